//! Rows of a copied form whose names were wrapped in their cell: the printer centred code and figures beside two lines of
//! the name, so that they stand between its halves.
//!
//! ```text
//! 文化旅游体育与传媒支
//! 207 86.55 0.00 86.55
//! 出
//! ```

use super::atoms::Atom;
use super::body::{bare, is_known};
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, class_code, is_code_heading, is_label_heading, is_neutral, is_total};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::source::{Span, Text};
use crate::text::outline::outline_mark;
use std::ops::Range;

/// What a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Words alone.
    Words,
    /// A code and figures without a name: how many of its atoms are codes.
    Nameless(usize),
    /// A row with its name, or anything else.
    Row,
}

/// The atoms with the halves of every wrapped name put between its code and its figures.
pub fn joined(families: &Families, atoms: Vec<Atom>) -> Vec<Atom> {
    let lines = lines(&atoms);
    let kinds: Vec<Kind> = lines.iter().map(|line| kind(&atoms[line.clone()])).collect();
    let heading = |n: usize| {
        let words: String = atoms[lines[n].clone()].iter().map(|a| a.text.clean.as_str()).collect();
        is_label_heading(families, &words)
            || is_code_heading(families, &words)
            || is_neutral(families, &words)
    };
    let mut moved: Vec<Option<usize>> = vec![None; lines.len()];
    for n in 0..lines.len() {
        if !matches!(kinds[n], Kind::Nameless(_)) {
            continue;
        }
        let before = kinds[..n].iter().rev().take_while(|k| **k == Kind::Words).count();
        let after = kinds[n + 1..].iter().take_while(|k| **k == Kind::Words).count();
        let nameless = |at: Option<&Kind>| matches!(at, Some(Kind::Nameless(_)));
        let above = nameless(n.checked_sub(before + 1).and_then(|at| kinds.get(at)));
        let below = nameless(kinds.get(n + 1 + after));
        // Between two such rows stand the end of the one name and the beginning of the other.
        let fits = if above { before == 2 } else { before > 0 && !heading(n - 1) };
        if !fits {
            continue;
        }
        moved[n - 1] = Some(n);
        if after == if below { 2 } else { 1 } {
            moved[n + 1] = Some(n);
        }
    }
    let mut found = Vec::with_capacity(atoms.len());
    for (n, line) in lines.iter().enumerate() {
        if moved[n].is_some() {
            continue;
        }
        let own = &atoms[line.clone()];
        let Kind::Nameless(codes) = kinds[n] else {
            found.extend_from_slice(own);
            continue;
        };
        found.extend_from_slice(&own[..codes]);
        for half in (n.saturating_sub(1)..=n + 1).filter(|&half| moved.get(half) == Some(&Some(n))) {
            let at = own[0].line;
            found.extend(atoms[lines[half].clone()].iter().map(|a| Atom { line: at, ..a.clone() }));
        }
        found.extend_from_slice(&own[codes..]);
    }
    found
}

