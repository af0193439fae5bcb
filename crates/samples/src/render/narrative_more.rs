//! Room: made-up disclosures. The narrative, sections 7 to 13.
//! Amounts in words are the exact parts of a project; everything else is a view of the cube.

use super::forms_more::{ABROAD, PURCHASE, RECEPTION, RUNNING, empty_statement};
use super::front::{ORDINALS, section_titles};
use super::narrative::{change, headed, plain_change, reason};
use super::page::Page;
use super::performance;
use super::style::Layout;
use crate::budget::{Entry, Fund, Nature, Project};
use crate::classification::function;
use crate::money::{Fen, Pair, Printed};

/// Sections 7 to 12 (11 in a document without the form of entrusted services).
pub(super) fn sections_seven_to_twelve(page: &mut Page) {
    headed(page, 6);
    projects(page);
    headed(page, 7);
    other_budget(page, 7, "政府性基金预算", &|e| e.fund.is_government());
    headed(page, 8);
    other_budget(page, 8, "国有资本经营预算", &|e| e.fund == Fund::State);
    headed(page, 9);
    three_public(page);
    if page.style.has_entrusted() {
        headed(page, 10);
        entrusted(page);
    }
    let at = section_titles(page).len() - 2;
    headed(page, at);
    carry_over(page, at);
}

fn projects(page: &mut Page) {
    let b = page.budget;
    let listed: Vec<&Project> = b.projects.iter().filter(|p| p.fund.is_general()).collect();
    if listed.is_empty() {
        let statement = empty_statement(page, "使用一般公共预算安排项目支出", 6);
        page.paragraph(&statement);
        return;
    }
    for (n, project) in listed.iter().enumerate() {
        page.subsection(&format!("（{}）项目名称：{}", ORDINALS[n], project.name));
        page.paragraph(&format!("设立的政策依据：{}。", project.basis));
        let budget = page.money(project.budget());
        page.paragraph(&format!("预算安排规模：{budget} 万元"));
        page.paragraph(&format!("项目承担单位：{}", b.full_name));
        let allotted = allotted(page, project);
        page.paragraph(&format!("资金分配情况：{allotted}"));
        let dash = *page.dice.pick(&["-", "—", "至"]);
        page.paragraph(&format!("资金执行时间：{} 年 1 月 1 日{dash}{} 年 12 月 31 日", b.year, b.year));
    }
}

/// How a project's money is allotted, in words; a subsidy is worked out by a formula.
fn allotted(page: &mut Page, project: &Project) -> String {
    let whole = project.budget().short();
    if let [first, second] = project.heads[..] {
        let persons = |h: i64| Printed(h).short();
        let times = if page.is(Layout::Markdown) { " \\times " } else { "×" };
        let product = |rate: i64, heads: i64| format!("{rate}{times}{}", persons(heads));
        let formula =
            format!("{}+{}", product(first.rate, first.hundredths), product(second.rate, second.hundredths));
        let formula = if page.is(Layout::Markdown) { format!(" ${formula}$ ") } else { formula };
        return format!(
            "第一档按 {} 元/人资助，资助人数 {} 万人；第二档按 {} 元/人资助，资助人数 {} 万人；预算资金（{formula}）{whole} 万元用于困难群众资助。",
            first.rate,
            persons(first.hundredths),
            second.rate,
            persons(second.hundredths)
        );
    }
    let exact = page.dice.chance(30);
    let amount = |p: Printed| if exact { p.text(false) } else { p.short() };
    let parts: Vec<String> =
        project.parts.iter().map(|p| format!("{} {} 万元", p.name, amount(p.amount))).collect();
    match page.dice.below(3) {
        0 => format!("{}。", parts.join("、")),
        1 => format!("用于{}。", parts.join("、")),
        _ => {
            let numbered: Vec<String> =
                parts.iter().enumerate().map(|(n, p)| format!("{}. {p}", n + 1)).collect();
            format!("项目共计 {whole} 万元。{}。", numbered.join("；"))
        }
    }
}

