//! Hygiene: what is left of a template or of an unfinished draft (GJ615).

use super::{Kind, Scene, finding, graded};
use crate::model::report::{Finding, Severity};
use crate::model::rules::RuleId;
use crate::source::Text;

/// GJ615.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for said in scene.body().filter(|s| matches!(s.kind, Kind::Paragraph | Kind::Heading)) {
        undecided(said.text, &mut found);
        placeholders(said.text, &mut found);
        no_number(said.text, &mut found);
        no_reason(said.text, &mut found);
        instructions(said.text, &mut found);
    }
    for said in scene.body().filter(|s| s.kind == Kind::Cell) {
        placeholders(said.text, &mut found);
    }
    as_one(found)
}

/// More blanks than this are a template that nobody filled in.
const FEW: usize = 6;

/// A template that nobody filled in is one story, with the number of its blanks.
fn as_one(found: Vec<Finding>) -> Vec<Finding> {
    let grave = found.iter().filter(|f| f.severity != Severity::Note).count();
    if grave <= FEW {
        return found;
    }
    let count = found.len();
    vec![finding(
        RuleId::GJ615,
        found.into_iter().flat_map(|f| f.places).collect(),
        format!("模板有 {count} 处没有填写、没有选择或没有删除。请全部填好再公开。"),
        format!(
            "{count} blanks, choices or hints of the template were left. Complete all of them before publishing."
        ),
    )]
}

fn tell(text: &Text, start: usize, end: usize, zh: &str, en: &str) -> Finding {
    let words = &text.clean[start..end];
    finding(
        RuleId::GJ615,
        vec![text.source_span(start, end)],
        format!("“{words}”：{zh}"),
        format!("“{words}”: {en}"),
    )
}

/// `增加（减少）12.30万元`: the choice was never made.
fn undecided(text: &Text, found: &mut Vec<Finding>) {
    const CHOICES: &[&str] = &[
        "增加（减少）",
        "减少（增加）",
        "增长（下降）",
        "下降（增长）",
        "增（减）",
        "增加/减少",
        "减少/增加",
        "增长/下降",
        "下降/增长",
        "增加或减少",
        "增加（或减少）",
        "增长（或下降）",
        "大于（小于）",
        "小于（大于）",
        "高于（低于）",
        "低于（高于）",
    ];
    for choice in CHOICES {
        for (at, _) in text.clean.match_indices(choice) {
            let end = at + choice.len();
            let rest = text.clean[end..].trim_start_matches(['了', ' ', '额', '为']);
            let explained = ["的主要原因", "的原因", "主要原因", "原因"]
                .iter()
                .any(|w| rest.strip_prefix(w).is_some_and(|after| after.starts_with(['是', '为', '：'])));
            // Of nothing it does not matter which: `增加或减少0人`.
            let digits = rest.trim_start_matches(['0', '.']);
            let nothing = digits.len() < rest.len() && !digits.starts_with(|c: char| c.is_ascii_digit());
            let people = nothing && digits.starts_with('人');
            let plan = ["预算", "年初", "全年", "上年"].iter().any(|w| rest.starts_with(w));
            let explained = explained
                || plan
                    && ["于（大于）", "于（小于）", "于（低于）", "于（高于）"]
                        .iter()
                        .any(|w| choice.ends_with(w));
            let open = rest.starts_with(|c: char| c.is_ascii_digit() || "X×*_".contains(c)) && !people;
            if explained || open {
                found.push(tell(
                    text,
                    at,
                    end,
                    "模板中的选择没有确定，读者看不出是增是减。请只保留一个。",
                    "the template's choice was never made; keep one of the two.",
                ));
            }
        }
    }
}

/// `XX万元`, `××局`, `____`.
fn placeholders(text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    let mut at = 0;
    while let Some(offset) = clean[at..].find(['X', 'x', '×', '_', '＿', '╳', '〇', '○']) {
        let start = at + offset;
        let mark = clean[start..].chars().next().unwrap_or(' ');
        let len: usize = clean[start..].chars().take_while(|c| *c == mark).map(char::len_utf8).sum();
        at = start + len;
        let count = len / mark.len_utf8();
        let before = clean[..start].chars().next_back();
        let after = clean[at..].chars().next();
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || ".-@/".contains(c));
        let enough = count >= if mark == '_' { 3 } else { 2 };
        if !enough || count > 12 || ascii(before) || ascii(after) || before.is_none() && after.is_none() {
            continue;
        }
        if matches!(mark, 'x' | '〇' | '○') && !after_is_unit(&clean[at..]) {
            continue;
        }
        // Some bodies hide names and places this way on purpose.
        let certain = after_is_unit(&clean[at..]);
        let mut f = tell(
            text,
            start,
            at,
            "模板中的占位符没有替换。请填写或删除。",
            "a placeholder of the template was left; fill it in or delete it.",
        );
        if !certain {
            f.severity = Severity::Note;
        }
        found.push(f);
    }
}

