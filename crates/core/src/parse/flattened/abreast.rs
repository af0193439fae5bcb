//! Lists of economic codes side by side, a line of the page a line of the text: code, name and figure of the one list and
//! then of the other. A name that was wrapped stands above and below its line; an empty amount leaves nothing.
//!
//! ```text
//! 30103 奖金 916.98 30203 咨询费
//! 机关事业单位基本养老保
//! 30108 504.38 30206 电费 72.56
//! 险缴费
//! ```

use super::atoms::{Atom, pieces};
use super::body::Entry;
use super::fit::Fit;
use super::heads::{Head, Kind};
use super::layouts::Layout;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary::{self, Meaning, is_code_heading, is_label_heading, is_neutral};
use crate::model::cube::Coordinate;
use crate::source::Text;
use std::collections::HashSet;

/// So many lines that hold a code of each list show that they stand side by side.
const LEAST: usize = 3;

/// What one list has on a line.
#[derive(Clone, Debug, Default)]
struct Part {
    code: Option<Atom>,
    words: Vec<Atom>,
    figures: Vec<Atom>,
}

impl Part {
    fn is_nameless(&self) -> bool {
        self.code.is_some() && self.words.is_empty()
    }
}

/// Whether lines hold such lists with names that were wrapped: any other reading would take their codes for figures.
pub fn is_wrapped(atoms: &[Atom]) -> bool {
    let Some(Lines { parts, .. }) = lines(atoms) else { return false };
    let abreast = parts.iter().filter(|line| codes(line) > 1).count();
    abreast >= LEAST && parts.iter().flatten().any(Part::is_nameless)
}

/// The atoms with codes whole whose class and section stood in two cells: `302 01`.
pub fn with_whole_codes(source: &str, atoms: Vec<Atom>) -> Vec<Atom> {
    let mut found: Vec<Atom> = Vec::with_capacity(atoms.len());
    for atom in atoms {
        let section = atom.digits().is_some_and(|d| d.len() == 2);
        let class = |last: &Atom| is_code(last) && last.digits().is_some_and(|d| d.len() == 3);
        match found.last_mut().filter(|last| section && last.line == atom.line && class(last)) {
            Some(last) => atom.text.spans.iter().for_each(|span| last.text.append(source, *span)),
            None => found.push(atom),
        }
    }
    found
}

/// Lines, and what each list has on them.
struct Lines<'a> {
    atoms: Vec<&'a [Atom]>,
    parts: Vec<Vec<Part>>,
}

/// The lines, and what each list has on them.
fn lines(atoms: &[Atom]) -> Option<Lines<'_>> {
    let plain = |a: &Atom| a.digits().is_none_or(|d| d.bytes().all(|b| b == b'0') || is_code(a));
    let decimals = atoms.iter().filter(|a| a.number).all(plain);
    let lines: Vec<&[Atom]> = atoms.chunk_by(|a, b| a.line == b.line).collect();
    let parts = lines.iter().map(|line| parts(line, decimals)).collect::<Option<_>>()?;
    Some(Lines { atoms: lines, parts })
}

/// How many codes a line holds.
fn codes(line: &[Part]) -> usize {
    line.iter().filter(|part| part.code.is_some()).count()
}

/// The columns and rows of lists of codes that stand side by side; none where that is not what the lines hold.
pub fn fit(source: &str, families: &Families, atoms: &[Atom]) -> Option<Fit> {
    let Lines { atoms: lines, parts } = lines(atoms)?;
    let first = parts.iter().position(|line| codes(line) > 0)?;
    let body = &parts[first..];
    let abreast = body.iter().filter(|line| codes(line) > 1).count();
    let coded = body.iter().filter(|line| codes(line) > 0).count();
    let one_figure = body.iter().flatten().all(|part| part.figures.len() < 2);
    if abreast < LEAST || 2 * abreast < coded || !one_figure {
        return None;
    }
    // A name above the first row is wrapped as well.
    let above = parts[..first].last().filter(|line| body[0].iter().any(Part::is_nameless) && is_words(line));
    let head = first - usize::from(above.is_some());
    let heads = heads(source, families, &lines[..head].concat())?;
    let layout = Layout { columns: (0..heads.len()).map(|h| vec![h]).collect(), cost: 0 };
    let entries = named(&parts[head..]).into_iter().map(|part| Entry {
        codes: part.code.into_iter().collect(),
        label: part.words,
        figures: part.figures,
    });
    Some(Fit { heads, levels: Vec::new(), layout, entries: entries.collect() })
}

/// Whether an atom is written as a code of the economic classification.
fn is_code(atom: &Atom) -> bool {
    atom.digits().is_some_and(|d| matches!(d.len(), 3 | 5) && d.starts_with('3'))
}