fn other_budget(page: &mut Page, form: usize, name: &str, keep: &dyn Fn(&Entry) -> bool) {
    let b = page.budget;
    let total = b.view(keep).this;
    if total.is_zero() {
        let statement = empty_statement(page, &format!("使用{name}拨款安排的支出"), form);
        page.paragraph(&statement);
        return;
    }
    let basic = page.money(b.view(|e| keep(e) && e.nature != Nature::Project).this);
    let project = page.money(b.view(|e| keep(e) && e.nature == Nature::Project).this);
    let total = page.money(total);
    page.paragraph(&format!(
        "{} {} 年{name}支出 {total} 万元，其中：基本支出 {basic} 万元，项目支出 {project} 万元。",
        b.name, b.year
    ));
    for (n, item) in b.functions(7, true, keep).iter().enumerate() {
        let pair = b.view(|e| keep(e) && e.item == *item);
        let amount = page.money(pair.this);
        let what = function(item);
        let (change, reason) = (change(page, pair), reason(page, pair, what));
        page.paragraph(&format!(
            "{}. {}（类）{}（款）{what}（项）：{} 年预算数为 {amount} 万元，{change}，{reason}。",
            n + 1,
            function(&item[..3]),
            function(&item[..5]),
            b.year
        ));
    }
}

fn three_public(page: &mut Page) {
    let b = page.budget;
    let codes = [ABROAD, PURCHASE, RUNNING, RECEPTION];
    let names = if page.is(Layout::Numbered) {
        ["因公出国（境）费", "公务用车购置费", "公务用车运行费", "公务接待费"]
    } else {
        ["因公出国（境）费用", "公务用车购置", "公务用车运行维护费", "公务接待费"]
    };
    let of = |code: &str| b.view(|e| e.fund.is_fiscal() && e.economic == code);
    let total = b.view(|e| e.fund.is_fiscal() && codes.contains(&e.economic));
    let amounts: Vec<String> =
        (0..4).map(|n| format!("{} {} 万元", names[n], page.money(of(codes[n]).this))).collect();
    let text = page.money(total.this);
    page.paragraph(&format!(
        "{} {} 年财政拨款“三公”经费数为 {text} 万元，其中：{}。",
        b.name,
        b.year,
        amounts.join("，")
    ));
    let mut changes = Vec::new();
    for n in 0..4 {
        let pair = of(codes[n]);
        let reason = reason(page, pair, names[n]);
        changes.push(format!("{}{}，{reason}", names[n], plain_change(page, pair)));
    }
    page.paragraph(&format!(
        "{} 年财政拨款“三公”经费预算比上年预算{}，其中：{}。",
        b.year,
        plain_change(page, total),
        changes.join("；")
    ));
}

fn entrusted(page: &mut Page) {
    let b = page.budget;
    let keep = |e: &Entry| e.fund.is_fiscal() && e.economic == "30227";
    let total = b.view(keep).this;
    if total.is_zero() {
        let statement = empty_statement(page, "使用财政拨款安排的委托业务费支出", 10);
        page.paragraph(&statement);
        return;
    }
    let total = page.money(total);
    page.paragraph(&format!("{} {} 年委托业务费 {total} 万元，其中：", b.name, b.year));
    let mut number = 0;
    for (at, project) in b.projects.iter().enumerate().rev() {
        let amount = b.view(|e| keep(e) && e.project == Some(at)).this;
        if amount.is_zero() {
            continue;
        }
        number += 1;
        let amount = page.money(amount);
        let purpose = *page.dice.pick(&["聘请专业机构提供服务", "购买第三方技术服务", "委托专业单位实施"]);
        page.paragraph(&format!("{number}. {}委托业务费 {amount} 万元，主要用于：{purpose}。", project.name));
    }
}

fn carry_over(page: &mut Page, form: usize) {
    let b = page.budget;
    if b.carried.is_empty() {
        let statement = empty_statement(page, "上年结转结余预算安排的支出", form);
        page.paragraph(&statement);
        return;
    }
    let of = |fund: Fund| page.money(b.view(|e| e.fund == fund).this);
    let total = page.money(b.view(|e| e.fund.is_carried()).this);
    let (fiscal, other) = (of(Fund::CarriedGeneral), of(Fund::CarriedEntity));
    page.paragraph(&format!(
        "{} {} 年上年结转结余 {total} 万元，包括：财政拨款 {fiscal} 万元，非财政拨款 {other} 万元，其中：",
        b.name, b.year
    ));
    for (n, carried) in b.carried.iter().enumerate() {
        let amount = page.money(b.view(|e| e.carried == Some(n)).this);
        page.paragraph(&format!(
            "{}. {}结转 {amount} 万元，主要用于：{}。",
            n + 1,
            carried.name,
            carried.purpose
        ));
    }
}

