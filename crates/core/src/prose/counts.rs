//! Numbers of things and people told in parts: `在职187人，其中行政人员46人、事业人员141人`. Who counts says what of, so that
//! such lists add up wherever they stand; of a list that does not say that it is all, only what adds up is known.

use super::clause::StatedNumber;
use super::{Claim, Telling};
use crate::constraint::slips;
use crate::lexicon::counts::{self, ALL_KINDS, GRADES, NO_PART, PEOPLE, UNITS};
use crate::lexicon::regional::THE_REST;
use crate::model::amount::Unit;
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::model::slip::Slip;
use crate::source::Text;
use crate::text::number::{Number, numbers};
use rust_decimal::Decimal;

/// So long are the words between a whole and its first part at most, in characters.
const FARTHEST: usize = 24;
/// Numbers of fewer digits are made of each other by any slip.
const FEWEST: Decimal = Decimal::ONE_HUNDRED;
/// Of fewer parts that come to more than their whole, one may be counted twice.
const SEVERAL: usize = 3;

/// A number of things or people.
#[derive(Clone, Copy)]
pub(super) struct Counted<'t> {
    pub(super) number: Number,
    /// What it counts in.
    pub(super) unit: &'static str,
    /// One past its unit.
    pub(super) end: usize,
    /// The words of its own clause before it.
    pub(super) name: &'t str,
}

/// A whole and its parts, by their places among what a paragraph counts.
struct List {
    whole: usize,
    parts: Vec<usize>,
}

/// The claims of a paragraph on what it counts; numbers become figures where they are claimed of.
pub(super) fn claims(
    telling: &mut Telling,
    block: usize,
    text: &Text,
    stated: &[(StatedNumber, FigureId)],
) -> Vec<Claim> {
    let clean = text.clean.as_str();
    let counted = counted(clean);
    let mut found = Vec::new();
    for (whole, parts) in scores(clean) {
        let mut figure = |number: &Number| {
            let own = stated_as(stated, number);
            own.unwrap_or_else(|| telling.add(text, block, *number, Role::Count, None, Reason::FreeWords))
        };
        let parts = parts.iter().map(|part| (figure(part), -1)).collect::<Vec<_>>();
        let terms = std::iter::once((figure(&whole), 1)).chain(parts).collect();
        found.push((Law::Sum, RuleId::GJ302, terms));
    }
    for list in lists(clean, &counted) {
        let Some((law, rule)) = law_of(&counted, &list) else { continue };
        let known = |telling: &Telling, n: usize| {
            let number = counted[n].number;
            let own = stated_as(stated, &number);
            own.or_else(|| telling.counted(text.source_span(number.start, number.end), block))
        };
        let all = || std::iter::once(list.whole).chain(list.parts.iter().copied());
        // What has places is held by them.
        let placed = |n| known(telling, n).is_some_and(|f| telling.recognised.figures[f].is_placed());
        if all().all(placed) {
            continue;
        }
        let mut figure = |n: usize| {
            let known = known(telling, n);
            let number = counted[n].number;
            known.unwrap_or_else(|| telling.add(text, block, number, Role::Count, None, Reason::FreeWords))
        };
        let terms = all().map(|n| (figure(n), if n == list.whole { 1 } else { -1 })).collect();
        found.push((law, rule, terms));
    }
    found
}

/// The figure that a number of the paragraph already is.
pub(super) fn stated_as(stated: &[(StatedNumber, FigureId)], number: &Number) -> Option<FigureId> {
    stated.iter().find(|(t, _)| t.number.start == number.start).map(|(_, figure)| *figure)
}

/// What a paragraph counts, in the order of the text.
pub(super) fn counted(clean: &str) -> Vec<Counted<'_>> {
    let of_unit = |number: Number| {
        let after = clean[number.unit_end..].trim_start();
        let at = clean.len() - after.len();
        let (word, unit) = UNITS.iter().find(|(word, _)| after.starts_with(word))?;
        let whole = number.amount.unit == Unit::Count && number.amount.decimals == 0;
        let clause =
            clean[..number.start].rsplit(['，', '。', '；', '：', '、', '（', '）']).next().unwrap_or("");
        whole.then_some(Counted { number, unit, end: at + word.len(), name: clause })
    };
    numbers(clean).into_iter().filter_map(of_unit).collect()
}

