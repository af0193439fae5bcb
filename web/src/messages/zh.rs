//! What the page says in Chinese.
//! Places first, then numbers; 对不上, 疑为, 请核实: nobody is accused.

use super::{Lang, Messages, Trouble};
use crate::convention::FromZero;
use crate::folder::{LeftOut, MOST_FILES};
use crate::protocol::{Joint, Step, Why};
use crate::view::{Axis, State};

pub(super) static MESSAGES: Messages = Messages {
    lang: Lang::Zh,
    brand: "勾稽",
    title: "勾稽：预算公开里的数字是否彼此对得上",
    title_of: |name| format!("{name} · 勾稽"),
    other_language: "English",
    docs: "说明",
    new_version: "有新版本。重新载入后，文件要再放进来一次。",
    reload: "重新载入",
    badge: |relations, wrong, unchecked| match (relations, wrong, unchecked) {
        (0, ..) => "没有可以核对的数字".into(),
        (all, 0, 0) => format!("已核对 {all} 处 · 一致"),
        (all, 0, unchecked) => format!("已核对 {all} 处 · 一致；{unchecked} 个数没有核对"),
        (all, wrong, _) => format!("已核对 {all} 处 · {wrong} 处不一致"),
    },
    not_checked: "没有核对",
    open_report: "查看核对报告",
    settings: "设置",
    theme: "外观",
    theme_auto: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    language: "语言",
    least_shown: "列出范围",
    least: |all, errors| match (all, errors) {
        (true, _) => "全部",
        (_, true) => "只列不一致",
        _ => "不列提示",
    },
    least_hidden: |n| format!("按您的设置，另有 {n} 处没有列出。"),
    from_zero: "上年为零却写增长 100%",
    from_zero_as: |taken| match taken {
        FromZero::Silent => "不提",
        FromZero::Note => "作为提示",
        FromZero::Warning => "请留意",
    },
    from_zero_help: "上年为零，算不出增幅；有的地方习惯写 100%。",
    shortcuts: "单键快捷键",
    shortcuts_on: "开",
    shortcuts_off: "关",
    shortcuts_help: "不按 Ctrl 或 Alt，一个键做一件事。",
    skip_to_answer: "跳到结论",
    skip_to_document: "跳到原文",
    views: "视图",
    view_result: "结果与原文",
    view_answer: "结果",
    view_checks: "核对",
    view_pictures: "图",
    view_brief: "一分钟读懂",
    view_brief_short: "读懂",
    checks: &super::checks::ZH,
    brief: &super::brief::ZH,
    landing: "贴进一份预算公开，\u{200B}看看里面的数字\u{200B}是否彼此对得上。",
    promise: "文本不离开您的浏览器。",
    promise_rest: "核对全在这里完成；只在第一次读 PDF、Word、Excel 时，从本站取一次读取程序。",
    paste_label: "公开全文",
    paste_here: "在这里粘贴公开全文，也可以放进公开文件",
    drop_here: "松手即开始核对",
    choose_file: "选择文件",
    choose_folder: "选择文件夹",
    check: "核对",
    example: "试试示例",
    formats: "可以放进 PDF、OFD、Word、WPS、Excel、网页和纯文本，一次可放多个；网页和文字也可直接粘贴。",
    pasted_text: "粘贴的文字",
    example_text: "示例",
    working: "正在核对",
    cancel: "取消",
    slow: "比平常久了。可以再等等，也可以取消后再试；贴进来的文字会留在框里。",
    try_again: "再试一次",
    text_kept: "贴进来的文字还在。",
    cancelled: "已取消，什么也没有留下。",
    step: |step| match step {
        Step::Fetching(name) => format!("第一次读 {name}，正从本站取它的读取程序……"),
        Step::Reading(name) => format!("正在读“{name}”……"),
        Step::Pages(name, done, pages) => format!("正在读“{name}”，第 {done} 页，共 {pages} 页……"),
        Step::Checking(..) => "正在把每个数与别处比较……".into(),
    },
    trouble: |trouble| match trouble {
        Trouble::File(name, why) => (
            "没有读成。",
            format!(
                "“{name}”：{}",
                match why {
                    Why::File(message) => message.zh.clone(),
                    Why::Gone => "浏览器读不到这个文件了，它可能被移动、改名或正在写入。请重新选择。".into(),
                    Why::NoReader(format) => format!(
                        "读 {format} 的程序没有取到。请看看网络是否通畅，再试一次；也可以打开文件，全选、复制，粘贴到首页的框里。"
                    ),
                    Why::Fault(format) => format!(
                        "读到中途停了下来，这份 {format} 文件可能不合规范或过于复杂。请打开它另存一份再试；也可以全选、复制，粘贴到首页的框里。"
                    ),
                }
            ),
        ),
        Trouble::Folder => (
            "没有读成。",
            "这个文件夹里没有能读的文档。能读的有 PDF、OFD、Word、WPS、Excel、网页和纯文本。".into(),
        ),
        Trouble::Failed => (
            "这一次没有核对完。",
            "核对中途停了下来，没有得出结论。请再试一次，或换一种方式复制全文。".into(),
        ),
        Trouble::NoProgram => ("核对程序没有取到。", "还没有开始核对。请看看网络是否通畅，再试一次。".into()),
        Trouble::LinkUnknown => (
            "这个链接来自更新的版本。",
            "这里还读不懂它。请刷新页面取得新版本，或请对方把文字直接发来。".into(),
        ),
        Trouble::LinkDamaged => {
            ("这个链接不完整。", "链接可能在转发中被截断了。请对方重新发一次，或直接发来文字、文件。".into())
        }
    },
    back_to_start: "回到首页",
    another: "换一份",
    answer: "结论",
    eyebrow: |d| {
        if d.entity.is_empty() && d.year.is_none() && d.forms.is_empty() {
            return String::new();
        }
        let kind = if d.kind == "final-accounts" { "决算公开" } else { "预算公开" };
        let mut parts = Vec::new();
        if !d.entity.is_empty() {
            parts.push(d.entity.clone());
        }
        // What nobody's name stands on may be any text that names a year: a budget is what it is taken for then.
        let named = !d.entity.is_empty() || d.kind == "final-accounts";
        match (d.year, named) {
            (Some(year), true) => parts.push(format!("{year} 年{kind}")),
            (Some(year), false) => parts.push(format!("{year} 年")),
            (None, true) => parts.push(kind.into()),
            (None, false) => {}
        }
        if !d.forms.is_empty() {
            parts.push(format!("{}\u{A0}张表", d.forms.len()));
        }
        parts.join(" · ")
    },
    checked: |n| ["核对 ".into(), n.to_string(), " 处".into()],
    state: |state| match state {
        State::Ok => "一致",
        State::Round => "四舍五入",
        State::Bad => "不一致",
        State::None => "未核对",
    },
    ledger_label: |s| format!("{} 处一致，{} 处四舍五入，{} 处不一致", s.exact, s.rounding, s.inconsistent),
    coverage: |s| {
        vec![
            ("全文 ".into(), false),
            (s.figures.to_string(), true),
            (" 个数字，".into(), false),
            (s.checked.to_string(), true),
            (format!(" 个（{}）至少核对过一次", percent(s.checked, s.figures)), false),
        ]
    },
    coverage_rest: |s| (s.unchecked > 0).then(|| (format!("{}\u{A0}个", s.unchecked), "没有核对。".into())),
    disclosures: |n| format!("共有 {n} 份公开"),
    unnamed: |n| format!("第 {n} 份"),
    left_out: |LeftOut { others, beyond, unseen }| {
        let mut reasons = Vec::new();
        if others > 0 {
            reasons.push(format!("{others} 个文件不是能读的文档"));
        }
        if beyond > 0 {
            reasons.push(format!("{beyond} 个文件超出了一次能读的个数（{MOST_FILES} 个）或总大小（400 MB）"));
        }
        if unseen {
            reasons.push("里面的东西太多，没有全部看过".into());
        }
        format!("文件夹里有些没有读：{}。", reasons.join("；"))
    },
    joint: |Joint { forms, prose, sure, joined }| match (joined, sure) {
        (true, true) => format!("“{forms}”和“{prose}”写着同一单位、同一年，已当作一份公开合在一起核对。"),
        (true, false) => format!("“{forms}”和“{prose}”已当作一份公开合在一起核对。"),
        (false, true) => format!("“{forms}”和“{prose}”写着同一单位、同一年，一份只有表，一份只有说明。"),
        (false, false) => format!("“{forms}”只有表，“{prose}”只有说明，或许是同一份公开。"),
    },
    check_apart: "分开核对",
    check_joined: "合在一起核对",
    stories: "对不上的数",
    line: |n| format!("第 {n} 行"),
    now_written: "现写",
    should_be: "疑为",
    sums_fail: |n| format!("{n} 条等式不成立"),
    each_misses: |d| format!("各差 {d}"),
    misses: |d| format!("差 {d}"),
    written_elsewhere: |n, value| format!("{n} 处写作 {value}"),
    written_otherwise: |n| format!("{n} 处写法不同"),
    repair: |from, to, repaired, rest| {
        if repaired == 0 {
            return format!("把\u{A0}{from} 改为\u{A0}{to}，\u{200B}其余各处不受影响。");
        }
        let together = if repaired == 1 { "" } else { "同时" };
        format!(
            "把\u{A0}{from} 改为\u{A0}{to}，\u{200B}这\u{A0}{repaired}\u{A0}处{together}成立，\u{200B}其余\u{A0}{rest}\u{A0}处不受影响。"
        )
    },
    preview: "改后成立的等式",
    preview_count: |n| format!("{n} 处"),
    undecided: "可能是其中一个",
    candidate: |to, n| format!("若为 {to}，{n} 处成立"),
    why: "为什么",
    why_text: |value, elsewhere, sums| {
        let all = if sums == 1 { "" } else { "都" };
        match (elsewhere, sums) {
            (0, sums) => format!(
                "用文件里别的数可以算出这里的数：{sums} 条等式{all}算出 {value}，与现写的不同；只改这一个数，就{all}成立。"
            ),
            (elsewhere, sums) => {
                let computed = match sums {
                    0 => String::new(),
                    sums => format!("，{sums} 条等式也算出 {value}"),
                };
                format!(
                    "同一笔钱在公开文件里写了不止一遍。另外 {elsewhere} 处写 {value}{computed}，只有这里不同；只改这一个数，就都成立。"
                )
            }
        }
    },
    what_to_do: "怎么办",
    what_to_do_text: "先看原文确认。若您是读者，可请公开单位核实；若您是编制人员，改此一处即可。",
    see_source: "查看原文",
    loose_errors: "对不上",
    warnings: "请留意",
    blank: "空",
    more_stories: |n| format!("另 {n} 个"),
    show_more: |n| format!("再列 {n} 处"),
    notes: "提示",
    notes_reading: "读文件时看到的",
    in_file: |place| format!("在文件里：{place}"),
    notes_rounding: "四舍五入造成的差",
    notes_rounding_count: |n, most| match most {
        "" => format!("{n} 处"),
        most => format!("{n} 处，最大 {most}"),
    },
    notes_worth: "供参考",
    notes_worth_count: |n| format!("{n} 条"),
    notes_unchecked: "没有核对的数字",
    notes_unchecked_count: |n| format!("{n} 个"),
    totals: "几个要紧的数，\u{200B}处处写得一样",
    grand_total: "收支总计",
    total_stated: |places, sums| match sums {
        0 => format!("{places} 处写法相同"),
        sums => format!("{places} 处写法相同，{sums} 条等式算得"),
    },
    scopes: "核对了什么",
    scope_columns: ["范围", "核对", "一致", "四舍五入"],
    scope: |family| match family {
        '1' => "每张表之内",
        '2' => "表与表之间",
        '3' => "文字之内、文字与表之间",
        '4' => "绩效目标表",
        '5' => "与上一年之间",
        _ => "其他",
    },
    scope_sum: "合计",
    rounding_is_normal: |most| format!("四舍五入的差最大 {most}，公开数字各自取整，属正常。"),
    clean_foot: "对得上，说明这份文件前后一致；钱该不该这样花，还请读者自己判断。",
    document: "原文",
    outline: "目录",
    outline_suspect: "此处存疑",
    outline_disagrees: "有数字与别处不符",
    legend: "数字下的线：",
    strip: "全文位置，点一下跳到那里",
    shown_as: "显示",
    as_laid_out: "版面",
    as_source: "源文本",
    find: "在文中查找数字或名称",
    find_hint: "查找数字或名称",
    find_back: "上一处",
    find_on: "下一处",
    find_state: |at, all, more| match (at, all) {
        (_, 0) => "没有找到".into(),
        (None, all) => format!("{all}{} 处", if more { "+" } else { "" }),
        (Some(at), all) => format!("{} / {all}", at + 1),
    },
    table: |title| format!("{title}，可左右滚动"),
    table_unnamed: "表格，可左右滚动",
    form_number: |n| format!("表 {n}"),
    suspect_word: "存疑",
    card: |text| format!("数字 {text}"),
    close: "关闭",
    axis: |axis| match axis {
        Axis::Year => "年度",
        Axis::Flow => "收支",
        Axis::Fund => "资金来源",
        Axis::Function => "功能",
        Axis::Nature => "性质",
        Axis::Economic => "经济分类",
        Axis::Entity => "单位",
    },
    card_suspect: |to, slip, n| {
        let slip = slip.map_or(String::new(), |slip| format!("：{slip}"));
        let repaired = match n {
            0 => String::new(),
            1 => "改后 1 处成立。".into(),
            n => format!("改后 {n} 处同时成立。"),
        };
        format!("疑为 {to}{slip}。{repaired}")
    },
    card_places: |n| format!("写在 {n} 处"),
    card_places_other: |n, text| match text {
        Some(text) => format!("其中 {n} 处写 {text}"),
        None => format!("其中 {n} 处写法不同"),
    },
    card_here: "（本处）",
    more_places: |n| format!("另 {n} 处"),
    card_equations: |n| format!("参与 {n} 条等式"),
    card_equations_bad: |bad, all| match bad {
        0 => None,
        bad if bad == all => Some("全部不一致".into()),
        bad => Some(format!("{bad} 条不一致")),
    },
    verdict: |state, misses| match (state, misses) {
        (State::Ok, _) => "一致".into(),
        (State::Round, Some(d)) => format!("四舍五入，差 {d}"),
        (State::Round, None) => "四舍五入".into(),
        (State::Bad, Some(d)) => format!("不一致，差 {d}"),
        (State::Bad, None) => "不一致".into(),
        (State::None, _) => "未核对".into(),
    },
    unchecked: |why| format!("未核对：{why}。"),
    finding_stop: |at, all| format!("第 {at} 处，共 {all} 处"),
    comparison: &super::comparison::ZH,
    history: &super::history::ZH,
    original: &super::original::ZH,
    more: &super::answer::ZH,
    people: &super::people::ZH,
    export: &super::export::ZH,
};

fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "–".into();
    }
    let hundredths = (u64::from(part) * 1_000_000 / u64::from(whole) + 50) / 100;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_have_two_decimals() {
        assert_eq!(
            (percent(702, 741), percent(1, 3), percent(0, 0)),
            ("94.74%".into(), "33.33%".into(), "–".into())
        );
        assert_eq!(percent(5, 5), "100.00%");
    }
}
