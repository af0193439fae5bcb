//! Diagnosis: which figures are probably wrong. The figures are told many times over and so work like an
//! error-correcting code; sought is the smallest set of changes that satisfies every relation and breaks none
//! that holds (card-minimal repair under aggregate constraints).

mod copies;
mod headline;
mod pairs;
mod policy;
pub mod recognised;
pub mod repair;
mod stages;
mod stories;

use crate::model::figure::{Figure, FigureId};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Finding, Story, Suspect};
use crate::model::slip::Slip;
use repair::{Change, Proposal, System};
use std::collections::{BTreeMap, BTreeSet};

/// Relations that fail together, and what would repair them.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The inconsistent relations.
    pub relations: Vec<usize>,
    /// Figures to change; of a single one, the candidates, best first.
    pub suspects: Vec<Proposal>,
    /// Whether the first (of a set: all) can be told from the others by the document itself.
    pub decided: bool,
    /// Whether the suspects are changed together, not alternatives.
    pub together: bool,
    /// Whether no smaller set does.
    pub minimal: bool,
}

/// Groups the findings into stories and names the suspects.
pub fn diagnose(
    source: &str,
    figures: &[Figure],
    relations: &[Relation],
    findings: &mut [Finding],
) -> (Vec<Story>, Vec<Suspect>) {
    let system = System::new(figures, relations);
    let mut found: Vec<Diagnosis> = Vec::new();
    for group in groups(&system) {
        found.extend(solve(&system, group));
    }
    let found = pairs::join(&system, found);
    stories::tell(source, &system, found, findings)
}

/// Inconsistent relations that share a figure, directly or through others.
fn groups(system: &System) -> Vec<Vec<usize>> {
    // What is counted (tables, points of weights) is not printed: there the document cannot tell which side is wrong.
    let fails = |r: &Relation| r.verdict == Verdict::Inconsistent && r.constant.is_zero();
    let mut left: BTreeSet<usize> =
        (0..system.relations.len()).filter(|&r| fails(&system.relations[r])).collect();
    let mut groups = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut group = vec![first];
        let mut seen: BTreeSet<FigureId> = BTreeSet::new();
        let mut at = 0;
        while at < group.len() {
            for (f, _) in &system.relations[group[at]].terms {
                if !seen.insert(*f) {
                    continue;
                }
                for r in system.of(*f) {
                    if left.remove(r) {
                        group.push(*r);
                    }
                }
            }
            at += 1;
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

/// The diagnoses of one group: one if a single figure or a set explains it, several if it falls apart.
fn solve(system: &System, group: Vec<usize>) -> Vec<Diagnosis> {
    if group.len() > policy::LARGEST_GROUP {
        let (suspects, relations) = (Vec::new(), group);
        return vec![Diagnosis { relations, suspects, decided: false, together: false, minimal: false }];
    }
    let single = singles(system, &group);
    if !single.is_empty() {
        let limits = group.iter().all(|&r| system.relations[r].law == Law::AtMost);
        let decided = !limits && is_decided(&single);
        // Where the slip of one decides, the others are no longer suspected.
        let suspects = single.into_iter().take(if decided { 1 } else { usize::MAX }).collect();
        return vec![Diagnosis { relations: group, suspects, decided, together: false, minimal: true }];
    }
    let mut search = Search { system, group: &group, steps: 0, best: Vec::new() };
    for size in 2..=policy::LARGEST_SET {
        search.extend(&mut Vec::new(), size);
        if !search.best.is_empty() {
            let changes = std::mem::take(&mut search.best);
            return split(system, &group, changes, search.steps < policy::STEPS);
        }
    }
    greedy(system, group)
}

/// Single changes that repair the whole group.
fn singles(system: &System, group: &[usize]) -> Vec<Proposal> {
    let figures: BTreeSet<FigureId> = terms(system, group[0]).collect();
    let mut found: Vec<Proposal> = Vec::new();
    for figure in figures {
        if !group.iter().all(|&r| terms(system, r).any(|f| f == figure)) {
            continue;
        }
        let mut proposals = system.proposals(figure, &[]);
        proposals.retain(|p| p.repairs == group.len());
        found.extend(best_value(proposals));
    }
    found.sort_by_key(|p| order(system, p));
    found
}

/// Of the values of one figure, the one that a natural slip explains, else the one that most relations give exactly.
fn best_value(proposals: Vec<Proposal>) -> Option<Proposal> {
    let most = proposals.iter().map(|p| p.exact).max()?;
    // A value that fewer relations give exactly needs a slip to speak for it.
    proposals.into_iter().min_by_key(|p| (p.rank() + usize::from(p.exact < most), most - p.exact))
}

/// Candidates in order: the natural slip first, then the figure that fewer others confirm.
fn order(system: &System, p: &Proposal) -> (usize, u32, usize) {
    let figure = &system.figures[p.change.figure];
    (p.rank(), figure.agreed, p.change.figure)
}

/// Whether the first candidate stands out: the only one, or the only one that a slip explains which hardly
/// happens to fit by chance. One wrong digit somewhere fits a sum of many parts all too easily.
fn is_decided(candidates: &[Proposal]) -> bool {
    let telling = |p: &Proposal| matches!(p.slip, Some(Slip::TransposedDigits | Slip::MisplacedDecimalPoint));
    match candidates {
        [] => false,
        [_] => true,
        [first, others @ ..] => telling(first) && !others.iter().any(telling),
    }
}

fn terms<'s>(system: &'s System, relation: usize) -> impl Iterator<Item = FigureId> + 's {
    system.relations[relation].terms.iter().map(|(f, _)| *f)
}

