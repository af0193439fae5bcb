//! Lines: rows of tables, empty ones, text; and which text goes on from which.

use crate::lexicon::sites::is_of_site;
use crate::source::Span;
use crate::source::characters;
use crate::text::outline::{leading_code, opens_with_class, outline_level, outline_mark};
use crate::text::title::years;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing on it.
    Blank,
    /// Cells parted by tabs.
    Row,
    /// Anything else.
    Text,
}

/// A line without its line break, its Markdown marks left out.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Where its text stands.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
    /// Level of a Markdown heading.
    pub heading: Option<u8>,
}

/// The lines of a part of the source.
pub fn lines(source: &str, span: Span) -> impl Iterator<Item = Line> {
    let from = span.start as usize;
    characters::lines(span.of(source)).flat_map(move |(at, raw)| {
        let start = from + at;
        let (first, rest) = raw.split_at(heading_within(raw).unwrap_or(raw.len()));
        let rest = (!rest.is_empty()).then(|| line(rest, start + first.len()));
        std::iter::once(line(first, start)).chain(rest)
    })
}

/// Where a heading begins that a copy left on the line of the sentence before it: `…未纳入统计。 十一、…`.
fn heading_within(raw: &str) -> Option<usize> {
    if raw.contains('\t') {
        return None;
    }
    let after = |(at, stop): (usize, &str)| {
        let rest = &raw[at + stop.len()..];
        let mark = rest.trim_start();
        let apart = mark.len() < rest.len() && matches!(outline_mark(mark), Some((1 | 2, _)));
        apart.then_some(raw.len() - mark.len())
    };
    raw.match_indices('。').find_map(after)
}

/// Bars behind cells.
pub(super) const BARS: [char; 3] = ['|', '｜', '│'];

pub(super) fn line(raw: &str, start: usize) -> Line {
    if raw.contains('\t') {
        return Line { span: Span::new(start, start + raw.len()), kind: LineKind::Row, heading: None };
    }
    let mut text = characters::trim(raw);
    let mut heading = None;
    let marks = text.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&marks) {
        // The marks alone do not make a heading: converters put them before captions and items too.
        heading = Some(marks as u8).filter(|_| !text.contains(['。', '；', '，']));
        text = text[marks..].trim_start();
    }
    if let Some(item) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
        text = item.trim_start();
    }
    // A bar behind a cell that stands on a line of its own.
    let bar = |cell: &&str| !cell.contains(BARS) && cell.ends_with([' ', '\u{3000}', '\u{a0}']);
    if let Some(cell) = text.strip_suffix(BARS).filter(bar) {
        text = cell.trim_end();
    }
    let from = start + (text.as_ptr() as usize - raw.as_ptr() as usize);
    // A number alone on a line is a page's.
    let short = if text.len() <= 64 { characters::plain(text) } else { text.into() };
    let bare = short.trim_matches(['-', '—', '–', '－', ' ', '\u{a0}', '\u{3000}']);
    let page = short.chars().count() <= 9 && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit());
    let kind = if text.is_empty() || page { LineKind::Blank } else { LineKind::Text };
    let level =
        heading.filter(|_| heading_level(&text.replace([' ', '*'], "")).is_none()).map(|n: u8| n.min(4));
    Line { span: Span::new(from, from + text.len()), kind, heading: level }
}

/// The level of a heading that its own numbering tells: 第一部分, 一、, （一）; `1．` and `（1）` where the words are a title.
pub fn heading_level(clean: &str) -> Option<u8> {
    // `（三）财政拨款收入决算情况。`: some close their headings.
    let closed = clean.strip_suffix('。').filter(|words| words.ends_with("情况") || words.ends_with("说明"));
    let clean = closed.unwrap_or(clean);
    let level = outline_level(clean)?;
    let long = clean.chars().count() > 70;
    // Digits number items as well as headings: only a title is surely one.
    let titled = ["情况", "说明"].iter().any(|end| clean.ends_with(end)) && clean.chars().count() <= 40;
    let plain = !clean.contains(['。', '；', '，', '：', '%']) && !clean.contains("万元");
    ((level <= 3 || titled) && !long && plain).then_some(level)
}

/// Whether `next`, right below a heading with a mark, is the end of it that the page was too narrow for.
pub fn ends_heading(heading: &str, next: &str) -> bool {
    let ends = |text: &str| text.ends_with(['表', '明', '况']);
    (18..60).contains(&heading.chars().count())
        && !ends(heading)
        && next.chars().count() <= 12
        && ends(next)
        && !next.contains(['，', '。', '；', '：'])
        && !starts_anew(next)
}

/// Whether `open` is a title above a paragraph that stands on one line: what is wrapped has lines of one length.
fn is_lone_title(open: &str, next: &str) -> bool {
    const ENDS: [&str; 6] = ["说明", "公开", "公示", "情况", "预算", "决算"];
    ENDS.iter().any(|end| open.ends_with(end))
        && !open.contains(['，', '。', '；', '：', '、'])
        && next.chars().count() > 2 * open.chars().count()
}

