//! What is counted of a report, once for all that say it: headline, tally, list, letter, badge.
//! What a reader set aside counts nowhere but in its own number.

use crate::published::{Figure, Finding, Relation, Report, Suspect};
use gouji::{Law, Role, Verdict};
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::str::FromStr;

/// What is counted. Relations are counted in 处, figures in 个.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All relations.
    pub relations: u32,
    /// Holding as printed.
    pub exact: u32,
    /// Holding by rounding.
    pub rounding: u32,
    /// Not holding, and not set aside.
    pub inconsistent: u32,
    /// Not holding, and set aside.
    pub excused: u32,
    /// Figures of which the document decides that they are wrong.
    pub wrong: usize,
    /// Relations that do not hold and whose wrong figure is not known.
    pub open: usize,
    /// Errors and warnings that no relation and no story stands for: names, years, completeness.
    pub remarks: usize,
    /// Stories and lone findings that a reader set aside.
    pub aside: usize,
    /// Figures that took part in a relation.
    pub checked: u32,
    /// Those that took part in none.
    pub unchecked: u32,
    /// Tables that were not understood.
    pub unread: usize,
    /// Paragraphs that were not understood.
    pub unread_prose: usize,
    /// Relations in those that fail: as like as not we misread them, and they accuse nobody.
    pub doubted: u32,
    /// What the source shows and gave no text: pages, pictures and the like.
    pub unseen: usize,
    /// What stands in the place of an amount and has no value that can be read.
    pub no_value: u32,
    /// What could be checked is not all that should have been: something was lost or not understood.
    pub partial: bool,
    /// Relations between whole amounts that hold by rounding only.
    pub whole: Option<Whole>,
}

/// Relations of whole amounts that hold only as far as each was rounded: a yuan, or ten thousand, is a difference that
/// a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// How many.
    pub relations: usize,
    /// The largest difference, with its unit.
    pub most: String,
}

impl Counts {
    /// Counts a report without what is set aside in it.
    pub fn of(report: &Report) -> Counts {
        Counts::without(report, |finding| finding.set_aside.is_some())
    }

    /// Counts a report without the findings for which `aside` holds.
    pub fn without(report: &Report, aside: impl Fn(&Finding) -> bool) -> Counts {
        let apart = Apart::new(report, aside);
        let s = &report.summary;
        let misses = |at: &u32| match &report.relations {
            Some(relations) => {
                relations.get(*at as usize).is_some_and(|r| r.verdict == Verdict::Inconsistent)
            }
            None => true,
        };
        let excused = apart.relations.iter().filter(|at| misses(at)).count() as u32;
        Counts {
            relations: s.relations,
            exact: s.exact,
            rounding: s.rounding,
            inconsistent: s.inconsistent.saturating_sub(excused),
            excused: excused.min(s.inconsistent),
            wrong: decided(report, &apart).count(),
            open: open_relations(report, &apart),
            remarks: report
                .findings
                .iter()
                .zip(&apart.findings)
                .filter(|(f, apart)| is_remark(f) && !**apart)
                .count(),
            aside: apart.items,
            checked: s.checked,
            unchecked: s.figures.saturating_sub(s.checked),
            unread: report.not_understood.iter().filter(|n| n.what == "table").count(),
            unread_prose: report.not_understood.iter().filter(|n| n.what != "table").count(),
            doubted: report.not_understood.iter().map(|n| n.relations).sum(),
            unseen: report.source.unread.len(),
            no_value: s.unread,
            partial: s.unplaced > 0 || s.left_out > 0 || s.unread > 0,
            whole: whole(report),
        }
    }

    /// Nothing that was checked contradicts.
    pub fn agrees(&self) -> bool {
        self.relations > 0 && self.inconsistent == 0 && self.wrong == 0
    }

    /// So little took part that the answer has to say how little: less than four figures of five.
    pub fn is_little(&self) -> bool {
        u64::from(self.checked) * 5 < (u64::from(self.checked) + u64::from(self.unchecked)) * 4
    }

    /// So much was compared that what was not need not be said in the same breath: nine tenths.
    pub fn is_nearly_all(&self) -> bool {
        u64::from(self.checked) * 10 >= (u64::from(self.checked) + u64::from(self.unchecked)) * 9
    }

