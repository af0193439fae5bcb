//! Room: made-up disclosures as files. A text in, the bytes of a file of some format out; and files with which
//! something is wrong. Nothing here knows the readers.

mod archive;
mod bad;
mod blocks;
mod compound;
mod doc;
mod excel;
mod html;
mod mail;
mod ofd;
mod one_xml;
mod opendocument;
mod pages;
mod patched;
mod pdf;
mod plain;
mod rows;
mod rtf;
mod word;
mod xls;

pub use archive::zipped;
pub use bad::{Bad, Outcome, bad};
pub use compound::{compound, compound_of};
pub use doc::doc;
pub use excel::{xlsx, xlsx_of};
pub use html::html;
pub use mail::{mhtml, mhtml_of_word};
pub use ofd::{ofd, ofd_of};
pub use one_xml::{excel_xml, word_xml};
pub use opendocument::{ods, odt, opendocument};
pub use pages::{Font, PdfFile, shown};
pub use patched::{formats, patched};
pub use pdf::{pdf, with_pages};
pub use plain::{csv, markdown};
pub use rtf::rtf;
pub use word::{docx, docx_numbered, docx_of};
pub use xls::xls;

/// What the names of files of a format end with, and the bytes of a text in it.
type Maker = (&'static str, fn(&str) -> Vec<u8>);

/// A text in every format, by file name.
pub fn of_every_format(name: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    FORMATS.iter().map(|(end, make)| (format!("{name}{end}"), make(text))).collect()
}

/// A text in the `n`th of the formats, which begin anew after the last, with its file name.
pub fn of_format(n: usize, name: &str, text: &str) -> (String, Vec<u8>) {
    let (end, make) = FORMATS[n % FORMATS.len()];
    (format!("{name}{end}"), make(text))
}

const FORMATS: [Maker; 21] = [
    (".docx", docx),
    ("-numbered.docx", docx_numbered),
    (".odt", odt),
    (".xlsx", xlsx),
    (".xls", xls),
    (".ods", ods),
    (".html", |text| html(text).into_bytes()),
    (".csv", |text| csv(text).into_bytes()),
    (".md", |text| markdown(text).into_bytes()),
    (".pdf", |text| pdf(text, Font::ToUnicode)),
    ("-predefined.pdf", |text| pdf(text, Font::Predefined)),
    (".mht", mhtml),
    ("-saved.doc", mhtml_of_word),
    ("-word.xml", |text| word_xml(text).into_bytes()),
    ("-excel.xml", |text| excel_xml(text).into_bytes()),
    (".doc", doc),
    (".rtf", |text| rtf(text, true)),
    ("-numbers.rtf", |text| rtf(text, false)),
    (".ofd", ofd),
    ("-gb18030.txt", |text| encoding_rs::GB18030.encode(text).0.into_owned()),
    ("-utf16.txt", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
];

/// A text as its publishers often cut it: the forms in one file, the prose in another; and an archive of the two.
pub fn halves(name: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    let at = text.rfind("\n第三部分").map_or(text.len(), |at| at + 1);
    let (forms, prose) = text.split_at(at);
    // The cover says whose it is, and of which year.
    let cover: String =
        text.lines().filter(|line| !line.trim().is_empty()).take(2).collect::<Vec<_>>().join("\n\n");
    let prose = format!("\n\n{cover}\n\n{prose}");
    let both = [
        (format!("{name}-forms.xlsx"), xlsx(forms)),
        (format!("{name}-prose.pdf"), pdf(&prose, Font::ToUnicode)),
    ];
    let archive =
        zipped(&both.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>());
    both.into_iter().chain([(format!("{name}-halves.zip"), archive)]).collect()
}