fn after_is_unit(rest: &str) -> bool {
    ["万元", "元", "年", "月", "日", "%", "人", "个", "辆", "局", "单位", "部门", "项目", "平方米", "台"]
        .iter()
        .any(|w| rest.starts_with(w))
}

/// `增加万元`, `占%`: a unit without its number.
fn no_number(text: &Text, found: &mut Vec<Finding>) {
    const LEADS: &[&str] = &[
        "增加",
        "减少",
        "数为",
        "增长",
        "下降",
        "共计",
        "占",
        "预算为",
        "金额为",
        "合计为",
        "价值",
        "支出",
        "收入",
        "总额",
        "决算",
        "决算数",
        "预算",
        "预算数",
        "执行数",
        "经费",
        "费用",
        "拨款",
        "资金",
        "结转",
        "结余",
        "安排",
        "金额",
        "合计",
        "总计",
    ];
    for unit in ["万元", "%"] {
        for (at, _) in text.clean.match_indices(unit) {
            let Some(lead) = LEADS.iter().find(|w| text.clean[..at].ends_with(**w)) else { continue };
            let fits = (*lead == "增长" || *lead == "下降" || *lead == "占") == (unit == "%");
            let closed =
                text.clean[at + unit.len()..].chars().next().is_none_or(|c| "，。；、）".contains(c));
            if fits && closed {
                found.push(tell(
                    text,
                    at - lead.len(),
                    at + unit.len(),
                    "这里缺少数字。请补填。",
                    "the number is missing here; fill it in.",
                ));
            }
        }
    }
}

/// `主要原因是。`: the reason was never written.
fn no_reason(text: &Text, found: &mut Vec<Finding>) {
    let clean = text.clean.as_str();
    for (at, word) in clean.match_indices("原因") {
        let start = if clean[..at].ends_with("主要") { at - "主要".len() } else { at };
        let rest = &clean[at + word.len()..];
        let verb = ["是：", "是", "为", "："].iter().find(|v| rest.starts_with(**v)).map_or(0, |v| v.len());
        let Some(stop) = rest[verb..].chars().next().filter(|c| "。；，".contains(*c)) else { continue };
        let cut = &rest[verb + stop.len_utf8()..];
        // After a comma the reason may still come; without a verb the word may end a sentence of its own.
        let open = stop == '，' && !(cut.is_empty() || cut.starts_with("其中"));
        if !open && (verb > 0 || clean[..start].ends_with('，')) {
            let end = at + word.len() + verb + stop.len_utf8();
            let (zh, en) = ("原因没有写完。请补充。", "the reason was never written; complete it.");
            found.push(tell(text, start, end, zh, en));
        }
    }
}

/// Words by which a template speaks to the one who fills it in.
const INSTRUCTIONS: &[&str] = &[
    "仍保留该表格式",
    "在本表下方作下述说明",
    "请根据实际情况填写",
    "根据实际情况填写",
    "此处填写",
    "请在此处",
    "（请填写",
    "（填写",
    "请补充完整",
    "自行修改",
    "删除此行",
    "删除本行",
    "删除此提示",
    "模板如下",
    "供参考，请",
    "没有的请删除",
    "如无请删除",
    "如没有请",
    "此项如无",
];

/// No advice in a bracket is longer.
const LONGEST_ADVICE: usize = 80;

/// `（请照…的科目填）`, `【填报说明：没有的请删除】`: a bracket that asks for something to be filled in or taken out.
fn request(clean: &str) -> Option<(usize, usize)> {
    const ASKED: [char; 5] = ['填', '删', '改', '选', '写'];
    const HEADS: [&str; 9] = [
        "填报说明",
        "填写说明",
        "填表说明",
        "编写说明",
        "编制提示",
        "填报提示",
        "填写提示",
        "填写要求",
        "填报要求",
    ];
    const PLAIN: [&str; 4] = ["据实填写", "如实填写", "据实填列", "自行填写"];
    clean.match_indices('（').find_map(|(at, open)| {
        let inner = &clean[at + open.len()..];
        let inner = &inner[..inner.find('）')?];
        let headed = HEADS.iter().any(|head| inner.starts_with(head) && inner.len() > head.len());
        let asked = inner.find('请').is_some_and(|at| inner[at..].contains(ASKED));
        let plain = PLAIN.iter().any(|words| inner.contains(words));
        let fits = inner.chars().count() <= LONGEST_ADVICE && (headed || asked || plain);
        fits.then_some((at, open.len() + inner.len() + '）'.len_utf8()))
    })
}

fn instructions(text: &Text, found: &mut Vec<Finding>) {
    let words = INSTRUCTIONS.iter().filter_map(|w| text.clean.find(w).map(|at| (at, w.len())));
    let first = words.chain(request(&text.clean)).min();
    if let Some((at, len)) = first {
        let words = &text.clean[at..at + len];
        found.push(graded(
            RuleId::GJ615,
            Severity::Note,
            vec![text.source_span(at, at + len)],
            format!("“{words}”像是模板中的填写提示，不是给读者看的。请删除。"),
            format!("“{words}” reads like the template's advice to the one who fills it in. Delete it."),
        ));
    }
}
