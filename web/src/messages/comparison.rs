//! What the page says when two disclosures are held against one another, in both languages.
//! A part of the one typed table.

use crate::view::Changes;
use gouji_report::published::Counterpart;

/// The texts.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct ComparisonMessages {
    pub title: &'static str,
    pub help: &'static str,
    pub choose: &'static str,
    pub paste: &'static str,
    pub compare: &'static str,
    pub with: fn(&str) -> String,
    pub relations: fn(&Counterpart) -> String,
    pub open: &'static str,
    pub here: &'static str,
    pub there: &'static str,
    pub differ: fn(usize) -> String,
    /// Whether what it is compared with has been said already.
    pub changed: fn(&Changes, bool) -> String,
    pub changed_from: fn(&str, &str) -> String,
    pub changed_rest: fn(&Changes) -> Option<String>,
    pub nothing: &'static str,
    pub done: &'static str,
}

pub(super) static ZH: ComparisonMessages = ComparisonMessages {
    title: "与另一份公开比对",
    help: "上一年的、同年的决算、上级部门或所属单位的都可以：同一笔钱在两份里应当说得一致。",
    choose: "选择另一份文件",
    paste: "或在这里粘贴另一份的全文",
    compare: "比对",
    with: |name| format!("与 {name} 比对"),
    relations: |b| match b.relations {
        0 => "两份之间没有可以互相比较的数。".into(),
        n => format!(
            "比较 {n} 处：{} 处一致，{} 处四舍五入，{} 处不一致。",
            b.exact, b.rounding, b.inconsistent
        ),
    },
    open: "打开那一份",
    here: "这一份",
    there: "那一份",
    differ: |n| format!("{n} 处两份说得不同"),
    changed: |c, said| {
        let against = if said { "" } else { "与上一版相比，" };
        match c.changed.len() {
            0 => format!("{against}同一处的数都没有变。"),
            n => format!("{against}改了 {n} 个数："),
        }
    },
    changed_from: |before, now| format!("{before} → {now}"),
    changed_rest: |c| match (c.new, c.gone) {
        (0, 0) => None,
        (new, 0) => Some(format!("另有 {new} 个数只在这一版里。")),
        (0, gone) => Some(format!("另有 {gone} 个数只在上一版里。")),
        (new, gone) => Some(format!("另有 {new} 个数只在这一版里，{gone} 个只在上一版里。")),
    },
    nothing: "没有从另一份里读出预算公开的表。",
    done: "比对完了。",
};

pub(super) static EN: ComparisonMessages = ComparisonMessages {
    title: "Hold against another disclosure",
    help: "Last year's, the final accounts, the department above or an entity below: the same money should be stated alike in both.",
    choose: "Choose the other file",
    paste: "or paste the whole text of the other one here",
    compare: "Compare",
    with: |name| format!("Against {name}"),
    relations: |b| match b.relations {
        0 => "The two have no figures to compare.".into(),
        n => {
            format!("{n} compared: {} agree, {} by rounding, {} do not.", b.exact, b.rounding, b.inconsistent)
        }
    },
    open: "Open the other one",
    here: "this one",
    there: "the other one",
    differ: |n| format!("{n} stated otherwise"),
    changed: |c, said| {
        let against = if said { "" } else { " since the version before" };
        match c.changed.len() {
            0 => format!("No figure has changed where it stands{against}."),
            1 => format!("1 figure has changed{against}:"),
            n => format!("{n} figures have changed{against}:"),
        }
    },
    changed_from: |before, now| format!("{before} → {now}"),
    changed_rest: |c| match (c.new, c.gone) {
        (0, 0) => None,
        (new, 0) => Some(format!("In this version only: {new}.")),
        (0, gone) => Some(format!("In the version before only: {gone}.")),
        (new, gone) => Some(format!("In this version only: {new}; in the version before only: {gone}.")),
    },
    nothing: "No forms of a budget disclosure were found in the other one.",
    done: "Compared.",
};
