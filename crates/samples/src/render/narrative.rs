//! Room: made-up disclosures. The narrative, sections 1 to 6, and the phrases that all sections share.
//! Official phrasings vary by seed; reasons are made up and name no figure that the cube does not have.

use super::front::{ORDINALS, section_titles};
use super::page::Page;
use super::style::Layout;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};
use crate::money::{Pair, Printed, shares};

/// `增加 53.25 万元，增长 6.81%`, with whatever the document compares to before it.
pub(super) fn change(page: &mut Page, pair: Pair) -> String {
    let last_year = format!("比 {} 年预算", page.budget.year - 1);
    let heads = ["比上年预算", "比上年预算", "比上年预算", "较上年预算", "比上年", last_year.as_str()];
    let head = page.dice.pick(&heads).to_string();
    format!("{head}{}", plain_change(page, pair))
}

/// `增加 53.25 万元，增长 6.81%`.
pub(super) fn plain_change(page: &Page, pair: Pair) -> String {
    let (up, rise) = if pair.change().0 < 0 { ("减少", "下降") } else { ("增加", "增长") };
    format!("{up} {} 万元，{rise} {}%", page.money(pair.change()), pair.growth().text(false))
}

/// A made-up reason that fits the direction: `主要原因是…`.
pub(super) fn reason(page: &mut Page, pair: Pair, what: &str) -> String {
    let year = page.budget.year;
    let none = format!("{} 年与 {year} 年均未安排{what}", year - 1);
    let reasons: Vec<String> = if pair.is_nothing() {
        vec![none]
    } else if pair.change().is_zero() {
        vec![format!("{what}与上年持平"), "安排标准未作调整".into(), "业务量与上年相当".into()]
    } else if pair.last.is_zero() {
        vec![format!("本年新增{what}"), format!("按批复意见本年起安排{what}")]
    } else if pair.this.is_zero() {
        vec![format!("上年安排的{what}已经完成，本年不再安排"), format!("本年不再安排{what}")]
    } else {
        let money = ["项目", "转移", "结转", "资金", "专户", "管理事务", "其他", "国有"];
        let work = money.iter().any(|word| what.contains(word));
        let up = pair.change().0 > 0;
        let pool: [&str; 3] = match (up, work) {
            (true, true) => ["服务范围扩大，工作量增加", "重点工作任务增加", "上年未完成的工作转入本年"],
            (true, false) => {
                ["人员晋级晋档，相关支出随之增加", "新进人员到岗，保障支出增加", "缴费基数和定额标准上调"]
            }
            (false, true) => ["压减一般性支出", "部分工作上年已经完成，本年需求减少", "合同价格下调"],
            (false, false) => ["人员退休和调出，相关支出减少", "压减一般性支出", "缴费基数核减"],
        };
        let by_name = if up {
            format!("按新标准核定，{what}相应增加")
        } else {
            format!("经核定，{what}相应减少")
        };
        pool.into_iter().map(String::from).chain([by_name]).collect()
    };
    let lead =
        page.dice.pick(&["主要原因是", "主要原因是", "主要原因是", "主要原因：", "主要是"]).to_string();
    format!("{lead}{}", page.dice.pick(&reasons))
}

/// `占 97.47%` in one of its wordings.
fn share(page: &mut Page, share: Printed, of: &str) -> String {
    let of = format!("占{of}的");
    let word = *page.dice.pick(&["占 ", "占 ", "占 ", "占比 "]);
    let word = if page.dice.chance(15) { format!("{of} ") } else { word.to_string() };
    format!("{word}{}%", share.text(false))
}

/// The heading of section `at`; in the body 总体说明 may have lost its 的.
pub(super) fn headed(page: &mut Page, at: usize) {
    let mut title = section_titles(page)[at].clone();
    if at == 0 {
        title = title.replace("情况的总体说明", "情况总体说明");
    }
    let title = format!("{}、{title}", ORDINALS[at]);
    page.section(&title);
}

/// Sections 1 to 6.
pub(super) fn sections_one_to_six(page: &mut Page) {
    headed(page, 0);
    overall(page);
    headed(page, 1);
    income(page);
    headed(page, 2);
    expenditure(page);
    headed(page, 3);
    appropriation(page);
    headed(page, 4);
    general(page);
    headed(page, 5);
    basic(page);
}

fn class_names(page: &Page, keep: impl Fn(&Entry) -> bool) -> Vec<&'static str> {
    page.budget.functions(3, false, keep).iter().map(|c| function(c)).collect()
}

