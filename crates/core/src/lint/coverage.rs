//! Hygiene: matters that the rules of publication ask every department to explain (GJ703).
//! Told only of a whole disclosure, never of a part of one.

use super::{Kind, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;

/// A matter and the words that speak of it.
const MATTERS: &[(&str, &str, &[&str])] = &[
    ("“三公”经费", "the three public expenses", &["三公", "因公出国"]),
    ("机关运行经费", "operating costs", &["运行经费", "日常公用经费"]),
    ("政府采购", "procurement", &["政府采购", "采购"]),
    ("国有资产占用", "state assets", &["国有资产", "车辆"]),
    ("预算绩效", "performance", &["绩效"]),
    ("名词解释", "the glossary", &["名词解释", "名称解释"]),
];

/// GJ703.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let forms = scene.about.forms.iter().filter(|f| f.form != "unknown").count();
    let sections =
        scene.prose().filter(|s| s.kind == Kind::Heading && s.text.clean.ends_with("说明")).take(5).count();
    // Before 2019 not all of them were asked for everywhere.
    if forms < 6 || sections < 5 || scene.about.year < 2019 {
        return Vec::new();
    }
    let mut stated = [false; MATTERS.len()];
    for said in &scene.said {
        for (stated, (_, _, words)) in stated.iter_mut().zip(MATTERS) {
            *stated = *stated || words.iter().any(|w| said.text.clean.contains(w));
        }
    }
    let place = scene.prose().find(|s| s.kind == Kind::Heading && s.text.clean.ends_with("说明"));
    let Some(place) = place.map(|s| s.text.span()) else { return Vec::new() };
    stated.iter()
        .zip(MATTERS)
        .filter(|(stated, _)| !**stated)
        .map(|(_, (zh, en, _))| {
            finding(
                RuleId::GJ703,
                vec![place],
                format!("全文没有提到{zh}。部门预决算公开一般应说明此事项，没有的也应写明“无”。请核对。"),
                format!("Nothing is said of {en}. A disclosure usually explains it, or says that there is none. Please check."),
            )
        })
        .collect()
}
