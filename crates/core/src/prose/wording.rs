//! Wording of clauses: what a few words of a sentence tell whatever it is about: its figures, rise or fall, what is
//! compared with, what is counted.

use super::compared::NEARLY;
use crate::lexicon::counts;
use crate::lexicon::families::Families;
use crate::model::amount::{Amount, Unit};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::parse::identity::same_entity;
use crate::text::number::{Number, numbers};
use crate::text::outline::outline_mark;
use crate::text::title::years;

/// Which projects of performance management are counted: 编报绩效目标的项目, 绩效跟踪评价的项目, 绩效自评的项目, and
/// of the last those of each grade.
pub(super) fn evaluation(segment: &str) -> Option<String> {
    const STEPS: &[(&str, &str)] = &[
        ("编报", "planned"),
        ("跟踪", "followed"),
        ("评级为优", "evaluated.excellent"),
        ("评级为良", "evaluated.good"),
        ("评级为中", "evaluated.fair"),
        ("评级为合格", "evaluated.passed"),
        ("评级为不合格", "evaluated.failed"),
        ("评级为差", "evaluated.failed"),
        ("自评", "evaluated"),
    ];
    // `“良”的项目2个`: of a grade, not of all.
    const GRADES: [(&str, &str); 6] = [
        ("优的项目", "evaluated.excellent"),
        ("优秀的项目", "evaluated.excellent"),
        ("良的项目", "evaluated.good"),
        ("良好的项目", "evaluated.good"),
        ("中的项目", "evaluated.fair"),
        ("差的项目", "evaluated.failed"),
    ];
    let bare: String = segment.chars().filter(|c| !"“”\"‘’".contains(*c)).collect();
    if let Some((_, kind)) = GRADES.iter().find(|(grade, _)| bare.ends_with(grade)) {
        return Some((*kind).to_string());
    }
    let named = STEPS.iter().find(|(word, _)| segment.contains(word) && segment.contains("项目"));
    named.map(|(_, kind)| (*kind).to_string())
}

/// Words for a change of nothing; all but the first only behind what is compared with.
const LEVEL: [&str; 8] = ["持平", "一致", "相同", "相等", "无变化", "没有变化", "无增减变化", "保持不变"];

/// `与上年预算数`: whether the clause compares with another year, and with nothing else.
fn is_compared_with(before: &str) -> bool {
    const VERBS: [&str; 5] = ["与", "和", "同", "跟", "比"];
    const REST: [&str; 12] =
        ["上年", "去年", "上一年", "年初", "预算", "决算", "执行", "年度", "度", "数", "相比", "比较"];
    let clause = before.rsplit(['，', '。', '；', '：', '、', '（']).next().unwrap_or(before);
    let Some((at, verb)) = VERBS.iter().filter_map(|v| Some((clause.rfind(v)?, *v))).max() else {
        return false;
    };
    let mut rest = clause[at + verb.len()..].trim_end_matches(['保', '持', '相']);
    let dated = years(rest).first().filter(|y| y.start == 0).map(|y| y.end);
    let earlier = dated.is_some() || ["上年", "去年", "上一年"].iter().any(|w| rest.starts_with(w));
    rest = &rest[dated.unwrap_or(0)..];
    while let Some(shorter) = REST.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = shorter;
    }
    earlier && rest.is_empty()
}

/// The numbers of a paragraph that are figures, and the words 持平 and the like, which stand for a change of nothing.
pub(super) fn figures(clean: &str) -> Vec<(Number, bool)> {
    let printed = numbers(clean).into_iter().filter(|n| is_figure(n, clean)).map(|n| (n, false));
    let level = LEVEL.iter().flat_map(|word| clean.match_indices(word));
    let nearly = |at: usize| NEARLY.iter().any(|word| clean[..at].ends_with(word));
    let level = level
        .filter(|(at, word)| !nearly(*at) && (*word == LEVEL[0] || is_compared_with(&clean[..*at])))
        .map(|(start, word)| {
            let end = start + word.len();
            let amount = Amount { exact: true, ..Amount::default() };
            (Number { start, end, unit_end: end, amount }, true)
        });
    let mut all: Vec<(Number, bool)> = printed.chain(level).collect();
    all.sort_by_key(|(n, _)| n.start);
    all
}

