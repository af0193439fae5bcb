//! Words that the exports share: languages, the headline, the tally, the names of slips.
//! The headline's rules are those of the page: relations are counted in 处, suspects in 个, never added up.

use crate::published::{Beside, Figure, Finding, Message, Report, Suspect};
use crate::source::SourceText;
use gouji::{Reason, Slip, Verdict};
use std::collections::HashSet;

/// The language of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The text in this language; in the other one where this is empty.
    pub fn of(self, message: &Message) -> &str {
        let (first, second) = match self {
            Lang::Zh => (&message.zh, &message.en),
            Lang::En => (&message.en, &message.zh),
        };
        if first.is_empty() { second } else { first }
    }

    /// One of two fixed texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> Message {
    Message { zh: zh.into(), en: en.into() }
}

/// The answer in a sentence. What a reader set aside is left out of it and counted at its end.
pub fn headline(report: &Report) -> Message {
    headline_without(report, |finding| finding.set_aside.is_some())
}

/// As [`headline`], with the findings left out for which `aside` holds.
pub fn headline_without(report: &Report, aside: impl Fn(&Finding) -> bool) -> Message {
    if report.verdict == "unreadable" {
        return with_unread(report, both("没有读出表格。", "No tables could be read."));
    }
    if report.summary.relations == 0 {
        return with_unread(
            report,
            both("没有可以互相核对的数。", "There are no figures to check against one another."),
        );
    }
    let said = with_unread(report, agreement(report, Apart::new(report, aside)));
    match report.summary.left_out {
        0 => said,
        n => both(
            format!("{}另有 {n} 处不一致可能只是复制造成的，没有列出。", said.zh),
            format!(
                "{} {n} more {} not agree, perhaps only since the tables were copied, and {} not listed.",
                said.en,
                plural(n as usize, "place does", "places do"),
                plural(n as usize, "is", "are"),
            ),
        ),
    }
}

/// What is said, and after it what the source shows and was not read.
fn with_unread(report: &Report, said: Message) -> Message {
    let Some(first) = report.source.unread.first() else { return said };
    let more = report.source.unread.len() - 1;
    let (zh, en) = if more > 0 {
        (format!("另有 {more} 处也没有读。"), format!(" {more} more not read."))
    } else {
        (String::new(), String::new())
    };
    both(format!("{}{}{zh}", said.zh, first.message.zh), format!("{} {}{en}", said.en, first.message.en))
}