/// The atoms with the halves of every label of an outline that was wrapped around its line put where it belongs: what is
/// spent stands on the right, behind the one amount of what is received.
///
/// ```text
/// 一、社会保障和就业
/// 一、一般公共预算 90.00 30.00 30.00
/// 支出
/// ```
pub fn joined_labels(families: &Families, atoms: Vec<Atom>) -> Vec<Atom> {
    let lines = lines(&atoms);
    let lone = |n: usize| {
        let line = lines.get(n)?.clone();
        (line.len() == 1 && !atoms[line.start].number).then(|| &atoms[line.start])
    };
    let clean = |atom: &Atom| atom.text.clean.clone();
    let spent = |label: &str| class_code(bare(label)).is_some();
    let (mut before, mut taken) = (vec![None; atoms.len()], vec![false; atoms.len()]);
    for n in 1..lines.len() {
        let own = &atoms[lines[n].clone()];
        let (Some(above), Some(below)) = (lone(n - 1), lone(n + 1)) else { continue };
        let whole = format!("{}{}", clean(above), clean(below));
        let figures = own.iter().filter(|a| a.number).count();
        let torn = outline_mark(&clean(above)).is_some()
            && outline_mark(&clean(below)).is_none()
            && (clean(below).chars().count() <= 2 || !is_known(families, &clean(below)));
        if figures == 0 || !torn || !is_known(families, &whole) || taken[lines[n - 1].start] {
            continue;
        }
        let label = own.first().filter(|a| !a.number).map(clean);
        let behind = match &label {
            // Its figures stand on a line of their own.
            None => 0,
            // The label of the other side stands before them.
            Some(label) if spent(&whole) && !spent(label) && figures > 1 => 2,
            Some(_) => 0,
        };
        before[lines[n].start + behind] = Some((lines[n - 1].start, lines[n + 1].start));
        (taken[lines[n - 1].start], taken[lines[n + 1].start]) = (true, true);
    }
    let mut found = Vec::with_capacity(atoms.len());
    for (n, atom) in atoms.iter().enumerate() {
        if let Some((above, below)) = before[n] {
            let at = atom.line;
            found.extend([above, below].map(|half: usize| Atom { line: at, ..atoms[half].clone() }));
        }
        if !taken[n] {
            found.push(atom.clone());
        }
    }
    found
}

/// The atoms with the rest of every name that was wrapped behind its beginning, below which it stands. Of two lists on one
/// line it is of the one that it makes known.
///
/// ```text
/// 2080505 机关事业单位基本养老 90.00 90.00
/// 保险缴费支出
/// ```
pub fn joined_tails(families: &Families, source: &str, atoms: Vec<Atom>) -> Vec<Atom> {
    let lines = lines(&atoms);
    let coded = |n: usize| {
        let own = &atoms[lines[n].clone()];
        let code = own[0].digits().is_some_and(|d| matches!(d.len(), 3 | 5 | 7));
        code && own.len() > 2 && !own[1].number && own[2..].iter().all(|a| a.number)
    };
    let of_codes = (0..lines.len()).filter(|&n| coded(n)).count() >= CODED;
    let known = |words: &str| is_known(families, words);
    // What stands behind each atom, and the line that the names above go on from.
    let mut tails: Vec<Vec<Span>> = vec![Vec::new(); atoms.len()];
    let mut taken = vec![false; atoms.len()];
    let mut row = None;
    for (n, line) in lines.iter().enumerate() {
        let own = &atoms[line.clone()];
        if own.iter().any(|a| a.number) {
            row = Some(n);
            continue;
        }
        let Some(above) = row.filter(|_| own.len() == 1) else {
            row = None;
            continue;
        };
        let ends: Vec<Text> = super::atoms::pieces(source, own[0].text.span())
            .into_iter()
            .map(|s| Text::new(source, s))
            .collect();
        let opens = |words: &str| {
            let heads = is_label_heading(families, words) || is_code_heading(families, words);
            heads || is_total(words) || outline_mark(words).is_some() || words.starts_with("其中")
        };
        let long = |end: &Text| end.clean.chars().count() > LONGEST_TAIL;
        // Whether a label is known with its end, and not without.
        let whole = |at: usize, end: &Text| {
            let torn = atoms[at].text.clean.as_str();
            let whole = format!("{torn}{}", end.clean);
            // `公务用车购置及运行`, `维护支出`: what means the same with its end, which means nothing.
            let nothing = || place(families, &end.clean).iter().all(Member::is_all);
            let same = || nothing() && place(families, torn) == place(families, &whole);
            class_code(bare(&whole)).is_some() && class_code(bare(torn)).is_none()
                || known(&whole) && (!known(torn) || same())
        };
        let labels: Vec<usize> = lines[above].clone().filter(|at| !atoms[*at].number).collect();
        let of: Vec<usize> = match &ends[..] {
            _ if ends.iter().any(|end| opens(&end.clean) || long(end)) => Vec::new(),
            [end] if of_codes => {
                let rest = !known(&end.clean) || end.clean.chars().count() <= SHORT_TAIL;
                Some(lines[above].start + 1).filter(|_| coded(above) && rest).into_iter().collect()
            }
            [end] => {
                let mut of = labels.iter().copied().filter(|at| whole(*at, end));
                of.next().filter(|_| of.next().is_none()).into_iter().collect()
            }
            [left, right] if labels.len() == 2 && whole(labels[0], left) && whole(labels[1], right) => labels,
            _ => Vec::new(),
        };
        if of.is_empty() {
            row = None;
            continue;
        }
        taken[line.start] = true;
        for (at, end) in of.into_iter().zip(ends) {
            tails[at].extend(end.spans);
        }
    }
    let mut found = Vec::with_capacity(atoms.len());
    for (n, mut atom) in atoms.into_iter().enumerate().filter(|(n, _)| !taken[*n]) {
        tails[n].iter().for_each(|span| atom.text.append(source, *span));
        found.push(atom);
    }
    found
}

