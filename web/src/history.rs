//! The history: what a reader opened, kept in this browser where he wants it so. What page and worker say of it to one another;
//! where it is stored is the worker's affair.

use gouji_report::published::{Disclosure, Report};
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Most that is kept; the oldest makes room.
pub const MOST: usize = 20;

/// What is to be done with it. Each is answered by the list as it is then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryAction {
    /// Only list it.
    List,
    /// Keep what was checked last.
    Keep,
    /// Check once more what has this id.
    Open(String),
    /// Take it away.
    Remove(String),
    /// Take all away.
    Clear,
}

/// What was opened once, as a line of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// By what it is found again: the same for the same texts.
    pub id: String,
    /// The first disclosure in it.
    pub disclosure: Disclosure,
    /// How many there are.
    pub disclosures: u32,
    /// Relations of them all.
    pub relations: u32,
    /// Those of them that do not hold.
    pub wrong: u32,
    /// When it was last opened: milliseconds since 1970.
    pub at: f64,
}

impl Record {
    /// Of texts and what was found in them, at a time.
    pub fn of<'a>(
        texts: impl Iterator<Item = &'a str>,
        reports: impl Iterator<Item = &'a Report>,
        at: f64,
    ) -> Record {
        // The same in every build of one compiler; if it were not, a text would stand there twice.
        let mut hasher = DefaultHasher::new();
        texts.for_each(|text| text.hash(&mut hasher));
        let mut record = Record { id: format!("{:016x}", hasher.finish()), at, ..Record::default() };
        for report in reports {
            if record.disclosures == 0 {
                record.disclosure = report.disclosure.clone();
            }
            record.disclosures += 1;
            record.relations += report.summary.relations;
            record.wrong += report.summary.inconsistent;
        }
        record
    }
}

/// Puts the newest first and takes off what is too much.
pub fn in_order(records: &mut Vec<Record>) -> Vec<Record> {
    records.sort_by(|a, b| b.at.total_cmp(&a.at));
    records.split_off(MOST.min(records.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_report::published::Summary;

    fn record(text: &str, at: f64) -> Record {
        let summary = Summary { relations: 7, inconsistent: 2, ..Summary::default() };
        let disclosure = Disclosure { entity: text.into(), ..Disclosure::default() };
        let reports =
            [Report { summary, disclosure, ..Report::default() }, Report { summary, ..Report::default() }];
        Record::of([text].into_iter(), reports.iter(), at)
    }

    #[test]
    fn one_line_tells_all_that_was_opened_together() {
        let kept = record("甲局", 1.0);
        assert_eq!((kept.disclosures, kept.relations, kept.wrong), (2, 14, 4));
        assert_eq!(kept.disclosure.entity, "甲局");
        assert_eq!(record("甲局", 2.0).id, kept.id);
        assert_ne!(record("乙局", 1.0).id, kept.id);
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut records: Vec<Record> = (0..MOST + 2).map(|n| record(&n.to_string(), n as f64)).collect();
        let gone = in_order(&mut records);
        assert_eq!(records.len(), MOST);
        assert_eq!(records[0].at, (MOST + 1) as f64);
        assert_eq!(gone.iter().map(|record| record.at).collect::<Vec<_>>(), [1.0, 0.0]);
    }
}
