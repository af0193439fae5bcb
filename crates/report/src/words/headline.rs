//! The answer in a sentence, and the lines below it. Three measures speak: how much was read, what was not understood,
//! and what contradicts. Everything is drawn from `Counts`, so that no two places give different numbers.

use super::counts::{Counts, Whole};
use super::misread::add_not_understood;
use super::{Lang, beside, both, plural};
use crate::published::{Finding, Message, Report};

/// The answer in a sentence. What a reader set aside is left out of it and counted at its end.
pub fn headline(report: &Report) -> Message {
    headline_of(report, &Counts::of(report))
}

/// As [`headline`], with the findings left out for which `aside` holds.
pub fn headline_without(report: &Report, aside: impl Fn(&Finding) -> bool) -> Message {
    headline_of(report, &Counts::without(report, aside))
}

/// The answer in a sentence, out of what was counted.
pub fn headline_of(report: &Report, counts: &Counts) -> Message {
    if counts.relations == 0 {
        let mut said = with_unseen(report, nothing_checked(report));
        add_not_understood(&mut said, report, counts);
        return said;
    }
    let left_out = report.summary.left_out as usize;
    let mut said = with_unseen(report, agreement(counts));
    if counts.is_little() && !counts.agrees() {
        let n = counts.unchecked as usize;
        add(
            &mut said,
            format!("另有 {n} 个数没有核对。"),
            format!("{n} more {} not checked.", plural(n, "figure was", "figures were")),
        );
    }
    add_not_understood(&mut said, report, counts);
    if left_out > 0 {
        add(
            &mut said,
            format!("另有 {left_out} 处不一致可能只是复制造成的，没有列出。"),
            format!(
                "{left_out} more {} not agree, perhaps only since the tables were copied, and {} not listed.",
                plural(left_out, "place does", "places do"),
                plural(left_out, "is", "are"),
            ),
        );
    }
    said
}

pub(super) fn add(said: &mut Message, zh: String, en: String) {
    said.zh.push_str(&zh);
    said.en.push(' ');
    said.en.push_str(&en);
}

/// What is said, and after it what the source shows and was not read.
fn with_unseen(report: &Report, mut said: Message) -> Message {
    if let Some((first, more)) = report.source.unread.split_first() {
        add(&mut said, first.message.zh.clone(), first.message.en.clone());
        if !more.is_empty() {
            let n = more.len();
            add(&mut said, format!("另有 {n} 处也没有读。"), format!("{n} more not read."));
        }
    }
    said
}

/// Numbers were read, or not even that.
fn nothing_checked(report: &Report) -> Message {
    match report.summary.figures as usize {
        0 if report.verdict == "unreadable" => {
            both("没有读出可以核对的数。", "No figures that could be checked were read.")
        }
        0 => both("没有可以互相核对的数。", "There are no figures to check against one another."),
        1 => both(
            "读到 1 个数，没有别的数可比。",
            "One figure was read, and there is no other to check it against.",
        ),
        n => both(
            format!("读到 {n} 个数，没有能互相核对的。"),
            format!("{n} figures were read, but none that could be checked against another."),
        ),
    }
}

/// How far the figures agree that were checked.
fn agreement(counts: &Counts) -> Message {
    let (wrong, open) = (counts.wrong, counts.open);
    if counts.unseen > 0 && open == 0 {
        return agreement_of_a_part(counts);
    }
    let partial = counts.partial || !counts.is_nearly_all() || !counts.is_all_understood();
    let (zh, en) = if partial { ("核对到的", " that could be checked") } else { ("", "") };
    match (wrong, open) {
        (0, 0) => all_agree(counts, partial),
        (n, 0) => both(
            format!("有 {n} 个数对不上，其余{zh}都对得上。"),
            format!("{n} {} not agree; all the others{en} do.", plural(n, "figure does", "figures do")),
        ),
        (0, m) => both(
            format!("有 {m} 处对不上，还不能断定错在哪个数。"),
            format!(
                "{m} {} not agree; the document does not tell which figure is wrong.",
                plural(m, "place does", "places do")
            ),
        ),
        (n, m) => both(
            format!("有 {n} 个数对不上；另有 {m} 处对不上，还不能断定错在哪个数。"),
            format!(
                "{n} {} not agree; in {m} more {} the document does not tell which figure is wrong.",
                plural(n, "figure does", "figures do"),
                plural(m, "place", "places")
            ),
        ),
    }
}