/// The lists that open behind a number, and those of all kinds that there are.
fn lists(clean: &str, counted: &[Counted]) -> Vec<List> {
    let mut found = Vec::new();
    for whole in 0..counted.len() {
        if let Some(parts) = parts_of(clean, counted, whole) {
            found.push(List { whole, parts });
        }
    }
    for total in 0..counted.len() {
        if let Some(parts) = come_to(clean, counted, total) {
            found.push(List { whole: total, parts });
        }
    }
    let taken: Vec<usize> = found.iter().flat_map(|list| list.parts.iter().copied()).collect();
    for first in (1..counted.len()).filter(|n| !taken.contains(n)) {
        // What was evaluated is as many, or but a slip of the pen from it.
        let sum =
            |len: usize| counted[first..first + len].iter().map(|c| c.number.amount.value).sum::<Decimal>();
        let near = |of: Decimal, sum: Decimal| {
            let slip = slips::between(sum, of);
            of == sum || matches!(slip, Some(Slip::OneDigit | Slip::TransposedDigits))
        };
        let whole = |len: usize| {
            let before = (0..first).rev().find(|&n| counted[n].unit == counted[first].unit);
            before.filter(|&n| near(counted[n].number.amount.value, sum(len)))
        };
        let longest = |all: &'static [&[&'static str]]| {
            let run = all.iter().filter(|kinds| is_run(clean, counted, first, kinds.len()));
            run.filter(|kinds| are_kinds(counted, first..first + kinds.len(), kinds)).max_by_key(|k| k.len())
        };
        // `合同96份，货物类41份、工程类17份、服务类38份`: right behind their whole.
        let behind = || {
            let (right, kinds) = (first - 1, longest(&ALL_KINDS).filter(|kinds| kinds.len() > 2)?);
            let apart = clean[counted[right].end..counted[first].number.start].starts_with('，');
            (apart && counted[right].unit == counted[first].unit).then_some((right, kinds))
        };
        let graded = longest(&GRADES).and_then(|kinds| Some((whole(kinds.len())?, kinds)));
        let listed = graded.or_else(behind);
        if let Some((whole, kinds)) = listed {
            found.push(List { whole, parts: (first..first + kinds.len()).collect() });
        }
    }
    found
}

/// The parts that words behind a number open.
fn parts_of(clean: &str, counted: &[Counted], whole: usize) -> Option<Vec<usize>> {
    let of = counted[whole];
    // `单位本级和3个下属单位。其中：…`: the number is not of all.
    if of.name.contains("本级") && of.name.ends_with(['和', '及', '与']) {
        return None;
    }
    let first = counted[whole + 1..].iter().find(|c| c.unit == of.unit)?;
    let gap = &clean[of.end..first.number.start];
    // `累计74人次，人均4.22万元。其中：甲团11个35人次`: what one costs may stand between.
    let gap = gap.find("。其中").map_or(gap, |at| &gap[at..]);
    let bracket = gap.starts_with('（');
    let opens = gap.trim_start_matches(['，', '（', '：', '。']);
    let opened = counts::opens().any(|w| opens.starts_with(w)) || bracket || gap.starts_with('：');
    // `副部（省）级及以上领导用车`: a bracket within a name.
    let closes = gap.matches('）').count() > gap.matches('（').count();
    if !opened || gap.chars().count() > FARTHEST || closes {
        return None;
    }
    let mut parts = Vec::new();
    let mut end = of.end;
    let mut depth = 0;
    end = end.max(first.number.start - gap.len());
    let gapped = end > of.end;
    let opened_at = end;
    let behind = |(_, c): &(usize, &Counted)| c.number.start >= opened_at;
    for (n, part) in counted.iter().enumerate().skip(whole + 1).filter(behind) {
        let words = clean[end..part.number.start].trim_start_matches(|c| gapped && c == '。');
        // The list ends with its bracket, or with the sentence.
        let base = i32::from(bracket);
        let mut ended = false;
        for c in words.chars() {
            match c {
                '（' => depth += 1,
                '）' => depth -= 1,
                '。' | '；' if !parts.is_empty() => ended = true,
                _ => {}
            }
            ended |= depth < base && !parts.is_empty();
        }
        end = part.end;
        let again = !parts.is_empty() && counts::opens().any(|w| words.contains(w));
        if ended || again && depth == base {
            break;
        }
        if depth > base || part.unit != of.unit {
            // Between parts other numbers are told of them.
            continue;
        }
        if part.name.is_empty() || NO_PART.iter().any(|w| part.name.contains(w)) {
            break;
        }
        parts.push(n);
    }
    (parts.len() > 1).then_some(parts)
}

