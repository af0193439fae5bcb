//! Why a file cannot be given back with remarks, and what to do instead.
//! In both languages, as refusals of the readers are.

use gouji_intake::{Format, Message};

/// Why a file cannot be annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Files of this format are only read.
    Format(Format),
    /// A part of the file is missing or not built as it should be.
    Part(String),
    /// A part of the file is not written in UTF-8.
    Encoding(String),
    /// A PDF does not say rightly where its objects stand; the reader found them by searching.
    Damaged,
    /// A PDF is encrypted, be it only against changes.
    Locked,
}

impl Fault {
    /// What happened, and what to do.
    pub fn message(&self) -> Message {
        let (zh, en) = match self {
            Fault::Format(format) => (
                format!(
                    "{} 文件不能写入批注；能写入的是 docx、xlsx 和 PDF。请先另存为其中一种，或者把输出的名字写成 .html，得到标好的网页。",
                    format.name()
                ),
                format!(
                    "remarks cannot be written into {} files, only into docx, xlsx and PDF. Please save it as one of these, or \
                     name the output .html for an annotated page.",
                    format.name()
                ),
            ),
            Fault::Part(part) => (
                format!(
                    "文件里的 {part} 缺少或者不完整，批注写不进去。请用 Word、Excel 或 WPS 打开后另存一次再试。"
                ),
                format!(
                    "its part {part} is missing or broken, so no remark can be written. Please open the file in Word, Excel \
                     or WPS, save it anew and try again."
                ),
            ),
            Fault::Encoding(part) => (
                format!(
                    "文件里的 {part} 不是 UTF-8 编码，批注写不进去。请用 Word、Excel 或 WPS 打开后另存一次再试。"
                ),
                format!(
                    "its part {part} is not in UTF-8, so no remark can be written. Please open the file in Word, Excel or \
                     WPS, save it anew and try again."
                ),
            ),
            Fault::Damaged => (
                "这份 PDF 的对象目录有错，文字是靠重建目录读出来的，批注写不进去。请用 PDF 阅读器或 WPS 打开，另存为（或打印成）新的 PDF 再试。"
                    .to_owned(),
                "the table of objects of this PDF is wrong; its text was read by building the table anew, and no remark can be \
                 written. Please open it in a PDF program, save or print it as a new PDF and try again."
                    .to_owned(),
            ),
            Fault::Locked => (
                "这份 PDF 加了密（打开不要密码的，也可能限制了修改），批注写不进去。请换没有加密的原件，或者用 PDF 程序去掉安全限制后另存再试。"
                    .to_owned(),
                "this PDF is encrypted (one that opens without a password may be protected from changes), so no remark can be \
                 written. Please use the original without encryption, or save a copy without its restrictions and try again."
                    .to_owned(),
            ),
        };
        Message { zh, en }
    }
}
