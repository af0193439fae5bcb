//! Several disclosures as the rows of a table: which come first, which are to be looked at, and the table as a file.

use crate::edge::{Entry, Source};
use crate::messages::Lang;

/// One row: a disclosure, or a file that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The entry with this index.
    Entry(usize),
    /// The source with this index, of which there is no answer.
    Unread(usize),
}

/// What could not be read first, then what disagrees, the worst before the others; then what has little to say.
pub fn table(entries: &[Entry], sources: &[Source]) -> Vec<Row> {
    let unread = sources.iter().enumerate().filter(|(_, source)| source.why.is_some());
    let mut rows: Vec<Row> = unread.map(|(at, _)| Row::Unread(at)).collect();
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&at| rank(&entries[at]));
    rows.extend(order.into_iter().map(Row::Entry));
    rows
}

/// Whether a row is to be looked at: it disagrees or was not read.
pub fn is_bad(entries: &[Entry], row: Row) -> bool {
    match row {
        Row::Entry(at) => entries.get(at).is_some_and(|entry| entry.headline.inconsistent > 0),
        Row::Unread(_) => true,
    }
}

/// The disclosure that disagrees most, if one does: it is opened first.
pub fn first_bad(entries: &[Entry]) -> Option<usize> {
    let bad = (0..entries.len()).filter(|&at| is_bad(entries, Row::Entry(at)));
    bad.min_by_key(|&at| rank(&entries[at]))
}

/// The next disclosure after `chosen`, in the order of the table and round again, that disagrees.
pub fn next_bad(entries: &[Entry], sources: &[Source], chosen: usize) -> Option<usize> {
    let shown: Vec<usize> = table(entries, sources)
        .into_iter()
        .filter_map(|row| match row {
            Row::Entry(at) => Some(at),
            Row::Unread(_) => None,
        })
        .collect();
    let here = shown.iter().position(|&at| at == chosen).unwrap_or(0);
    let round = shown.iter().cycle().skip(here + 1).take(shown.len());
    round.copied().find(|&at| at != chosen && is_bad(entries, Row::Entry(at)))
}

/// The table as CSV, `names` telling what each entry is called.
pub fn as_csv(entries: &[Entry], sources: &[Source], names: &[String], lang: Lang) -> String {
    let m = lang.messages();
    let quoted = |cell: &str| {
        let risky = cell.starts_with(['=', '+', '-', '@']);
        format!("\"{}{}\"", if risky { "'" } else { "" }, cell.replace('"', "\"\""))
    };
    let mut out = format!("\u{feff}{}\r\n", m.more.columns.map(quoted).join(","));
    for row in table(entries, sources) {
        let cells = match row {
            Row::Entry(at) => [
                names.get(at).cloned().unwrap_or_default(),
                lang.pick(&entries[at].headline.sentence).to_owned(),
                entries[at].headline.inconsistent.to_string(),
                entries[at].summary.unchecked.to_string(),
            ],
            Row::Unread(at) => {
                [sources[at].name.clone(), m.not_checked.to_owned(), String::new(), String::new()]
            }
        };
        out.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// The more there is to look at, the further up.
fn rank(entry: &Entry) -> (u8, u32, u32) {
    let little = entry.summary.relations == 0;
    let group = match (entry.headline.inconsistent, little, entry.headline.sure) {
        (1.., _, _) => 0,
        (0, true, _) => 1,
        (0, false, false) => 2,
        (0, false, true) => 3,
    };
    (group, u32::MAX - entry.headline.inconsistent, u32::MAX - entry.summary.unchecked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::Why;
    use crate::view::Headline;
    use gouji_report::published::Summary;

    fn entry(relations: u32, inconsistent: u32) -> Entry {
        Entry {
            summary: Summary { relations, inconsistent, ..Summary::default() },
            headline: Headline {
                inconsistent,
                sure: inconsistent == 0 && relations > 0,
                ..Headline::default()
            },
            ..Entry::default()
        }
    }

    #[test]
    fn what_was_not_read_and_what_disagrees_most_stand_first() {
        let entries = [entry(9, 0), entry(9, 1), entry(9, 5), entry(0, 0)];
        let unread = Source { name: "坏.pdf".into(), why: Some(Why::Gone), paged: false };
        let sources = [Source::default(), unread];
        assert_eq!(
            table(&entries, &sources),
            [Row::Unread(1), Row::Entry(2), Row::Entry(1), Row::Entry(3), Row::Entry(0)]
        );
        assert_eq!((first_bad(&entries), first_bad(&entries[..1])), (Some(2), None));
        assert_eq!(next_bad(&entries, &sources, 2), Some(1));
        assert_eq!(next_bad(&entries, &sources, 1), Some(2), "round again");
        let names = ["甲", "乙", "丙", "=丁"].map(String::from);
        let csv = as_csv(&entries, &sources, &names, Lang::Zh);
        assert!(csv.contains("坏.pdf") && csv.contains("\"'=丁\"") && csv.lines().count() == 6, "{csv}");
    }
}
