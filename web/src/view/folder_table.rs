//! Several disclosures as the rows of a table: which come first, which are to be looked at, and the table as a file.

use crate::messages::Lang;
use crate::protocol::{Entry, Source};

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

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// What each is called.
    Name,
    /// How much there is to look at.
    #[default]
    Answer,
    /// How many relations do not hold.
    Inconsistent,
    /// How many figures were not checked.
    Unchecked,
}

impl By {
    /// As they stand in the table.
    pub const EACH: [By; 4] = [By::Name, By::Answer, By::Inconsistent, By::Unchecked];
}

/// By which column, and whether the other way round: names begin with the first, all else with the worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: By,
    /// The other way round.
    pub turned: bool,
}

impl Order {
    /// What pressing the head of a column makes of it.
    pub fn press(self, by: By) -> Order {
        Order { by, turned: self.by == by && !self.turned }
    }

    /// How a column is sorted, as `aria-sort` says it.
    pub fn of(self, column: By) -> &'static str {
        match (self.by == column, self.turned == (column == By::Name)) {
            (false, _) => "none",
            (true, true) => "descending",
            (true, false) => "ascending",
        }
    }
}

/// The rows in an order that the reader chose; what could not be read stays on top.
pub fn sorted(entries: &[Entry], sources: &[Source], names: &[String], order: Order) -> Vec<Row> {
    let mut rows = table(entries, sources);
    let unread = rows.iter().take_while(|row| matches!(row, Row::Unread(_))).count();
    let read = &mut rows[unread..];
    let entry = |row: &Row| match row {
        Row::Entry(at) => entries.get(*at),
        Row::Unread(_) => None,
    };
    let name = |row: &Row| match row {
        Row::Entry(at) => names.get(*at),
        Row::Unread(_) => None,
    };
    let most = |count: Option<u32>| std::cmp::Reverse(count.unwrap_or_default());
    match order.by {
        By::Name => read.sort_by(|a, b| name(a).cmp(&name(b))),
        By::Answer => {}
        By::Inconsistent => read.sort_by_key(|row| most(entry(row).map(|e| e.headline.inconsistent))),
        By::Unchecked => read.sort_by_key(|row| most(entry(row).map(|e| e.summary.unchecked))),
    }
    if order.turned {
        read.reverse();
    }
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

/// The table as CSV, `names` saying what each entry is called.
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
    use crate::protocol::Why;
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
        let unread = Source { name: "坏.pdf".into(), why: Some(Why::Gone), ..Source::default() };
        let sources = [Source::default(), unread];
        assert_eq!(
            table(&entries, &sources),
            [Row::Unread(1), Row::Entry(2), Row::Entry(1), Row::Entry(3), Row::Entry(0)]
        );
        assert_eq!((first_bad(&entries), first_bad(&entries[..1])), (Some(2), None));
        assert_eq!(next_bad(&entries, &sources, 2), Some(1));
        assert_eq!(next_bad(&entries, &sources, 1), Some(2), "round again");
        let names = ["甲", "乙", "丙", "=丁"].map(String::from);
        let by = |order: Order| sorted(&entries, &sources, &names, order);
        let worst = Order::default();
        assert_eq!(by(worst), table(&entries, &sources));
        let best = worst.press(By::Answer);
        assert_eq!(by(best)[..2], [Row::Unread(1), Row::Entry(0)], "what was not read stays on top");
        assert_eq!((worst.of(By::Answer), best.of(By::Answer)), ("descending", "ascending"));
        let most = best.press(By::Inconsistent);
        assert_eq!(by(most)[1..3], [Row::Entry(2), Row::Entry(1)]);
        let named = most.press(By::Name);
        assert_eq!(by(named)[1], Row::Entry(3));
        assert_eq!((named.of(By::Name), named.of(By::Answer)), ("ascending", "none"));
        let csv = as_csv(&entries, &sources, &names, Lang::Zh);
        assert!(csv.contains("坏.pdf") && csv.contains("\"'=丁\"") && csv.lines().count() == 6, "{csv}");
    }
}
