//! The words above the rows of a copied form to headings: what line ends and spaces tore is joined, what stood in cells
//! side by side is taken apart.

mod hung;

use super::atoms::Atom;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, is_code_heading, is_label_heading, is_neutral, is_total};
use crate::model::cube::{Axis, Coordinate};
use crate::source::Text;

/// How many pieces a heading is torn into at most.
const PIECES: usize = 6;

/// More pieces than these are no headings.
const MOST_PIECES: usize = 120;

/// So many pieces stand at most from the one half of a heading to the other.
const MOST_AROUND: usize = 12;

/// One heading, its lines joined.
#[derive(Clone, Debug)]
pub struct Head {
    /// What it says.
    pub atom: Atom,
    /// What stands below it.
    pub kind: Kind,
}

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Codes.
    Code,
    /// Names.
    Label,
    /// Figures.
    Figures,
}

/// The headings of a form in their order, and the headings of its levels of codes: 类, 款, 项.
pub fn heads(words: Words, atoms: &[Atom], source: &str, row_a_line: bool) -> (Vec<Head>, Vec<Atom>) {
    let cells = |a: &Atom| if row_a_line { words.apart(a, source) } else { vec![a.clone()] };
    // 支出用途 on a line of its own says of the one side what 支出 does.
    let again = |a: &&Atom| {
        row_a_line && vocabulary::is_purpose(&a.text.clean) && vocabulary::is_over_others(&a.text.clean)
    };
    let atoms = atoms.iter().filter(|a| !again(a));
    // The headings of the numbers of lines, which are left out.
    let counts = |a: &Atom| row_a_line && matches!(a.text.clean.as_str(), "行次" | "行" | "次");
    let unglued = |a: Atom| if row_a_line { words.unglued(a, source) } else { vec![a] };
    let (levels, pieces) =
        levels(atoms.flat_map(cells).flat_map(unglued).filter(|a| !counts(a)).collect(), source);
    let join = |pieces: &mut dyn Iterator<Item = &Atom>| {
        let mut word = pieces.next()?.clone();
        pieces.flat_map(|piece| &piece.text.spans).for_each(|span| word.text.append(source, *span));
        Some(word)
    };
    let pieces = hung::joined(words, pieces, source);
    let pieces = words.with_ends(words.codes_around(words.around(pieces, source), source), source);
    let mut joined: Vec<Atom> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if let Some((own, abreast)) = words.torn_twice(&pieces[at..]) {
            let middle = at + abreast;
            joined.extend(pieces[middle..middle + own].iter().cloned());
            let three = |n: usize| {
                join(
                    &mut [&pieces[at + n], &pieces[middle + own + n], &pieces[middle + own + abreast + n]]
                        .into_iter(),
                )
            };
            joined.extend((0..abreast).filter_map(three));
            at = middle + own + 2 * abreast;
            continue;
        }
        let abreast = words.torn_abreast(&pieces[at..]);
        if abreast > 0 {
            let two = |n: usize| join(&mut [&pieces[at + n], &pieces[at + abreast + n]].into_iter());
            joined.extend((0..abreast).filter_map(two));
            at += 2 * abreast;
            continue;
        }
        let count = words.torn(&pieces[at..]);
        joined.extend(join(&mut pieces[at..at + count].iter()));
        at += count;
    }
    let kind = |clean: &str| match clean {
        _ if is_code_heading(words.families, clean) => Kind::Code,
        _ if is_label_heading(words.families, clean) => Kind::Label,
        _ => Kind::Figures,
    };
    (joined.into_iter().map(|atom| Head { kind: kind(&atom.text.clean), atom }).collect(), levels)
}