/// `外宾62批次、815人次；国内96批次、1021人次。全年共接待158批次、1836人次`: what was counted so in the paragraph before comes to what is
/// told of all, where it does.
fn come_to(clean: &str, counted: &[Counted], total: usize) -> Option<Vec<usize>> {
    let whole = counted[total];
    let sentence = &clean[clean[..whole.number.start].rfind('。')?..whole.number.start];
    let all = ["共", "合计", "总计"].iter().any(|w| sentence.contains(w));
    let before: Vec<usize> =
        (0..total).rev().filter(|&n| counted[n].unit == whole.unit).take(MOST_PARTS).collect();
    let sum = |len: usize| before[..len].iter().map(|&n| counted[n].number.amount.value).sum::<Decimal>();
    let near = |len: usize| {
        let value = whole.number.amount.value;
        let swapped = value >= FEWEST && slips::between(sum(len), value) == Some(Slip::TransposedDigits);
        let part = |n: &usize| {
            let own = counted[*n].number.amount.value;
            let meant = own + value - sum(len);
            own >= FEWEST
                && meant > Decimal::ZERO
                && slips::between(meant, own) == Some(Slip::TransposedDigits)
        };
        sum(len) == value || swapped || before[..len].iter().any(part)
    };
    let len = (2..=before.len()).find(|&len| near(len)).filter(|_| all)?;
    Some(before[..len].iter().rev().copied().collect())
}

/// So many counts before a total may be its parts.
const MOST_PARTS: usize = 4;

/// Whether so many numbers from one on follow one another without other words than their own.
fn is_run(clean: &str, counted: &[Counted], first: usize, len: usize) -> bool {
    let Some(run) = counted.get(first..first + len) else { return false };
    run.windows(2).all(|two| {
        let words = &clean[two[0].end..two[1].number.start];
        // `“优”的17个，占70.8%；“良”的5个`: shares may stand between.
        let shared = words.starts_with("，占") && words.contains("%；") && words.chars().count() <= FARTHEST;
        let listed = words.starts_with(['、', '，', '；']) && !words.contains(['。', '%']);
        two[0].unit == two[1].unit && (shared || listed && words.matches('；').count() <= 1)
    })
}

/// Whether the names of parts are these kinds, each once.
fn are_kinds(counted: &[Counted], parts: std::ops::Range<usize>, kinds: &[&str]) -> bool {
    let parts = &counted[parts];
    let named = |kind: &&str| parts.iter().filter(|part| is_of(part.name, kind)).count() == 1;
    parts.len() == kinds.len() && kinds.iter().all(named)
}

/// Whether a name is of a kind; a grade is the whole name but for the words around it.
fn is_of(name: &str, kind: &str) -> bool {
    let grade = kind.chars().count() == 1;
    let bare = name.trim_end_matches(['“', '”', '"', '的', '为', '项', '目', '级', '等', '秀', '好']);
    if grade { bare.ends_with(kind) } else { name.contains(kind) }
}

/// `自评得分96.25分，其中预算执行（10分）得9.45分，产出指标（50分）得48.5分…`: the points that make a score, where as many as there are to
/// get are named, or they add up.
fn scores(clean: &str) -> Vec<(Number, Vec<Number>)> {
    let points: Vec<Number> = numbers(clean)
        .into_iter()
        .filter(|n| n.amount.unit == Unit::Count && clean[n.unit_end..].starts_with('分'))
        .collect();
    let before = |n: &Number| &clean[..n.start];
    let is_score = |n: &Number| {
        let words = before(n).trim_end_matches('为');
        ["得分", "总分", "总得分", "自评", "评分", "综合评价", "自评价"].iter().any(|w| words.ends_with(w))
    };
    let mut found = Vec::new();
    for (at, whole) in points.iter().enumerate().filter(|(_, n)| is_score(n)) {
        let rest = &clean[whole.unit_end..];
        // `得分93.40分，等级为“优”。分项得分为：预算执行9.40分，…`.
        let items = rest.find("分项得分").filter(|at| rest[..*at].chars().count() <= FARTHEST);
        let opens =
            ["分，其中", "分（其中", "分。其中"].iter().any(|w| rest.starts_with(w)) || items.is_some();
        let past = if opens { items.unwrap_or("分。".len()) } else { 0 };
        let end = whole.unit_end + rest[past..].find('。').map_or(rest.len(), |at| past + at);
        // `预算执行（10分）得9.50分，…，自评总分94.00分`: the points stand before what they come to.
        let from = before(whole).rfind('。').map_or(0, |stop| stop);
        let listed: Vec<&Number> = if opens {
            points[at + 1..].iter().take_while(|n| n.start < end && !is_score(n)).collect()
        } else {
            points[..at].iter().filter(|n| n.start > from && !is_score(n)).collect()
        };
        let listed = listed.into_iter();
        let (most, got): (Vec<Number>, Vec<Number>) = listed.partition(|n| before(n).ends_with('（'));
        let sum = |all: &[Number]| all.iter().map(|n| n.amount.value).sum::<Decimal>();
        let all = most.len() == got.len() && sum(&most) == Decimal::ONE_HUNDRED;
        let names = got
            .iter()
            .all(|n| ["得", "得分", "计得"].iter().any(|w| before(n).trim_end_matches('为').ends_with(w)));
        let listed = items.is_some() || names && (all || sum(&got) == whole.amount.value);
        if got.len() > 1 && listed {
            found.push((*whole, got));
        }
    }
    found
}