/// As [`agreement`], where not all that is shown was read: nothing is said of the rest.
fn agreement_of_a_part(counts: &Counts) -> Message {
    match (counts.wrong, counts.remarks) {
        (0, _) if counts.aside > 0 => both(
            format!("读到的数里没有别的不一致；有 {} 处已由读者核实。", counts.aside),
            format!("No other figures that were read disagree; {} set aside by a reader.", counts.aside),
        ),
        (0, 0) => both("读到的数里没有发现不一致。", "No figures that were read disagree."),
        (0, n) => both(
            format!("读到的数里没有发现不一致，另有 {n} 处请留意。"),
            format!(
                "No figures that were read disagree; {n} {} a look.",
                plural(n, "place deserves", "places deserve")
            ),
        ),
        (n, _) => both(
            format!("有 {n} 个数对不上，读到的其余数里没有发现不一致。"),
            format!(
                "{n} {} not agree; no others that were read disagree.",
                plural(n, "figure does", "figures do")
            ),
        ),
    }
}

/// Nothing contradicts: how much that is worth, and what else deserves a look.
fn all_agree(counts: &Counts, partial: bool) -> Message {
    let rest = counts.aside > 0;
    let mut said = match &counts.whole {
        Some(whole) if counts.only_whole() => by_rounding(whole),
        _ if counts.is_little() => {
            let (c, u) = (counts.checked as usize, counts.unchecked as usize);
            both(
                format!("{}核对到的 {c} 个数对得上，另 {u} 个没有核对", if rest { "其余" } else { "" }),
                format!(
                    "The {c} {}figures that could be checked agree; {u} {} not checked",
                    if rest { "other " } else { "" },
                    plural(u, "was", "were")
                ),
            )
        }
        _ => both(
            format!(
                "{}{}数字都对得上",
                if rest { "其余" } else { "" },
                if partial { "核对到的" } else { "" }
            ),
            format!(
                "All {}figures{} agree",
                if rest { "other " } else { "" },
                if partial { " that could be checked" } else { "" }
            ),
        ),
    };
    if let Some(whole) = counts.whole.as_ref().filter(|_| !counts.only_whole()) {
        let Whole { relations: n, most } = whole;
        let largest = if *n == 1 { format!("差 {most}") } else { format!("有差（最大 {most}）") };
        said.zh.push_str(&format!("，其中 {n} 处{largest}，按取整可能成立"));
        let most = in_english(most);
        let upto = if *n == 1 { format!("{most} apart") } else { format!("up to {most} apart") };
        said.en.push_str(&format!(
            "; {n} {} {upto}, which rounding to whole amounts may explain",
            plural(*n, "place is", "places are")
        ));
    }
    let remarks = counts.remarks;
    let (comma, other) = if counts.is_little() { ("；", "有") } else { ("，", "另有") };
    if remarks > 0 {
        said.zh.push_str(&format!("{comma}{other} {remarks} 处请留意"));
        said.en
            .push_str(&format!("; {remarks} {} a look", plural(remarks, "place deserves", "places deserve")));
    }
    if rest {
        said.zh.push_str(&format!("；有 {} 处已由读者核实", counts.aside));
        said.en.push_str(&format!("; {} set aside by a reader", counts.aside));
    }
    said.zh.push('。');
    said.en.push('.');
    said
}

/// The whole answer is that whole amounts differ by no more than their rounding allows.
fn by_rounding(whole: &Whole) -> Message {
    let Whole { relations: n, most } = whole;
    let english = in_english(most);
    match n {
        1 => both(
            format!("差 {most}，按取整可能成立"),
            format!("{english} apart, which rounding to whole amounts may explain"),
        ),
        n => both(
            format!("{n} 处有差，最大 {most}，按取整可能成立"),
            format!("{n} places are up to {english} apart, which rounding to whole amounts may explain"),
        ),
    }
}

/// An amount with its unit, said in English.
fn in_english(amount: &str) -> String {
    let (number, unit) = amount.split_once(' ').unwrap_or((amount, ""));
    let unit = match unit {
        "万元" => "0,000 yuan",
        "亿元" => "00,000,000 yuan",
        "元" => " yuan",
        other => return format!("{number} {other}").trim_end().to_owned(),
    };
    format!("{number}{unit}")
}

