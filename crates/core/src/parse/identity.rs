//! Whose budget, of which year: read off the cover, the titles and the captions.

use crate::model::document::{Block, Document};
use crate::model::report::Disclosure;
use crate::text::outline::outline_mark;
use crate::text::title::years;
use std::collections::HashMap;

/// Reads entity, year and kind off a document.
pub fn identify(document: &Document) -> Disclosure {
    let texts: Vec<&str> = document.blocks.iter().flat_map(texts).collect();
    let titled = texts.iter().take(4).filter(|text| text.chars().count() <= 40);
    let titled = titled.clone().any(|t| t.contains("决算")) && !titled.clone().any(|t| t.contains("预算"));
    let stated = count(&texts, "决算");
    // Only what was spent is told beside the budget that the year began with.
    let spent: usize = texts.iter().map(|text| text.matches("支出决算").count()).sum();
    let planned = (count(&texts, "年初预算为") > 0 || spent >= 3)
        && ["部门预算", "单位预算"].iter().all(|w| count(&texts, w) == 0);
    let year = year(&texts);
    let spends = planned || stated >= 3 && stated > 2 * count(&texts, "预算公开").max(1);
    // A cover that says what it is settles it: the duties of a body speak of 预算 and 决算 alike.
    let of_budget = !titled && is_budget_cover(&texts);
    let final_accounts = titled || !of_budget && (spends || tells_accounts(&texts, year));
    Disclosure {
        entity: entity(document, &texts),
        year,
        final_accounts,
        forms: Vec::new(),
        span: span(document),
    }
}

/// Whether the first lines call the document a budget, and none calls it final accounts.
fn is_budget_cover(texts: &[&str]) -> bool {
    const BUDGET: [&str; 6] = ["部门预算", "单位预算", "预算公开", "预算编制说明", "经费预算", "年预算"];
    let cover =
        || texts.iter().take(4).filter(|text| text.chars().count() <= 40 && !text.contains(['，', '。']));
    cover().any(|text| BUDGET.iter().any(|w| text.contains(w)) && !text.contains("执行"))
        && !cover().any(|text| text.contains("决算"))
}

/// Whether sentences tell what the year itself came to: its 决算, or what was left at its end beside its income, where
/// nothing is called a budget.
fn tells_accounts(texts: &[&str], year: i32) -> bool {
    if ["部门预算", "单位预算", "预算公开", "预算编制"].iter().any(|w| count(texts, w) > 0) {
        return false;
    }
    let both =
        count(texts, "本年收入合计") > 0 && count(texts, "本年支出合计") > 0 && count(texts, "预算数") == 0;
    let left = both || count(texts, "年末结转") > 0 && count(texts, "本年收入") > 0;
    let of_the_year = |(text, at): (&&str, usize)| {
        let sentence = text[..at].rsplit('。').next().unwrap_or("");
        let compared = ["比", "较", "与", "上年", "去年"].iter().any(|w| sentence.contains(w));
        !compared && years(sentence).last().is_some_and(|stated| stated.year == year)
    };
    let mut stated = texts
        .iter()
        .flat_map(|text| ["决算为", "决算数为"].into_iter().filter_map(move |w| Some((text, text.find(w)?))));
    left || stated.any(of_the_year) || names_accounts_alone(texts)
}

/// Whether a short text without titles speaks of final accounts and calls nothing of its own a budget.
fn names_accounts_alone(texts: &[&str]) -> bool {
    const SHORT: usize = 20;
    const DONE: [&str; 11] = [
        "比预算数",
        "较预算数",
        "与预算数",
        "完成年初预算",
        "比年初预算",
        "较年初预算",
        "完成预算",
        "完成全年预算",
        "完成调整预算",
        "年初预算安排",
        "年初预算数",
    ];
    const SPENT: [&str; 4] = ["决算", "实际支出", "实际收入", "执行情况"];
    const OTHERS: [&str; 14] = [
        "公共预算",
        "基金预算",
        "经营预算",
        "保险基金预算",
        "预算信息",
        "预算公开",
        "预算法",
        "预算单位",
        "预算部门",
        "预算管理",
        "预算安排",
        "预算收",
        "预算支出",
        "预算拨款",
    ];
    let words = SPENT.into_iter().chain(DONE);
    let stated: usize =
        words.map(|word| texts.iter().map(|text| text.matches(word).count()).sum::<usize>()).sum();
    let own = |text: &&str| {
        let others = OTHERS.iter().chain(&DONE);
        let bare = others.fold(text.to_string(), |bare, other| bare.replace(other, ""));
        bare.matches("预算").count()
    };
    texts.len() <= SHORT && stated > 0 && texts.iter().map(own).sum::<usize>() < stated
}

