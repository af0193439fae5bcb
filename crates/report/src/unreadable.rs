//! Reports on inputs that could not be read: every input gets its report, with why and what to do.

use crate::mask::mask;
use crate::published as p;
use gouji::RuleId;
use std::time::Duration;

/// The rule under which an unreadable input is reported.
pub const RULE: RuleId = RuleId::GJ600;

/// Why an input could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// There is no such file.
    Missing,
    /// The operating system refuses it; its own words.
    Refused(String),
    /// The file gives no text; why, and what to do.
    File(p::Message),
    /// A folder without documents.
    NoDocuments,
    /// A text without any form or figure that could be checked.
    NothingRecognised,
    /// More text than one disclosure has, in bytes: it is not checked.
    TooLong(u32),
    /// Reading and checking it took longer than they may.
    TookTooLong(Duration),
    /// A fault of this program, not of the document.
    Fault,
}

impl Reason {
    /// Why, and what to do.
    pub fn message(&self) -> p::Message {
        let (zh, en) = match self {
            Reason::Missing => (
                "没有这个文件。请核对路径和文件名。".to_owned(),
                "There is no such file. Please check the path.".to_owned(),
            ),
            Reason::Refused(why) => (
                format!("打不开这个文件（{why}）。请检查读取权限。"),
                format!("The file cannot be opened ({why}). Please check its permissions."),
            ),
            Reason::File(message) => return message.clone(),
            Reason::NoDocuments => (
                "文件夹里没有公开文件。请核对路径。".to_owned(),
                "The folder holds no documents. Please check the path.".to_owned(),
            ),
            Reason::NothingRecognised => (
                "读到了文字，但没有认出预算表，也没有可核对的数。请确认全文完整、表格没有丢失；\
                 扫描件请先转成文字。"
                    .to_owned(),
                "There is text, but no budget form and no figure to check. Please make sure that the text is whole \
                 and its tables are there; a scan has to be turned into text first."
                    .to_owned(),
            ),
            Reason::TooLong(bytes) => {
                let megabytes = bytes.div_ceil(1 << 20);
                (
                    format!(
                        "这一份有 {megabytes} MB 文字，比任何一份公开都长得多，没有核对。请确认选对了文件；\
                         若是许多份公开连在一起，请把它们分开。"
                    ),
                    format!(
                        "This one has {megabytes} MB of text, far more than any disclosure, and was not checked. Please \
                         make sure that it is the right file; if it is many disclosures in one, please part them."
                    ),
                )
            }
            Reason::TookTooLong(limit) => {
                let seconds = limit.as_secs_f64();
                (
                    format!(
                        "这一份 {seconds} 秒没有核对完，跳过了，其余的照常核对。可以单独核对它，或用 --time-limit 给更多时间。"
                    ),
                    format!(
                        "This one was not done after {seconds} seconds and was passed over; the others were checked. \
                         Please check it alone, or give it more time with --time-limit."
                    ),
                )
            }
            Reason::Fault => (
                "核对中程序自身出了错，不是文件的问题。请把这份文件的情况告诉开发者。".to_owned(),
                "The program itself failed; the document is not at fault. Please tell the developers.".to_owned(),
            ),
        };
        p::Message { zh, en }
    }

    /// The finding that says so.
    pub fn finding(&self) -> p::Finding {
        p::Finding {
            rule: RULE.as_str().into(),
            severity: "error".into(),
            message: self.message(),
            ..p::Finding::default()
        }
    }
}

/// The report on the input `name` of `bytes` bytes that could not be read.
pub fn report(name: &str, bytes: u64, reason: &Reason) -> p::Report {
    p::Report {
        schema: p::SCHEMA.into(),
        source: p::Source {
            name: mask(name).into_owned(),
            bytes,
            format: "unknown".into(),
            ..p::Source::default()
        },
        disclosure: p::Disclosure { kind: "budget".into(), ..p::Disclosure::default() },
        verdict: "unreadable".into(),
        findings: vec![reason.finding()],
        figures: Some(Vec::new()),
        relations: Some(Vec::new()),
        ..p::Report::default()
    }
}