    /// Nothing at all holds but by rounding whole amounts.
    pub fn only_whole(&self) -> bool {
        self.whole.as_ref().is_some_and(|whole| whole.relations as u32 == self.relations)
    }

    /// No table and no paragraph was left aside.
    pub fn is_all_understood(&self) -> bool {
        self.unread + self.unread_prose == 0
    }

    /// It agrees, and what was read is enough to say so with a tick.
    pub fn is_sure(&self) -> bool {
        let all = self.is_all_understood() && self.unseen == 0 && self.no_value == 0;
        self.agrees() && all && !self.is_little() && !self.only_whole()
    }
}

/// An error or a warning that no relation and no story stands for.
fn is_remark(finding: &Finding) -> bool {
    finding.severity != "note"
        && finding.story.is_none()
        && finding.relation.is_none()
        && finding.rule != crate::unreadable::RULE.as_str()
}

/// What a reader set aside: how many stories and lone findings, which stories, which relations.
struct Apart {
    items: usize,
    stories: HashSet<u32>,
    relations: HashSet<u32>,
    /// Of each finding, whether it is.
    findings: Vec<bool>,
}

impl Apart {
    fn new(report: &Report, aside: impl Fn(&Finding) -> bool) -> Apart {
        let findings = report.findings.iter().map(&aside).collect();
        let (apart, open): (Vec<&Finding>, Vec<&Finding>) = report.findings.iter().partition(|f| aside(f));
        let stories: HashSet<u32> = apart.iter().filter_map(|f| f.story).collect();
        let open: HashSet<u32> = open.iter().filter_map(|f| f.story).collect();
        let lone = apart.iter().filter(|f| f.story.is_none_or(|story| open.contains(&story))).count();
        let stories: HashSet<u32> = stories.difference(&open).copied().collect();
        let relations = apart.iter().filter_map(|f| f.relation).collect();
        Apart { items: lone + stories.len(), stories, relations, findings }
    }
}

/// The suspects of the stories that the document decides.
fn decided<'a>(report: &'a Report, apart: &'a Apart) -> impl Iterator<Item = &'a Suspect> {
    let decided = |s: &&Suspect| report.stories.get(s.story as usize).is_some_and(|story| story.decided);
    report.suspects.iter().filter(decided).filter(|s| !apart.stories.contains(&s.story))
}

/// How many inconsistent relations no decided suspect takes part in.
fn open_relations(report: &Report, apart: &Apart) -> usize {
    let Some(relations) = &report.relations else {
        let repaired: u32 = decided(report, apart).map(|s| s.explains).sum();
        let misses = report.summary.inconsistent.saturating_sub(apart.relations.len() as u32);
        return misses.saturating_sub(repaired) as usize;
    };
    let suspects: HashSet<u32> = decided(report, apart).filter_map(|s| s.figure).collect();
    let open = |figures: &[u32]| !figures.iter().any(|f| suspects.contains(f));
    let misses = (0u32..)
        .zip(relations)
        .filter(|(at, r)| r.verdict == Verdict::Inconsistent && !apart.relations.contains(at));
    misses.filter(|(_, r)| open(&r.figures)).count()
}

/// The relations that hold by rounding between amounts without decimals, where there are any.
fn whole(report: &Report) -> Option<Whole> {
    let figures = report.figures.as_deref()?;
    let of = |relation: &Relation| -> Option<(Decimal, String)> {
        let printed: Vec<&Figure> =
            relation.figures.iter().map(|&f| figures.get(f as usize)).collect::<Option<_>>()?;
        let unit = printed.first().map(|f| f.unit.as_str())?;
        let sums = matches!(relation.law, Law::Sum | Law::Same);
        let plain = |f: &&Figure| f.role == Role::Amount && f.unit == unit && !f.text.contains('.');
        let by = Decimal::from_str(&relation.difference).ok()?.abs();
        (sums && by >= Decimal::ONE && printed.iter().all(plain)).then(|| (by, unit.to_owned()))
    };
    let relations = report.relations.as_deref()?.iter().filter(|r| r.verdict == Verdict::Rounding);
    let apart: Vec<(Decimal, String)> = relations.filter_map(of).collect();
    let (by, unit) = apart.iter().max_by_key(|(by, _)| *by)?;
    Some(Whole { relations: apart.len(), most: format!("{} {unit}", by.normalize()) })
}