/// Takes out the headings of the levels of codes, which stand where the line happened to break: `其他支`, `出类 款 项`.
/// Gives those of the first list of codes, and what is left.
fn levels(pieces: Vec<Atom>, source: &str) -> (Vec<Atom>, Vec<Atom>) {
    let (mut levels, mut rest) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < pieces.len() {
        let is = |n: usize, word: &str| pieces.get(n).is_some_and(|a| a.text.clean == word);
        let class = split_class(&pieces[at], source).filter(|_| is(at + 1, "款"));
        let Some((before, class)) = class else {
            rest.push(pieces[at].clone());
            at += 1;
            continue;
        };
        rest.extend(before);
        let end = at + 2 + usize::from(is(at + 2, "项"));
        if levels.is_empty() {
            levels.push(class);
            levels.extend_from_slice(&pieces[at + 1..end]);
        }
        at = end;
    }
    (levels, rest)
}

/// 类, and what of another heading is stuck to it.
fn split_class(piece: &Atom, source: &str) -> Option<(Option<Atom>, Atom)> {
    let before = piece.text.clean.strip_suffix('类')?;
    let part = |from: usize, to: usize| Atom {
        text: Text::new(source, piece.text.source_span(from, to)),
        ..piece.clone()
    };
    let (end, all) = (before.len(), piece.text.clean.len());
    Some(((end > 0).then(|| part(0, end)), part(end, all)))
}

/// The words that are known, and the place that all figures of the form share.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Words and headings.
    pub families: &'a Families,
    /// The place.
    pub base: &'a Coordinate,
}

