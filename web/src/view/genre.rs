//! What kind of text it is, as far as that explains to a reader why little or nothing of it was checked.
//! Asked only then: what was read and checked speaks for itself.

use gouji_report::published::Report;
use gouji_report::words::Counts;

/// Why a text has little to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Genre {
    /// It is in another language than the disclosures that are read here.
    Foreign,
    /// No amounts stand in it.
    NoAmounts,
    /// The budget of a whole government, stated in a report to its assembly.
    Government,
    /// Sentences without any form.
    Sentences,
    /// Forms that were copied out of a viewer, their empty cells gone.
    Copied,
    /// A form, or a piece of one.
    Forms,
}

/// What a government's report calls itself or speaks of, and no department's disclosure does.
const GOVERNMENT: [&str; 6] = [
    "人民代表大会常务委员会",
    "各位代表",
    "预算执行情况和",
    "预算草案的报告",
    "税收返还",
    "一般公共预算收入完成",
];

/// The kind of a text; `None` where enough of it was checked.
pub fn genre(report: &Report, text: &str) -> Option<Genre> {
    let counts = Counts::of(report);
    if counts.relations > 0 && !counts.is_little() {
        return None;
    }
    let (mut ideographs, mut letters) = (0usize, 0usize);
    for c in text.chars() {
        ideographs += usize::from(('\u{4E00}'..='\u{9FFF}').contains(&c));
        letters += usize::from(c.is_ascii_alphabetic());
    }
    Some(if report.disclosure.forms.is_empty() && letters > 4 * ideographs.max(5) {
        Genre::Foreign
    } else if report.summary.figures == 0 && report.disclosure.forms.is_empty() {
        Genre::NoAmounts
    } else if GOVERNMENT.iter().filter(|words| text.contains(**words)).count() >= 2 {
        Genre::Government
    } else if report.disclosure.forms.is_empty() {
        Genre::Sentences
    } else if is_copied(report) {
        Genre::Copied
    } else {
        Genre::Forms
    })
}

/// Whether most figures that were not checked stand in a column that a copy does not tell.
fn is_copied(report: &Report) -> bool {
    2 * report.summary.unplaced > report.summary.unchecked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Genre> {
        genre(&gouji_report::check(text, "")[0].report, text)
    }

    #[test]
    fn each_kind_of_text_is_distinguished() {
        assert_eq!(
            of("The committee met on Monday and approved 3.2 million for roads."),
            Some(Genre::Foreign)
        );
        assert_eq!(
            of("雨下了一夜。他推开门，院子里的落叶积了厚厚一层，谁也没有说话。"),
            Some(Genre::NoAmounts)
        );
        let report =
            "关于某市预算执行情况和下一年预算草案的报告\n各位代表：全市一般公共预算收入完成 120.5 亿元。";
        assert_eq!(of(report), Some(Genre::Government));
        assert_eq!(of("某局今年安排培训费 3.20 万元，用于业务培训。"), Some(Genre::Sentences));
    }

    #[test]
    fn what_lost_its_empty_cells_is_a_copy() {
        let text = "某局2031年度部门决算\n\n支出决算表\n单位：万元\n科目编码 科目名称 本年支出合计 基本支出 项目支出 经营支出\n201 一般公共服务支出 90.00 60.00\n20101 人大事务 80.00 20.00\n20103 政府办公厅 50.00 40.00\n20104 发展与改革事务 40.00 30.00\n";
        assert_eq!(of(text), Some(Genre::Copied));
    }

    #[test]
    fn what_was_checked_needs_no_word() {
        let text = "表1 支出表\n单位：万元\n项目\t金额\n甲\t1.00\n乙\t2.00\n合计\t3.00\n";
        assert_eq!(of(text), None);
    }
}