/// More bytes than this no paragraph has: what goes on is another one, so that time grows with the text and not with
/// its square.
pub const LONGEST: u32 = 9000;

/// The parts that a text without end is read in: cut behind a sentence, a clause or a blank.
pub fn parts(source: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = span;
    while rest.end - rest.start > LONGEST {
        let text = rest.of(source);
        let most = (0..=LONGEST as usize).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let ends = |marks: &[char]| text[..most].char_indices().rev().find(|(_, c)| marks.contains(c));
        let end = ends(&['。']).or_else(|| ends(&['；', '，', '、', ' ', '\u{3000}']));
        let length = end.map_or(most, |(at, c)| at + c.len_utf8()).max(1);
        let cut = rest.start + length as u32;
        found.push(Span { start: rest.start, end: cut });
        rest.start = cut;
    }
    found.push(rest);
    found
}

/// Whether `next` goes on where `open` broke off; `gap` tells that an empty line stands between.
pub fn continues(open: &str, next: &str, gap: bool) -> bool {
    if open.len() > LONGEST as usize || is_of_site(open) || is_of_site(next) {
        return false;
    }
    // `…（类）…（款）…（项）。` names what the next line tells of.
    if !gap && open.ends_with("（项）。") && !starts_anew(next) {
        return true;
    }
    // `…9万元，` and `其中：…`: what opens a list within a sentence opens no line of its own.
    if counts_on(open, next) || !gap && open.ends_with('，') && next.starts_with("其中") {
        return true;
    }
    // An amount with its decimals ends; another one below it is none of its digits.
    if ends_with_amount(open) && next.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // The end of a title that the line was too short for: `…支出预算`, `表`.
    if ["表", "算表", "预算表", "决算表", "总表"].contains(&next)
        && open.ends_with(['支', '出', '预', '决', '算', '费'])
    {
        return !open.contains(['。', '；', '：']);
    }
    // A title below an empty line is the title of what follows, whatever stop the line above lacks.
    let title = gap && next.ends_with('表') && next.chars().count() >= 6 && super::titles::is_title(next);
    if title && !open.ends_with(['，', '、', '和', '及', '与', '的']) {
        return false;
    }
    // `“社会保障和就业支出（类）…`: an item of the forms by its chain of names, though no mark stands before it.
    if open.ends_with('。') && opens_with_class(next) {
        return false;
    }
    if let Some(goes_on) = within_item(open, next, gap) {
        return goes_on;
    }
    if starts_label(next) {
        return false;
    }
    if is_lone_title(open, next) {
        return false;
    }
    // `2031年度…“三公”经费支出决算情况说明`, however long: what begins with a year below it is its first sentence.
    let stated = ["情况说明", "情况的说明", "编制说明"].iter().any(|w| open.ends_with(w));
    let dated = years(next).first().is_some_and(|year| year.start == 0);
    if stated && !open.contains(['，', '。', '；']) && (gap || dated) {
        return false;
    }
    let long = open.chars().count() >= 25;
    // A sentence, an item or a label does not end without a mark.
    let words = open.chars().count() >= 8
        && !open.ends_with(['明', '况', '能', '责', '表', '容'])
        && next.ends_with(['。', '；']);
    // A sentence does not begin with an amount, nor with the end of its subject's words and one.
    let amount = !gap && open.chars().count() >= 12 && opens_with_amount(next);
    let torn = long
        || words
        || amount
        || open.contains(['，', '、'])
        || outline_level(open).is_some()
        || starts_label(open);
    if heading_level(open).is_some() {
        // A heading goes on only where its own words break off.
        return !gap && long && next.chars().count() <= 6;
    }
    // A title above a form: what an unfinished line says before it, a note or `附件：…`, goes on in no title.
    if names_form(next) && (gap || !open.contains(['，', '、'])) {
        return false;
    }
    // The heading of all forms and the title of the first one.
    if super::titles::is_title(open) && super::titles::is_title(next) {
        return false;
    }
    if super::titles::is_caption(open) || super::titles::is_caption(next) {
        return false;
    }
    torn && !(gap && super::titles::is_title(open))
}

/// Whether `next` goes on with the item or the explanation that `open` tells, where that can be said of it.
fn within_item(open: &str, next: &str, gap: bool) -> Option<bool> {
    // A numbered item goes on to the next mark where no empty line parts paragraphs.
    let names_item = open.contains("项）") || open.contains("科目");
    let item = (matches!(outline_level(open), Some(4 | 5)) || opens_with_class(open)) && names_item;
    // `基本支出9万元，其中…` below the last item is of all items.
    const SUMS: [&str; 4] = ["基本支出", "项目支出", "人员经费", "公用经费"];
    let sums = SUMS.iter().any(|word| next.starts_with(word));
    let label = (starts_label(next) || sums) && open.ends_with(['。', '；']);
    if !gap && item && !starts_anew(next) && !label && !super::titles::is_title(next) {
        return Some(true);
    }
    // `…，主要用于：` is gone on with, whether its line ends there or not.
    let explains =
        !gap && open.contains('，') && ["用于：", "原因：", "原因是："].iter().any(|w| open.ends_with(w));
    if !explains && open.ends_with(['。', '；', '：', '！', '？', '…']) || starts_anew(next) {
        return Some(false);
    }
    // `…（类）…（款）` breaks off before the item, `…，主要` before what it is for.
    (explains || !gap && (tears_chain(open, next) || tears_label(open, next))).then_some(true)
}

