//! Items of sentences by their codes: in brackets behind the name or before it, or right before the name.

use crate::model::cube::{Axis, Member};
use crate::text::outline::{self, outline_mark};

/// `行政运行（2010601）`, `工资福利支出（301）`, `…（项）（科目编码2240101）`: the code that stands in the bracket behind a name, and the words without both.
pub(super) fn coded(words: &str) -> Option<(Axis, Member, String)> {
    if let Some(found) = coded_before(words) {
        return Some(found);
    }
    for (open, _) in words.match_indices('（') {
        let inner = &words[open + '（'.len_utf8()..];
        let Some(end) = inner.find('）') else { continue };
        if let Some((from, axis)) = code_before(words, open).filter(|_| is_name(&inner[..end])) {
            let rest = format!("{}{}", &words[..from], &inner[end + '）'.len_utf8()..]);
            return Some((axis, Member::of(&words[from..open]), rest));
        }
        // The class of `公共安全支出（204类）司法（06款）…` is but the first of a chain.
        let numbered = inner[..end].bytes().any(|b| b.is_ascii_digit());
        if numbered && inner[..end].ends_with(['类', '款']) && inner[end..].contains("项）") {
            return None;
        }
        let code = inner[..end].trim_end_matches(['类', '款', '项']);
        let called = ["科目编码", "科目代码", "编码", "代码"].iter().find_map(|word| code.strip_prefix(word));
        let code = called.map_or(code, |code| code.trim_start_matches('：'));
        if let Some((code, end)) = coded_chain(words, open, code) {
            let from = name_before(words, open);
            return Some((Axis::Function, Member::of(code), format!("{}{}", &words[..from], &words[end..])));
        }
        let digits = code.bytes().all(|b| b.is_ascii_digit());
        let Some(axis) = axis_of(code) else { continue };
        let from = name_before(words, open);
        if digits && words[from..open].chars().count() >= 2 {
            let rest = format!("{}{}", &words[..from], &inner[end + '）'.len_utf8()..]);
            return Some((axis, Member::of(code), rest));
        }
    }
    None
}

/// `（3）2080502事业单位离退休年初预算为`: the code that words begin with, and the words without it and the name behind it.
fn coded_before(words: &str) -> Option<(Axis, Member, String)> {
    const STAGES: [&str; 9] =
        ["年初预算", "调整预算", "全年预算", "支出预算", "预算数", "支出决算", "决算", "执行数", "安排"];
    let from = outline_mark(words).map_or(0, |(_, len)| len);
    let length = outline::code_before_name(&words[from..])?;
    let behind = &words[from + length..];
    let name = behind.find(|c: char| !c.is_alphabetic() && !"（）、".contains(c)).unwrap_or(behind.len());
    let end = STAGES.iter().filter_map(|stage| behind.find(stage)).chain([name]).min().unwrap_or(name);
    let rest = format!("{}{}", &words[..from], &behind[end..]);
    Some((Axis::Function, Member::of(&words[from..from + length]), rest))
}

/// Which classification a code is of, by its length and its class.
fn axis_of(code: &str) -> Option<Axis> {
    let class: u32 = code.get(..3).and_then(|class| class.parse().ok()).unwrap_or(0);
    match (code.len(), class) {
        (3 | 5 | 7, 201..=234) => Some(Axis::Function),
        (3 | 5, 301..=399) => Some(Axis::Economic),
        _ => None,
    }
}

/// `2080505（机关事业单位基本养老保险缴费支出）`: where the code begins that stands before a bracket, and of what it is.
fn code_before(words: &str, open: usize) -> Option<(usize, Axis)> {
    let from = words[..open].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((from, axis_of(&words[from..open])?))
}

/// The item that words begin with, by its code with the name in a bracket or right behind it.
pub(super) fn leading_code(words: &str) -> Option<(Axis, Member)> {
    if let Some(length) = outline::leading_code(words) {
        return Some((Axis::Function, Member::of(&words[..length])));
    }
    let open = words.find('（')?;
    let (from, axis) = code_before(words, open)?;
    let name = words[open + '（'.len_utf8()..].split('）').next()?;
    (from == 0 && is_name(name)).then(|| (axis, Member::of(&words[..open])))
}

fn is_name(words: &str) -> bool {
    words.chars().count() >= 2
        && words.chars().all(|c| c.is_alphabetic() && !c.is_ascii() || "（、）".contains(c))
}

/// Where the name begins that stands before a bracket.
fn name_before(words: &str, open: usize) -> usize {
    // A name may have a bracket of its own: 政府办公厅（室）及相关机构事务.
    let mark = |c: char| !c.is_alphabetic() && !"（）".contains(c) || c.is_ascii();
    let after = |at: usize| at + words[at..].chars().next().map_or(0, char::len_utf8);
    let from = words[..open].rfind(mark).map_or(0, after);
    // The year of `2024年行政运行`, not that of 职业年金.
    let dated = from > 0 && words[..from].ends_with(|c: char| c.is_ascii_digit());
    let from = if dated && words[from..].starts_with('年') { after(from) } else { from };
    if words[from..].starts_with('）') { after(from) } else { from }
}

/// `农林水支出（213）农业农村（01）事业运行（04）`: the whole code of a chain whose first bracket holds the class, and where
/// it ends.
fn coded_chain(words: &str, open: usize, class: &str) -> Option<(String, usize)> {
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(class, 3) || !class.starts_with('2') {
        return None;
    }
    let mut code = class.to_string();
    let mut end = open + words[open..].find('）')? + '）'.len_utf8();
    while code.len() < 7 {
        // A name may have a bracket of its own: 政府办公厅（室）及相关机构事务（03）.
        let rest = &words[end..];
        let inner = |at: usize| rest[at + '（'.len_utf8()..].split('）').next().unwrap_or("");
        let Some(at) = rest.match_indices('（').map(|(at, _)| at).find(|&at| digits(inner(at), 2)) else {
            break;
        };
        if !is_name(&rest[..at]) {
            break;
        }
        code.push_str(inner(at));
        end += at + "（".len() + inner(at).len() + "）".len();
    }
    (code.len() > 3).then_some((code, end))
}
