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
}

impl Fault {
    /// What happened, and what to do.
    pub fn message(&self) -> Message {
        let (zh, en) = match self {
            Fault::Format(format) => (
                format!(
                    "{} 文件不能写入批注；能写入的是 docx 和 xlsx。请先另存为其中一种，或者把输出的名字写成 .html，得到标好的网页。",
                    format.name()
                ),
                format!(
                    "remarks cannot be written into {} files, only into docx and xlsx. Please save it as one of these, or \
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
        };
        Message { zh, en }
    }
}
