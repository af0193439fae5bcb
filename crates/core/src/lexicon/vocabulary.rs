//! The words of the forms and the coordinates that they stand for.
//! A new wording is a new line here, for headings, row labels and sentences alike.

use crate::lexicon::families::Families;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::report::Str;
use std::borrow::Cow;

mod everyday;
mod words;

pub use everyday::everyday;
pub use words::WORDS;

/// A word and the member that it names, where the place so far lies within `within` on that axis.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word as clean text.
    pub text: Str,
    /// The axis of its member.
    pub axis: Axis,
    /// What the path of the place so far begins with; empty where it counts anywhere.
    pub within: Str,
    /// The member that it names.
    pub member: Member,
}

/// Words for a whole: they leave the place as it is.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "总额",
    "总数",
    "全部",
    "合计数",
    "总计数",
    "小计数",
    "合计金额",
    "总金额",
    "收入总计",
    "支出总计",
    "收入合计",
    "支出合计",
    "合　计",
];

/// What a word did to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It names a member.
    Member,
    /// It is the whole of what was named before.
    Total,
    /// It names nothing known.
    Unknown,
}

/// Whether `text` is a word for a whole, such as 总计.
pub fn is_total(text: &str) -> bool {
    TOTALS.contains(&text)
}

/// Whether `text` heads or labels a whole, alone or after what it is the whole of: 小计, 本年收入合计.
pub fn is_whole(text: &str) -> bool {
    is_total(text) || text.ends_with("小计") || text.ends_with("合计")
}

/// Moves `place` to what `text` (clean) means there.
pub fn apply(families: &Families, place: &mut Coordinate, text: &str) -> Meaning {
    if is_total(text) {
        return flow_of_total(place, text);
    }
    if let Some(found) = find(families, place, text) {
        // A wider word does not undo a narrower place: 本年收入 in a form of appropriations.
        if !found.member.contains(place.on(found.axis)) {
            place.set(found.axis, found.member.clone());
        }
        // 事业收入 is income, 基本支出 expenditure, where nothing else has been said.
        if let Some((_, flow)) = flow_suffix(text).filter(|_| place.on(Axis::Flow).is_all()) {
            place.set(Axis::Flow, Member::named(flow));
        }
        return Meaning::Member;
    }
    // 其中：购置费 is one of what stands before it, by its own name; of other forms nobody knows what else there is.
    let of_three_public = place.on(Axis::Economic).starts_with("three-public");
    if let Some(part) = text.strip_prefix("其中").map(|rest| rest.trim_start_matches(['：', '，']))
        && !part.is_empty()
        && of_three_public
    {
        return apply(families, place, part);
    }
    // 本年财政拨款: this year's of what has a name.
    if let Some(stem) = ["本年", "当年"]
        .iter()
        .find_map(|w| text.strip_prefix(w))
        .filter(|s| find(families, place, s).is_some())
    {
        return apply(families, place, stem);
    }
    if let Some((stem, flow)) = flow_suffix(text) {
        let mut moved = place.with(Axis::Flow, Member::named(flow));
        if matches!(stem, "" | "本年" | "当年") || apply(families, &mut moved, stem) != Meaning::Unknown {
            *place = moved;
            return if stem.is_empty() { Meaning::Total } else { Meaning::Member };
        }
    }
    // 使用非财政拨款结余（含专用结余）: what is said in brackets behind a name is a remark.
    if let Some((stem, _)) = text.strip_suffix('）').and_then(|t| t.rsplit_once('（'))
        && !stem.is_empty()
        && find(families, place, stem).is_some()
    {
        return apply(families, place, stem);
    }
    for suffix in ["合计", "小计", "总计", "金额"] {
        if let Some(stem) = text.strip_suffix(suffix)
            && !stem.is_empty()
            && apply(families, place, stem) != Meaning::Unknown
        {
            return Meaning::Member;
        }
    }
    Meaning::Unknown
}

/// The word `text` where it means something at `place`.
fn find<'f>(families: &'f Families, place: &Coordinate, text: &str) -> Option<&'f Word> {
    families.words_of(text).find(|w| place.on(w.axis).starts_with(&*w.within))
}

fn flow_of_total(place: &mut Coordinate, text: &str) -> Meaning {
    if let Some((_, flow)) = text.strip_suffix("合计").or(text.strip_suffix("总计")).and_then(flow_suffix)
    {
        place.set(Axis::Flow, Member::named(flow));
    }
    Meaning::Total
}

fn flow_suffix(text: &str) -> Option<(&str, &'static str)> {
    let (stem, flow) = [("收入", "income"), ("支出", "expenditure")]
        .iter()
        .find_map(|(s, flow)| text.strip_suffix(s).map(|stem| (stem, *flow)))?;
    Some((stem, flow))
}

