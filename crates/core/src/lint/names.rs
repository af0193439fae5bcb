//! Hygiene: the entity's name where the template puts it (GJ603). A neighbour's name is left over from a copy.
//! Free mentions of other bodies are not looked at.

use super::scan::{before, is_han};
use super::{Kind, Scene, finding, graded};
use crate::model::document::Table;
use crate::model::report::{Finding, Severity};
use crate::model::rules::RuleId;
use crate::parse::identity::same_entity;
use crate::source::Span;
use crate::source::Text;
use crate::text::outline::outline_mark;
use crate::text::title::{Year, mark_length, years};

/// How much a place tells that the entity itself must be named there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A heading, the signature, a sentence of the template.
    Sure,
    /// A caption or a sentence that could be about a subordinate body.
    Likely,
    /// Who carries out a project: often, not always, the entity.
    Maybe,
}

/// More wrong names than this are another way of naming, not slips; it bounds the looking.
const MOST: usize = 40;

/// A name where the template puts one.
struct Named<'a> {
    name: &'a str,
    span: Span,
    place: Place,
}

/// GJ603.
pub fn check(scene: &Scene) -> Vec<Finding> {
    if scene.about.entity.is_empty() {
        return Vec::new();
    }
    let all = collect(scene);
    let Some(own) = own_name(&all, &scene.about.entity) else { return Vec::new() };
    let other = all.iter().filter(|n| !same(n.name, own));
    let likely = |n: &&Named| n.place == Place::Likely && is_stranger(scene, &all, n.name);
    // A name that headings use again and again is another name of the entity.
    let often = |n: &Named| all.iter().filter(|o| o.name == n.name).count() > 3;
    let sure = |n: &Named| n.place == Place::Sure && !often(n);
    let wrong = other.take(MOST).filter(|n| sure(n) || tails_agree(n.name, own) || likely(n));
    wrong.map(|n| tell(n, own)).collect()
}

fn tell(named: &Named, own: &str) -> Finding {
    let name = named.name;
    if named.place == Place::Maybe {
        return graded(
            RuleId::GJ603,
            Severity::Note,
            vec![named.span],
            format!("此处写的是“{name}”，本文件的单位是“{own}”。如确由前者承担可不改，否则请更正。"),
            format!(
                "“{name}” stands here; the document is of “{own}”. Correct it unless the former is meant."
            ),
        );
    }
    finding(
        RuleId::GJ603,
        vec![named.span],
        format!(
            "此处单位名称为“{name}”，与本文件的“{own}”不一致，可能是从其他单位的文件复制后未改。请核对。"
        ),
        format!(
            "The name here is “{name}”, the document is of “{own}”; perhaps copied from another body's document. Please check."
        ),
    )
}

/// The name most often told, if the identity of the document is not it; `None` where too few places tell.
fn own_name<'a>(all: &[Named<'a>], entity: &'a str) -> Option<&'a str> {
    let sure: Vec<&Named> = all.iter().filter(|n| n.place != Place::Maybe).collect();
    let own = sure.iter().filter(|n| same(n.name, entity)).count();
    (sure.len() >= 2 && 2 * own > sure.len()).then_some(entity)
}

fn same(a: &str, b: &str) -> bool {
    fn bare(name: &str) -> &str {
        name.split('（').next().filter(|n| !n.is_empty()).unwrap_or(name)
    }
    let (a, b) = (bare(a), bare(b));
    if is_above(a, b) || is_above(b, a) {
        return false;
    }
    a.contains(b) || b.contains(a) || same_entity(a, b) || is_alias(a, b)
}

/// 某市财政局 beside 某市某区财政局: the body of the city, not of its district.
fn is_above(above: &str, below: &str) -> bool {
    let place = |name: &str, ends: &[char]| {
        let at = name.find(ends)?;
        let len = at + name[at..].chars().next()?.len_utf8();
        (2..=6).contains(&name[..len].chars().count()).then_some(len)
    };
    let Some(city) = place(below, &['市', '州', '盟']) else { return false };
    let Some(district) = place(&below[city..], &['区', '县', '旗', '市']) else { return false };
    let rest = &below[city + district..];
    rest.chars().count() >= 2 && above.strip_prefix(&below[..city]) == Some(rest)
}

/// Bodies of the party, congresses, conferences and federations have several names whose words change places:
/// 某县委宣传部, 某县党委宣传部, 中国共产党某县委员会宣传部. The place tells them apart.
fn is_alias(a: &str, b: &str) -> bool {
    const KINDS: &[&str] = &[
        "中国共产党",
        "中共",
        "党委",
        "政协",
        "政治协商",
        "人大",
        "人民代表",
        "委员会",
        "办公室",
        "联合会",
        "妇联",
        "残联",
        "工商联",
        "文联",
        "科协",
        "共青团",
        "团委",
        "总工会",
        "红十字",
        "人民政府",
        "县委",
        "市委",
        "州委",
        "区委",
        "政府",
    ];
    let several = |name: &str| KINDS.iter().any(|k| name.contains(k));
    let place = |name: &str| -> String {
        let name = [
            "新疆维吾尔自治区",
            "新疆",
            "中国人民政治协商会议",
            "中国共产主义青年团",
            "中国共产党",
            "中共",
            "共青团",
        ]
        .iter()
        .fold(name, |n, lead| n.strip_prefix(lead).unwrap_or(n));
        name.chars().take(2).collect()
    };
    (several(a) || several(b)) && (a.contains(&place(b)) || b.contains(&place(a)))
}