/// What a list claims: that it adds up, where it does or has to; that its parts are no more than the whole.
fn law_of(counted: &[Counted], list: &List) -> Option<(Law, RuleId)> {
    let value = |n: usize| counted[n].number.amount.value;
    let sum: Decimal = list.parts.iter().map(|n| value(*n)).sum();
    let whole = value(list.whole);
    let last = list.parts.last().map_or("", |n| counted[*n].name);
    let range = list.parts[0]..list.parts[0] + list.parts.len();
    let side_by_side = list.parts.last() == Some(&(range.end - 1));
    let all =
        ALL_KINDS.iter().chain(&GRADES).any(|kinds| side_by_side && are_kinds(counted, range.clone(), kinds))
            || THE_REST.iter().any(|w| last.starts_with(w));
    // One number whose digits changed places makes up the miss.
    let swapped = |n: usize, meant: Decimal| {
        value(n) >= FEWEST
            && meant > Decimal::ZERO
            && slips::between(meant, value(n)) == Some(Slip::TransposedDigits)
    };
    let explained =
        swapped(list.whole, sum) || list.parts.iter().any(|&n| swapped(n, value(n) + whole - sum));
    let things = !PEOPLE.contains(&counted[list.whole].unit)
        && (list.parts.len() >= SEVERAL || are_alike(list.parts.iter().map(|n| counted[*n].name)));
    let exceeds = list.parts.iter().any(|n| value(*n) > whole);
    match () {
        () if sum == whole || all || explained => Some((Law::Sum, RuleId::GJ302)),
        () if (things || exceeds) && sum > whole => Some((Law::AtMost, RuleId::GJ305)),
        () => None,
    }
}

/// `二类会议`, `三类会议`: names of equal length that differ in their beginning alone, so that nothing is counted twice.
fn are_alike<'n>(mut names: impl Iterator<Item = &'n str>) -> bool {
    let bare = |name: &'n str| name.trim_start_matches("其中").trim_start_matches('：');
    let Some(first) = names.next().map(bare) else { return false };
    names.map(bare).all(|name| {
        let same = first.chars().rev().zip(name.chars().rev()).take_while(|(a, b)| a == b).count();
        first.chars().count() == name.chars().count() && same >= SHARED && first != name
    })
}

/// So many characters alike names end with.
const SHARED: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(clean: &str) -> Vec<(Option<Law>, Vec<u32>)> {
        let counted = counted(clean);
        let value = |n: usize| u32::try_from(counted[n].number.amount.value).unwrap();
        let list = |list: List| {
            let all = std::iter::once(list.whole).chain(list.parts.iter().copied()).map(value).collect();
            (law_of(&counted, &list).map(|(law, _)| law), all)
        };
        lists(clean, &counted).into_iter().map(list).collect()
    }

    #[test]
    fn lists_of_what_is_counted() {
        assert_eq!(
            found("年末在职187人，其中行政人员46人、参公人员28人、事业人员113人；退休68人。"),
            [(Some(Law::Sum), vec![187, 46, 28, 113])]
        );
        assert_eq!(
            found(
                "接待614批次（其中：国内接待568批次，外事接待16批次），接待7230人（其中：国内7092人，外事138人）。"
            ),
            [(Some(Law::Sum), vec![614, 568, 16]), (Some(Law::Sum), vec![7230, 7092, 138])]
        );
        assert_eq!(
            found("涉及项目37个，资金9万元。等级为“优”的26个、“良”的4个、“中”的1个。"),
            [(Some(Law::Sum), vec![37, 26, 4, 1])]
        );
    }

    #[test]
    fn a_list_of_some_claims_nothing() {
        assert_eq!(found("在职120人，其中党员50人、女职工31人。"), [(None, vec![120, 50, 31])]);
        assert_eq!(found("在职120人，其中本年新增5人、减少3人。"), []);
    }

    #[test]
    fn digits_that_changed_places_are_told() {
        assert_eq!(
            found("在职职工1983人，包括卫生人员1608人、其他专业人员97人、管理人员188人。"),
            [(Some(Law::Sum), vec![1983, 1608, 97, 188])]
        );
    }
}