/// Looks for the smallest set of changes: takes a relation that fails and tries each of its figures.
struct Search<'a> {
    system: &'a System<'a>,
    group: &'a [usize],
    steps: usize,
    best: Vec<Proposal>,
}

impl Search<'_> {
    fn extend(&mut self, taken: &mut Vec<Proposal>, size: usize) {
        let changes: Vec<Change> = taken.iter().map(|p| p.change).collect();
        let failing: Vec<usize> = self
            .group
            .iter()
            .copied()
            .filter(|&r| self.system.verdict(r, &changes) == Verdict::Inconsistent)
            .collect();
        let Some(&relation) = failing.iter().min_by_key(|&&r| self.system.relations[r].terms.len()) else {
            if self.best.is_empty() || cost(self.system, taken) < cost(self.system, &self.best) {
                self.best.clone_from(taken);
            }
            return;
        };
        if taken.len() == size || self.steps >= policy::STEPS {
            return;
        }
        for figure in terms(self.system, relation).collect::<BTreeSet<_>>() {
            if taken.iter().any(|p| p.change.figure == figure) {
                continue;
            }
            self.steps += 1;
            for proposal in self.system.proposals(figure, &changes).into_iter().take(policy::FOLLOWED_UP) {
                taken.push(proposal);
                self.extend(taken, size);
                taken.pop();
            }
        }
    }
}

/// How unlikely a set of changes is: unnatural slips, then figures that many others confirm.
fn cost(system: &System, changes: &[Proposal]) -> (usize, u32) {
    (
        changes.iter().map(|p| p.rank()).sum(),
        changes.iter().map(|p| system.figures[p.change.figure].agreed).sum(),
    )
}

/// Gives each change of a set its own relations where they can be told apart: independent errors are separate stories.
fn split(system: &System, group: &[usize], changes: Vec<Proposal>, minimal: bool) -> Vec<Diagnosis> {
    let mut shares: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &relation in group {
        let owner = (0..changes.len())
            .filter(|&n| terms(system, relation).any(|f| f == changes[n].change.figure))
            .max_by_key(|&n| changes[n].repairs)
            .unwrap_or(0);
        shares.entry(owner).or_default().push(relation);
    }
    shares
        .into_iter()
        .map(|(n, relations)| Diagnosis {
            relations,
            suspects: vec![changes[n]],
            decided: true,
            together: changes.len() > 1,
            minimal,
        })
        .collect()
}

/// Beyond the size that is searched: one change after another, each time the one that repairs most.
fn greedy(system: &System, group: Vec<usize>) -> Vec<Diagnosis> {
    let mut taken: Vec<Proposal> = Vec::new();
    let mut steps = 0;
    loop {
        let changes: Vec<Change> = taken.iter().map(|p| p.change).collect();
        let failing: Vec<usize> =
            group.iter().copied().filter(|&r| system.verdict(r, &changes) == Verdict::Inconsistent).collect();
        let mut candidates: BTreeMap<FigureId, usize> = BTreeMap::new();
        for f in failing.iter().flat_map(|&r| terms(system, r)) {
            *candidates.entry(f).or_default() += 1;
        }
        let mut order: Vec<(FigureId, usize)> = candidates.into_iter().collect();
        order.sort_by_key(|(f, n)| (usize::MAX - n, system.figures[*f].agreed, *f));
        order.truncate(policy::CANDIDATES);
        steps += order.len();
        let proposals = order.iter().filter_map(|(f, _)| best_value(system.proposals(*f, &changes)));
        let best = proposals.max_by_key(|p| {
            (p.repairs, usize::MAX - p.rank(), u32::MAX - system.figures[p.change.figure].agreed)
        });
        match best {
            Some(best) if steps < policy::STEPS => taken.push(best),
            _ if taken.is_empty() => {
                return vec![Diagnosis {
                    relations: group,
                    suspects: Vec::new(),
                    decided: false,
                    together: false,
                    minimal: false,
                }];
            }
            _ => break,
        }
    }
    split(system, &group, taken, false)
}
