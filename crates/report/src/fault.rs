//! What is wrong in a file of JSON that people write: where, and what to do, in both languages.
//! The reader's own words are English; those that people meet are put into Chinese here.

use std::fmt;

/// Between the Chinese and the English words of a fault that the shapes report.
const BETWEEN: char = '\u{1f}';

/// The first thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What is wrong and what to do, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行：{}。 Line {}: {}.", self.line, self.zh, self.line, self.en)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// A fault at a place.
    pub(crate) fn of(line: usize, column: usize, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Fault { line, column, zh: zh.into(), en: en.into() }
    }

    /// A fault of the JSON reader.
    pub(crate) fn from_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line().max(1), error.column().max(1));
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        if let Some((zh, en)) = message.split_once(BETWEEN) {
            return Fault::of(line, column, zh, en);
        }
        Fault::of(line, column, chinese(message), message)
    }
}

/// The words of a fault that a shape reports.
pub(crate) fn bilingual(zh: &str, en: &str) -> String {
    format!("{zh}{BETWEEN}{en}")
}

/// The reader's words in Chinese.
fn chinese(message: &str) -> String {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let list = |names: &[&str]| names.join("、");
    match names.as_slice() {
        [] if message.starts_with("invalid type") => wrong_type(message),
        [name] if message.starts_with("missing field") => format!("缺少 {name}，请补上"),
        [name] if message.starts_with("duplicate field") => format!("{name} 写了两次，请留一处"),
        [name, others @ ..] if message.starts_with("unknown field") => {
            format!("不认识 {name}，这里可以写 {}", list(others))
        }
        [name, others @ ..] if message.starts_with("unknown variant") => {
            format!("不认识 {name}，请从 {} 中选一个", list(others))
        }
        _ if message.starts_with("invalid type") => wrong_type(message),
        _ if message.starts_with("EOF") => "文件到这里就断了，请检查括号和引号是否成对".into(),
        _ => format!("这里不合 JSON 的写法（{message}），请检查逗号、引号和括号"),
    }
}

fn wrong_type(message: &str) -> String {
    let wanted = message.rsplit("expected ").next().unwrap_or_default();
    let wanted = match wanted {
        w if w.contains("sequence") => "列表 […]",
        w if w.contains("string") => "文字 \"…\"",
        w if w.contains("struct") || w.contains("map") => "对象 {…}",
        w => w,
    };
    format!("类型不对，这里应为{wanted}")
}
