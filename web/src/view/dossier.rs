//! A dossier: one answer with its text and the indices that every view looks things up in.
//! Made once when an answer arrives; read by all, changed by none.

use super::digits::are_grouped;
use super::{Entry, Names, OutlineEntry, Piece, levels, outline, pieces};
use gouji_report::Answer;
use gouji_report::published::{Figure, Place, Relation, Suspect};
use gouji_report::words::is_number;
use gouji_report::{Law, Verdict};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The state of a figure: the line under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Every relation with it holds as printed.
    Ok,
    /// All hold, some only by rounding.
    Round,
    /// At least one does not hold.
    Bad,
    /// It is in no relation.
    None,
}

impl State {
    /// The value of `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::Round => "round",
            State::Bad => "bad",
            State::None => "none",
        }
    }

    /// The state that a relation's verdict gives.
    pub fn of_verdict(verdict: Verdict) -> State {
        match verdict {
            Verdict::Inconsistent => State::Bad,
            Verdict::Rounding => State::Round,
            Verdict::Exact => State::Ok,
        }
    }

    fn rank(self) -> u8 {
        match self {
            State::None => 0,
            State::Ok => 1,
            State::Round => 2,
            State::Bad => 3,
        }
    }
}

/// One answer, ready to be looked at.
#[derive(Debug)]
pub struct Dossier {
    /// The text of this disclosure, private numbers masked: its bytes are those of the source from `base` on.
    text: Arc<str>,
    base: u32,
    first_line: u32,
    /// What was found.
    pub answer: Answer,
    /// The document in pieces that are drawn one by one.
    pub pieces: Vec<Piece>,
    /// Forms and sections.
    pub outline: Vec<OutlineEntry>,
    /// What the document calls the codes in it.
    pub names: Names,
    /// For each block the level of its heading, or 0.
    pub levels: Vec<u8>,
    states: Vec<State>,
    by_start: Vec<u32>,
    relations_of: Vec<Vec<u32>>,
    groups: Vec<Vec<u32>>,
    group_of: Vec<u32>,
    red: HashSet<u32>,
    /// Its long numbers have separators between thousands.
    pub(super) grouped: bool,
}

impl Dossier {
    /// Indexes an answer; `text` is that of its range alone, which begins in the line `first_line` of the source.
    /// Indices in it that point nowhere are left out of every index.
    pub fn new(text: Arc<str>, first_line: u32, answer: Answer) -> Dossier {
        let figures = answer.report.figures.as_deref().unwrap_or_default();
        let relations = answer.report.relations.as_deref().unwrap_or_default();
        let count = figures.len();
        let mut states = vec![State::None; count];
        let mut relations_of = vec![Vec::new(); count];
        for (index, relation) in relations.iter().enumerate() {
            let state = State::of_verdict(relation.verdict);
            for &figure in relation.figures.iter().filter(|&&f| (f as usize) < count) {
                let figure = figure as usize;
                if state.rank() > states[figure].rank() {
                    states[figure] = state;
                }
                if relations_of[figure].last() != Some(&(index as u32)) {
                    relations_of[figure].push(index as u32);
                }
            }
        }
        let mut by_start: Vec<u32> = (0..count as u32).collect();
        by_start.sort_by_key(|&f| (figures[f as usize].start, figures[f as usize].end));
        let (groups, group_of) = restatements(figures, relations);
        let (red, grouped) = (red(&answer, figures), are_grouped(figures));
        let mut dossier = Dossier {
            pieces: Vec::new(),
            outline: Vec::new(),
            names: Names::read(&answer.reading.blocks),
            levels: levels(&answer.reading),
            states,
            by_start,
            relations_of,
            groups,
            group_of,
            red,
            grouped,
            text,
            base: answer.range.0,
            first_line,
            answer,
        };
        dossier.pieces = pieces(&dossier);
        dossier.outline = outline(&dossier);
        dossier
    }

    /// The bytes of the text that this disclosure takes.
    pub fn span(&self) -> (u32, u32) {
        let (start, end) = self.answer.range;
        if start < end { (start, end) } else { (start, start + self.text.len() as u32) }
    }

    /// Every figure, in the order of the report.
    pub fn figures(&self) -> &[Figure] {
        self.answer.report.figures.as_deref().unwrap_or_default()
    }

    /// One figure, if the index points at one.
    pub fn figure(&self, index: u32) -> Option<&Figure> {
        self.figures().get(index as usize)
    }

    /// Whether a figure is an empty cell that counts as zero.
    pub fn is_blank(&self, index: u32) -> bool {
        self.figure(index).is_none_or(|figure| figure.end <= figure.start)
    }

    /// Whether a figure is a word that counts as zero, such as 持平, and something was checked with it.
    fn is_checked_word(&self, index: u32) -> bool {
        !self.is_blank(index) && self.state(index) != State::None
    }

