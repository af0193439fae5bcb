//! What the pictures say in Chinese.

use super::{PictureWords, is_numbered, spaced};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) static ZH: PictureWords = PictureWords {
    picture: "图",
    table: "表",
    show_as: |title| format!("“{title}”显示为"),
    save: "存图",
    save_svg: "存为 SVG",
    save_png: "存为 PNG",
    saved: |name| format!("已存为 {name}。"),
    keys_hint: "用方向键逐个查看，按回车打开数字。",
    too_narrow: "屏幕较窄，先列成表；点“图”可左右滑动查看。",
    hatched: "斜线是对不上的部分：",
    left_out: "没有画的图",
    scrolls: |title| format!("{title}，可左右滚动"),

    source: |names| format!("据{names}。"),
    table_name: |name| if is_numbered(name) { spaced(name) } else { format!("《{name}》") },
    between_tables: "、",
    implied: "上年数由今年数与增减额推算，不是上年公开的原数。",
    year: |year| format!("{year} 年"),
    unit: |unit| match unit {
        "元" => "元",
        "亿元" => "亿元",
        _ => "万元",
    },
    comma: "，",
    semicolon: "；",
    and_between: "与",
    and: |a, b| match (a.is_empty(), b.is_empty()) {
        (true, _) => b.to_string(),
        (_, true) => a.to_string(),
        _ if a.ends_with('。') => format!("{a}{b}"),
        _ => format!("{a}：{b}"),
    },
    amount_of: |name, amount| format!("{name} {amount}"),
    money: |amount, unit| format!("{amount} {unit}"),
    mark: |of, part, amount, unit| {
        let gap = if part.is_empty() { "" } else { "，" };
        format!("{of}{gap}{part}，{amount} {unit}")
    },
    flow: |from, to| format!("{from} → {to}"),
    difference: |amount| format!("差额 {amount}"),
    differs: |place, printed, rest| format!("{place} 写 {printed}，按其余各处应为 {rest}"),
    sums_to: |place, printed, sum| format!("{place} 写 {printed}，各部分相加为 {sum}"),
    changed: |name, before, now, by| format!("{name}，上年 {before}，今年 {now}，变化 {by}"),

    total: "总计",
    sum: "合计",
    added: "各项之和",
    stated_total: "公开表的合计",
    rest: "公开表未细分",
    share: "占比",
    amount: "金额",
    of_what: "哪一笔",
    class: "类",
    item: "类、款、项",
    economic_class: "经济分类",
    project: "项目",
    kind: "种类",
    from_to: "从哪到哪",
    before: "上年（推算）",
    now: "今年",
    change: "变化",
    rate: "幅度",
    falls: "（减少）",
    change_head: |unit| format!("变化，{unit}"),
    planned: "预算",
    spent: "决算",
    this_year: "本年预算",
    carried: "上年结转",
    aims: "绩效指标",

    from_where: "钱从哪来",
    on_what: "花在哪类",
    how: "怎样花",
    for_what: "用在哪些开支",
    flow_title: "钱从哪来，到哪去",
    flow_sub: |year, unit| phrase(&[year, unit], "带的粗细与金额成比例，深色为项目支出。"),
    flow_alternative: |columns| format!("从左到右：{}。", columns.join("；然后是 ")),

    spending_title: |name, share, nature| {
        let nature =
            nature.map_or(String::new(), |(nature, share)| format!("，其中{}是{nature}", tenths_zh(share)));
        format!("{}花在{name}{nature}", tenths_zh(share))
    },
    spending_plain: "各类支出",
    spending_sub: |year, scope, unit| phrase(&[year, scope, "各类支出", unit], ""),
    spending_alternative: |list| format!("各类支出：{list}。"),
    items_title: |largest| match largest {
        Some((name, share)) => format!("最大的一项是{name}，{}", takes(share)),
        None => "细到每一项".into(),
    },
    items_sub: |year, scope, unit| phrase(&[year, scope, "类、款、项", unit], "面积与金额成比例。"),
    too_small: "图里太小、没有标名的：",
    items_alternative: |count, list| format!("共 {count} 项，最大的是：{list}。"),
    bought_title: |largest| match largest {
        Some((name, share)) => format!("基本支出里最大的是{name}，{}", takes(share)),
        None => "基本支出用在哪些开支".into(),
    },

    economic_title: |largest, only| match (largest, only) {
        (Some((name, share)), Some(only)) => format!("{only}的{}用于{name}", tenths_zh(share)),
        (Some((name, share)), None) => format!("{}用于{name}", tenths_zh(share)),
        (None, _) => "钱用在哪些开支".into(),
    },
    economic_sub: |year, of, natures, unit| phrase(&[year, &format!("{of}{natures}"), "经济分类", unit], ""),
    economic_alternative: |list| format!("按经济分类：{list}。"),

    change_title: |name, by, sign, both| {
        let both = if both { "，收入与支出两侧相同" } else { "" };
        match sign {
            0 => format!("{name}与上年相同"),
            1 => format!("{name}比上年多 {by}{both}"),
            _ => format!("{name}比上年少 {by}{both}"),
        }
    },
    change_plain: "与上年相比",
    change_sub: "今年与上年，实心为增，空心为减。",
    change_alternative: |list| format!("与上年相比：{list}。"),

    three_public_title: |amount, by| match by {
        Some((_, 0)) => format!("“三公”经费 {amount}，与上年相同"),
        Some((by, 1)) => format!("“三公”经费 {amount}，比上年多 {by}"),
        Some((by, _)) => format!("“三公”经费 {amount}，比上年少 {by}"),
        None => format!("“三公”经费 {amount}"),
    },
    three_public_plain: "“三公”经费",
    three_public_sub: |year, of, unit| phrase(&[year, of, unit], ""),
    three_public_alternative: |list| format!("“三公”经费：{list}。"),
    three_public_kind: |code| match code {
        "30212" => Some("因公出国（境）"),
        "30217" => Some("公务接待"),
        "31013" => Some("公务用车购置"),
        "30231" => Some("公务用车运行维护"),
        "three-public.vehicles" => Some("公务用车"),
        "three-public" => Some("合计"),
        _ => None,
    },

    projects_title: |few, share| match few {
        1 => format!("最大的一个项目{}", takes(share)),
        2 => format!("两个项目{}", takes(share)),
        few => format!("{few} 个项目{}", takes(share)),
    },
    one_project: |_| "只有一个项目".into(),
    projects_plain: "项目有大有小",
    carried_project: |name| format!("{name}（上年结转）"),
    projects_sub: |count, sum, unit| format!("{count} 个项目，合 {sum} {unit}。"),
    projects_alternative: |count, list| format!("{count} 个项目，最大的是：{list}。"),
    other_projects: |count| format!("其余 {count} 个项目"),
    targets: |count, first| format!("{count} 项指标：{first}"),

    no_flow: "钱从哪来到哪去：来源、类别与性质没有一起写出来，或加不成总数，连不成图。",
    no_spending: "各类支出：没有读出按功能分类的支出。",
    no_economic: "用在哪些开支：没有读出按经济分类的支出。",
    no_change: "与上年相比：文件没有写出比上年增减多少，或没有写明是哪一笔。",
    no_three_public: "“三公”经费：没有读出各种类的金额。",
    nothing_three_public: "“三公”经费：公开的各项都是 0。",
    no_projects: "项目：没有读出逐个项目的金额。",
};

