//! What the view of all relations says, in both languages.

use crate::view::{Entry, Law};

/// The texts of the checks.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct Checks {
    pub verdict: &'static str,
    pub law: &'static str,
    pub scope: &'static str,
    pub place: &'static str,
    pub words: &'static str,
    pub words_hint: &'static str,
    pub all: &'static str,
    pub law_name: fn(Law) -> &'static str,
    pub listed: fn(usize, usize) -> String,
    pub nothing: &'static str,
    pub everything: &'static str,
    pub relation: &'static str,
    pub difference: &'static str,
    pub group: fn(u32) -> String,
    pub more: fn(usize, usize) -> String,
    pub matrix: &'static str,
    pub matrix_help: &'static str,
    pub matrix_apart: &'static str,
    pub kind: fn(Entry) -> &'static str,
    pub kind_key: fn(Entry) -> &'static str,
    pub tie: fn(&str, &str, u32, u32) -> String,
    pub inside: fn(&str) -> String,
    pub between: fn(&str, &str) -> String,
}

pub(super) static ZH: Checks = Checks {
    verdict: "结论",
    law: "核对方法",
    scope: "核对范围",
    place: "位置",
    words: "筛选",
    words_hint: "数字或名称",
    all: "全部",
    law_name: |law| match law {
        Law::Same => "同一个数各处一致",
        Law::Sum => "各部分相加等于合计",
        Law::AtMost => "部分不超过整体",
        Law::Share => "占比",
        Law::Growth => "增减与增速",
        Law::Formula => "其他算式",
    },
    listed: |n, all| match n == all {
        true => format!("共 {all} 处"),
        false => format!("列出 {n} 处，共 {all} 处"),
    },
    nothing: "没有符合条件的。",
    everything: "全部列出",
    relation: "算式与数字",
    difference: "差",
    group: |n| format!("{n} 处"),
    more: |n, rest| format!("再列 {n} 处（还有 {rest} 处）"),
    matrix: "哪张表与哪张表对过",
    matrix_help: "格中是核对的处数，双线格有不一致。点一格，只列那几处。",
    matrix_apart: "说明按章节展开",
    kind: |kind| match kind {
        Entry::Targets => "绩效目标表",
        Entry::Form => "表",
        _ => "情况说明",
    },
    kind_key: |kind| match kind {
        Entry::Targets => "绩",
        Entry::Form => "表",
        _ => "说",
    },
    tie: |a, b, n, bad| {
        let between = if a == b { format!("{a} 之内") } else { format!("{a} 与 {b}") };
        match bad {
            0 => format!("{between}：{n} 处"),
            bad => format!("{between}：{n} 处，{bad} 处不一致"),
        }
    },
    inside: |a| format!("{a} 之内"),
    between: |a, b| format!("{a} × {b}"),
};

pub(super) static EN: Checks = Checks {
    verdict: "Verdict",
    law: "Law",
    scope: "Scope",
    place: "Where",
    words: "Filter",
    words_hint: "A number or a name",
    all: "All",
    law_name: |law| match law {
        Law::Same => "same figure",
        Law::Sum => "sum of parts",
        Law::AtMost => "part within whole",
        Law::Share => "share",
        Law::Growth => "change and growth",
        Law::Formula => "other formulas",
    },
    listed: |n, all| match n == all {
        true => format!("{all} in all"),
        false => format!("{n} of {all} listed"),
    },
    nothing: "There are no such relations.",
    everything: "List all",
    relation: "Relation and figures",
    difference: "Off by",
    group: |n| n.to_string(),
    more: |n, rest| format!("List {n} more ({rest} left)"),
    matrix: "Which form was checked against which",
    matrix_help: "Each cell counts comparisons; a double border means that some disagree. Press one to list only those.",
    matrix_apart: "Narrative by section",
    kind: |kind| match kind {
        Entry::Targets => "Performance tables",
        Entry::Form => "Form",
        _ => "Narrative",
    },
    kind_key: |kind| match kind {
        Entry::Targets => "绩",
        Entry::Form => "表",
        _ => "说",
    },
    tie: |a, b, n, bad| {
        let between = if a == b { format!("Within {a}") } else { format!("{a} and {b}") };
        match bad {
            0 => format!("{between}: {n}"),
            bad => format!("{between}: {n}, of which {bad} disagree"),
        }
    },
    inside: |a| format!("within {a}"),
    between: |a, b| format!("{a} × {b}"),
};
