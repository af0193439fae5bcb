//! Lines to atoms: the numbers and words that were cells, or parts of cells, before they were copied.

use crate::lexicon::vocabulary::class_code;
use crate::source::Span;
use crate::source::Text;
use crate::text::number::whole_cell;
use crate::text::outline::outline_mark;

/// A number, or words that stand together.
#[derive(Clone, Debug)]
pub struct Atom {
    /// What it says.
    pub text: Text,
    /// Whether it is a number: a figure or a code.
    pub number: bool,
    /// The line that it stands on.
    pub line: usize,
}

impl Atom {
    /// Its digits if it is nothing else, as a code is.
    pub fn digits(&self) -> Option<&str> {
        let clean = self.text.clean.as_str();
        (self.number && clean.bytes().all(|b| b.is_ascii_digit())).then_some(clean)
    }

    /// Whether it says with a dash that there is nothing.
    pub fn is_dash(&self) -> bool {
        let clean = self.text.clean.as_str();
        !clean.is_empty() && clean.chars().count() <= 3 && clean.chars().all(|c| "-—－–─".contains(c))
    }
}

/// The atoms of one line. Words between which only spaces or bare integers stand are one.
pub fn split(source: &str, line: Span, at: usize) -> Vec<Atom> {
    let atom = |span: Span| {
        let text = Text::new(source, span);
        let number = is_number(&text.clean);
        Atom { text, number, line: at }
    };
    let pieces = pieces(source, line);
    let mut stated: Vec<Atom> = pieces.iter().map(|span| atom(*span)).collect();
    // A dash in the place of a figure is a cell like those beside it.
    let dash = Atom::is_dash;
    if stated.iter().all(dash) || stated.iter().any(|a| a.number) {
        let beside = |n: usize| stated.get(n).is_some_and(|a| a.number || dash(a));
        let cells: Vec<usize> = (0..stated.len())
            .filter(|&n| dash(&stated[n]) && (stated.len() == 1 || beside(n + 1) || n > 0 && beside(n - 1)))
            .collect();
        cells.into_iter().for_each(|n| stated[n].number = true);
    }
    for n in 1..stated.len() {
        let named = !stated[n].number && counts(&stated[n - 1], &stated[n].text.clean);
        stated[n - 1].number &= !named;
    }
    let Some(first) = stated.iter().position(|a| !a.number) else { return stated };
    let last = stated.iter().rposition(|a| !a.number).unwrap_or(first);
    let amounts = stated[first..last].iter().any(|a| a.number && a.digits().is_none());
    let mut atoms = Vec::new();
    let mut n = 0;
    while n < stated.len() {
        let mut end = n;
        if !stated[n].number {
            let upto = if amounts { stated.len() } else { last + 1 };
            // `三、其他收入 3 三、国防支出`: the number of the line ends the label before it.
            let ends = |at: usize| stated[at].number && at < last && begins_anew(&stated, at + 1);
            let words =
                |at: &usize| !(amounts && stated[*at].number || ends(*at) || begins_anew(&stated, *at));
            end += (n + 1..upto).take_while(words).count();
        }
        atoms.push(if stated[n].number { stated[n].clone() } else { atom(pieces[n].cover(pieces[end])) });
        n = end + 1;
    }
    atoms
}

/// Whether a number belongs to the words after it: `2025 年下半年见习补助`, `42 号文件`, but `70.23 年末结转`.
fn counts(number: &Atom, words: &str) -> bool {
    let Some(digits) = number.digits() else { return false };
    match digits.len() {
        4 => words.starts_with('年') && digits.starts_with(['1', '2']),
        1..=3 => words.starts_with('号') || digits.len() < 3 && words.starts_with(['月', '日']),
        _ => false,
    }
}