/// The last section: running costs, procurement, assets, performance.
pub(super) fn other_matters(page: &mut Page) {
    let at = section_titles(page).len() - 1;
    headed(page, at);
    let b = page.budget;
    page.subsection("（一）单位运行经费情况");
    let running = b.view(|e| e.fund.is_general() && e.nature == Nature::Operating);
    let what = if b.kind.is_department() { "机关运行经费" } else { "事业单位运行经费" };
    let amount = page.money(running.this);
    let (change, reason) = (change(page, running), reason(page, running, what));
    page.paragraph(&format!(
        "{} {} 年的{what}财政拨款预算 {amount} 万元，{change}，{reason}。",
        b.name, b.year
    ));
    page.subsection("（二）政府采购情况");
    procurement(page);
    page.subsection("（三）国有资产占用使用情况");
    assets(page);
    page.subsection("（四）预算绩效情况");
    performance::performance(page);
    page.subsection("（五）其他需说明的事项");
    let withheld: Vec<String> =
        b.projects.iter().filter(|p| p.withheld).map(|p| format!("“{}”", p.name)).collect();
    if withheld.is_empty() {
        page.paragraph(&format!("本{}无其他需说明事项。", b.body()));
    } else {
        page.paragraph(&format!("项目{}涉及敏感事项，其绩效目标表不予公开。", withheld.join("、")));
    }
}

fn procurement(page: &mut Page) {
    let b = page.budget;
    let kinds = b.procurement.kinds;
    let [goods, works, services] = kinds.map(|k| page.money(Printed::of(k)));
    let total = page.money(Printed::of(kinds.iter().sum::<Fen>()));
    page.paragraph(&format!(
        "{} 年，{}政府采购预算 {total} 万元，其中：政府采购货物预算 {goods} 万元，政府采购工程预算 {works} 万元，政府采购服务预算 {services} 万元。",
        b.year, b.name
    ));
    let (sme, small) = (page.money(b.procurement.sme), page.money(b.procurement.small));
    page.paragraph(&format!(
        "{} 年，{}面向中小企业预留政府采购项目预算金额 {sme} 万元，其中：小微企业预留政府采购项目预算金额 {small} 万元。",
        b.year, b.name
    ));
}

fn assets(page: &mut Page) {
    let b = page.budget;
    let a = b.assets;
    page.paragraph(&format!("截至 {} 年底，{}占用使用国有资产总体情况为：", b.year - 1, b.name));
    let (area, value) = (page.money(Printed(a.house.0)), page.money(Printed::of(a.house.1)));
    page.paragraph(&format!("1. 房屋 {area} 平方米，价值 {value} 万元。"));
    let number: i64 = a.vehicles.iter().map(|v| v.0).sum();
    let value = page.money(Printed::of(a.vehicles.iter().map(|v| v.1).sum::<Fen>()));
    let kinds: Vec<String> = ["一般公务用车", "执法执勤用车", "其他车辆"]
        .iter()
        .zip(a.vehicles)
        .map(|(name, (n, v))| format!("{name} {n} 辆，价值 {} 万元", page.money(Printed::of(v))))
        .collect();
    page.paragraph(&format!("2. 车辆 {number} 辆，价值 {value} 万元；其中：{}。", kinds.join("；")));
    let (furniture, other) = (page.money(Printed::of(a.furniture)), page.money(Printed::of(a.other)));
    page.paragraph(&format!("3. 办公家具价值 {furniture} 万元。"));
    page.paragraph(&format!("4. 其他资产价值 {other} 万元。"));
    let body = b.body();
    page.paragraph(&format!(
        "{body}价值单价 50 万元以上大型设备 {} 台，{body}价值单价 100 万元以上大型设备 {} 台。",
        a.large[0], a.large[1]
    ));
    let bought: Pair = b.view(|e| e.fund.is_fiscal() && e.economic == PURCHASE);
    let vehicles = if bought.this.is_zero() {
        "未安排购置车辆经费".to_string()
    } else {
        format!("安排购置车辆经费 {} 万元", page.money(bought.this))
    };
    page.paragraph(&format!(
        "{} 年{body}预算{vehicles}，安排购置单价 50 万元以上大型设备 0 台，{body}单价 100 万元以上大型设备 0 台。",
        b.year
    ));
}