fn overall(page: &mut Page) {
    let b = page.budget;
    let total = page.money(b.total().this);
    page.paragraph(&format!(
        "按照全口径预算的原则，{} {} 年所有收入和支出均纳入{}预算管理。收支总预算 {total} 万元。",
        b.name,
        b.year,
        b.body()
    ));
    let lines: [(&str, &dyn Fn(Fund) -> bool); 7] = [
        ("一般公共预算", &Fund::is_general),
        ("政府性基金预算", &Fund::is_government),
        ("国有资本经营预算", &|f| f == Fund::State),
        ("财政专户", &|f| f == Fund::SpecialAccount),
        ("单位资金", &|f| f == Fund::EntityFunds),
        ("财政拨款结转", &|f| f == Fund::CarriedGeneral),
        ("非财政拨款结转结余", &|f| f == Fund::CarriedEntity),
    ];
    let named: Vec<&str> =
        lines.iter().filter(|(_, f)| !b.view(|e| f(e.fund)).this.is_zero()).map(|(name, _)| *name).collect();
    page.paragraph(&format!("收入预算包括：{}。", named.join("、")));
    let classes = class_names(page, |_| true).join("、");
    page.paragraph(&format!("支出预算包括：{classes}。"));
}

fn income(page: &mut Page) {
    let b = page.budget;
    let total = b.total().this;
    let text = page.money(total);
    page.paragraph(&format!("{}{}收入预算 {text} 万元，其中：", b.name, b.body()));
    let one = |fund: Fund| b.view(|e| e.fund == fund);
    let sources = [
        ("一般公共预算", one(Fund::General), true),
        ("上级一般公共预算安排的转移支付资金", one(Fund::GeneralAbove), true),
        ("政府性基金预算", one(Fund::Government), true),
        ("上级政府性基金安排的转移支付资金", one(Fund::GovernmentAbove), true),
        ("国有资本经营预算", one(Fund::State), true),
        ("上级国有资本经营预算安排的转移支付资金", Pair::default(), true),
        ("财政专户", one(Fund::SpecialAccount), false),
        ("单位资金", one(Fund::EntityFunds), false),
        ("财政拨款结转", one(Fund::CarriedGeneral), false),
        ("非财政拨款结转结余", one(Fund::CarriedEntity), false),
    ];
    let amounts: Vec<Printed> = sources.iter().map(|s| s.1.this).collect();
    let shares = shares(&amounts, total, page.style.even_shares);
    for ((name, pair, always), part) in sources.into_iter().zip(shares) {
        if pair.is_nothing() && !page.style.states_zeros {
            if always {
                page.paragraph(&format!("{name}未安排。"));
            }
            continue;
        }
        let amount = page.money(pair.this);
        let (part, change, reason) =
            (share(page, part, "收入总预算"), change(page, pair), reason(page, pair, name));
        page.paragraph(&format!("{name} {amount} 万元，{part}，{change}，{reason}。"));
    }
}

fn expenditure(page: &mut Page) {
    let b = page.budget;
    let total = b.total().this;
    let text = page.money(total);
    page.paragraph(&format!("{} {} 年支出预算 {text} 万元，其中：", b.name, b.year));
    let parts = [
        ("基本支出", b.view(|e| e.nature != Nature::Project)),
        ("项目支出", b.view(|e| e.nature == Nature::Project)),
    ];
    let shares = shares(&[parts[0].1.this, parts[1].1.this], total, page.style.even_shares);
    for ((name, pair), part) in parts.into_iter().zip(shares) {
        let amount = page.money(pair.this);
        let (part, change, reason) =
            (share(page, part, "支出总预算"), change(page, pair), reason(page, pair, name));
        page.paragraph(&format!("{name} {amount} 万元，{part}，{change}，{reason}。"));
    }
}

fn appropriation(page: &mut Page) {
    let b = page.budget;
    let total = page.money(b.view(|e| e.fund.is_fiscal()).this);
    page.paragraph(&format!("{} 年财政拨款收支总预算 {total} 万元。", b.year));
    let budgets: [(&str, &dyn Fn(Fund) -> bool); 3] = [
        ("一般公共预算", &Fund::is_general),
        ("政府性基金预算", &Fund::is_government),
        ("国有资本经营预算", &|f| f == Fund::State),
    ];
    let amounts: Vec<(&str, Printed)> =
        budgets.iter().map(|(n, f)| (*n, b.view(|e| f(e.fund)).this)).filter(|(_, a)| !a.is_zero()).collect();
    if amounts.len() == 1 {
        page.paragraph("收入全部为一般公共预算拨款，无政府性基金预算拨款和国有资本经营预算。");
    }
    let named: Vec<String> =
        amounts.iter().map(|(n, a)| format!("{n}拨款 {} 万元", page.money(*a))).collect();
    page.paragraph(&format!("收入预算包括：{}。", named.join("；")));
    for (name, keep) in budgets {
        let classes = b.functions(3, false, |e| keep(e.fund));
        if classes.is_empty() {
            continue;
        }
        let parts: Vec<String> = classes
            .iter()
            .map(|class| {
                let amount = page.money(b.view(|e| keep(e.fund) && e.item.starts_with(class.as_str())).this);
                format!("{} {amount} 万元，{}", function(class), used_for(page, class, keep))
            })
            .collect();
        page.paragraph(&format!("{name}支出包括：{}。", parts.join("；")));
    }
}