fn span(document: &Document) -> crate::source::Span {
    document.blocks.iter().map(Block::span).reduce(crate::source::Span::cover).unwrap_or_default()
}

fn texts(block: &Block) -> Vec<&str> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text.clean.as_str()],
        Block::Table(t) => t.title.iter().chain(&t.captions).map(|t| t.clean.as_str()).collect(),
    }
}

fn count(texts: &[&str], word: &str) -> usize {
    texts.iter().filter(|t| t.contains(word)).count()
}

/// The year most often named before 年 in headings, titles and the first lines; not as what is compared with.
fn year(texts: &[&str]) -> i32 {
    let mut votes: HashMap<i32, (usize, usize)> = HashMap::new();
    for (n, text) in texts.iter().enumerate() {
        let weight = if n < 4 { 3 } else { 1 };
        for (at, _) in text.match_indices('年') {
            let Some(digits) = text.get(at.saturating_sub(4)..at) else { continue };
            let Some(year) = digits.parse::<i32>().ok().filter(|y| (2000..2100).contains(y)) else {
                continue;
            };
            let before = &text[..at - digits.len()];
            if ["比", "较", "与", "跟"].iter().any(|w| before.ends_with(w)) || is_year_before(before) {
                continue;
            }
            let stated = &text[at..];
            let titled =
                ["年部门", "年单位", "年度部门", "年度单位", "年收支", "年预算", "年部门预算", "年区级"]
                    .iter()
                    .any(|w| stated.starts_with(w));
            let named = titled && !before.ends_with('（') && !text.contains('。');
            let vote = votes.entry(year).or_insert((0, n));
            vote.0 += weight * if named { 5 } else { 1 };
        }
    }
    let most = votes.iter().max_by_key(|(year, (votes, first))| (*votes, usize::MAX - first, **year));
    let Some((&year, &(most, _))) = most else { return 0 };
    // `2031年预算9万元，2030年预算执行数8万元`: of the year that is planned, however often the one before is named.
    let carried_out = format!("{year}年");
    let is_before = || texts.iter().any(|text| tells_outturn(text, &carried_out));
    let next = votes.get(&(year + 1)).is_some_and(|(votes, _)| 2 * votes >= most);
    if next && is_before() { year + 1 } else { year }
}

/// Whether a sentence tells what was carried out in a year beside what is planned.
fn tells_outturn(text: &str, year: &str) -> bool {
    text.match_indices(year).any(|(at, _)| {
        let words: String = text[at + year.len()..].chars().take(8).collect();
        words.contains("预算执行数") || words.contains("执行数为")
    })
}

/// `上年情况：2031年度…`: a year that the words before it call the one before.
fn is_year_before(before: &str) -> bool {
    let clause = before.rsplit(['。', '；', '，']).next().unwrap_or(before);
    let word = ["上年", "去年", "上一年"].iter().find_map(|w| clause.strip_prefix(w));
    word.is_some_and(|rest| rest.ends_with(['：', '（']) && rest.chars().count() <= 6)
}