    /// Every relation.
    pub fn relations(&self) -> &[Relation] {
        self.answer.report.relations.as_deref().unwrap_or_default()
    }

    /// The state of a figure.
    pub fn state(&self, figure: u32) -> State {
        self.states.get(figure as usize).copied().unwrap_or(State::None)
    }

    /// The relations that a figure is in.
    pub fn relations_of(&self, figure: u32) -> &[u32] {
        self.relations_of.get(figure as usize).map_or(&[], Vec::as_slice)
    }

    /// All figures that state the same money as this one, itself among them, in the order of the text.
    /// Empty where it is stated once.
    pub fn restatements(&self, figure: u32) -> &[u32] {
        let group = self.group_of.get(figure as usize).copied().unwrap_or(u32::MAX);
        self.groups.get(group as usize).map_or(&[], Vec::as_slice)
    }

    /// Every group of figures that state the same money.
    pub fn groups(&self) -> &[Vec<u32>] {
        &self.groups
    }

    /// Whether this is a figure that the document itself decides to be wrong: the only ones shown in red.
    pub fn is_red(&self, figure: u32) -> bool {
        self.red.contains(&figure)
    }

    /// The suspect that a figure is, if it is one.
    pub fn suspect(&self, figure: u32) -> Option<&Suspect> {
        let figures = self.figures();
        self.answer.report.suspects.iter().find(|s| suspect_figure(s, figures) == Some(figure))
    }

    /// Fingerprints of the findings whose story names this figure as a suspect.
    pub fn fingerprints_of_suspect(&self, figure: u32) -> Vec<String> {
        let story = self.suspect(figure).map(|suspect| suspect.story);
        let of_story = self.answer.report.findings.iter().filter(|f| f.story.is_some() && f.story == story);
        of_story.map(|finding| finding.fingerprint.clone()).filter(|print| !print.is_empty()).collect()
    }

    /// The figure that a suspect is.
    pub fn figure_of(&self, suspect: &Suspect) -> Option<u32> {
        suspect_figure(suspect, self.figures())
    }

    /// The printed figures within a range of the text, in its order. Blanks have no length and are left out.
    pub fn figures_in(&self, range: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let figures = self.figures();
        let from = self.by_start.partition_point(|&f| figures[f as usize].start < range.start);
        self.by_start[from..]
            .iter()
            .copied()
            .take_while(move |&f| figures[f as usize].start < range.end)
            .filter(move |&f| is_number(&figures[f as usize]) || self.is_checked_word(f))
    }

    /// The form or section that an offset stands in.
    pub fn stands_in(&self, offset: u32) -> Option<&OutlineEntry> {
        let within = |entry: &&OutlineEntry| (entry.start..entry.end).contains(&offset);
        self.outline.iter().filter(|entry| entry.kind != Entry::Part).find(within)
    }

    /// The text of this disclosure, private numbers masked.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The figure that stands at a place, if one does.
    pub fn figure_at(&self, place: &Place) -> Option<u32> {
        self.figures_in(place.start..place.end.max(place.start + 1)).next()
    }