/// What the lists have on a line; none where a figure stands before everything else. `decimals` tells that all figures of
/// the form are told with decimals, so that a code without its name is none.
fn parts(line: &[Atom], decimals: bool) -> Option<Vec<Part>> {
    let mut found: Vec<Part> = Vec::new();
    for (n, atom) in line.iter().enumerate() {
        let before_words = line.get(n + 1).is_some_and(|next| !next.number);
        if is_code(atom) && (n == 0 || before_words || decimals) {
            found.push(Part { code: Some(atom.clone()), ..Part::default() });
        } else if atom.number {
            found.last_mut()?.figures.push(atom.clone());
        } else {
            match found.last_mut().filter(|part| part.figures.is_empty()) {
                Some(part) => part.words.push(atom.clone()),
                None => found.push(Part { words: vec![atom.clone()], ..Part::default() }),
            }
        }
    }
    Some(found)
}

/// Whether a line holds words alone.
fn is_words(line: &[Part]) -> bool {
    line.iter().all(|part| part.code.is_none() && part.figures.is_empty())
}

/// The parts of all lines, the halves of wrapped names put to their codes. Where both lists of a line have wrapped names,
/// their codes alone say what they are.
fn named(lines: &[Vec<Part>]) -> Vec<Part> {
    let nameless = |n: usize| lines[n].iter().filter(|part| part.is_nameless()).count();
    let words = |n: usize| lines.get(n).is_some_and(|line| is_words(line));
    let mut taken: HashSet<usize> = HashSet::new();
    let mut halves: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    for n in (1..lines.len()).filter(|&n| nameless(n) > 0 && words(n - 1)) {
        halves[n].push(n - 1);
        taken.insert(n - 1);
    }
    for n in (0..lines.len()).filter(|&n| nameless(n) > 0 && words(n + 1)) {
        if taken.insert(n + 1) {
            halves[n].push(n + 1);
        }
    }
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate().filter(|(n, _)| !taken.contains(n)) {
        for part in line {
            let mut part = part.clone();
            if part.is_nameless() && nameless(n) == 1 {
                let half = |&half: &usize| lines[half].iter().flat_map(|p| p.words.clone());
                part.words = halves[n].iter().flat_map(half).collect();
            }
            found.push(part);
        }
    }
    // The end of a name alone, `购`, `置`, or a label whose amount is empty.
    found.retain(|part| part.code.is_some() || !part.figures.is_empty());
    found
}

/// The headings of code, name and figure: the first of each, or of two pieces that a line end tore.
fn heads(source: &str, families: &Families, atoms: &[Atom]) -> Option<Vec<Head>> {
    let all: Vec<Atom> = atoms
        .iter()
        .flat_map(|a| pieces(source, a.text.span()).into_iter().map(move |span| (a, Text::new(source, span))))
        .map(|(a, text)| Atom { text, ..a.clone() })
        .collect();
    let joined = |(a, b): (usize, usize)| {
        let mut text = all[a].text.clone();
        all[b].text.spans.iter().for_each(|span| text.append(source, *span));
        Atom { text, ..all[a].clone() }
    };
    let pairs = || (0..all.len()).flat_map(|a| (a + 1..all.len()).map(move |b| (a, b))).take(MOST_PAIRS);
    let heads_codes = |a: &Atom| is_code_heading(families, &a.text.clean);
    // What is torn off a heading, 类, may head codes elsewhere.
    let in_full = |a: &Atom| heads_codes(a) && CODES.iter().any(|word| a.text.clean.contains(word));
    let code = all.iter().find(|a| in_full(a)).cloned();
    let code = code.or_else(|| pairs().map(joined).find(in_full))?;
    let labels = |a: &Atom| is_label_heading(families, &a.text.clean) && !heads_codes(a);
    let amounts = |a: &Atom| {
        let clean = a.text.clean.as_str();
        let means = || vocabulary::apply(families, &mut Coordinate::default(), clean) != Meaning::Unknown;
        !heads_codes(a) && !labels(a) && (is_neutral(families, clean) || means())
    };
    // Right behind the heading of the names stands that of the figures.
    let [label, amount] = all.windows(2).find(|pair| labels(&pair[0]) && amounts(&pair[1]))? else {
        return None;
    };
    let head = |atom: &Atom, kind| Head { atom: atom.clone(), kind };
    Some(vec![head(&code, Kind::Code), head(label, Kind::Label), head(amount, Kind::Figures)])
}

/// Words of the headings of codes.
const CODES: [&str; 2] = ["编码", "代码"];

/// No more pairs of pieces than these are tried as a torn heading.
const MOST_PAIRS: usize = 400;