/// 某县医疗保障局 and 另市医疗保障局: bodies of the same kind elsewhere.
fn tails_agree(a: &str, b: &str) -> bool {
    let common: usize =
        a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    let places = |name: &str| {
        name[..name.len() - common].ends_with(['县', '市', '州', '区', '省', '旗', '盟', '镇', '乡'])
    };
    common >= 4 * '局'.len_utf8() || common >= 2 * '局'.len_utf8() && places(a) && places(b)
}

/// A name that stands nowhere but in sentences of the template: no subordinate body that the text introduces.
fn is_stranger(scene: &Scene, all: &[Named], name: &str) -> bool {
    let stated = all.iter().filter(|n| n.name == name).count();
    let said = scene.said.iter().map(|s| s.text.clean.matches(name).count()).sum::<usize>();
    stated <= 3 && said == stated
}

fn collect<'a>(scene: &Scene<'a>) -> Vec<Named<'a>> {
    let mut all = Vec::new();
    for said in &scene.said {
        match said.kind {
            Kind::Heading | Kind::Paragraph => in_prose(said.text, &mut all),
            Kind::Caption => in_caption(said.text, &mut all),
            _ => {}
        }
    }
    for (_, table) in scene.tables() {
        in_table(table, &mut all);
    }
    all.extend(signature(scene));
    all
}

/// Words that may stand right before a name.
const VERBS: [&str; 6] = ["纳入", "列入", "属于", "按照", "根据", "经由"];

fn push<'a>(text: &'a Text, start: usize, end: usize, place: Place, all: &mut Vec<Named<'a>>) {
    // `纳入某局2031年部门预算编制范围的单位`: a verb is no part of the name.
    let verb =
        VERBS.iter().find(|verb| text.clean[start..end].starts_with(**verb)).map_or(0, |verb| verb.len());
    let start = start + verb;
    let name = &text.clean[start..end];
    if looks_like_name(name) {
        all.push(Named { name, span: text.source_span(start, end), place });
    }
}

fn looks_like_name(name: &str) -> bool {
    const ENDS: &str = "局厅会心室校园院所队府处部馆站社团署委办司";
    let bare = name.trim_end_matches("（本级）").trim_end_matches("（本部）").trim_end_matches("（部门）");
    let len = bare.chars().count();
    (4..=40).contains(&len)
        && bare.ends_with(|c: char| ENDS.contains(c))
        && bare.chars().all(|c| is_han(c) || "（）·".contains(c))
        && !bare.starts_with(['本', '我', '该', '各', '和', '与', '的', '对', '由', '及'])
        && !["部门", "单位", "支出", "收入", "其中", "包括"].iter().any(|w| bare.contains(w))
}

/// Words of the template that follow `某局2026年`.
const AFTER_YEAR: &[&str] = &[
    "收支",
    "收入",
    "支出",
    "财政拨款",
    "一般公共预算",
    "政府性基金",
    "国有资本经营",
    "上年结转",
    "委托业务费",
    "所有收入",
    "没有",
    "无",
    "的机关运行",
    "的事业单位运行",
    "机关运行",
    "政府采购",
    "部门预算",
    "单位预算",
    "部门决算",
    "单位决算",
    "预算",
    "三公",
    "度",
];

/// Words of the template that follow `2026年，某局`.
const AFTER_NAME: &[&str] =
    &["政府采购", "面向中小", "占用使用", "占有使用", "共有车辆", "预算绩效", "国有资产"];

fn in_prose<'a>(text: &'a Text, all: &mut Vec<Named<'a>>) {
    let clean = text.clean.as_str();
    for year in years(clean) {
        before_year(text, year, all);
        after_year(text, year, all);
    }
    // 某局部门收入预算 410.90 万元
    for words in ["部门收入预算", "单位收入预算", "部门支出预算", "单位支出预算", "部门", "单位"]
    {
        let cut = words.len() == "部门".len();
        let at = if cut { clean.strip_suffix(words).map(str::len) } else { clean.find(words) };
        if let Some(at) = at.filter(|at| *at > 0) {
            let after = &clean[at + words.len()..];
            let amount = after.is_empty() || after.starts_with(|c: char| c.is_ascii_digit());
            let start = mark_length(clean);
            if amount && start < at {
                push(text, start, at, Place::Likely, all);
            }
        }
    }
    for words in ["项目承担单位：", "项目实施单位："] {
        if let Some(name) = clean.strip_prefix(words) {
            let end = words.len() + name.find(['。', '，', '；']).unwrap_or(name.len());
            push(text, words.len(), end, Place::Maybe, all);
        }
    }
}

