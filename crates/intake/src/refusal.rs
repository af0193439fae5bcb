//! Why a file gives no text, and what its owner can do about it, in both languages.
//! Every bad input ends here, in a value, not in a panic.

use crate::unread::{Unread, What, Where};

/// A message in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Why a file gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing in it but white space.
    Empty,
    /// Neither text nor a known format.
    Binary,
    /// More than [`crate::MOST_BYTES`], or more text than can be handled.
    TooLarge,
    /// Locked by a password; the format's name.
    Encrypted(&'static str),
    /// Cut off or corrupted; the format's name.
    Damaged(&'static str),
    /// What is packed in it expands beyond all measure.
    Bomb,
    /// More pages than are read.
    TooManyPages(usize),
    /// Pages that are pictures, without text.
    Scanned,
    /// Reading pictures was cancelled.
    Cancelled,
    /// The recogniser of pictures failed.
    Recogniser,
    /// Word 95 and before.
    LegacyWord,
    /// Nothing but what is not read: an inserted page, an object.
    Unread(What),
    /// Text in fonts that do not say what their codes mean.
    Letters,
    /// A picture; its format.
    Image(&'static str),
    /// An archive of files rather than a document: see `members`.
    Archive,
    /// An archive of more documents than are read at once: how many.
    TooManyDocuments(usize),
    /// An archive that is locked by a password.
    LockedArchive,
    /// An archive of a kind that is not opened, by its name.
    OtherArchive(&'static str),
    /// A format that is known and not read, by its name.
    Unsupported(&'static str),
    /// A format whose reader this build leaves out.
    NoReader(&'static str),
}

impl Refusal {
    /// A name for programs; it does not change.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::Binary => "binary",
            Refusal::TooLarge => "too-large",
            Refusal::Encrypted(_) => "encrypted",
            Refusal::Damaged(_) => "damaged",
            Refusal::Bomb => "bomb",
            Refusal::TooManyPages(_) => "too-many-pages",
            Refusal::Scanned => "scanned",
            Refusal::Cancelled => "cancelled",
            Refusal::Recogniser => "recogniser",
            Refusal::LegacyWord => "legacy-word",
            Refusal::Unread(_) => "unread",
            Refusal::Letters => "letters",
            Refusal::Image(_) => "image",
            Refusal::Archive => "archive",
            Refusal::TooManyDocuments(_) => "too-many-documents",
            Refusal::LockedArchive => "locked-archive",
            Refusal::OtherArchive(_) => "other-archive",
            Refusal::Unsupported(_) => "unsupported",
            Refusal::NoReader(_) => "no-reader",
        }
    }

    /// What happened, and what to do.
    pub fn message(&self) -> Message {
        let (zh, en) = match self {
            Refusal::Empty => pair(
                "文件是空的。请确认公开文件已经完整保存。",
                "The file is empty. Please make sure that the document was saved whole.",
            ),
            Refusal::Binary => pair(
                "文件里不是文字，也不是认得的格式。请确认选对了文件。",
                "The file holds neither text nor a known format. Please make sure that it is the right file.",
            ),
            Refusal::TooLarge => pair(
                "文件太大（超过 200 MB，或文字超过 64 MB）。请把各份公开文件分开。",
                "The file is too large (over 200 MB, or over 64 MB of text). Please split it into single documents.",
            ),
            Refusal::Encrypted(name) => (
                format!("这份 {name} 文件加了密码，读不出来。请用原来的程序打开，去掉密码后另存，再试一次。"),
                format!(
                    "This {name} file is locked by a password. Please save a copy without password, and try that."
                ),
            ),
            Refusal::Damaged(name) => (
                format!(
                    "这份 {name} 文件不完整或已损坏，很可能没有下载完。请重新下载；还不行，就打开它另存一份。"
                ),
                format!(
                    "This {name} file is cut off or damaged, most likely by a broken download. Please download it again, \
                     or open it and save a copy."
                ),
            ),
            Refusal::Bomb => pair(
                "这份文件里压缩的内容展开后大得反常，已停止读取。正常的公开文件不会这样，请核对来源。",
                "What is packed in this file expands beyond all measure and was not read. No disclosure does that; please check where it is from.",
            ),
            Refusal::TooManyPages(pages) => (
                format!("文件有 {pages} 页，超过一次能读的页数。请把各份公开文件分开。"),
                format!(
                    "The file has {pages} pages, more than are read at once. Please split it into single documents."
                ),
            ),
            Refusal::Scanned => pair(
                "每一页都是图片，没有文字（扫描件）。请先做文字识别（OCR），或改用公开页面上的文字版。",
                "All pages are pictures without text (a scan). Please run text recognition (OCR) first, or use a version with text.",
            ),
            Refusal::Cancelled => {
                pair("识别已取消，没有结果。", "Recognition was cancelled; there is no result.")
            }
            Refusal::Recogniser => pair(
                "识别程序运行失败。请确认识别模型的文件完整，重新取一次再试。",
                "The recogniser failed. Please make sure that the files of its model are whole, or get them anew.",
            ),
            Refusal::LegacyWord => pair(
                "这是旧版 Word 文件（Word 95 或更早）。请用 Word 或 WPS 打开，另存为 .docx，再试一次。",
                "This is a file of Word 95 or before. Please open it, save it as .docx, and try that.",
            ),
            Refusal::Unread(what) => {
                let unread = Unread { what: *what, at: Where::File, count: 1 };
                (unread.zh(), unread.en())
            }
            Refusal::Letters => pair(
                "每一页都有文字，但字体没有说明每个编码是什么字，读不出来。请改用 Word 版或网页版，或者先做文字识别（OCR）。",
                "The pages hold text, but their fonts do not tell what their codes mean. Please use a Word file or a web page, or run text recognition (OCR) first.",
            ),
            Refusal::Image(name) => (
                format!(
                    "这是图片（{name}），里面没有文字。请先做文字识别（OCR），或改用公开页面上的文字版。"
                ),
                format!(
                    "This is a picture ({name}) without text. Please run text recognition (OCR) first, or use a version with text."
                ),
            ),
            Refusal::Archive
            | Refusal::TooManyDocuments(_)
            | Refusal::LockedArchive
            | Refusal::OtherArchive(_) => self.of_archive(),
            Refusal::Unsupported(name) => (
                format!("这是 {name} 文件，读不了。请另存为 PDF、Word（.docx）、Excel（.xlsx）或纯文本。"),
                format!(
                    "This is a {name} file, which is not read. Please save it as PDF, .docx, .xlsx or plain text."
                ),
            ),
            Refusal::NoReader(name) => (
                format!("这里没有装 {name} 的读取程序。请把全文另存为纯文本（.txt），再试一次。"),
                format!("There is no reader for {name} here. Please save the text as .txt and try that."),
            ),
        };
        Message { zh, en }
    }

    /// Why an archive gives no documents.
    fn of_archive(&self) -> (String, String) {
        match self {
            Refusal::TooManyDocuments(documents) => (
                format!(
                    "压缩包里有 {documents} 份文件，一次最多读 200 份。请先解压，再分几次把其中的文件拖进来。"
                ),
                format!(
                    "The archive holds {documents} documents; 200 are read at once at most. Please unpack it and check them in several goes."
                ),
            ),
            Refusal::LockedArchive => pair(
                "压缩包加了密码，打不开。请先用解压软件输入密码解开，再把其中的文件拖进来。",
                "The archive is locked by a password. Please unpack it with its password and check its files.",
            ),
            Refusal::OtherArchive(name) => (
                format!("这是 {name} 压缩包，这里打不开。请先解压，再把其中的文件拖进来。"),
                format!(
                    "This is a {name} archive, which is not opened here. Please unpack it and check its files."
                ),
            ),
            _ => pair(
                "这个压缩包里没有能直接读的公开文件（包里的压缩包不再打开）。请先解压，再把其中的文件拖进来。",
                "This archive holds no documents that are read (archives within it are not opened). Please unpack it and check its files.",
            ),
        }
    }
}

fn pair(zh: &str, en: &str) -> (String, String) {
    (zh.to_owned(), en.to_owned())
}
