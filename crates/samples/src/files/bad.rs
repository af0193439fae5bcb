//! Room: made-up disclosures as files. Every kind of file with which something is wrong, in one table: what it is called,
//! what is in it, and what must be reported on it.

use super::archive::zipped;
use super::compound::compound;
use super::doc::doc;
use super::excel::{xlsx, xlsx_of};
use super::html::html;
use super::mail::mhtml_of_word;
use super::ofd::{ofd, ofd_of};
use super::one_xml::{excel_xml, word_xml};
use super::opendocument::{ods, opendocument};
use super::pages::{Font, PdfFile, packed};
use super::pdf::{pdf, with_pages};
use super::rtf::rtf;
use super::word::docx;
use super::xls;
use crate::dice::Dice;

/// A small disclosure whose figures agree.
const TEXT: &str = "示例县档案馆 2026 年部门预算公开\n\n支出表\n\n科目\t预算数\n基本支出\t12.00\n项目支出\t3.50\n合计\t15.50\n";

/// A bad file.
#[derive(Clone, Debug)]
pub struct Bad {
    /// The name it is given; what follows the last point may be a lie.
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What becomes of a bad file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not read: the message has these words in it, which say what is the matter, and these, what to do.
    Refused(&'static str, &'static str),
    /// It is read as if nothing were wrong: only its name lies, or it is merely long.
    Read,
}

