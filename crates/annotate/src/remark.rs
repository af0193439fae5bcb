//! What is to be said at a place of a file. Plain values: whoever writes them needs to know nothing of reports.
//! Offsets are bytes of the text that the reader made of the file.

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Level {
    /// To be checked.
    Error,
    /// To be looked at.
    Warning,
    /// Worth knowing.
    Note,
}

/// Another place that a remark speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Side {
    /// Its bytes.
    pub span: (u32, u32),
    /// Where it is, in words.
    pub place: String,
    /// What stands there; empty for a blank.
    pub text: String,
}

/// What is said at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Remark {
    /// The bytes that it speaks of; nothing where it is about the whole file.
    pub span: Option<(u32, u32)>,
    /// How grave it is.
    pub level: Level,
    /// What is wrong, in a sentence.
    pub headline: String,
    /// What it probably should be, and the equations that do not hold.
    pub details: Vec<String>,
    /// What the other sides say, and where.
    pub sides: Vec<Side>,
    /// What the document decides should stand there instead.
    pub correction: Option<String>,
    /// The rules behind it, by their ids.
    pub rules: Vec<String>,
    /// The findings that it tells, by their numbers in the report.
    pub findings: Vec<u32>,
}

impl Remark {
    /// All that it says, line by line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.headline.clone()];
        lines.extend(self.details.iter().cloned());
        lines.extend(self.sides.iter().map(|side| {
            let text = if side.text.trim().is_empty() { "（空）" } else { &side.text };
            format!("{}：{text}", side.place)
        }));
        if !self.rules.is_empty() {
            lines.push(format!("规则：{}", self.rules.join("、")));
        }
        lines
    }
}
