//! What the classes of the official classification are called, where the document does not say or not in the
//! reader's language. Sections and items have the document's name, else the official one.

use super::Names;
use crate::messages::Lang;
use gouji_report::words::official_name;

/// Code, Chinese, English.
const CLASSES: &[(&str, &str, &str)] = &[
    ("201", "一般公共服务", "General public services"),
    ("202", "外交", "Foreign affairs"),
    ("203", "国防", "National defence"),
    ("204", "公共安全", "Public security"),
    ("205", "教育", "Education"),
    ("206", "科学技术", "Science and technology"),
    ("207", "文化旅游体育与传媒", "Culture, tourism, sports and media"),
    ("208", "社会保障和就业", "Social security and employment"),
    ("209", "社会保险基金", "Social insurance funds"),
    ("210", "卫生健康", "Health"),
    ("211", "节能环保", "Energy and environment"),
    ("212", "城乡社区", "Urban and rural communities"),
    ("213", "农林水", "Agriculture, forestry and water"),
    ("214", "交通运输", "Transport"),
    ("215", "资源勘探工业信息等", "Resources, industry and information"),
    ("216", "商业服务业等", "Commerce and services"),
    ("217", "金融", "Finance"),
    ("219", "援助其他地区", "Aid to other regions"),
    ("220", "自然资源海洋气象等", "Natural resources, ocean and weather"),
    ("221", "住房保障", "Housing"),
    ("222", "粮油物资储备", "Grain and material reserves"),
    ("223", "国有资本经营预算", "State capital operations"),
    ("224", "灾害防治及应急管理", "Disaster and emergency management"),
    ("227", "预备费", "Contingency"),
    ("229", "其他", "Other"),
    ("230", "转移性支出", "Transfers"),
    ("231", "债务还本", "Debt repayment"),
    ("232", "债务付息", "Debt interest"),
    ("233", "债务发行费用", "Debt issuance costs"),
    ("234", "抗疫特别国债安排的支出", "Special pandemic bonds"),
    ("301", "工资福利", "Wages and benefits"),
    ("302", "商品和服务", "Goods and services"),
    ("303", "对个人和家庭的补助", "Subsidies to persons and families"),
    ("307", "债务利息及费用", "Interest and fees"),
    ("309", "资本性支出（基本建设）", "Capital expenditure, construction"),
    ("310", "资本性支出", "Capital expenditure"),
    ("311", "对企业补助（基本建设）", "Subsidies to enterprises, construction"),
    ("312", "对企业补助", "Subsidies to enterprises"),
    ("313", "对社会保障基金补助", "Subsidies to social security funds"),
    ("399", "其他支出", "Other expenditure"),
];

/// What a code is called: classes in the reader's language, all else in the document's words. The code itself
/// where nobody names it.
pub fn name_of(code: &str, names: &Names, lang: Lang) -> String {
    let known = CLASSES.iter().find(|(known, ..)| *known == code);
    match (lang, known, names.of(code)) {
        (Lang::En, Some((_, _, en)), _) => (*en).to_string(),
        (_, _, Some(named)) => short(named).to_string(),
        (_, Some((_, zh, _)), None) => (*zh).to_string(),
        _ => official_name(code).map_or_else(|| code.to_string(), |name| short(name).to_string()),
    }
}

/// A name without the word that all of them end in.
fn short(name: &str) -> &str {
    let bare = name.strip_suffix("支出").unwrap_or(name);
    let whole = bare.chars().count() < 2 || bare.ends_with(['性', '他', '的']) || bare.starts_with("其他");
    if whole { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_in_the_language_of_the_reader() {
        assert_eq!(name_of("210", &Names::default(), Lang::Zh), "卫生健康");
        assert_eq!(name_of("210", &Names::default(), Lang::En), "Health");
        assert_eq!(name_of("2999901", &Names::default(), Lang::En), "2999901");
        assert_eq!(name_of("30101", &Names::default(), Lang::Zh), "基本工资");
        assert_eq!(short("住房保障支出"), "住房保障");
        assert_eq!(short("资本性支出"), "资本性支出");
        assert_eq!(short("其他支出"), "其他支出");
        assert_eq!(short("转移性支出"), "转移性支出");
    }
}