/// `主要用于…`: in words, or itemised where the printed items sum exactly to the class.
fn used_for(page: &mut Page, class: &str, keep: &dyn Fn(Fund) -> bool) -> String {
    let b = page.budget;
    let inside = |e: &Entry, code: &str| keep(e.fund) && e.item.starts_with(code);
    let items = b.functions(7, false, |e| inside(e, class));
    let amounts: Vec<Printed> = items.iter().map(|i| b.view(|e| inside(e, i)).this).collect();
    let sum: i64 = amounts.iter().map(|a| a.0).sum();
    let exact = sum == b.view(|e| inside(e, class)).this.0;
    if exact && items.len() > 1 && page.dice.chance(30) {
        let parts: Vec<String> = items
            .iter()
            .zip(&amounts)
            .map(|(i, a)| format!("{} {} 万元", function(i), page.money(*a)))
            .collect();
        return format!("主要用于：{}", parts.join("、"));
    }
    let uses = ["在职人员相关支出", "日常运转和履职支出", "人员保障和重点工作支出"];
    format!("主要用于{}", page.dice.pick(&uses))
}

fn general(page: &mut Page) {
    let b = page.budget;
    page.subsection("（一）一般公共预算当年拨款规模变化情况");
    let keep = |e: &Entry| e.fund.is_general();
    let total = b.view(keep).this;
    let text = page.money(total);
    page.paragraph(&format!("{} {} 年一般公共预算拨款合计 {text} 万元，其中：", b.name, b.year));
    let halves = [
        ("基本支出", b.view(|e| keep(e) && e.nature != Nature::Project)),
        ("项目支出", b.view(|e| keep(e) && e.nature == Nature::Project)),
    ];
    for (name, pair) in halves {
        let amount = page.money(pair.this);
        let (change, reason) = (change(page, pair), reason(page, pair, name));
        page.paragraph(&format!("{name} {amount} 万元，{change}，{reason}。"));
    }
    page.subsection("（二）一般公共预算当年拨款结构情况，其中：");
    let classes = b.functions(3, false, keep);
    let amounts: Vec<Printed> =
        classes.iter().map(|c| b.view(|e| keep(e) && e.item.starts_with(c.as_str())).this).collect();
    let shares = shares(&amounts, total, page.style.even_shares);
    let mark = if page.is(Layout::Numbered) { "、" } else { ". " };
    let lines: Vec<String> = (0..classes.len())
        .map(|n| {
            let (name, amount) = (function(&classes[n]), page.money(amounts[n]));
            format!("{}{mark}{name}（类）{amount} 万元，占 {}%。", n + 1, shares[n].text(false))
        })
        .collect();
    page.raw(&lines.join("\n"));
    page.subsection("（三）一般公共预算当年拨款具体使用情况");
    for (n, item) in b.functions(7, true, keep).iter().enumerate() {
        let pair = b.view(|e| keep(e) && e.item == *item);
        let amount = page.money(pair.this);
        let name = function(item);
        let (change, reason) = (change(page, pair), reason(page, pair, name));
        page.paragraph(&format!(
            "{}{mark}{}（类）{}（款）{name}（项）：{} 年预算数为 {amount} 万元，{change}，{reason}。",
            n + 1,
            function(&item[..3]),
            function(&item[..5]),
            b.year
        ));
    }
}

fn basic(page: &mut Page) {
    let b = page.budget;
    let keep = |e: &Entry, n: Nature| e.fund.is_general() && e.nature == n;
    let total = page.money(b.view(|e| e.fund.is_general() && e.nature != Nature::Project).this);
    page.paragraph(&format!("{} {} 年一般公共预算基本支出 {total} 万元，其中：", b.name, b.year));
    for (name, nature) in [("人员经费", Nature::Personnel), ("公用经费", Nature::Operating)] {
        let amount = page.money(b.view(|e| keep(e, nature)).this);
        let items: Vec<&str> = b.economics(5, |e| keep(e, nature)).iter().map(|c| economic(c)).collect();
        page.paragraph(&format!("{name} {amount} 万元，主要包括：{}。", items.join("、")));
    }
}