/// The name after 编制部门： most often, else the cover's.
fn entity(document: &Document, texts: &[&str]) -> String {
    const LABELS: &[&str] = &[
        "编制部门：",
        "编制单位：",
        "预算主管部门：",
        "预算单位：",
        "部门名称：",
        "单位名称：",
        "公开部门：",
        "公开单位：",
        "部门：",
        "填报单位：",
    ];
    let mut votes: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        for label in LABELS {
            if let Some(name) = text.strip_prefix(label) {
                let name = name.split("单位：").next().unwrap_or(name).trim_end_matches("金额").trim();
                // `编制单位：某某局 2031年度 单位：万元`.
                let year = years(name).first().map_or(name.len(), |year| year.start);
                let alone = name[year..].chars().count() <= LONGEST_YEAR;
                let name = if alone { name[..year].trim() } else { name };
                if !name.is_empty() {
                    *votes.entry(name).or_default() += 1;
                }
            }
        }
    }
    if let Some((name, _)) =
        votes.into_iter().max_by_key(|(name, n)| (*n, name.len(), std::cmp::Reverse(*name)))
    {
        return name.to_string();
    }
    if let Some(name) = texts.iter().find_map(|text| name_of_part_one(text)) {
        return name.to_string();
    }
    if let Some(name) = name_of_parts(texts) {
        return name;
    }
    let cover = document.blocks.iter().take(4).filter_map(texts_of_cover);
    let cover = cover.max_by_key(|(kind, name)| (*kind, name.chars().count().min(30))).unwrap_or_default().1;
    if cover.is_empty() { name_of_sentences(texts).unwrap_or_default() } else { cover }
}

/// The name that sentences begin with before the year: `某县某局2031年度收入总计…`.
fn name_of_sentences(texts: &[&str]) -> Option<String> {
    fn name<'t>(text: &&'t str) -> Option<&'t str> {
        let mark = outline_mark(text).map_or(0, |(_, len)| len);
        let name = text.get(mark..years(text).first()?.start)?.trim();
        let plain = (4..=40).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic);
        let plain = plain && !["关于", "根据", "按照", "经", "由", "对"].iter().any(|w| name.starts_with(w));
        (plain && ENDINGS.iter().any(|ending| name.ends_with(ending))).then_some(name)
    }
    let mut votes: HashMap<&str, usize> = HashMap::new();
    texts.iter().filter_map(name).for_each(|name| *votes.entry(name).or_default() += 1);
    votes
        .into_iter()
        .max_by_key(|(name, n)| (*n, name.len(), std::cmp::Reverse(*name)))
        .map(|(name, _)| name.to_string())
}

/// `第一部分昌平镇人民政府概况` names it, where a cover breaks it over its lines.
fn name_of_part_one(text: &str) -> Option<&str> {
    let (level, mark) =
        outline_mark(text).filter(|_| text.starts_with("第一") || text.starts_with("一、"))?;
    let name = text[mark..].strip_suffix("概况")?;
    let name = name.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "年度".contains(c));
    let bare = ["部门", "单位", "基本", "部门基本", "单位基本", ""].contains(&name);
    let body = level == 1 || is_body_of_government(name, "");
    (!bare && body && name.chars().count() <= 40).then_some(name)
}

/// The name that the titles of several parts begin with: `第二部分某局2031年度预算表`, `第三部分某局2031年度…`.
fn name_of_parts(texts: &[&str]) -> Option<String> {
    fn name<'t>(text: &&'t str) -> Option<&'t str> {
        let (level, mark) = outline_mark(text).filter(|_| text.chars().count() <= 60)?;
        let end = years(text).first()?.start;
        let name = text.get(mark..end)?.trim();
        let body =
            name.chars().count() >= 3 && !name.starts_with("关于") && !name.contains(['，', '。', '：']);
        (level == 1 && body).then_some(name)
    }
    let mut votes: HashMap<&str, usize> = HashMap::new();
    texts.iter().filter_map(name).for_each(|name| *votes.entry(name).or_default() += 1);
    let (name, _) = votes
        .into_iter()
        .filter(|(_, n)| *n > 1)
        .max_by_key(|(name, n)| (*n, name.len(), std::cmp::Reverse(*name)))?;
    Some(name.to_string())
}

