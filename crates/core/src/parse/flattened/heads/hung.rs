//! A row of headings of which some go on in the lines below it, each in its own column: `科目名称 本年支出 对附属单` /
//! `合计 位补助支` / `出`.

use super::super::atoms::Atom;
use super::Words;
use crate::lexicon::vocabulary::{is_code_heading, is_label_heading, is_total};
use std::ops::Range;

/// A row of headings has so many pieces.
const ROW: std::ops::RangeInclusive<usize> = 2..=14;

/// So many lines of a cell stand at most below its first.
const MOST_LINES: usize = 3;

/// So many pieces stand at most below a row.
const MOST_BELOW: usize = 10;

/// 款 and 项 head codes, but also end other headings.
const LEVEL: usize = 1;

/// With more ways than these nobody knows.
const MOST_WAYS: usize = 64;

/// No more steps are gone.
const MOST_STEPS: usize = 50_000;

/// The pieces with every such row joined. A row is joined where every heading that goes on is known then, and
/// there is but one way; 合计 ends the first that it may end.
pub(super) fn joined(words: Words, mut pieces: Vec<Atom>, source: &str) -> Vec<Atom> {
    let mut at = 0;
    while at < pieces.len() {
        let lines = lines(&pieces, at);
        let row = lines[0].clone();
        let open = || row.clone().any(|n| !words.knows(&pieces[n].text.clean));
        if ROW.contains(&row.len()) && open() {
            let most = lines.len().min(MOST_LINES + 1);
            let way = (2..=most).rev().find_map(|count| {
                let ends = ends(words, &pieces, &row, &lines[1..count])?;
                let way = only_way(words, &pieces, &row, &ends)?;
                Some((ends, way))
            });
            if let Some((ends, way)) = way {
                for ((end, _), n) in ends.iter().zip(way) {
                    let spans = std::mem::take(&mut pieces[*end].text).spans;
                    spans.iter().for_each(|span| pieces[n].text.append(source, *span));
                }
                for (end, _) in ends.iter().rev() {
                    pieces.remove(*end);
                }
            }
        }
        at = row.end;
    }
    pieces
}

/// The pieces below a row that may end its headings, each with whether it is the first of its line: all but the headings of
/// codes and names that a line begins with, below 项目.
fn ends(
    words: Words,
    pieces: &[Atom],
    row: &Range<usize>,
    below: &[Range<usize>],
) -> Option<Vec<(usize, bool)>> {
    let whole = |n: &usize| {
        let text = pieces[*n].text.clean.as_str();
        let heads = is_label_heading(words.families, text) || is_code_heading(words.families, text);
        heads && text.chars().count() > LEVEL
    };
    let mut found = Vec::new();
    for line in below {
        let first = line.start + line.clone().take_while(whole).count();
        let rest = first..line.end;
        if rest.is_empty() || rest.len() > row.len() || rest.clone().any(|n| whole(&n)) {
            return None;
        }
        found.extend(rest.map(|n| (n, n == first)));
    }
    (found.len() <= MOST_BELOW).then_some(found)
}

/// The pieces from `at` on, line by line.
fn lines(pieces: &[Atom], at: usize) -> Vec<Range<usize>> {
    let mut start = at;
    let chunks = pieces[at..].chunk_by(|a, b| a.line == b.line).take(MOST_LINES + 1);
    chunks
        .map(|line| {
            start += line.len();
            start - line.len()..start
        })
        .collect()
}

/// Which heading of the row each end belongs to, where one way makes all that go on known.
fn only_way(words: Words, pieces: &[Atom], row: &Range<usize>, ends: &[(usize, bool)]) -> Option<Vec<usize>> {
    let texts = row.clone().map(|n| pieces[n].text.clean.clone()).collect();
    let mut search =
        Search { words, pieces, row: row.start, texts, chosen: Vec::new(), found: Vec::new(), steps: 0 };
    search.assign(ends, 0);
    let total = |n: usize| is_total(&pieces[ends[n].0].text.clean);
    // The way that leaves the fewest unknown.
    let found = search.found;
    let least = found.iter().map(|(unknown, _)| *unknown).min()?;
    let best: Vec<&Vec<usize>> = found.iter().filter(|(n, _)| *n == least).map(|(_, way)| way).collect();
    let (first, others) = best.split_first()?;
    let alike = |way: &&Vec<usize>| way.iter().zip(*first).enumerate().all(|(n, (a, b))| a == b || total(n));
    let sure = found.len() < MOST_WAYS && search.steps < MOST_STEPS && others.iter().all(alike);
    sure.then(|| first.iter().map(|n| n + row.start).collect())
}

/// The search for the ways in which ends belong to the headings of a row.
struct Search<'a> {
    words: Words<'a>,
    pieces: &'a [Atom],
    row: usize,
    /// The headings with the ends that they were given.
    texts: Vec<String>,
    chosen: Vec<usize>,
    /// How many headings a way leaves unknown, and the way.
    found: Vec<(usize, Vec<usize>)>,
    steps: usize,
}

impl Search<'_> {
    /// Gives the ends to the headings, those of one line to one behind the other.
    fn assign(&mut self, ends: &[(usize, bool)], from: usize) {
        let Some((&(end, opens), rest)) = ends.split_first() else {
            if self.chosen.iter().all(|&n| self.is_whole(n)) {
                let unknown = self.texts.iter().filter(|text| !self.words.knows(text)).count();
                self.found.push((unknown, self.chosen.clone()));
            }
            return;
        };
        let from = if opens { 0 } else { from };
        for n in from..self.texts.len() {
            self.steps += 1;
            if self.found.len() >= MOST_WAYS || self.steps >= MOST_STEPS {
                return;
            }
            let before = self.texts[n].len();
            self.texts[n].push_str(&self.pieces[end].text.clean);
            self.chosen.push(n);
            self.assign(rest, n + 1);
            self.chosen.pop();
            self.texts[n].truncate(before);
        }
    }

    /// Whether a heading is known with its ends.
    fn is_whole(&self, n: usize) -> bool {
        let (words, text) = (self.words, self.texts[n].as_str());
        let label = is_label_heading(words.families, text) || is_code_heading(words.families, text);
        words.means(text) || label && !words.knows(&self.pieces[self.row + n].text.clean)
    }
}