/// The place that a change is told against: `比2023年预算执行数` is of what was carried out the year before, and what was
/// carried out `比年初预算` is of this year's plan.
pub(super) fn against(place: &Coordinate, words: &str) -> Coordinate {
    let stated = years(words).into_iter().map(|y| y.year).find(|year| *year < place.year);
    let last = stated.is_some() || words.contains("上年") || words.contains("去年");
    if *place.on(Axis::Stage) == Member::EXECUTION
        && words.contains("预算")
        && !words.contains("公共预算")
        && !last
    {
        let whole = words.contains("全年") || words.contains("调整");
        return place.with(Axis::Stage, if whole { Member::ADJUSTED } else { Member::BUDGET });
    }
    let carried_out = words.contains("执行数") || words.contains("决算");
    let stage = if carried_out { Member::EXECUTION } else { place.on(Axis::Stage).clone() };
    let mut before = place.with(Axis::Stage, stage);
    // `比2019年决算数减少`: of that year, whichever it is.
    before.year = stated.unwrap_or(place.year - 1);
    before
}

/// Whether 等 stands behind an amount, or behind its share: `59.04万元，占6.37%等。`
pub(super) fn goes_on(after: &str) -> bool {
    let share = after.strip_prefix('，').filter(|rest| rest.starts_with('占'));
    let behind =
        share.and_then(|rest| rest.split_once('%')).filter(|(share, _)| !share.contains(['，', '。', '；']));
    let rest = behind.map_or(after, |(_, rest)| rest);
    rest.starts_with('等') && !rest.starts_with("等于")
}

/// Whether words open a list that says that it is all of the amount before it: `，包括：`, not `，主要包括：`.
pub(super) fn opens_all(words: &str) -> bool {
    let lead = words.split_once("包括：").map(|(lead, _)| lead.trim_matches(['，', '。', '；']));
    lead.is_some_and(|lead| ["", "具体", "分别"].contains(&lead))
}

/// The year that the last dated clause of a sentence begins with, alone or after the entity's name.
pub(super) fn year_stated(words: &str, entity: &str) -> Option<i32> {
    let sentence = words.rsplit('。').next().unwrap_or(words);
    let sentence = &sentence[outline_mark(sentence).map_or(0, |(_, len)| len)..];
    let year = |clause: &str| {
        let names =
            [entity, "本部门", "本单位", "我部门", "我单位"].into_iter().filter(|name| !name.is_empty());
        let named = names.filter_map(|name| clause.strip_prefix(name)).next();
        let (digits, after) = named.unwrap_or(clause).split_once('年')?;
        let dated = after.starts_with(|c: char| c.is_ascii_digit() || "末底初".contains(c));
        digits.parse::<i32>().ok().filter(|year| !dated && (2000..2100).contains(year))
    };
    sentence.rsplit(['，', '；']).find_map(year)
}

/// The year and stage that the words right before an amount tell, where they tell nothing else: `上年：`, `（去年预算数`,
/// `2030年执行数为`.
pub(super) fn other_year(lead: &str, year: i32) -> Option<(i32, Option<&'static str>)> {
    const REST: [&str; 18] = [
        "年度", "同期", "预算", "决算", "执行", "支出", "收入", "安排", "实际", "完成", "总计", "合计",
        "总额", "数", "为", "是", "：", "度",
    ];
    let clause = lead.rsplit(['，', '；', '。', '（', '、']).next()?;
    let (stated, words) = match ["上年", "去年"].iter().find_map(|w| clause.strip_prefix(w)) {
        Some(words) => (year - 1, words),
        None => {
            let first = years(clause).into_iter().next().filter(|y| y.start == 0)?;
            (first.year, &clause[first.end..])
        }
    };
    let mut rest = words;
    while let Some(shorter) = REST.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = shorter;
    }
    let carried_out = ["决算", "执行", "实际", "完成"].iter().any(|w| words.contains(w));
    let stage = if carried_out { Some("execution") } else { words.contains("预算").then_some("budget") };
    (rest.is_empty() && stated < year && lead.len() > clause.len()).then_some((stated, stage))
}

/// An earlier year that the last clause before an amount begins with, and the words behind it: `2030年公务接待费预算`.
pub(super) fn earlier_year(lead: &str, year: i32) -> Option<(i32, &str)> {
    let clause = lead.rsplit(['，', '；', '。', '（', '、']).next()?;
    let first = years(clause).into_iter().next().filter(|y| y.start == 0 && y.year < year)?;
    let words = clause[first.end..].trim_start_matches('度');
    (lead.len() > clause.len()).then_some((first.year, words))
}

/// `增加（减少）`: whether the words before a number end with a choice that a template left to be made.
pub(super) fn is_undecided(lead: &str) -> bool {
    const ENDINGS: [&str; 6] = ["（减少）", "（增加）", "（下降）", "（增长）", "（上升）", "（降低）"];
    ENDINGS.iter().any(|ending| lead.ends_with(ending))
}