/// How far the figures agree that were checked; of a copy not all were that could have been.
fn agreement(report: &Report, apart: Apart) -> Message {
    let (wrong, open) = (decided(report, &apart).count(), open_relations(report, &apart));
    if !report.source.unread.is_empty() && open == 0 {
        return agreement_of_a_part(report, &apart, wrong);
    }
    let partial = report.summary.unplaced > 0 || report.summary.left_out > 0;
    let (zh, en) = if partial { ("核对到的", " that could be checked") } else { ("", "") };
    match (wrong, open) {
        (0, 0) if apart.items > 0 => both(
            format!("其余{zh}数字彼此都对得上；有 {} 处已由读者核实。", apart.items),
            format!("All other figures{en} agree with one another; {} set aside by a reader.", apart.items),
        ),
        (0, 0) => match remarks(report) {
            0 => both(format!("{zh}数字彼此都对得上。"), format!("All figures{en} agree with one another.")),
            n => both(
                format!("{zh}数字彼此都对得上，另有 {n} 处请留意。"),
                format!(
                    "All figures{en} agree with one another; {n} {} a look.",
                    plural(n, "place deserves", "places deserve")
                ),
            ),
        },
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
fn agreement_of_a_part(report: &Report, apart: &Apart, wrong: usize) -> Message {
    match (wrong, remarks(report)) {
        (0, _) if apart.items > 0 => both(
            format!("读到的数里没有别的不一致；有 {} 处已由读者核实。", apart.items),
            format!("No other figures that were read disagree; {} set aside by a reader.", apart.items),
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

/// What a reader set aside: how many stories and lone findings, which stories, which relations.
struct Apart {
    items: usize,
    stories: HashSet<u32>,
    relations: HashSet<u32>,
}

impl Apart {
    fn new(report: &Report, aside: impl Fn(&Finding) -> bool) -> Apart {
        let (apart, open): (Vec<&Finding>, Vec<&Finding>) = report.findings.iter().partition(|f| aside(f));
        let stories: HashSet<u32> = apart.iter().filter_map(|f| f.story).collect();
        let open: HashSet<u32> = open.iter().filter_map(|f| f.story).collect();
        let lone = apart.iter().filter(|f| f.story.is_none_or(|story| open.contains(&story))).count();
        let stories: HashSet<u32> = stories.difference(&open).copied().collect();
        let relations = apart.iter().filter_map(|f| f.relation).collect();
        Apart { items: lone + stories.len(), stories, relations }
    }
}

/// How many stories and lone findings are set aside.
pub fn set_aside(report: &Report, aside: impl Fn(&Finding) -> bool) -> usize {
    Apart::new(report, aside).items
}

/// The suspects of the stories that the document decides.
fn decided<'a>(report: &'a Report, apart: &'a Apart) -> impl Iterator<Item = &'a Suspect> {
    let told = |s: &&Suspect| report.stories.get(s.story as usize).is_some_and(|story| story.decided);
    report.suspects.iter().filter(told).filter(|s| !apart.stories.contains(&s.story))
}

/// How many inconsistent relations no decided suspect takes part in.
fn open_relations(report: &Report, apart: &Apart) -> usize {
    let Some(relations) = &report.relations else {
        let mended: u32 = decided(report, apart).map(|s| s.explains).sum();
        let misses = report.summary.inconsistent.saturating_sub(apart.relations.len() as u32);
        return misses.saturating_sub(mended) as usize;
    };
    let suspects: HashSet<u32> = decided(report, apart).filter_map(|s| s.figure).collect();
    let open = |figures: &[u32]| !figures.iter().any(|f| suspects.contains(f));
    let misses = (0u32..)
        .zip(relations)
        .filter(|(at, r)| r.verdict == Verdict::Inconsistent && !apart.relations.contains(at));
    misses.filter(|(_, r)| open(&r.figures)).count()
}

/// Errors and warnings of a document whose figures agree: names, years, completeness.
fn remarks(report: &Report) -> usize {
    report.findings.iter().filter(|f| f.severity != "note").count()
}

fn plural<'a>(n: usize, one: &'a str, more: &'a str) -> &'a str {
    if n == 1 { one } else { more }
}

/// Whose budget of which year, in how many forms.
pub fn identity(report: &Report, lang: Lang) -> String {
    let d = &report.disclosure;
    let accounts = d.kind == "final-accounts";
    let year = match (d.year, lang) {
        (Some(y), Lang::Zh) => format!("{y} 年{}", if accounts { "决算" } else { "预算" }),
        (Some(y), Lang::En) => format!("{} {y}", if accounts { "final accounts" } else { "budget" }),
        (None, _) => String::new(),
    };
    let forms = match (d.forms.len(), lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("{n} 张表"),
        (n, Lang::En) => format!("{n} {}", plural(n, "form", "forms")),
    };
    let parts = [d.entity.as_str(), &year, &forms];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The lines below the headline: what was checked, how much of the document took part, what it was held against.
pub fn answer(report: &Report, lang: Lang) -> Vec<String> {
    let beside = report.beside.iter().map(|other| beside(other, lang));
    [tally(report, lang), coverage(report, lang)].into_iter().chain(beside).collect()
}

/// How the report agrees with another disclosure.
pub fn beside(other: &Beside, lang: Lang) -> String {
    let accounts = other.kind == "final-accounts";
    let year = other.year.map_or(String::new(), |y| y.to_string());
    let Beside { entity, relations, exact, rounding, inconsistent, .. } = other;
    match lang {
        Lang::Zh => {
            let kind = if accounts { "决算" } else { "预算" };
            let name = format!("与{entity}{year}年{kind}对照");
            match relations {
                0 => format!("{name}：没有可以对照的数。"),
                _ => format!(
                    "{name} {relations} 处：{exact} 处一致，{rounding} 处四舍五入，{inconsistent} 处不一致。"
                ),
            }
        }
        Lang::En => {
            let kind = if accounts { "final accounts" } else { "budget" };
            let name = format!("Held against the {year} {kind} of {entity}");
            match relations {
                0 => format!("{name}: nothing to compare."),
                _ => format!(
                    "{name}: {relations} relations, {exact} hold, {rounding} hold by rounding, {inconsistent} do not."
                ),
            }
        }
    }
}

/// What was checked and how it came out; empty where nothing was.
pub fn tally(report: &Report, lang: Lang) -> String {
    let s = &report.summary;
    if s.relations == 0 {
        return String::new();
    }
    match lang {
        Lang::Zh => format!(
            "核对 {} 处：{} 处一致，{} 处四舍五入，{} 处不一致。",
            s.relations, s.exact, s.rounding, s.inconsistent
        ),
        Lang::En => format!(
            "{} relations checked: {} hold, {} hold by rounding, {} do not.",
            s.relations, s.exact, s.rounding, s.inconsistent
        ),
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
            "全文 {} 个数字，{} 个（{share}）至少核对过一次；{} 个没有可比的数。",
            s.figures, s.checked, s.unchecked
        ),
        Lang::En => format!(
            "{} figures, {} of them ({share}) checked at least once; {} with nothing to compare.",
            s.figures, s.checked, s.unchecked
        ),
    }
}

/// What is probably wrong with a figure and what to do, in a sentence.
pub fn suspicion(suspect: &Suspect, decided: bool, lang: Lang) -> String {
    let text = if suspect.text.is_empty() { lang.pick("（空）", "(blank)") } else { &suspect.text };
    let slip = suspect.slip.map(|s| slip(s, lang)).unwrap_or_default();
    let n = suspect.explains;
    // The number stays as it is; the words 增加 and 减少 change places.
    if suspect.slip == Some(Slip::SwappedSign) {
        let agree = plural(n as usize, "place would", "places would");
        return match lang {
            Lang::Zh => format!("{text} 疑为{slip}；改后 {n} 处都对得上。请对照原件核实。"),
            Lang::En => format!(
                "{text}: probably {slip}; put right, {n} {agree} agree. Please compare with the original."
            ),
        };
    }
    match (lang, &suspect.should_be) {
        (Lang::Zh, Some(value)) => {
            let slip = if slip.is_empty() { slip } else { format!("（{slip}）") };
            let doubt = if decided { "疑为" } else { "或应为" };
            format!("{text} {doubt} {value}{slip}；改后 {n} 处都对得上。请对照原件核实。")
        }
        (Lang::Zh, None) => format!("{text} 与 {n} 处不符。请对照原件核实。"),
        (Lang::En, Some(value)) => {
            let slip = if slip.is_empty() { slip } else { format!(" ({slip})") };
            let doubt = if decided { "is probably" } else { "may have to be" };
            format!(
                "{text} {doubt} {value}{slip}; with it {n} {} agree. Please compare with the original.",
                plural(n as usize, "place would", "places would")
            )
        }
        (Lang::En, None) => {
            format!("{text} disagrees in {n} places. Please compare with the original.")
        }
    }
}

/// A slip of the pen in words.
pub fn slip(slip: Slip, lang: Lang) -> String {
    let words = gouji::explain::messages::slip(slip);
    if lang == Lang::Zh { words.zh } else { words.en }
}

/// The title under which findings of a severity stand.
pub fn severity(id: &str, lang: Lang) -> &str {
    match id {
        "error" => lang.pick("请核实", "To be checked"),
        "warning" => lang.pick("请留意", "To look at"),
        "note" => lang.pick("值得知道", "Worth knowing"),
        other => other,
    }
}

/// The title under which stands what a reader set aside.
pub fn aside(lang: Lang) -> &'static str {
    lang.pick("已核实，不是错误", "Set aside: looked into, no mistake")
}

/// Why a figure was not compared, in words.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::ToldOnce => lang.pick("全文只出现一次", "told only once"),
        Reason::FreeWords => {
            lang.pick("说明原因的文字，不归入哪一项", "told in free words, as a reason or an example")
        }
        Reason::ColumnUnknown => {
            lang.pick("复制后分不清在哪一列", "which column it stood in was lost when it was copied")
        }
        Reason::NotUnderstood => {
            lang.pick("没有读懂，没有核对", "it was not understood, and is not checked")
        }
        Reason::PlaceUnknown => {
            lang.pick("没有读懂它在哪一行哪一栏", "its row or column was not understood")
        }
        Reason::NoSubject => lang.pick("没有读出说的是哪一项", "its subject was not understood"),
        Reason::Echo => lang.pick("与表中另一个数重复", "it repeats another figure of its table"),
    }
}

/// What was checked least: reasons why figures were not compared, with how many each, the most frequent first.
pub fn unchecked_reasons(figures: &[Figure]) -> Vec<(Reason, usize)> {
    let mut counts: Vec<(Reason, usize)> = Vec::new();
    for reason in figures.iter().filter_map(|f| f.unchecked) {
        match counts.iter_mut().find(|(r, _)| *r == reason) {
            Some((_, n)) => *n += 1,
            None => counts.push((reason, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// A finding's equation where its message does not tell it already; else empty.
pub fn equation_beside(finding: &Finding, lang: Lang) -> String {
    let told = lang.of(&finding.message).contains(&finding.equation);
    if told { String::new() } else { equation(finding, lang) }
}

/// A finding's equation with what it misses by; with its unit where the equation needs units.
pub fn equation(finding: &Finding, lang: Lang) -> String {
    let points = finding.equation.contains('%');
    let unit = if finding.equation.contains(" 万元") && !points { " 万元" } else { "" };
    match &finding.difference {
        Some(by) if !finding.equation.is_empty() => match lang {
            Lang::Zh => format!("{}，差 {by}{unit}", finding.equation),
            Lang::En => format!("{}, off by {by}{unit}", finding.equation),
        },
        _ => finding.equation.clone(),
    }
}

/// A place in words first, second where it stands: the page or cell of the file, or the line of the text.
pub fn place(label: &str, source: &SourceText, at: u32, lang: Lang) -> String {
    let here = match source.origin(at) {
        Some(origin) => lang.of(&origin.label).to_owned(),
        None => {
            let line = source.position(at).line;
            if lang == Lang::Zh { format!("第 {line} 行") } else { format!("line {line}") }
        }
    };
    match (lang, label.is_empty()) {
        (_, true) => here,
        (Lang::Zh, false) => format!("{label}（{here}）"),
        (Lang::En, false) => format!("{label} ({here})"),
    }
}