/// A cover line without year and kind, and whether it tells the kind: `2026年昌平镇人民政府部门预算公开` names
/// 昌平镇人民政府.
fn texts_of_cover(block: &Block) -> Option<(bool, String)> {
    let (Block::Heading { text, .. } | Block::Paragraph(text)) = block else { return None };
    let mut name = text.clean.as_str();
    if outline_mark(name).is_some()
        || name.contains(['，', '。', '：'])
        || name.contains('录')
        || name.starts_with("关于")
        || name.starts_with("附件")
        || is_date(name)
    {
        return None;
    }
    name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "年度".contains(c));
    // What the document is, and all that is said after it: `部门预算情况说明`, `“三公”经费决算`.
    let kinds = ["部门预算", "单位预算", "部门决算", "单位决算", "预算公开", "决算公开", "三公", "行政经费"];
    let stated = kinds.iter().filter_map(|kind| name.find(kind)).chain(yearly(name)).min();
    name = stated.map_or(name, |at| name[..at].trim_end_matches(['“', '"']));
    let kind = name.len() < text.clean.len();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "年度".contains(c));
    let body = !NO_NAMES.iter().any(|word| name.contains(word)) && !holds_decimals(name);
    (body && !name.is_empty() && name.chars().count() <= 40).then(|| (kind, name.to_string()))
}

/// What no name of a body holds, but lines of a cover and rows of a table do.
const NO_NAMES: [&str; 18] = [
    "（类）",
    "（款）",
    "（项）",
    "决算",
    "经费",
    "收支",
    "情况",
    "预算数",
    "公共预算",
    "拨款",
    "金额",
    "增减",
    "比例",
    "合计",
    "类别",
    "支出",
    "收入",
    "上年数",
];

/// `2031年度`, and no more, is the year alone.
const LONGEST_YEAR: usize = 6;

/// Whether a line tells amounts, as a row of a table does: `甲类10.00 2.00`.
fn holds_decimals(line: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    line.match_indices('.').any(|(at, _)| digit(line[..at].chars().next_back()))
}

/// `2031年2月24日`, `二〇三一年二月`: a date of signature.
fn is_date(line: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十〇○零年月日 ".contains(c);
    line.contains('年') && line.contains('月') && line.chars().all(digits)
}

/// Where a line says of which year it is: `…2023年度部门决算公开说明`.
fn yearly(line: &str) -> Option<usize> {
    let at = line.find('年')?.checked_sub(4)?;
    line.get(at..)?.starts_with("20").then_some(at)
}

/// Whether two names are one entity's: the same, or one a short form of the other, as 昌平州卫生局 is of
/// 昌平蒙古族自治州卫生局.
pub fn same_entity(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    if short.chars().count() < 4 {
        return short == long;
    }
    let ending: String = short.chars().rev().take(3).collect();
    let mut rest = long.chars();
    long.chars().rev().take(3).eq(ending.chars())
        && short.chars().all(|c| rest.any(|d| d == c))
        && !leaves_out_district(short, long)
}

/// Whether a name is another but for the district below its city: 甲市规划局 is the body above 甲市乙区规划局.
fn leaves_out_district(short: &str, long: &str) -> bool {
    let common: usize =
        short.chars().zip(long.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let rest = &long[common..];
    let Some(own) = rest.strip_suffix(&short[common..]) else { return false };
    short[..common].ends_with(['市', '州', '盟', '省'])
        && own.ends_with(['区', '县', '旗'])
        && !own.contains("自治")
}

/// What names of bodies end with.
const ENDINGS: &[&str] = &[
    "局",
    "厅",
    "委员会",
    "中心",
    "办公室",
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "医院",
    "卫生院",
    "监督所",
    "研究所",
    "大队",
    "支队",
    "总队",
    "街道办事处",
    "人民政府",
    "检察院",
    "法院",
    "图书馆",
    "博物馆",
    "文化馆",
    "联合会",
    "总工会",
    "服务站",
    "管理站",
    "管理处",
    "本级",
    "机关",
];

/// Whether a row's label names a body, not a thing: the entity itself or one of a department's.
pub fn is_body_of_government(label: &str, entity: &str) -> bool {
    let bare = label.trim_end_matches("（本级）").trim_end_matches("（本部）").trim_end_matches("（机关）");
    same_entity(bare, entity) || label.chars().count() >= 5 && ENDINGS.iter().any(|e| bare.ends_with(e))
}
