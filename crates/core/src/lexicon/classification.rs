//! Official codes and names (政府收支分类科目) as far as this table reaches: facts seen in published documents.
//! An unknown code is unknown, never wrong. The tables are `data/*.tsv`, sorted by code.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The year from which the names of the tables hold throughout; older documents use older names.
pub const SINCE: i32 = 2021;

const FUNCTIONAL: &str = include_str!("../../data/functional.tsv");
const ECONOMIC: &str = include_str!("../../data/economic.tsv");
const RENAMED: &str = include_str!("../../data/renamed.tsv");

/// Items that stood under another class before [`MOVED_IN`]: housing fund and medical costs were paid to persons.
const MOVED: [&str; 2] = ["30113", "30114"];
const MOVED_IN: i32 = 2018;

/// A name that a code had until a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The code.
    pub code: &'static str,
    /// The name before.
    pub former: &'static str,
    /// The name since.
    pub present: &'static str,
    /// The first budget year of the new name.
    pub year: i32,
}

/// The codes and names of one table.
#[derive(Clone, Debug)]
pub struct Classification {
    rows: Vec<(&'static str, &'static str)>,
    /// The codes by their plain names, each name's in their order.
    by_name: FxHashMap<String, Vec<&'static str>>,
}

/// Read once: sentences look up every name that the forms do not have.
static OFFICIAL: LazyLock<Classification> = LazyLock::new(|| {
    let mut rows: Vec<(&str, &str)> =
        FUNCTIONAL.lines().chain(ECONOMIC.lines()).filter_map(|line| line.split_once('\t')).collect();
    rows.sort_unstable();
    let mut by_name: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for (code, name) in &rows {
        by_name.entry(plain_name(name)).or_default().push(code);
    }
    Classification { rows, by_name }
});

impl Classification {
    /// Functional and economic codes together; their ranges are apart (2… and 3…).
    pub fn official() -> &'static Self {
        &OFFICIAL
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rows.iter().map(|(_, name)| *name)
    }

    /// The name of a code of 3, 5 or 7 digits.
    pub fn name(&self, code: &str) -> Option<&'static str> {
        let at = self.rows.binary_search_by_key(&code, |(c, _)| c).ok()?;
        Some(self.rows[at].1)
    }

    /// The items of the departments' economic classification whose place in a year is known, code and name.
    pub fn economic_items(&self, year: i32) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        let moved = move |code: &str| year < MOVED_IN && MOVED.contains(&code);
        self.rows
            .iter()
            .filter(move |(code, _)| code.len() == 5 && code.starts_with("30") && !moved(code))
            .copied()
    }

    /// The codes that have a plain name.
    pub fn codes_of(&self, name: &str) -> impl Iterator<Item = &'static str> {
        self.by_name.get(name).into_iter().flatten().copied()
    }

    /// Names of the other codes right under the same class or section.
    pub fn siblings<'c>(&'c self, code: &'c str) -> impl Iterator<Item = (&'static str, &'static str)> + 'c {
        let above = &code[..code.len().saturating_sub(2).max(1)];
        let from = self.rows.partition_point(|(c, _)| *c < above);
        let family = self.rows[from..].iter().take_while(move |(c, _)| c.starts_with(above));
        family.filter(move |(c, _)| c.len() == code.len() && *c != code).copied()
    }
}

/// The names that changed, in the order of their codes.
pub fn renamed() -> impl Iterator<Item = Renamed> {
    RENAMED.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (code, former, present) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Renamed { code, former, present, year: cells.next()?.parse().ok()? })
    })
}

/// Whether a character is a letter or a digit of any script; of nearly all that are asked, a glance tells.
fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphanumeric()
}

/// A name without what varies: brackets, 的, a trailing 支出.
pub fn plain_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    plain.extend(name.chars().filter(|c| is_letter(*c) && *c != '的'));
    if let Some(rest) = plain.strip_suffix("支出").filter(|rest| !rest.is_empty()) {
        plain.truncate(rest.len());
    }
    plain
}

/// Whether a code of six digits is that of an item below another one, with any of its digits lost.
pub fn may_be_below(cut: &str, code: &str) -> bool {
    let same = cut.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let item = code.len() == 5 && cut.len() == 6;
    cut.starts_with(code)
        || item && cut.bytes().skip(same).zip(code.bytes().skip(same + 1)).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_each_code_has_one_name() {
        for table in [FUNCTIONAL, ECONOMIC] {
            let codes: Vec<&str> = table.lines().filter_map(|l| Some(l.split_once('\t')?.0)).collect();
            assert_eq!(codes.len(), table.lines().count(), "every line has a code and a name");
            assert!(codes.windows(2).all(|w| w[0] < w[1]));
            assert!(
                codes.iter().all(|c| matches!(c.len(), 3 | 5 | 7) && c.bytes().all(|b| b.is_ascii_digit()))
            );
        }
        assert!(renamed().count() >= 5);
    }

    #[test]
    fn codes_have_names_and_siblings() {
        let table = Classification::official();
        assert_eq!(table.name("2080505"), Some("机关事业单位基本养老保险缴费支出"));
        assert_eq!(table.name("301"), Some("工资福利支出"));
        assert_eq!(table.name("2999999"), None);
        assert!(table.siblings("2080505").any(|(c, _)| c == "2080506"));
        assert!(table.siblings("2080505").all(|(c, _)| c.starts_with("20805") && c.len() == 7));
    }

    #[test]
    fn plain_names_forgive() {
        assert_eq!(plain_name("维修(护)费"), plain_name("维修（护）费"));
        assert_eq!(plain_name("一般公共服务"), plain_name("一般公共服务支出"));
    }
}