/// `占本年支出合计的 p%`: of all that is spent, whatever the section is about.
pub(super) fn of_everything(words: &str) -> bool {
    ["支出合计", "支出总计", "总支出", "收入合计", "收入总计", "总收入"].iter().any(|w| words.contains(w))
}

/// Where the last clause begins to part: `收、支` is one word.
pub(super) fn last_clause(segment: &str) -> Option<usize> {
    let one = |at: usize| segment[..at].ends_with('收') && segment[at..].starts_with("、支");
    segment.rmatch_indices(['，', '、']).map(|(at, _)| at).find(|&at| !one(at))
}

/// `省检察院2017年…` of 某省人民检察院, `我厅…`: what is left without a short name of the entity in front.
pub(super) fn without_short_name<'t>(text: &'t str, entity: &str) -> Option<&'t str> {
    let mut ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(16).collect();
    if let Some(&two) = ends.get(1)
        && text.starts_with(['我', '本'])
        && text[..two].ends_with(['厅', '局', '院', '委', '办', '校', '所', '会'])
    {
        return Some(&text[two..]);
    }
    ends.retain(|&end| text[..end].chars().count() >= 4);
    ends.iter().rev().find(|&&end| same_entity(&text[..end], entity)).map(|&end| &text[end..])
}

/// `共接待0人次，与上年持平`: what stayed the same is a number of people or times.
pub(super) fn counts_people(lead: &str) -> bool {
    let counted = |(at, _): (usize, &str)| lead[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
    ["人次", "批次", "次", "人", "个"].iter().any(|word| lead.match_indices(word).any(counted))
}

/// What was planned, of a share that tells how much of it was carried out: 完成年初预算的 p%, 为预算控制数的 p%,
/// 占调整预算的 p%.
pub(super) fn completed(segment: &str) -> Option<&str> {
    const PLANS: [&str; 6] = ["年初预算", "调整预算", "调整后预算", "全年预算", "预算控制数", "预算数"];
    let after = |word: &str| segment.rfind(word).map(|at| &segment[at + word.len()..]);
    let plan = |word: &str| after(word).filter(|rest| PLANS.iter().any(|plan| rest.starts_with(plan)));
    after("完成").or_else(|| plan("占")).or_else(|| plan("为"))
}

/// Whether a place is of what was planned.
pub(super) fn is_plan(place: &Coordinate) -> bool {
    matches!(place.on(Axis::Stage).as_str(), "budget" | "adjusted")
}

/// What is left without the name of a region in front: 2031年示例县“三公”经费.
pub(super) fn without_area(text: &str) -> &str {
    let ends = text.char_indices().take(8).skip(1).filter(|(_, c)| "省市县区州盟旗镇乡".contains(*c));
    ends.last().map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

/// `“三公”经费预算为`: of final accounts, what was planned; the names of budgets are no plans.
pub(super) fn tells_plan(segment: &str) -> bool {
    let bare = segment.trim_end_matches(['为', '约', '数', '：']).trim_end_matches("安排");
    bare.ends_with("预算") && !["公共预算", "基金预算", "经营预算"].iter().any(|w| bare.ends_with(w))
}

/// Whether words compare with another year or a plan, or tell of one.
pub(super) fn is_compared(words: &str) -> bool {
    const OTHER: [&str; 11] =
        ["比", "较", "上年", "去年", "年初", "预算数", "完成预算", "完成全年", "完成调整", "决算数", "同期"];
    OTHER.iter().any(|w| words.contains(w)) || !years(words).is_empty()
}

/// Words of one letter for a rise or a fall.
const SHORT: &[(&str, i8)] =
    &[("增", 1), ("升", 1), ("多", 1), ("涨", 1), ("减", -1), ("降", -1), ("少", -1)];

/// The last word of rise or fall in a clause that ends with it, with its place.
pub(super) fn direction(families: &Families, segment: &str) -> Option<(usize, i8)> {
    // 增长-5.86% and, said twice, 下降-5.86%.
    if let Some(bare) = segment.trim_end().strip_suffix(['-', '－', '−']) {
        return direction(families, bare).map(|(at, _)| (at, -1));
    }
    let trimmed =
        segment.trim_end_matches(['了', '为', '率', '额', '约', '数', '幅', '度', '的', '：', '到', '达']);
    let rise = families.phrases(|p| &p.rise).map(|w| (w, 1));
    let fall = families.phrases(|p| &p.fall).map(|w| (w, -1));
    // `比上年减少支出9万元`.
    let of_money = ["支出", "收入", "开支"].iter().find_map(|word| trimmed.strip_suffix(word));
    let trimmed = of_money
        .filter(|words| {
            let turned = |w: &str| words.ends_with(w);
            let turns =
                families.phrases(|p| &p.rise).any(turned) || families.phrases(|p| &p.fall).any(turned);
            turns && families.phrases(|p| &p.than).any(|w| words.contains(w))
        })
        .unwrap_or(trimmed);
    // A word may itself end with what is trimmed: 多了.
    let stated = segment.trim_end_matches(['了', '为', '约', '：', '到', '达']);
    let ends =
        |w: &str| [segment, stated, trimmed].into_iter().find(|s| s.ends_with(w)).map(|s| s.len() - w.len());
    // The longest of them: `负增长` ends with a rise and is a fall.
    let found = rise.chain(fall).filter_map(|(w, sign)| Some((ends(w)?, sign))).min_by_key(|(at, _)| *at);
    // One letter says so only of what is compared: `比上年预算增6万元`, not `新增6万元`.
    let compares = || families.phrases(|p| &p.than).any(|w| segment.contains(w));
    found.or_else(|| {
        let bare = |(w, sign): &(&str, i8)| Some((ends(w)?, *sign));
        // `比上年下降40%，少6万元`: the one letter is all that its clause says.
        let alone = segment.trim_matches(['，', '、', ' ']).chars().count() == 1;
        SHORT.iter().find_map(bare).filter(|_| alone || compares())
    })
}

/// Whether a number is one of money, a rate, or otherwise printed as a figure; not a year, an ordinal or a threshold.
pub fn is_figure(number: &Number, clean: &str) -> bool {
    let after = &clean[number.unit_end..];
    let in_bracket = number.amount.unit == Unit::Count && clean[..number.start].ends_with('（');
    let printed = number.amount.decimals > 0 || clean[number.start..number.end].contains(',');
    if number.amount.unit.is_money() || printed && !in_bracket {
        let threshold = after.starts_with("以上") || after.starts_with("以下") || after.starts_with("（含）");
        let goes_on =
            after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        // `?8639.00万元`: a letter that no encoding knew, perhaps a digit.
        let lost = clean[..number.start].ends_with(['?', '\u{fffd}']);
        return !threshold && !goes_on && !lost && !is_article(clean, number);
    }
    number.amount.unit == Unit::Percent || measure(number, clean).is_some()
}

/// `3.5万元/人`, `200元/天`: the price of one.
pub(super) fn is_unit_price(number: &Number, clean: &str) -> bool {
    let after = clean[number.unit_end..].trim_start();
    number.amount.unit.is_money() && (after.starts_with('/') || after.starts_with("每"))
}

/// `每批次`, `每人每天`: no measure of one is longer.
const LONGEST_EACH: usize = 6;

/// `接待88人次，人均476.14元`: what one costs, not all.
pub(super) fn tells_one(segment: &str) -> bool {
    const REST: [char; 8] = ['为', '约', '费', '用', '支', '出', '接', '待'];
    // `每批次0.08万元`, `平均每辆17万元`
    let each = segment.rsplit('，').next().unwrap_or(segment);
    let each = each.strip_prefix("平均").unwrap_or(each);
    let short = each.chars().count() <= LONGEST_EACH;
    // `人均公用经费3.67万元`
    let short_of = counts::each().any(|word| each.starts_with(word)) && short;
    each.starts_with('每') && short
        || short_of
        || counts::each().any(|word| segment.trim_end_matches(REST).ends_with(word))
}

/// `3.5.1`, `v2.0`: a number of a version or an article.
fn is_article(clean: &str, number: &Number) -> bool {
    clean[..number.start].ends_with(|c: char| c == '.' || c.is_ascii_alphabetic() || c == '第')
        && !number.amount.unit.is_money()
}

/// What a counted number measures, by the word after it.
pub(super) fn measure(number: &Number, clean: &str) -> Option<&'static str> {
    if number.amount.unit != Unit::Count {
        return None;
    }
    let after = clean[number.unit_end..].trim_start();
    if after.starts_with("平方米") {
        return Some("area");
    }
    ["辆", "台", "个，涉及", "个，共涉及", "个，资金", "个，其中", "个。", "个；"]
        .iter()
        .any(|w| after.starts_with(w))
        .then_some("count")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_names_but_some_ends_with_its_word() {
        assert!(goes_on("，占6.37%等。") && goes_on("等支出。"));
        assert!(!goes_on("，占6.37%。其中：甲、乙等。") && !goes_on("等于去年。"));
    }
}
