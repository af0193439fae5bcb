//! Words that the exports share: languages, the names of slips, places, equations.
//! What is counted stands in `counts`, and the headline and the lines below it, drawn from that alone, in `headline`.

mod counts;
mod due;
mod headline;
mod misread;
mod near;

pub use counts::{Counts, Whole};
pub(crate) use due::due_basis;
pub use due::{due_answer, due_extent, due_sign, due_tally, due_title};
pub use gouji::explain::printed::as_printed;
pub use headline::{answer, coverage, headline, headline_of, headline_without, tally, tally_of};
pub use near::page_near;

use crate::published::{Counterpart, Figure, Finding, Message, Report, Suspect};
use crate::source::SourceText;
use gouji::lexicon::classification::Classification;
use gouji::{Reason, Slip};

/// What the official classification calls a code, for where a document gives the code alone.
pub fn official_name(code: &str) -> Option<&'static str> {
    Classification::official().name(code)
}

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

pub(crate) fn plural<'a>(n: usize, one: &'a str, more: &'a str) -> &'a str {
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

/// How the report agrees with another disclosure.
pub fn beside(other: &Counterpart, lang: Lang) -> String {
    let accounts = other.kind == "final-accounts";
    let year = other.year.map_or(String::new(), |y| y.to_string());
    let Counterpart { entity, relations, exact, rounding, inconsistent, .. } = other;
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

/// The slip that leaves the number as it is and turns the words 增加 and 减少 around.
pub const DIRECTION: &str = "swapped-sign";

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
    let meant = suspect.should_be.as_deref().map(|value| as_printed(value, &suspect.text));
    match (lang, &meant) {
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
        "note" => lang.pick("供参考", "Worth knowing"),
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
        Reason::StatedOnce => lang.pick("全文只出现一次", "told only once"),
        Reason::FreeWords => {
            lang.pick("句子里顺带提到，不归入哪一项", "told in free words, as a reason or an example")
        }
        Reason::ColumnUnknown => {
            lang.pick("复制后分不清在哪一列", "which column it stood in was lost when it was copied")
        }
        Reason::NotUnderstood => {
            lang.pick("所在的表或句子没有读懂", "its table or sentence was not understood")
        }
        Reason::NoValue => lang.pick("印的不是读得出的数", "no value can be read from what is printed"),
        Reason::PlaceUnknown => lang.pick("没有读懂它在哪一行哪一栏", "its row or column was not understood"),
        Reason::NoSubject => lang.pick("没有读出说的是哪一项", "its subject was not understood"),
        Reason::Echo => lang.pick("与表中另一个数重复", "it repeats another figure of its table"),
    }
}

/// Whether a figure is printed as a number. What counts as zero without being one, an empty cell or a word such as 持平,
/// is not counted among the figures of a document.
pub fn is_number(figure: &Figure) -> bool {
    let is_zero = figure.value.bytes().all(|b| matches!(b, b'0' | b'.' | b'-'));
    figure.end > figure.start && (!is_zero || figure.text.contains(|c: char| c.is_ascii_digit()))
}

/// What was checked least: reasons why figures were not compared, with how many each, the most frequent first.
pub fn unchecked_reasons(figures: &[Figure]) -> Vec<(Reason, usize)> {
    let mut counts: Vec<(Reason, usize)> = Vec::new();
    for reason in figures.iter().filter(|f| is_number(f)).filter_map(|f| f.unchecked) {
        match counts.iter_mut().find(|(r, _)| *r == reason) {
            Some((_, n)) => *n += 1,
            None => counts.push((reason, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// A finding's equation where its message does not say it already; else empty.
pub fn equation_beside(finding: &Finding, lang: Lang) -> String {
    let in_message = lang.of(&finding.message).contains(&finding.equation);
    if in_message { String::new() } else { equation(finding, lang) }
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
