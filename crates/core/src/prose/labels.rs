//! What messages call a figure of a sentence: the words before it, and the part that it plays.

use crate::model::figure::Role;
use crate::source::Text;
use crate::text::outline::outline_mark;

/// How many bytes before a figure its name is looked for.
const LOOKED_BACK: usize = 600;

/// The words right before a figure, as its name in messages: its clause, and the one before where that says only
/// what kind of figure it is.
pub(super) fn words_before(text: &Text, at: usize) -> String {
    // A text may have lost all its breaks and marks: nobody looks back for a page.
    let near = (at.saturating_sub(LOOKED_BACK)..=at).find(|&near| text.clean.is_char_boundary(near));
    let lead = &text.clean[near.unwrap_or(at)..at];
    let mut from = lead.len();
    for _ in 0..4 {
        let Some(stop) = lead[..from].rfind(['。', '；', '，', '：', '、']) else {
            from = 0;
            break;
        };
        let stated = &lead[stop..];
        from = stop;
        if stated.chars().count() > 5 && !is_bare(stated) || lead[stop..].starts_with(['。', '；']) {
            break;
        }
    }
    let words = lead[from..].trim_start_matches(['。', '；', '，', '：', '、']);
    let words = outline_mark(words).map_or(words, |(_, mark)| &words[mark..]);
    // `其中地上8013平方米（其中计容`: what a bracket that is still open tells of is within it.
    let open =
        words.rfind('（').filter(|&at| !words[at..].contains('）') && words.len() > at + '（'.len_utf8());
    let words = open.map_or(words, |at| &words[at + '（'.len_utf8()..]);
    let words =
        words.trim_start_matches("其中").trim_start_matches(['：', '，']).trim_end_matches(['约', '为']);
    let skipped = words.chars().count().saturating_sub(30);
    words.chars().skip(skipped).collect()
}

/// What a figure is of, in the words of its sentence without the entity, the year and the kind of figure.
pub(super) fn subject_words(text: &Text, at: usize, entity: &str) -> String {
    let words = words_before(text, at);
    let words = if entity.is_empty() { words } else { words.replace(entity, "") };
    let mut bare = words.as_str();
    if let Some((path, _)) = bare.split_once("（项）") {
        bare = path.rsplit('）').next().unwrap_or(path);
    }
    let year = bare.bytes().take_while(u8::is_ascii_digit).count();
    if year == 4 {
        bare = bare[4..].trim_start_matches('年').trim_start_matches('度').trim_start_matches('的');
    }
    let bare = bare.trim_end_matches(['为', '：']);
    if bare.is_empty() { words.clone() } else { bare.to_string() }
}

/// The kind of a figure that is told of another one; `planned` where that is what was planned for the same year.
pub(super) fn role_word(role: Role, sign: i8, planned: bool) -> Option<&'static str> {
    match role {
        Role::Share if planned => Some("完成比例"),
        Role::Share => Some("占比"),
        Role::Change if planned => Some(if sign < 0 { "比预算减少" } else { "比预算增加" }),
        Role::Change => Some(if sign < 0 { "比上年减少" } else { "比上年增加" }),
        Role::Growth => Some(if sign < 0 { "降幅" } else { "增幅" }),
        _ => None,
    }
}

/// `“三公”经费较上年减少`: the words of what is compared, where any stand before the comparison.
pub(super) fn without_comparison(words: &str) -> String {
    let at = ["较上年", "比上年", "较年初", "与上年", "较去年", "比去年", "同比", "占"].iter();
    let at = at.filter_map(|w| words.find(w)).min().filter(|at| *at > 0);
    at.map_or(words, |at| words[..at].trim_end_matches('，')).to_string()
}

/// Words that say what kind of figure follows, not of what.
fn is_bare(words: &str) -> bool {
    let inner = words.trim_start_matches(['，', '：', '、']);
    ["比", "较", "增长", "下降", "占", "增加", "减少", "价值", "涉及", "与上年"]
        .iter()
        .any(|w| inner.starts_with(w))
        || inner.ends_with("预算数为")
}