    /// A piece of the text; empty where the offsets do not fit it.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        let within = |offset: u32| offset.checked_sub(self.base).map(|offset| offset as usize);
        let range = within(start).zip(within(end)).map(|(start, end)| start..end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The line, from 1, in which an offset stands.
    pub fn line(&self, offset: u32) -> u32 {
        let upto = (offset.saturating_sub(self.base) as usize).min(self.text.len());
        self.text.as_bytes()[..upto].iter().filter(|&&b| b == b'\n').count() as u32 + self.first_line
    }
}

fn suspect_figure(suspect: &Suspect, figures: &[Figure]) -> Option<u32> {
    let named = suspect.figure.filter(|&f| (f as usize) < figures.len());
    named.or_else(|| {
        let at = figures.iter().position(|f| f.start == suspect.start && f.end == suspect.end)?;
        Some(at as u32)
    })
}

fn red(answer: &Answer, figures: &[Figure]) -> HashSet<u32> {
    let report = &answer.report;
    report
        .stories
        .iter()
        .filter(|story| story.decided)
        .filter_map(|story| report.suspects.get(*story.suspects.first()? as usize))
        .filter_map(|suspect| suspect_figure(suspect, figures))
        .collect()
}

/// Groups of figures that chains of `same` relations join, and for each figure the group that it is in.
fn restatements(figures: &[Figure], relations: &[Relation]) -> (Vec<Vec<u32>>, Vec<u32>) {
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let mut parent: Vec<usize> = (0..figures.len()).collect();
    let printed = |f: usize| figures.get(f).is_some_and(|f| f.end > f.start);
    for relation in relations.iter().filter(|r| r.law == Law::Same) {
        let mut same = relation.figures.iter().map(|&f| f as usize).filter(|&f| printed(f));
        let Some(first) = same.next() else { continue };
        for other in same {
            let (a, b) = (root(&mut parent, first), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); figures.len()];
    for figure in 0..figures.len() {
        members[root(&mut parent, figure)].push(figure as u32);
    }
    let mut groups: Vec<Vec<u32>> = members.into_iter().filter(|group| group.len() > 1).collect();
    let mut group_of = vec![u32::MAX; figures.len()];
    for (index, group) in groups.iter_mut().enumerate() {
        group.sort_by_key(|&f| figures[f as usize].start);
        for &figure in group.iter() {
            group_of[figure as usize] = index as u32;
        }
    }
    (groups, group_of)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use gouji_report::Role;
    use gouji_report::published::{Block, Reading, Report, Story};

    pub(crate) fn figure(start: u32, end: u32, text: &str) -> Figure {
        Figure { start, end, text: text.into(), value: text.into(), role: Role::Amount, ..Figure::default() }
    }

    pub(crate) fn relation(law: &str, verdict: &str, figures: &[u32]) -> Relation {
        Relation {
            law: Law::of_name(law).expect("a law"),
            verdict: Verdict::of_name(verdict).expect("a verdict"),
            figures: figures.into(),
            ..Relation::default()
        }
    }

    pub(crate) fn dossier(
        text: &str,
        figures: Vec<Figure>,
        relations: Vec<Relation>,
        blocks: Vec<Block>,
    ) -> Dossier {
        let report = Report { figures: Some(figures), relations: Some(relations), ..Report::default() };
        Dossier::new(
            text.into(),
            1,
            Answer { report, reading: Reading { blocks, contents: (0, 0) }, range: (0, 0) },
        )
    }

    #[test]
    fn the_worst_relation_is_the_state() {
        let figures = vec![figure(0, 1, "1"), figure(2, 3, "1"), figure(4, 5, "2"), figure(6, 7, "9")];
        let relations = vec![relation("same", "exact", &[0, 1]), relation("sum", "inconsistent", &[2, 0, 1])];
        let d = dossier("1 1 2 9", figures, relations, vec![]);
        assert_eq!([0, 2, 3].map(|f| d.state(f)), [State::Bad, State::Bad, State::None]);
        assert_eq!(d.relations_of(0), [0, 1]);
    }

    #[test]
    fn restatements_are_joined_by_chains_and_blanks_are_none() {
        let mut figures: Vec<Figure> = (0..5).map(|i| figure(i * 2, i * 2 + 1, "1")).collect();
        figures[4].end = figures[4].start;
        let relations = vec![
            relation("same", "exact", &[2, 0]),
            relation("same", "exact", &[1, 2]),
            relation("same", "exact", &[0, 4]),
        ];
        let d = dossier("1 1 1 1 ", figures, relations, vec![]);
        assert_eq!(d.restatements(0), [0, 1, 2]);
        assert!(d.restatements(3).is_empty() && d.restatements(4).is_empty());
        assert_eq!(d.figures_in(0..9).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn red_is_the_first_suspect_of_a_decided_story() {
        let mut answer = Answer::default();
        answer.report.figures = Some(vec![figure(0, 1, "1"), figure(2, 3, "2")]);
        answer.report.suspects = vec![
            Suspect { start: 2, end: 3, ..Suspect::default() },
            Suspect { start: 0, end: 1, figure: Some(0), story: 1, ..Suspect::default() },
        ];
        answer.report.stories = vec![
            Story { suspects: vec![0], decided: true, ..Story::default() },
            Story { suspects: vec![1], decided: false, ..Story::default() },
        ];
        let d = Dossier::new("1 2".into(), 1, answer);
        assert!(d.is_red(1) && !d.is_red(0));
        assert!(d.suspect(0).is_some());
    }

    #[test]
    fn indices_that_point_nowhere_do_no_harm() {
        let d = dossier("1", vec![figure(0, 1, "1")], vec![relation("same", "exact", &[0, 7])], vec![]);
        assert_eq!(d.state(7), State::None);
        assert_eq!(d.slice(3, 1), "");
        assert_eq!(d.line(99), 1);
    }

    #[test]
    fn offsets_are_those_of_the_source() {
        let answer = Answer { range: (100, 104), ..Answer::default() };
        let d = Dossier::new("1\n23".into(), 7, answer);
        assert_eq!(
            (d.span(), d.slice(102, 104), d.slice(99, 101), d.slice(0, 2)),
            ((100, 104), "23", "", "")
        );
        assert_eq!((d.line(100), d.line(103), d.line(0)), (7, 8, 7));
    }
}
