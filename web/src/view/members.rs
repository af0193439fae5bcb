//! Coordinates in words: what a member of an axis is called in Chinese and in English. The one place for it.
//! A member that is not known here is named by the nearest one above it and its own name.

use super::Names;
use crate::messages::Lang;
use gouji_report::published::Coordinate;
use gouji_report::words::official_name;

/// What a part of a coordinate states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Year and stage.
    Year,
    /// Income, expenditure, …
    Flow,
    /// Source of funds.
    Fund,
    /// Functional classification.
    Function,
    /// Basic or project expenditure.
    Nature,
    /// Economic classification.
    Economic,
    /// Which entity of several.
    Entity,
}

/// Path name, Chinese, English.
const MEMBERS: &[(&str, &str, &str)] = &[
    ("all", "全部", "all"),
    ("budget", "年初预算", "budget"),
    ("adjusted", "全年预算", "adjusted budget"),
    ("execution", "执行数", "execution"),
    ("income", "收入", "income"),
    ("expenditure", "支出", "expenditure"),
    ("carried-forward", "结转下年", "carried forward"),
    ("procurement", "政府采购", "procurement"),
    ("assets", "国有资产", "assets"),
    ("headcount", "人员编制", "headcount"),
    ("weights", "分值权重", "weights"),
    ("current", "本年资金", "this year's funds"),
    ("current.fiscal", "财政拨款", "fiscal appropriation"),
    ("current.fiscal.general", "一般公共预算", "general public budget"),
    ("current.fiscal.general.own", "一般公共预算（本级）", "general public budget, own level"),
    (
        "current.fiscal.general.from-above",
        "一般公共预算（上级转移支付）",
        "general public budget, transfers from above",
    ),
    ("current.fiscal.government-funds", "政府性基金预算", "government-managed funds budget"),
    ("current.fiscal.government-funds.own", "政府性基金预算（本级）", "government-managed funds, own level"),
    (
        "current.fiscal.government-funds.from-above",
        "政府性基金预算（上级转移支付）",
        "government-managed funds, transfers from above",
    ),
    ("current.fiscal.state-capital", "国有资本经营预算", "state capital operations budget"),
    ("current.fiscal.state-capital.own", "国有资本经营预算（本级）", "state capital operations, own level"),
    (
        "current.fiscal.state-capital.from-above",
        "国有资本经营预算（上级转移支付）",
        "state capital operations, transfers from above",
    ),
    ("current.non-fiscal", "非财政拨款资金", "non-fiscal funds"),
    ("current.non-fiscal.special-account", "财政专户", "special fiscal account"),
    ("current.non-fiscal.entity", "单位资金", "entity funds"),
    ("current.non-fiscal.entity.operations", "事业收入", "income from operations"),
    ("current.non-fiscal.entity.subsidy-from-above", "上级补助收入", "subsidies from above"),
    ("current.non-fiscal.entity.subordinates", "附属单位上缴收入", "paid in by subordinate entities"),
    ("current.non-fiscal.entity.business", "事业单位经营收入", "business income"),
    ("current.non-fiscal.entity.other", "其他收入", "other income"),
    ("fiscal-of-project", "项目的财政拨款", "fiscal appropriation of the project"),
    ("other-of-project", "项目的其他资金", "other funds of the project"),
    ("carry-over", "上年结转结余", "carry-over"),
    ("carry-over.fiscal", "财政拨款结转", "fiscal carry-over"),
    ("carry-over.fiscal.general", "一般公共预算结转", "carry-over, general public budget"),
    ("carry-over.fiscal.government-funds", "政府性基金结转", "carry-over, government-managed funds"),
    ("carry-over.fiscal.state-capital", "国有资本经营结转", "carry-over, state capital operations"),
    ("carry-over.non-fiscal", "非财政拨款结转结余", "non-fiscal carry-over"),
    ("carry-over.non-fiscal.special-account", "财政专户结转", "carry-over, special account"),
    ("carry-over.non-fiscal.entity", "单位资金结转结余", "carry-over, entity funds"),
    ("basic", "基本支出", "basic expenditure"),
    ("basic.personnel", "人员经费", "personnel"),
    ("basic.operating", "公用经费", "operating expenses"),
    ("project", "项目支出", "project expenditure"),
    ("reserve", "预留机动经费", "reserve"),
    ("three-public", "“三公”经费", "three public expenses"),
    ("three-public.vehicles", "公务用车", "official vehicles"),
    ("assets-bought", "计划购置资产", "assets to be bought"),
    ("targets", "绩效目标", "performance targets"),
    ("operating-costs", "机关运行经费", "operating costs"),
    ("distributed", "结余分配", "distributed surplus"),
    ("small-and-medium", "面向中小企业", "reserved for small and medium enterprises"),
    ("small-and-medium.small-and-micro", "面向小微企业", "reserved for small and micro enterprises"),
    ("carry-over.balance-used", "使用非财政拨款结余", "non-fiscal balance used"),
    ("count", "数量", "number"),
    ("area", "面积", "area"),
    ("value", "价值", "value"),
    ("buildings", "房屋", "buildings"),
    ("vehicles", "车辆", "vehicles"),
    ("furniture", "办公家具", "furniture"),
    ("other-assets", "其他资产", "other assets"),
    ("goods", "货物", "goods"),
    ("works", "工程", "works"),
    ("services", "服务", "services"),
];