/// The lines below the headline: what was checked, how much of the document took part, what it was held against.
pub fn answer(report: &Report, lang: Lang) -> Vec<String> {
    let beside = report.beside.iter().map(|other| beside(other, lang));
    [tally(report, lang), coverage(report, lang)].into_iter().chain(beside).collect()
}

/// What was checked and how it came out; empty where nothing was.
pub fn tally(report: &Report, lang: Lang) -> String {
    tally_of(&Counts::of(report), lang)
}

/// The same, out of what was counted.
pub fn tally_of(counts: &Counts, lang: Lang) -> String {
    let Counts { relations, exact, rounding, inconsistent, excused, .. } = counts;
    if *relations == 0 {
        return String::new();
    }
    match lang {
        Lang::Zh => {
            let excused = if *excused > 0 { format!("，{excused} 处已核实") } else { String::new() };
            format!(
                "核对 {relations} 处：{exact} 处一致，{rounding} 处四舍五入，{inconsistent} 处不一致{excused}。"
            )
        }
        Lang::En => {
            let excused = if *excused > 0 { format!(", {excused} set aside") } else { String::new() };
            format!(
                "{relations} relations checked: {exact} hold, {rounding} hold by rounding, {inconsistent} do not{excused}."
            )
        }
    }
}

/// How much of the document took part; empty where there are no figures.
pub fn coverage(report: &Report, lang: Lang) -> String {
    let s = &report.summary;
    if s.figures == 0 {
        return String::new();
    }
    let parts = (u64::from(s.checked) * 20_000 / u64::from(s.figures)).div_ceil(2);
    let share = format!("{}.{:02}%", parts / 100, parts % 100);
    match lang {
        Lang::Zh if s.unchecked == 0 => format!("全文 {} 个数字，个个至少核对过一次。", s.figures),
        Lang::Zh => format!(
            "全文 {} 个数字，{} 个（{share}）至少核对过一次；{} 个没有核对。",
            s.figures, s.checked, s.unchecked
        ),
        Lang::En => format!(
            "{} figures, {} of them ({share}) checked at least once; {} not checked.",
            s.figures, s.checked, s.unchecked
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    fn said(text: &str) -> String {
        headline(&check(text, "")[0].report).zh
    }

    #[test]
    fn whole_amounts_that_only_rounding_explains_are_no_agreement() {
        let report = &check("单位：万元\n项目\t金额\n甲\t3\n乙\t8\n合计\t10\n", "")[0].report;
        let counts = Counts::of(report);
        assert_eq!((counts.relations, counts.rounding), (1, 1), "{report:?}");
        assert_eq!(headline(report).zh, "差 1 万元，按取整可能成立。");
        assert_eq!(headline(report).en, "10,000 yuan apart, which rounding to whole amounts may explain.");
        assert!(counts.agrees() && !counts.is_sure());
    }

    #[test]
    fn a_table_of_which_little_was_compared_says_how_much() {
        let counts =
            |checked, unchecked| Counts { relations: 4, exact: 4, checked, unchecked, ..Counts::default() };
        let of = |counts: &Counts| headline_of(&Report::default(), counts).zh;
        assert_eq!(of(&counts(12, 37)), "核对到的 12 个数对得上，另 37 个没有核对。");
        assert_eq!(
            of(&Counts { remarks: 2, ..counts(12, 37) }),
            "核对到的 12 个数对得上，另 37 个没有核对；有 2 处请留意。"
        );
        assert_eq!(of(&counts(95, 5)), "数字都对得上。");
        assert_eq!(of(&counts(28, 6)), "核对到的数字都对得上。");
        assert_eq!(
            of(&Counts { wrong: 1, inconsistent: 2, ..counts(28, 6) }),
            "有 1 个数对不上，其余核对到的都对得上。"
        );
        assert_eq!(of(&Counts { remarks: 4, ..counts(95, 5) }), "数字都对得上，另有 4 处请留意。");
        assert_eq!(
            of(&Counts { wrong: 1, inconsistent: 3, unread: 2, ..counts(95, 5) }),
            "有 1 个数对不上，其余核对到的都对得上。2 张表没有读懂，没有列为问题。"
        );
        assert!(!counts(12, 37).is_sure() && counts(95, 5).is_sure());
    }

    #[test]
    fn numbers_with_nothing_to_compare_are_not_called_agreement() {
        assert_eq!(said("2026年培训费3.20万元。"), "读到 1 个数，没有别的数可比。");
        assert_eq!(said("从前有座山，山里有座庙。"), "没有读出可以核对的数。");
    }
}
