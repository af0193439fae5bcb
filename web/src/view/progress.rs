//! What became of the findings of one version of a document in the next one: mended, left, new.
//! Told by the fingerprints of findings, which stay the same wherever their lines have moved.

use super::{Dossier, loose, tell};
use gouji_report::published::Disclosure;
use std::collections::HashSet;

/// What there was to look at in a version: whose document it is, and the fingerprints of each item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    entity: String,
    year: Option<i32>,
    kind: String,
    items: Vec<Vec<String>>,
}

/// How far the mending is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What there was before.
    pub before: usize,
    /// Of that, what is there no more.
    pub mended: usize,
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
        let lone =
            lone.filter_map(|at| Some(vec![report.findings.get(at as usize)?.fingerprint.clone()]));
        let Disclosure { entity, year, kind, .. } = &report.disclosure;
        Version {
            entity: entity.clone(),
            year: *year,
            kind: kind.clone(),
            items: stories.chain(lone).filter(|prints| !prints.is_empty() && !aside(prints)).collect(),
        }
    }

    /// What has become of it in `next`; `None` where that is another document, or there was nothing to mend.
    pub fn progress(&self, next: &Version) -> Option<Progress> {
        let same = (&self.entity, self.year, &self.kind) == (&next.entity, next.year, &next.kind);
        if !same || self.entity.is_empty() || self.items.is_empty() {
            return None;
        }
        let known = |version: &Version| -> HashSet<String> { version.items.iter().flatten().cloned().collect() };
        let (then, now) = (known(self), known(next));
        let met = |items: &[Vec<String>], in_: &HashSet<String>| {
            items.iter().filter(|prints| prints.iter().any(|print| in_.contains(print))).count()
        };
        let left = met(&self.items, &now);
        Some(Progress {
            before: self.items.len(),
            mended: self.items.len() - left,
            left,
            new: next.items.len() - met(&next.items, &then),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn version(text: &str) -> Version {
        let answer = gouji_report::check(text, "").remove(0);
        Version::of(&Dossier::new(Arc::from(text), 1, answer), |_| false)
    }

    fn table(sums: [&str; 3]) -> String {
        let of = |name: &str, sum: &str| {
            format!("{name}支出表\n单位：万元\n项目\t金额\n{name}甲\t11.00\n{name}乙\t22.00\n{name}丙\t5.10\n合计\t{sum}\n\n")
        };
        let names = ["公路", "桥梁", "隧道"];
        let tables: String = names.iter().zip(sums).map(|(name, sum)| of(name, sum)).collect();
        format!("平川县交通局 2026 年部门预算公开\n\n{tables}")
    }

    #[test]
    fn mended_left_and_new_are_counted() {
        let first = version(&table(["39.10", "38.70", "38.10"]));
        assert_eq!(first.items.len(), 2, "{first:?}");
        let second = version(&table(["38.10", "38.70", "31.80"]));
        assert_eq!(
            first.progress(&second),
            Some(Progress { before: 2, mended: 1, left: 1, new: 1 })
        );
        let other = Version { entity: "别处".into(), ..second };
        assert_eq!(first.progress(&other), None, "another document is no new version");
    }
}