impl Words<'_> {
    /// Whether a heading names a member or a whole, there or anywhere.
    pub(super) fn means(self, clean: &str) -> bool {
        // `其中：基本支出`.
        let clean = clean.strip_prefix("其中").map_or(clean, |part| part.trim_start_matches('：'));
        // `2024年机关运行经费预算数`.
        let digits = clean.bytes().take_while(u8::is_ascii_digit).count();
        let clean = clean[digits..].strip_prefix('年').filter(|_| digits == 4).unwrap_or(clean);
        let at = |place: &Coordinate| vocabulary::apply(self.families, &mut place.clone(), clean);
        at(&Coordinate::default()) != Meaning::Unknown || at(self.base) != Meaning::Unknown
    }

    /// Whether a heading is known as it stands.
    pub(super) fn knows(self, clean: &str) -> bool {
        self.means(clean) || is_neutral(self.families, clean) || is_label_heading(self.families, clean)
    }

    /// Headings of one line that were several cells.
    fn apart(self, atom: &Atom, source: &str) -> Vec<Atom> {
        let piece = |span| Atom { text: Text::new(source, span), ..atom.clone() };
        let pieces: Vec<Atom> =
            super::atoms::pieces(source, atom.text.span()).into_iter().map(piece).collect();
        // `收 入 支 出`: headings of two letters each, spread over their cells.
        if pieces.len() > 3 && pieces.iter().all(|a| a.text.clean.chars().count() == 1) {
            let pair = |two: &[Atom]| {
                let mut word = two[0].clone();
                two[1..].iter().flat_map(|a| &a.text.spans).for_each(|span| word.text.append(source, *span));
                word
            };
            let pairs: Vec<Atom> = pieces.chunks(2).map(pair).collect();
            if pairs.iter().all(|a| self.knows(&a.text.clean)) {
                return pairs;
            }
        }
        let several = pieces.len() > 1 && pieces.iter().all(|a| self.knows(&a.text.clean));
        let whole = atom.text.clean.as_str();
        let one = self.means(whole) || self.knows(whole) && whole.chars().count() <= 8;
        // `科目编 科目名称`, and 码 in the line below.
        let begun = matches!(&pieces[..], [code, name, ..]
            if !is_code_heading(self.families, &code.text.clean)
                && is_code_heading(self.families, &format!("{}码", code.text.clean))
                && is_label_heading(self.families, &name.text.clean));
        if several || begun || !one { pieces } else { vec![atom.clone()] }
    }

    /// Two headings between which a copy lost the blank: `合计基本支出`, `项目预算数`.
    fn unglued(self, atom: Atom, source: &str) -> Vec<Atom> {
        let clean = atom.text.clean.as_str();
        if self.knows(clean) {
            return vec![atom];
        }
        let parted = |&at: &usize| {
            let (first, second) = clean.split_at(at);
            let long = |word: &str| word.chars().count() > 1;
            let figures = !is_label_heading(self.families, second) && !is_code_heading(self.families, clean);
            figures
                && long(first)
                && long(second)
                && self.knows(first)
                && self.knows(second)
                && !self.narrow_each_other(first, second)
        };
        let Some(at) = clean.char_indices().map(|(at, _)| at).find(parted) else { return vec![atom] };
        let part =
            |from, to| Atom { text: Text::new(source, atom.text.source_span(from, to)), ..atom.clone() };
        vec![part(0, at), part(at, clean.len())]
    }

    /// `一般公共预算` and `基本支出`: along two axes, so that the one says more of the other.
    fn narrow_each_other(self, first: &str, second: &str) -> bool {
        let axis = |words: &str| {
            let mut place = Coordinate::default();
            vocabulary::apply(self.families, &mut place, words);
            Axis::EACH.iter().copied().find(|&axis| axis != Axis::Flow && !place.on(axis).is_all())
        };
        matches!((axis(first), axis(second)), (Some(a), Some(b)) if a != b)
    }

    /// The heading of the codes around a row of headings of one line: `支出功能分类` / `科目名称 小计` / `科目编码`.
    fn codes_around(self, mut pieces: Vec<Atom>, source: &str) -> Vec<Atom> {
        let lone =
            |pieces: &[Atom], n: usize| pieces.iter().filter(|a| a.line == pieces[n].line).count() == 1;
        let above = |n: &usize| pieces[*n].text.clean.ends_with("分类") && lone(&pieces, *n);
        let Some(first) = (0..pieces.len()).find(above) else { return pieces };
        let upto = pieces.len().min(first + MOST_AROUND);
        let below = |n: &usize| is_code_heading(self.families, &pieces[*n].text.clean) && lone(&pieces, *n);
        let Some(second) = (first + 1..upto).find(below) else { return pieces };
        let below = pieces.remove(second);
        below.text.spans.iter().for_each(|span| pieces[first].text.append(source, *span));
        pieces
    }

    /// A heading of two lines in a row of headings of one line is centred beside them, so that its halves stand above and
    /// below: `对附属单位补` / `本年支出合计 基本支出 项目支出` / `助支出`. Such a heading ends its row, as the longest do.
    fn around(self, mut pieces: Vec<Atom>, source: &str) -> Vec<Atom> {
        if pieces.len() > MOST_PIECES {
            return pieces;
        }
        let on_line = |pieces: &[Atom], n: usize| pieces.iter().filter(|a| a.line == pieces[n].line).count();
        for first in 0..pieces.len() {
            let half = |n: usize| on_line(&pieces, n) == 1 && !self.knows(&pieces[n].text.clean);
            let upto = pieces.len().min(first + MOST_AROUND);
            let whole = |n: &usize| {
                half(*n) && self.means(&format!("{}{}", pieces[first].text.clean, pieces[*n].text.clean))
            };
            let Some(second) = (first + 3..upto).find(|n| half(first) && whole(n)) else { continue };
            let Some(row) = (first + 1..second).rfind(|&n| on_line(&pieces, n) > 1) else { continue };
            let below = pieces.remove(second);
            let mut heading = pieces.remove(first);
            below.text.spans.iter().for_each(|span| heading.text.append(source, *span));
            heading.line = pieces[row - 1].line;
            pieces.insert(row, heading);
        }
        pieces
    }

    /// Headings of which some go on in the next line: `合计 一般公共预算 政府性基 上年结转` / `金预算`.
    fn with_ends(self, mut pieces: Vec<Atom>, source: &str) -> Vec<Atom> {
        let mut at = 0;
        while at < pieces.len() {
            let on_line =
                |from: usize| pieces[from..].iter().take_while(|w| w.line == pieces[from].line).count();
            let row = on_line(at);
            let below = at + row;
            let ends = if below < pieces.len() { on_line(below) } else { 0 };
            let clean = |n: usize| pieces[n].text.clean.as_str();
            let goes_on = |n: usize, end: usize| {
                !self.knows(clean(n)) && self.means(&format!("{}{}", clean(n), clean(end)))
            };
            // Each end belongs to a heading behind that of the one before it.
            let mut from = at;
            let whole: Option<Vec<usize>> = (below..below + ends)
                .map(|end| {
                    let n = (from..below).find(|&n| !self.knows(clean(end)) && goes_on(n, end))?;
                    from = n + 1;
                    Some(n)
                })
                .collect();
            match whole.filter(|whole| !whole.is_empty() && whole.len() < row) {
                Some(whole) => {
                    let ends: Vec<Atom> = pieces.drain(below..below + ends).collect();
                    for (n, end) in whole.into_iter().zip(ends) {
                        end.text.spans.iter().for_each(|span| pieces[n].text.append(source, *span));
                    }
                }
                None => at = below,
            }
        }
        pieces
    }

    /// Headings side by side that two line ends tore, beside others of one line: `一般公共 政府性` / `项目 合计 预算财政 基金预算` /
    /// `拨款 财政拨款`. How many others there are, and how many that were torn.
    fn torn_twice(self, words: &[Atom]) -> Option<(usize, usize)> {
        let on_line = |from: usize| {
            let line = words.get(from)?.line;
            Some(words[from..].iter().take_while(|w| w.line == line).count())
        };
        let abreast = on_line(0).filter(|count| *count > 1)?;
        let middle = on_line(abreast)?;
        let own = middle.checked_sub(abreast)?;
        let clean = |n: usize| words[n].text.clean.as_str();
        let whole = |n: &usize| {
            let (second, third) = (abreast + own + n, abreast + middle + n);
            self.means(&format!("{}{}{}", clean(*n), clean(second), clean(third)))
        };
        (on_line(abreast + middle)? == abreast && (0..abreast).all(|n| whole(&n))).then_some((own, abreast))
    }

    /// How many headings side by side one line end tore, if it did: `单位预留机动经 结转下年资` / `费 金`.
    fn torn_abreast(self, words: &[Atom]) -> usize {
        let on_line = |from: usize| words[from..].iter().take_while(|w| w.line == words[from].line).count();
        let first = if words.is_empty() { 0 } else { on_line(0) };
        let count = if (2..words.len()).contains(&first) { on_line(first) } else { 0 };
        let clean = |n: usize| words[n].text.clean.as_str();
        let ends =
            |n: usize| !self.knows(clean(n)) && self.means(&format!("{}{}", clean(n), clean(first + n)));
        if count == first && (0..count).all(ends) { count } else { 0 }
    }

    /// How many of the first words are one heading that line ends or spaces tore.
    fn torn(self, words: &[Atom]) -> usize {
        let clean = |n: usize| words[n].text.clean.as_str();
        // What is left of a heading below it, unless the next one begins with it.
        let stub = |n: usize| clean(n).chars().count() <= 2 && !self.knows(clean(n));
        let left = || words.len() > 1 && stub(1) && self.one(&words[1..]).is_none();
        self.one(words).unwrap_or_else(|| if left() { 2 } else { 1 })
    }

    /// How many of the first pieces are one heading that is known only whole.
    fn one(self, words: &[Atom]) -> Option<usize> {
        let clean = |n: usize| words[n].text.clean.as_str();
        (2..=words.len().min(PIECES)).rev().find(|&count| {
            if (1..count).any(|n| is_total(clean(n)) && words[n].line != words[n - 1].line) {
                return false;
            }
            let whole: String = (0..count).map(clean).collect();
            let goes_on = count == 2 && vocabulary::goes_on_with(clean(0), clean(1));
            let code = count == 2 && clean(1).chars().count() <= 3 && self.knows(&whole);
            goes_on || (self.means(&whole) || code) && !(0..count).all(|n| self.knows(clean(n)))
        })
    }
}