/// The functional classes by name, former names among them.
const CLASSES: &[(&str, &str)] = &[
    ("一般公共服务支出", "201"),
    ("外交支出", "202"),
    ("国防支出", "203"),
    ("公共安全支出", "204"),
    ("教育支出", "205"),
    ("科学技术支出", "206"),
    ("文化旅游体育与传媒支出", "207"),
    ("文化体育与传媒支出", "207"),
    ("社会保障和就业支出", "208"),
    ("社会保险基金支出", "209"),
    ("卫生健康支出", "210"),
    ("医疗卫生与计划生育支出", "210"),
    ("节能环保支出", "211"),
    ("城乡社区支出", "212"),
    ("农林水支出", "213"),
    ("交通运输支出", "214"),
    ("资源勘探工业信息等支出", "215"),
    ("资源勘探信息等支出", "215"),
    ("商业服务业等支出", "216"),
    ("金融支出", "217"),
    ("援助其他地区支出", "219"),
    ("自然资源海洋气象等支出", "220"),
    ("国土海洋气象等支出", "220"),
    ("住房保障支出", "221"),
    ("粮油物资储备支出", "222"),
    ("国有资本经营预算支出", "223"),
    ("灾害防治及应急管理支出", "224"),
    ("预备费", "227"),
    ("其他支出", "229"),
    ("转移性支出", "230"),
    ("债务还本支出", "231"),
    ("债务付息支出", "232"),
    ("债务发行费用支出", "233"),
    ("抗疫特别国债安排的支出", "234"),
];

/// The classes that sentences tell by name alone: those whose names say nothing else.
pub fn spending_classes() -> impl Iterator<Item = (&'static str, &'static str)> {
    CLASSES.iter().copied().filter(|(_, code)| *code < "225" && *code != "223")
}

/// The code of a functional class told by its name.
pub fn class_code(name: &str) -> Option<&'static str> {
    CLASSES.iter().find(|(n, _)| *n == name).map(|(_, code)| *code)
}

/// A column heading that names no member, and what stands below it.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The heading as clean text.
    pub text: Str,
    /// What stands below it.
    pub over: Over,
}

/// What stands below a heading that names no member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Labels of rows.
    Labels,
    /// Codes of the classification.
    Codes,
    /// Figures; the heading adds nothing to their place.
    Figures,
}

const fn heading(text: &'static str, over: Over) -> Heading {
    Heading { text: Cow::Borrowed(text), over }
}

use Over::{Codes, Figures, Labels};

/// Headings that name no member.
pub const HEADINGS: &[Heading] = &[
    heading("项目", Labels),
    heading("科目名称", Labels),
    heading("功能分类", Labels),
    heading("功能分类科目名称", Labels),
    heading("经济分类科目名称", Labels),
    heading("项目名称", Labels),
    heading("单位名称", Labels),
    heading("单位名称（科目）", Labels),
    heading("部门名称", Labels),
    heading("部门（单位）名称", Labels),
    heading("单位（部门）名称", Labels),
    heading("科目", Labels),
    heading("采购类别", Labels),
    heading("采购品目", Labels),
    heading("采购项目", Labels),
    heading("支出项目", Labels),
    heading("收入项目", Labels),
    heading("类", Codes),
    heading("款", Codes),
    heading("项", Codes),
    heading("支出预算", Figures),
    heading("收入预算", Figures),
    heading("资金来源", Figures),
    heading("金额", Figures),
    heading("本年预算", Figures),
    heading("当年拨款", Figures),
    heading("当年预算", Figures),
    heading("预算金额", Figures),
    heading("机关运行经费支出", Figures),
    heading("机关运行经费", Figures),
];

/// Headings that stand over others, hardly ever over a column of their own.
const OVER_OTHERS: &[&str] =
    &["收入", "支出", "本年收入", "本年支出", "资金来源", "科目", "功能分类", "支出用途"];

/// Headings over labels that others may divide.
const DIVIDED: &[&str] = &["项目", "科目", "功能分类", "经济分类"];

/// Headings that go on with 科目名称 or 科目编码, whatever parted them.
const OF_SUBJECTS: &[&str] = &["功能分类", "经济分类", "支出功能分类"];

/// Headings that stand over others where a form has several columns.
const OVER_SEVERAL: &[&str] = &["项目", "收入预算", "支出预算"];

/// Whether a heading stands over others, hardly ever over a column of its own.
pub fn is_over_others(text: &str) -> bool {
    OVER_OTHERS.contains(&text)
}

/// Whether a heading stands over others where a form has several columns.
pub fn is_over_several(text: &str) -> bool {
    OVER_SEVERAL.contains(&text)
}

/// Whether a heading over labels may stand over others.
pub fn is_divided(text: &str) -> bool {
    DIVIDED.contains(&text)
}

/// Whether a heading is one with the one after it: 功能分类, 科目名称.
pub fn goes_on_with(text: &str, next: &str) -> bool {
    OF_SUBJECTS.contains(&text) && next.starts_with("科目")
}

/// Whether a heading is over what the money is spent for, by its nature: 支出用途.
pub fn is_purpose(text: &str) -> bool {
    text.contains("用途")
}

/// Whether a heading is over amounts, with nothing below: 金额, 预算数.
pub fn is_amounts(text: &str) -> bool {
    text == "金额" || text.ends_with('数') && text.chars().count() <= 5
}

fn heads(families: &Families, text: &str, over: Over) -> bool {
    families.each().flat_map(|f| f.headings.iter()).any(|h| h.over == over && h.text == text)
}

/// Words that head a column of labels, not of figures.
pub fn is_label_heading(families: &Families, text: &str) -> bool {
    text.ends_with("支出内容") || text.ends_with("科目名称") || heads(families, text, Labels)
}

/// Words that head a column of codes.
pub fn is_code_heading(families: &Families, text: &str) -> bool {
    ["编码", "代码", "编号"].iter().any(|w| text.contains(w)) || heads(families, text, Codes)
}

/// Headings that add nothing to a place.
pub fn is_neutral(families: &Families, text: &str) -> bool {
    text == "科目"
        || !text.chars().any(char::is_alphabetic)
        || is_code_heading(families, text)
        || heads(families, text, Figures)
}