/// Whether a piece after other words begins another label: an item of an outline, a class with its code, a total.
fn begins_anew(stated: &[Atom], at: usize) -> bool {
    let clean = stated[at].text.clean.as_str();
    let item = matches!(outline_mark(clean), Some((2..=4, _)));
    let class = stated[at].digits().is_some_and(|d| d.len() == 3)
        && stated.get(at + 1).is_some_and(|next| class_code(&next.text.clean).is_some());
    let total = ["总计", "合计"].iter().any(|w| clean.ends_with(w)) && clean.chars().count() <= 6;
    // A further code of the economic classification on a line that begins with one is that of the list beside it.
    let economic = |a: &Atom| a.digits().is_some_and(|d| matches!(d.len(), 3 | 5) && d.starts_with('3'));
    if economic(&stated[0]) && economic(&stated[at]) && stated.get(at + 1).is_some_and(|next| !next.number) {
        return true;
    }
    let after_code = stated[at - 1].number && class_code(clean).is_some();
    !after_code && (item || class || total || clean.starts_with("其中"))
}

/// What stands between spaces.
pub fn pieces(source: &str, line: Span) -> Vec<Span> {
    let raw = line.of(source);
    let start = line.start as usize;
    raw.split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|piece| !piece.is_empty())
        .flat_map(|piece| {
            let from = start + (piece.as_ptr() as usize - raw.as_ptr() as usize);
            let parted = label_behind(piece).map_or(from, |at| from + at);
            [Span::new(from, parted), Span::new(parted, from + piece.len())]
        })
        .filter(|span| span.start < span.end)
        .collect()
}

/// Where the label begins that stands right behind the figure of the list beside it: `47,483,458一、社会保障和就业支出`.
fn label_behind(piece: &str) -> Option<usize> {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '，');
    let at = piece.find(|c: char| !figure(c)).filter(|&at| at > 0)?;
    let (_, mark) = outline_mark(&piece[at..])?;
    let numeral = piece[at..].starts_with(|c: char| "一二三四五六七八九十".contains(c));
    (numeral && piece[at..at + mark].ends_with('、') && whole_cell(&piece[..at]).is_some()).then_some(at)
}

/// A figure or a code; a mark of a list, `1.`, is none.
fn is_number(clean: &str) -> bool {
    let digits = clean.strip_prefix(['-', '−', '－']).unwrap_or(clean);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit() || c == '%')
        && whole_cell(clean).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(line: &str) -> Vec<String> {
        split(line, Span::new(0, line.len()), 0).into_iter().map(|a| a.text.clean).collect()
    }

    #[test]
    fn cells_of_a_line_come_apart() {
        assert_eq!(stated("189,767,551 一、一般公共服务支出"), ["189,767,551", "一、一般公共服务支出"]);
        assert_eq!(
            stated("201 05 07 专项普查活动 438,300 438,300 0"),
            ["201", "05", "07", "专项普查活动", "438,300", "438,300", "0"]
        );
        assert_eq!(stated("10.00 — 5.00 -"), ["10.00", "—", "5.00", "-"]);
        assert_eq!(stated("基本支出 — 人员经费 1.00"), ["基本支出—人员经费", "1.00"]);
        assert_eq!(stated("收入 47,458一、外交支出 7,096"), ["收入", "47,458", "一、外交支出", "7,096"]);
        assert_eq!(stated("1. 一般公共预算资金"), ["1.一般公共预算资金"]);
        assert_eq!(stated("社保科 2025 年第三批 生活补助"), ["社保科2025年第三批生活补助"]);
        assert_eq!(stated("2. 政府性基金 三、教育支出 250,000"), ["2.政府性基金", "三、教育支出", "250,000"]);
        assert_eq!(stated("一般财力 202 外交支出"), ["一般财力", "202", "外交支出"]);
        assert_eq!(
            stated("30106 伙食补助费 30204 手续费 0.25"),
            ["30106", "伙食补助费", "30204", "手续费", "0.25"]
        );
        assert_eq!(stated("收入总计 10.00 支出总计 10.00"), ["收入总计", "10.00", "支出总计", "10.00"]);
    }
}