/// `关于某局2026年…说明`, `某局2026年没有…`.
fn before_year<'a>(text: &'a Text, year: Year, all: &mut Vec<Named<'a>>) {
    let clean = text.clean.as_str();
    let after = &clean[year.end..];
    // A page break may cut the words short.
    if !AFTER_YEAR.iter().any(|w| after.starts_with(w) || !after.is_empty() && w.starts_with(after)) {
        return;
    }
    let lead = before(clean, year.start, 60);
    let base = year.start - lead.len();
    let stop = lead.rfind(|c: char| !is_han(c) && !"（）".contains(c));
    let mut start = stop.map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
    start += lead[start..].find("关于").map_or(0, |at| at + "关于".len());
    // `第二部分某局` has the number of a part before the name.
    start += outline_mark(&lead[start..]).filter(|(level, _)| *level == 1).map_or(0, |(_, len)| len);
    // `（一）某局` and `（款）某局` have brackets before the name.
    while let Some(close) = lead[start..].find('）').filter(|close| start + close + 3 < lead.len()) {
        if lead[start..start + close].contains('（') && lead[start..].starts_with('（') {
            start += close + '）'.len_utf8();
        } else {
            break;
        }
    }
    let heading = lead.contains("关于") && clean.ends_with("说明") && clean.len() <= 3 * 80;
    push(text, base + start, year.start, if heading { Place::Sure } else { Place::Likely }, all);
}

/// `2026年，某局政府采购预算`, `截至2025年底，某局占用使用`.
fn after_year<'a>(text: &'a Text, year: Year, all: &mut Vec<Named<'a>>) {
    let rest = &text.clean[year.end..];
    let lead: usize = ["底，", "末，", "度，", "，", "12月31日，"]
        .iter()
        .find(|w| rest.starts_with(**w))
        .map_or(0, |w| w.len());
    if lead == 0 {
        return;
    }
    let start = year.end + lead;
    let name = &text.clean[start..];
    let end = name.find(|c: char| !is_han(c) && !"（）".contains(c)).unwrap_or(name.len());
    let until = AFTER_NAME.iter().filter_map(|w| name[..end].find(w)).min();
    if let Some(until) = until {
        push(text, start, start + until, Place::Likely, all);
    }
}

fn in_caption<'a>(text: &'a Text, all: &mut Vec<Named<'a>>) {
    const LABELS: &[&str] =
        &["编制部门：", "编制单位：", "预算主管部门：", "预算单位：", "部门名称：", "单位名称：", "部门："];
    let Some(label) = LABELS.iter().find(|l| text.clean.starts_with(**l)) else { return };
    let end = text.clean.find("单位：").filter(|at| *at >= label.len()).unwrap_or(text.clean.len());
    let name = text.clean[label.len()..end].trim_end();
    push(text, label.len(), label.len() + name.len(), Place::Likely, all);
}

/// The cell after 预算单位 or 部门名称 in a table of targets.
fn in_table<'a>(table: &'a Table, all: &mut Vec<Named<'a>>) {
    for row in table.rows.iter().take(4) {
        let mut said = row.iter().map(|c| &c.text).filter(|t| !t.is_empty());
        let Some(label) = said.next() else { continue };
        let label = label.clean.trim_end_matches('：').split('（').next().unwrap_or("");
        if matches!(label, "预算单位" | "部门名称" | "单位名称")
            && let Some(name) = said.next()
        {
            push(name, 0, name.clean.len(), Place::Likely, all);
        }
    }
}

/// The paragraph before the date at the end.
fn signature<'a>(scene: &Scene<'a>) -> Option<Named<'a>> {
    let mut last = scene.said.iter().rev().take(3).filter(|s| s.kind == Kind::Paragraph);
    let date = last.next()?;
    let name = last.next()?;
    let dated = date.text.clean.len() <= 30 && date.text.clean.starts_with(|c: char| c.is_ascii_digit());
    let mut found = Vec::new();
    if dated {
        push(name.text, 0, name.text.clean.len(), Place::Sure, &mut found);
    }
    found.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_are_one() {
        for (a, b) in [
            ("青岭州医疗保障局", "青岭蒙古族自治州医疗保障局"),
            ("青岭县党委宣传部", "中国共产党青岭县委员会宣传部"),
            ("青岭县政协委员会", "中国人民政治协商会议青岭县委员会"),
            ("青岭县财政局（本级）", "青岭县财政局"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("青岭县财政局", "白河县财政局"),
            ("青岭县党委宣传部", "白河县党委宣传部"),
            ("青岭县财政局", "青岭县民政局"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
        assert!(tails_agree("青岭县财政局", "白河市财政局"));
        assert!(!tails_agree("青岭县财政局", "青岭县民政局"));
    }
}