/// What a member is called.
pub fn member(path: &str, lang: Lang) -> String {
    if path.is_empty() {
        return member("all", lang);
    }
    if let Some((_, zh, en)) = MEMBERS.iter().find(|(name, ..)| *name == path) {
        return match lang {
            Lang::Zh => *zh,
            Lang::En => *en,
        }
        .to_string();
    }
    if path.len() > 3 && path.bytes().all(|b| b.is_ascii_digit()) {
        let (class, below) = path.split_at(3);
        let pairs: Vec<&str> =
            below.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok()).collect();
        return format!("{class} {}", pairs.join(" "));
    }
    if let Some((_, name)) = path.split_once(':') {
        return name.to_string();
    }
    match path.rsplit_once('.') {
        Some((above, name)) if !above.is_empty() => format!("{} · {name}", member(above, lang)),
        _ => path.to_string(),
    }
}

/// The parts of a coordinate worth giving, in order: what it says of funds, function and nature is always
/// given for money; the rest only where it says something.
pub fn coordinate_words(coordinate: &Coordinate, names: &Names, lang: Lang) -> Vec<(Axis, String)> {
    let mut words = Vec::new();
    let says_something = |path: &str| !path.is_empty() && path != "all";
    if let Some(year) = coordinate.year {
        let year = match lang {
            Lang::Zh => format!("{year} 年"),
            Lang::En => year.to_string(),
        };
        let stage = says_something(&coordinate.stage) && coordinate.stage != "budget";
        words.push((
            Axis::Year,
            if stage { format!("{year} {}", member(&coordinate.stage, lang)) } else { year },
        ));
    }
    let money = matches!(coordinate.flow.as_str(), "income" | "expenditure" | "carried-forward");
    if says_something(&coordinate.flow) {
        words.push((Axis::Flow, member(&coordinate.flow, lang)));
    }
    let axes = [
        (Axis::Fund, &coordinate.fund, money),
        (Axis::Function, &coordinate.function, money && coordinate.flow != "income"),
        (Axis::Nature, &coordinate.nature, money && coordinate.flow != "income"),
        (Axis::Economic, &coordinate.economic, false),
        (Axis::Entity, &coordinate.entity, false),
    ];
    for (axis, path, always) in axes {
        if says_something(path) || always {
            let word = member(path, lang);
            let name = names.of(path).or_else(|| official_name(path));
            words.push((axis, name.map_or(word.clone(), |name| format!("{word} {name}"))));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_put_into_words() {
        assert_eq!(member("current.fiscal.general.own", Lang::Zh), "一般公共预算（本级）");
        assert_eq!(member("project", Lang::En), "project expenditure");
        assert_eq!(member("2101501", Lang::Zh), "210 15 01");
        assert_eq!(member("208", Lang::Zh), "208");
        assert_eq!(member("project:培训", Lang::En), "培训");
        assert_eq!(member("current.non-fiscal.entity.odd", Lang::Zh), "单位资金 · odd");
        assert_eq!(member("", Lang::Zh), "全部");
    }

    #[test]
    fn names_are_there_once() {
        for (at, (name, zh, en)) in MEMBERS.iter().enumerate() {
            assert!(!zh.is_empty() && !en.is_empty());
            assert!(MEMBERS[at + 1..].iter().all(|(other, ..)| other != name), "{name} twice");
        }
    }

    #[test]
    fn a_coordinate_tells_what_it_says() {
        let place = Coordinate {
            year: Some(2026),
            stage: "budget".into(),
            flow: "expenditure".into(),
            fund: "all".into(),
            function: "all".into(),
            nature: "project".into(),
            economic: "all".into(),
            ..Coordinate::default()
        };
        let words = coordinate_words(&place, &Names::default(), Lang::Zh);
        let parts: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(parts, ["2026 年", "支出", "全部", "全部", "项目支出"]);
    }
}