/// Whether a line is the title of a form by its words, not the end of a sentence that speaks of a table.
pub fn names_form(clean: &str) -> bool {
    const SUBJECTS: [&str; 8] = ["收", "支出", "预算", "决算", "经费", "采购", "绩效", "明细"];
    super::titles::is_title(clean)
        && clean.chars().count() >= 5
        && SUBJECTS.iter().any(|word| clean.contains(word))
        && !clean.contains(['、', '《'])
}

/// Whether words end with a figure of two decimals, of which nothing can be missing.
fn ends_with_amount(words: &str) -> bool {
    let whole = words.trim_end_matches(|c: char| c.is_ascii_digit());
    words.len() - whole.len() == 2
        && whole.strip_suffix('.').is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether `next` is a further item of a list that runs within a sentence: `…1.租车8.87万元；4.网络40.28万元；` and `5.劳务费`.
fn counts_on(open: &str, next: &str) -> bool {
    let Some((level @ (4 | 5), end)) = outline_mark(next) else { return false };
    let digits = next[..end].trim_matches(|c: char| !c.is_ascii_digit());
    let Some(before) = digits.parse::<u32>().ok().filter(|n| *n > 1).map(|n| n - 1) else { return false };
    let mark = next[..end].replace(digits, &before.to_string());
    // The 5. of 5.55 is no mark.
    let in_figure = |at: usize, mark: &str| {
        open[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.')
            || open[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit())
    };
    let within = |(at, mark): (usize, &str)| at > 0 && !in_figure(at, mark);
    outline_level(open) != Some(level) && open.match_indices(&mark).any(within)
}

/// `6032.55万元，比上年…`, `预算12308.48万元，其中：`: an amount with a few words before it at most.
fn opens_with_amount(text: &str) -> bool {
    if text.starts_with("万元") {
        return true;
    }
    let figure = text.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= 12);
    let Some(figure) = figure.map(|at| &text[at..]) else { return false };
    let unit = figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    (unit.starts_with("万元") || unit.starts_with('元')) && text.contains(['，', '。', '；'])
}

fn starts_anew(text: &str) -> bool {
    if leading_code(text).is_some() {
        return true;
    }
    outline_level(text).is_some() || super::titles::table_number(text).is_some() || text.starts_with('#')
}

/// Whether a line breaks off within the names of an item: `…（类）…（款）一般行政管` / `理事务（项）9万元`.
fn tears_chain(open: &str, next: &str) -> bool {
    let last = open.rsplit(['。', '；', '：', '，']).next().unwrap_or(open);
    let begun = ["（类）", "（款）"].iter().any(|level| last.contains(level)) && !last.contains("（项）");
    begun && ["（款）", "（项）"].iter().any(|level| next.contains(level))
}

/// Whether what looks like a label is the rest of a sentence: `…。决算数小于预` / `算数的主要原因：`.
fn tears_label(open: &str, next: &str) -> bool {
    const LABELS: [&str; 18] = [
        "附", "注", "备注", "说明", "单位", "部门", "编制", "填报", "联系", "电话", "监督", "公开", "日期",
        "时间", "地址", "其中", "项目", "金额",
    ];
    open.contains(['，', '。'])
        && !open.ends_with('）')
        && starts_label(next)
        && !LABELS.iter().any(|label| next.starts_with(label))
}

/// `资金执行时间：…`: a label of a few characters before a colon starts a paragraph.
fn starts_label(text: &str) -> bool {
    let head: String = text.chars().take(9).collect();
    head.contains('：') && !head.contains(['，', '。', '）'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_goes_on_with_the_list_within_a_sentence() {
        let open = "资金分配情况：1.公务用车租赁费用8.87万元；2.信息系统维护5.91万元；";
        assert!(continues(open, "3.劳务费28.56万元。", true));
        assert!(!continues(open, "5.劳务费28.56万元。", true));
        assert!(!continues("2.信息系统维护5.91万元；", "3.劳务费28.56万元。", false));
        assert!(!continues("住房公积金（项）5.55万元。", "6.基本支出情况说明", false));
    }

    #[test]
    fn a_heading_on_the_line_of_a_sentence_begins_a_line() {
        let text = "费用未纳入统计。 十一、三公经费情况说明\n按通知办理。（一）甲\n";
        let all: Vec<&str> = lines(text, Span::new(0, text.len())).map(|l| l.span.of(text)).collect();
        assert_eq!(all, ["费用未纳入统计。", "十一、三公经费情况说明", "按通知办理。（一）甲"]);
    }
}