/// What a label is of: which money, for what, as what, on what.
fn place(families: &Families, label: &str) -> [Member; 4] {
    let mut place = Coordinate::default();
    vocabulary::apply(families, &mut place, bare(label));
    [Axis::Fund, Axis::Function, Axis::Nature, Axis::Economic].map(|axis| place.on(axis).clone())
}

/// So many rows with codes are a list of them.
const CODED: usize = 3;

/// The rest of a name that may be a word of its own is no longer, in characters: 支出.
const SHORT_TAIL: usize = 2;

/// The rest of a name is no longer, in characters.
const LONGEST_TAIL: usize = 16;

/// The atoms of each line.
fn lines(atoms: &[Atom]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (n, atom) in atoms.iter().enumerate() {
        match found.last_mut().filter(|last| atoms[last.start].line == atom.line) {
            Some(last) => last.end = n + 1,
            None => found.push(n..n + 1),
        }
    }
    found
}

fn kind(line: &[Atom]) -> Kind {
    if line.iter().all(|a| !a.number) {
        return Kind::Words;
    }
    let digits = |n: usize| line.get(n).and_then(Atom::digits);
    let first = digits(0).filter(|d| matches!(d.len(), 3 | 5 | 7) && d.starts_with(['2', '3', '5']));
    let levels = if first.is_some_and(|d| d.len() == 3) {
        (1..3).take_while(|&n| digits(n).is_some_and(|d| d.len() == 2)).count()
    } else {
        0
    };
    let codes = 1 + levels;
    let figures = line.len() > codes && line[codes..].iter().all(|a| a.number && a.digits() != Some(""));
    let printed = line.get(codes).is_some_and(|a| a.digits().is_none_or(|d| d == "0" || d.len() > 7));
    if first.is_some() && figures && printed { Kind::Nameless(codes) } else { Kind::Row }
}

#[cfg(test)]
mod tests {
    use super::super::atoms::split;
    use super::*;
    use crate::source::Span;

    fn read(source: &str) -> Vec<String> {
        let mut at = 0;
        let mut atoms = Vec::new();
        for (n, line) in source.split('\n').enumerate() {
            atoms.extend(split(source, Span::new(at, at + line.len()), n));
            at += line.len() + 1;
        }
        joined(&Families::default(), atoms).into_iter().map(|a| a.text.clean).collect()
    }

    #[test]
    fn halves_of_a_name_stand_behind_its_code() {
        assert_eq!(
            read("科目编码\n文化旅游体育与传媒支\n207 86.55 0.00\n出\n20703 体育 20.00 20.00"),
            [
                "科目编码",
                "207",
                "文化旅游体育与传媒支",
                "出",
                "86.55",
                "0.00",
                "20703",
                "体育",
                "20.00",
                "20.00"
            ]
        );
        assert_eq!(
            read("其他文化\n20799 6.55 6.55\n支出\n其他文化\n2079999 6.55 6.55\n支出"),
            ["20799", "其他文化", "支出", "6.55", "6.55", "2079999", "其他文化", "支出", "6.55", "6.55"]
        );
    }

    #[test]
    fn what_heads_the_columns_is_no_half_of_a_name() {
        assert_eq!(read("科目名称\n201 6.55 6.55"), ["科目名称", "201", "6.55", "6.55"]);
    }
}
