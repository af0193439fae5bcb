//! The words above the rows of a copied form to headings: what line ends and spaces tore is joined, what stood in cells
//! side by side is taken apart.

use super::atoms::Atom;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, is_code_heading, is_label_heading, is_neutral, is_total};
use crate::model::cube::Coordinate;
use crate::source::Text;

/// How many pieces a heading is torn into at most.
const PIECES: usize = 6;

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
    let (levels, pieces) = levels(atoms.flat_map(cells).collect(), source);
    let join = |pieces: &mut dyn Iterator<Item = &Atom>| {
        let mut word = pieces.next()?.clone();
        pieces.flat_map(|piece| &piece.text.spans).for_each(|span| word.text.append(source, *span));
        Some(word)
    };
    let mut joined: Vec<Atom> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
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
    fn means(self, clean: &str) -> bool {
        // `2024年机关运行经费预算数`.
        let digits = clean.bytes().take_while(u8::is_ascii_digit).count();
        let clean = clean[digits..].strip_prefix('年').filter(|_| digits == 4).unwrap_or(clean);
        let at = |place: &Coordinate| vocabulary::apply(self.families, &mut place.clone(), clean);
        at(&Coordinate::default()) != Meaning::Unknown || at(self.base) != Meaning::Unknown
    }

    fn knows(self, clean: &str) -> bool {
        self.means(clean) || is_neutral(self.families, clean) || is_label_heading(self.families, clean)
    }

    /// Headings of one line that were several cells.
    fn apart(self, atom: &Atom, source: &str) -> Vec<Atom> {
        let piece = |span| Atom { text: Text::new(source, span), ..atom.clone() };
        let pieces: Vec<Atom> =
            super::atoms::pieces(source, atom.text.span()).into_iter().map(piece).collect();
        let several = pieces.len() > 1 && pieces.iter().all(|a| self.knows(&a.text.clean));
        let whole = atom.text.clean.as_str();
        let one = self.means(whole) || self.knows(whole) && whole.chars().count() <= 8;
        if several || !one { pieces } else { vec![atom.clone()] }
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