/// Phrases that say something, joined and closed, and a sentence after them.
fn phrase(parts: &[&str], then: &str) -> String {
    let sentences: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    format!("{}。{then}", sentences.join("，"))
}

/// A share in Chinese as it is said: 八成, 八成多, 近八成; small ones with their decimals.
fn tenths_zh(share: Decimal) -> String {
    const NUMBERS: [&str; 10] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"];
    let hundredths = (share * Decimal::ONE_HUNDRED).round().to_i64().unwrap_or(0);
    if hundredths == 10_000 {
        return "全部".into();
    }
    if !(900..10_000).contains(&hundredths) {
        return format!(" {share}%");
    }
    if hundredths >= 9_700 {
        return "几乎全部".into();
    }
    let nearest = (hundredths + 500) / 1_000;
    let word = match nearest {
        5 => "一半".to_string(),
        10 => return "九成多".into(),
        n => format!("{}成", NUMBERS[n as usize]),
    };
    match hundredths - nearest * 1_000 {
        -100..=100 => word,
        101.. if nearest == 5 => "一半多".into(),
        101.. => format!("{word}多"),
        _ if nearest == 5 => "近一半".into(),
        _ => format!("近{word}"),
    }
}

/// How much of all something takes.
fn takes(share: Decimal) -> String {
    if share >= Decimal::from(97) { "几乎占去全部".into() } else { format!("占{}", tenths_zh(share)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_said_as_they_are() {
        let said = |hundredths: i64| tenths_zh(Decimal::new(hundredths, 2));
        assert_eq!(said(8000), "八成");
        assert_eq!(said(8464), "八成多");
        assert_eq!(said(7730), "近八成");
        assert_eq!(said(5050), "一半");
        assert_eq!(said(4700), "近一半");
        assert_eq!(said(10_000), "全部");
        assert_eq!(said(9_999), "几乎全部");
        assert_eq!(said(9_600), "九成多");
        assert_eq!(said(534), " 5.34%");
        assert_eq!(said(2000), "两成");
        assert_eq!(takes(Decimal::from(99)), "几乎占去全部");
    }
}
