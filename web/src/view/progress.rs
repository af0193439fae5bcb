//! What became of the findings of one version of a document in the next one: repaired, left, new.
//! Recognised by the fingerprints of findings, which stay the same wherever their lines have moved.

use super::{Dossier, loose, tell};
use gouji_report::changed::{Changes, Stated, changes, same_document, stated};
use gouji_report::published::Disclosure;
use std::collections::HashSet;

/// What there was to look at in a version: whose document it is, and the fingerprints of each item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    disclosure: Disclosure,
    items: Vec<Vec<String>>,
    stated: Vec<Stated>,
}

/// How far the repairing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What there was before.
    pub before: usize,
    /// Of that, what is there no more.
    pub repaired: usize,
    /// Of that, what is there still.
    pub left: usize,
    /// What there was not before.
    pub new: usize,
}

impl Version {
    /// The stories, errors and warnings of an answer, those left out for which `aside` holds.
    pub fn of(dossier: &Dossier, aside: impl Fn(&[String]) -> bool) -> Version {
        let report = &dossier.answer.report;
        let stories = tell(dossier).into_iter().map(|story| story.fingerprints);
        let lone = ["error", "warning"].into_iter().flat_map(|severity| loose(dossier, severity));
        let lone = lone.filter_map(|at| Some(vec![report.findings.get(at as usize)?.fingerprint.clone()]));
        Version {
            disclosure: report.disclosure.clone(),
            stated: stated(dossier.figures()),
            items: stories.chain(lone).filter(|prints| !prints.is_empty() && !aside(prints)).collect(),
        }
    }

    /// What figures `next` states otherwise; `None` where that is another document.
    pub fn changes(&self, next: &Version) -> Option<Changes> {
        same_document(&self.disclosure, &next.disclosure).then(|| changes(&self.stated, &next.stated))
    }

    /// What has become of it in `next`; `None` where that is another document, or there was nothing to repair.
    pub fn progress(&self, next: &Version) -> Option<Progress> {
        if !same_document(&self.disclosure, &next.disclosure) || self.items.is_empty() {
            return None;
        }
        let known =
            |version: &Version| -> HashSet<String> { version.items.iter().flatten().cloned().collect() };
        let (then, now) = (known(self), known(next));
        let met = |items: &[Vec<String>], in_: &HashSet<String>| {
            items.iter().filter(|prints| prints.iter().any(|print| in_.contains(print))).count()
        };
        let left = met(&self.items, &now);
        Some(Progress {
            before: self.items.len(),
            repaired: self.items.len() - left,
            left,
            new: next.items.len() - met(&next.items, &then),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    const TEXT: &str = "平川县水务局 2026 年部门预算公开\n\n收支预算总表\n单位：万元\n项目\t金额\n水库维护\t11.00\n河道清淤\t22.00\n合计\t38.10\n";

    fn version(text: &str) -> Version {
        let answer = gouji_report::check(text, "").remove(0);
        Version::of(&Dossier::new(Arc::from(text), 1, answer), |_| false)
    }

    #[test]
    fn a_repaired_sum_is_repaired_and_a_new_line_above_changes_nothing() {
        let first = version(TEXT);
        assert_eq!(first.items.len(), 1, "{first:?}");
        let repaired = first.progress(&version(&TEXT.replace("38.10", "33.00")));
        assert_eq!(repaired, Some(Progress { before: 1, repaired: 1, left: 0, new: 0 }));
        let moved = first.progress(&version(&TEXT.replace("收支预算", "\n\n收支预算")));
        assert_eq!(moved, Some(Progress { before: 1, repaired: 0, left: 1, new: 0 }));
    }

    #[test]
    fn repaired_left_and_new_are_counted() {
        let items = |prints: &[&[&str]]| Version {
            disclosure: Disclosure { entity: "某局".into(), ..Disclosure::default() },
            items: prints.iter().map(|some| some.iter().map(|print| (*print).to_owned()).collect()).collect(),
            ..Version::default()
        };
        let first = items(&[&["a", "b"], &["c"], &["d"]]);
        let second = items(&[&["b"], &["e"]]);
        assert_eq!(first.progress(&second), Some(Progress { before: 3, repaired: 2, left: 1, new: 1 }));
        let elsewhere = Disclosure { entity: "别处".into(), ..Disclosure::default() };
        let other = Version { disclosure: elsewhere, ..second };
        assert_eq!(first.progress(&other), None, "another document is no new version");
        assert_eq!(items(&[]).progress(&first), None, "nothing was to be repaired");
    }
}