/// Every kind.
pub fn bad() -> Vec<Bad> {
    use Outcome::{Read, Refused};
    let whole = pdf(TEXT, Font::ToUnicode);
    let long = TEXT.repeat(40);
    let damaged = Refused("不完整或已损坏", "重新下载");
    let locked = Refused("加了密码", "去掉密码");
    let bomb = Refused("展开后大得反常", "核对来源");
    let unpack = Refused("压缩包", "先解压");
    let picture = Refused("没有文字", "文字识别");
    let old = Refused("旧版 Word", "另存为 .docx");
    let files = [
        // Nothing in it.
        ("nothing.txt", Vec::new(), Refused("文件是空的", "完整保存")),
        ("nothing.pdf", Vec::new(), Refused("文件是空的", "完整保存")),
        ("blank.txt", b" \r\n\t\r\n".to_vec(), Refused("文件是空的", "完整保存")),
        ("random.txt", random(4096), Refused("不是文字", "选对了文件")),
        // Cut off on the way.
        ("cut.pdf", cut(&whole), damaged),
        ("cut.docx", cut(&docx(&long)), damaged),
        ("cut.xlsx", cut(&xlsx(&long)), damaged),
        ("cut.ods", cut(&ods(&long)), damaged),
        ("cut.xls", xls::xls(&long)[..1500].to_vec(), damaged),
        ("cut.zip", cut(&archive()), Refused("ZIP 文件不完整", "重新下载")),
        // Locked.
        ("locked.pdf", locked_pdf(), locked),
        ("locked.docx", compound("EncryptedPackage", b"locked"), locked),
        ("locked.xlsx", compound("EncryptedPackage", b"locked"), locked),
        ("locked.xls", xls::locked(TEXT), locked),
        ("locked.ods", locked_ods(), locked),
        ("locked.zip", locked_zip(), Refused("压缩包加了密码", "解开")),
        // Other than they are called: what is in them is known all the same.
        ("pdf.docx", whole.clone(), Read),
        ("docx.doc", docx(TEXT), Read),
        ("docx.pdf", docx(TEXT), Read),
        ("xlsx.xls", xlsx(TEXT), Read),
        ("html.xls", html(TEXT).into_bytes(), Read),
        ("text.xls", TEXT.into(), Read),
        ("xls.et", xls::xls(TEXT), Read),
        ("text.pdf", TEXT.into(), Read),
        // Formats that are not read.
        ("old.doc", compound("WordDocument", b"\xdc\xa5\x65\0"), old),
        ("old.wps", compound("WordDocument", b"\xdc\xa5\x65\0"), old),
        ("cut.doc", doc(&long)[..9000].to_vec(), damaged),
        ("cut.ofd", cut(&ofd(&long)), Refused("不完整", "重新下载")),
        ("locked.doc", compound("WordDocument", b"\xec\xa5\xc1\0\0\0\0\0\0\0\0\x03"), locked),
        ("mail.mht", b"From: a@example.org\nMIME-Version: 1.0\n\nhello".to_vec(), Refused("MHTML", "另存为")),
        ("doc.wps", doc(TEXT), Read),
        ("rtf.doc", rtf(TEXT, true), Read),
        ("mhtml.xls", mhtml_of_word(TEXT), Read),
        ("xml.xls", excel_xml(TEXT).into_bytes(), Read),
        ("xml.doc", word_xml(TEXT).into_bytes(), Read),
        ("old.xls", compound("Book", b"old"), Refused("Excel 5.0/95", "另存为")),
        ("slides.pptx", zipped(&[("ppt/presentation.xml", b"<p/>")]), Refused("PowerPoint", "另存为")),
        ("table.xml", SPREADSHEET_XML.into(), Refused("文件是空的", "完整保存")),
        ("pictures.rtf", b"{\\rtf1\\ansi{\\pict 00}}".to_vec(), Refused("扫描件", "文字识别")),
        ("no-page.ofd", zipped(&[("OFD.xml", b"<ofd/>")]), damaged),
        ("scan.ofd", ofd_of(&["<ImageObject/>".to_owned()], (595, 842)), Refused("扫描件", "文字识别")),
        ("archive.rar", b"Rar!\x1a\x07\x01\0".to_vec(), unpack),
        ("archive.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), unpack),
        ("archive.tgz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), unpack),
        // Pictures.
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), picture),
        ("picture.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), picture),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), picture),
        ("scan.pdf", scan(), Refused("扫描件", "文字识别")),
        // Made to do harm, or merely large.
        ("bomb.docx", zipped(&[("word/document.xml", &[b' '; 40 << 20])]), bomb),
        ("bomb.pdf", bomb_pdf(), bomb),
        ("bomb.zip", bomb_zip(), bomb),
        ("entities.xlsx", entities(), bomb),
        ("crowd.zip", crowd(201), Refused("有 201 份文件", "分几次")),
        ("swarm.zip", crowd(10_001), bomb),
        ("deep.zip", deep(), unpack),
        ("empty.zip", zipped(&[("照片.jpg", b"x")]), unpack),
        ("long.pdf", with_pages(TEXT, 500), Read),
        ("endless.pdf", PdfFile::default().packed(&vec![String::new(); 3001]), Refused("3001 页", "分开")),
    ];
    files.into_iter().map(|(name, bytes, outcome)| Bad { name, bytes, outcome }).collect()
}

/// What the first Excel for XML wrote.
const SPREADSHEET_XML: &str = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
    <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>";

fn cut(bytes: &[u8]) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

fn random(bytes: usize) -> Vec<u8> {
    let mut dice = Dice::new(5);
    (0..bytes).map(|_| dice.between(0, 255) as u8).collect()
}

fn archive() -> Vec<u8> {
    zipped(&[("2026/公开.docx", &docx(TEXT)), ("2026/公开.txt", TEXT.as_bytes())])
}

/// A lock whose key nobody has.
fn locked_pdf() -> Vec<u8> {
    let key = |byte: &str| byte.repeat(32);
    let lock = format!(
        "/Encrypt<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -44>>/ID[<{1}><{1}>]",
        key("a7"),
        key("5c")
    );
    let page = String::from("BT /F 10 Tf 50 50 Td <0031> Tj ET\n");
    PdfFile { trailer: &lock, ..PdfFile::default() }.packed(&[page])
}

/// Its list of parts says that the content is locked.
fn locked_ods() -> Vec<u8> {
    let list = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\">\
        <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    opendocument("spreadsheet", "\u{1}\u{2}\u{3}", &[("META-INF/manifest.xml", list)])
}

/// An archive whose every entry has the mark of a password.
fn locked_zip() -> Vec<u8> {
    let mut bytes = archive();
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(mark)).collect();
        found.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

/// A page that is a picture.
fn scan() -> Vec<u8> {
    let page = "q 800 0 0 500 20 20 cm BI /W 8 /H 1 /CS /G /BPC 1 /F /AHx ID a5> EI Q\n";
    PdfFile::default().packed(&[page.to_owned()])
}

/// A page whose content was deflated twice: each time a thousandth is left of it.
fn bomb_pdf() -> Vec<u8> {
    let once = packed(&[b' '; 1 << 16], 1 << 11);
    PdfFile::default().written(&[(packed(&once, 1), "/Filter[/FlateDecode/FlateDecode]")])
}

/// A document in an archive that expands by a thousand.
fn bomb_zip() -> Vec<u8> {
    zipped(&[("公开.txt", &[b' '; 40 << 20])])
}

/// Words that stand for ten others each, nine times over.
fn entities() -> Vec<u8> {
    let mut list = String::from("<!DOCTYPE lolz [<!ENTITY a0 \"合计\">");
    for n in 1..10 {
        list += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10));
    }
    let strings = format!("<?xml version=\"1.0\"?>{list}]><sst><si><t>&a9;</t></si></sst>");
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
    xlsx_of(&[("表", "visible", sheet)], &[("sharedStrings.xml", &strings)])
}

/// An archive of so many texts.
fn crowd(texts: usize) -> Vec<u8> {
    let names: Vec<String> = (0..texts).map(|n| format!("{n}.txt")).collect();
    zipped(&names.iter().map(|name| (name.as_str(), &b""[..])).collect::<Vec<_>>())
}

/// Archives within archives.
fn deep() -> Vec<u8> {
    (0..40).fold(docx(TEXT), |inner, _| zipped(&[("inner.zip", &inner)]))
}
