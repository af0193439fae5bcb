//! Labels of rows: the code before a name, the marks of an outline, what the words alone say.

use crate::text::outline::outline_mark;

/// Whether a row's label says that it counts things: it ends with their measure word in brackets.
pub(super) fn is_count(label: &str) -> bool {
    ["个", "辆", "人", "次", "人次", "批次", "批", "台", "套", "台/套", "台（套）", "人数"].iter().any(
        |measure| {
            label.strip_suffix('）').and_then(|l| l.strip_suffix(measure)).is_some_and(|l| l.ends_with('（'))
        },
    )
}

/// `注：本表反映…`: a note that a merged cell made the last row of its table.
pub(super) fn is_note(label: &str) -> bool {
    ["注", "备注", "说明"]
        .iter()
        .any(|word| label.strip_prefix(word).is_some_and(|rest| rest.starts_with('：')))
}

pub(super) fn slice(code: &str, from: usize, to: usize) -> String {
    code.get(from..to.min(code.len())).unwrap_or("").to_string()
}

/// `201一般公共服务支出`, `[201]一般公共服务支出`, `201-一般公共服务支出`: a code of the classification and the name
/// after it.
pub(super) fn leading_code(label: &str) -> Option<(&str, &str)> {
    const OPEN: [char; 6] = ['[', '【', '［', '〔', '（', '('];
    const CLOSE: [char; 8] = [']', '】', '］', '〕', '）', ')', '-', '－'];
    let bare = label.strip_prefix(OPEN).unwrap_or(label);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let known = matches!(digits, 3 | 5 | 7) && bare.starts_with(['2', '3', '5']);
    let rest = &bare[digits..];
    let closed = bare.len() == label.len() || rest.starts_with(CLOSE);
    (known && closed && !rest.starts_with(['年', '.', '、']))
        .then(|| (&bare[..digits], rest.trim_start_matches(CLOSE).trim()))
}

/// Outline level, whether it says 其中：, and the label without these.
pub(super) fn strip_marks(label: &str) -> (Option<u8>, bool, &str) {
    let (level, bare) = match outline_mark(label) {
        Some((level, mark)) => (Some(level), &label[mark..]),
        None => (None, label),
    };
    let bare = bare.trim_start_matches(['　', ' ', '—', '-']);
    match bare.strip_prefix("其中").map(|b| b.trim_start_matches(['：', '，'])) {
        // `其中：（一）` is the first of all that are counted.
        Some(inner) => match outline_mark(inner) {
            Some((level, mark)) => (Some(level), false, &inner[mark..]),
            None => (level, true, inner),
        },
        None => (level, false, bare),
    }
}

/// A name without what varies from place to place: brackets' width is uniform already, spaces go.
pub fn plain_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !"《》〈〉“”".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_labels() {
        assert_eq!(strip_marks("1.一般公共预算拨款"), (Some(4), false, "一般公共预算拨款"));
        assert_eq!(strip_marks("其中：一般财力"), (None, true, "一般财力"));
        assert_eq!(strip_marks("其中：（一）公务接待费"), (Some(3), false, "公务接待费"));
        assert_eq!(strip_marks("一、本年收入"), (Some(2), false, "本年收入"));
        assert_eq!(strip_marks("一般公共预算"), (None, false, "一般公共预算"));
    }
}
