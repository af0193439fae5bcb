//! Room: made-up disclosures. The prose of final accounts: each form in words, what was spent against what was planned.

use super::super::desk::{Desk, path};
use super::super::shanghai::vehicles;
use super::tables::{Of, TITLES, three_public_amounts};
use super::{Accounts, fiscal, general};
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};
use crate::money::{Pair, Printed, ratio, shares};

const WIDTH: usize = 34;

/// Who publishes what.
pub(super) fn cover(accounts: &mut Accounts) {
    let desk = &mut accounts.desk;
    let (name, year, body) = (desk.budget.name.clone(), desk.budget.year, desk.budget.body());
    desk.lines(&[name, format!("{year} 年度{body}决算"), String::new()]);
}

/// Cover, contents and part one.
pub(super) fn front(accounts: &mut Accounts) {
    cover(accounts);
    let desk = &mut accounts.desk;
    let (name, year, body) = (desk.budget.name.clone(), desk.budget.year, desk.budget.body());
    desk.line("目 录");
    desk.line(&format!("第一部分 {name}概况"));
    desk.line(&format!("第二部分 {name}{year} 年度{body}决算表"));
    let titles: Vec<String> = TITLES.iter().map(|t| (*t).to_string()).collect();
    desk.lines(&titles);
    desk.line(&format!("第三部分 {name}{year} 年度{body}决算情况说明"));
    desk.lines(&["第四部分 名词解释".into(), String::new(), format!("第一部分 {name}概况")]);
    desk.lines(&["一、主要职能".into(), format!("负责{}方面的工作。", desk.budget.subject), String::new()]);
    desk.line(&format!("第二部分 {name}{year} 年度{body}决算表"));
}

fn percent(part: Printed, whole: Printed) -> String {
    Printed(ratio(part.0, whole.0)).text(false)
}

/// The sections.
pub(super) fn narrative(accounts: &mut Accounts) {
    let (name, year, body) =
        (accounts.desk.budget.name.clone(), accounts.desk.budget.year, accounts.desk.budget.body());
    accounts.desk.line(&format!("第三部分 {name}{year} 年度{body}决算情况说明"));
    totals(accounts);
    general_budget(accounts);
    basic(accounts);
    three_public(accounts);
    other_matters(accounts);
    accounts.desk.lines(&[String::new(), "第四部分 名词解释".into()]);
    accounts.desk.line("一、基本支出：指保障机构正常运转的各项支出。");
}

/// `与2023年度相比，…增加3.00万元，增长2.10%`: the year before is made up, two parts in a hundred less.
fn compared(desk: &Desk, what: &str, this: Printed) -> String {
    let last = Printed(this.0 - this.0 * (desk.budget.seed as i64 % 9 - 4) / 100);
    let pair = Pair { this, last };
    let change = desk.change(pair, true);
    let change =
        if pair.change().is_zero() { format!("{what}与上年{change}") } else { format!("{what}{change}") };
    format!("与{} 年度相比，{change}。主要原因：工作任务调整", desk.budget.year - 1)
}

fn totals(accounts: &mut Accounts) {
    let (name, year) = (accounts.desk.budget.name.clone(), accounts.desk.budget.year);
    let spent = Printed::of(accounts.spent(|_| true));
    let uses = Printed::of(accounts.spent(|_| true) + accounts.left);
    let income = Printed::of(accounts.income(|_| true, ""));
    let desk = &accounts.desk;
    let mut lines = vec![
        "一、收入支出决算总体情况说明".to_string(),
        format!(
            "{name}{year} 年度收入支出总计{} 万元。{}。",
            desk.money(uses),
            compared(desk, "收入支出总计", uses)
        ),
        "二、收入决算情况说明".into(),
    ];
    let kinds: [(&str, Of<Fund>); 3] = [
        ("财政拨款收入", Fund::is_fiscal),
        ("事业收入", |f| f == Fund::SpecialAccount),
        ("其他收入", |f| f == Fund::EntityFunds),
    ];
    let amounts = kinds.map(|(_, keep)| Printed::of(accounts.income(keep, "")));
    let parts: Vec<String> = kinds
        .iter()
        .zip(amounts)
        .zip(shares(&amounts, income, false))
        .filter(|((_, amount), _)| !amount.is_zero())
        .map(|(((kind, _), amount), share)| {
            format!("{kind}{} 万元，占{}%", desk.money(amount), share.text(false))
        })
        .collect();
    lines.push(format!("本年收入合计{} 万元，其中：{}。", desk.money(income), parts.join("；")));
    lines.push("三、支出决算情况说明".into());
    let natures: [(&str, Of<Nature>); 2] =
        [("基本支出", |n| n != Nature::Project), ("项目支出", |n| n == Nature::Project)];
    let parts: Vec<String> = natures
        .iter()
        .map(|(kind, keep)| {
            let amount = Printed::of(accounts.spent(|e| keep(e.nature)));
            format!("{kind}{} 万元，占{}%", desk.money(amount), percent(amount, spent))
        })
        .collect();
    lines.push(format!("本年支出合计{} 万元，其中：{}。", desk.money(spent), parts.join("；")));
    let uses = Printed::of(accounts.spent(|e| fiscal(e.fund)) + accounts.left);
    lines.push("四、财政拨款收入支出决算总体情况说明".into());
    lines.push(format!(
        "{name}{year} 年度财政拨款收入支出总计{} 万元。{}。",
        desk.money(uses),
        compared(desk, "财政拨款收入支出总计", uses)
    ));
    lines.iter().for_each(|line| accounts.desk.wrapped(line, WIDTH));
}

/// `决算数大于预算数的主要原因：…` as the figures have it.
fn against(planned: Printed, spent: Printed, plan: &str) -> String {
    let word = match spent.0 - planned.0 {
        0 => return format!("决算数与{plan}数持平。"),
        more if more > 0 => "大于",
        _ => "小于",
    };
    format!("决算数{word}{plan}数的主要原因：按实际需要支出。")
}

fn general_budget(accounts: &mut Accounts) {
    let desk = &accounts.desk;
    let keep = |e: &Entry| general(e.fund);
    let whole = desk.budget.view(keep);
    let all = Printed::of(accounts.spent(|_| true));
    let text = desk.money(whole.this);
    let mut lines = vec![
        "五、一般公共预算财政拨款支出决算情况说明".to_string(),
        "（一）一般公共预算财政拨款支出决算总体情况".into(),
        format!(
            "一般公共预算财政拨款支出{text} 万元，占本年支出合计的{}%。{}。",
            percent(whole.this, all),
            compared(desk, "一般公共预算财政拨款支出", whole.this)
        ),
        "（二）一般公共预算财政拨款支出决算结构情况".into(),
    ];
    let classes = desk.budget.functions(3, false, keep);
    let amounts: Vec<Printed> = classes
        .iter()
        .map(|c| desk.budget.view(|e| keep(e) && e.item.starts_with(c.as_str())).this)
        .collect();
    let parts: Vec<String> = classes
        .iter()
        .zip(&amounts)
        .zip(shares(&amounts, whole.this, false))
        .map(|((class, amount), share)| {
            format!("{}（类）{} 万元，占{}%", function(class), desk.money(*amount), share.text(false))
        })
        .collect();
    lines.push(format!("一般公共预算财政拨款支出{text} 万元，主要用于以下方面：{}。", parts.join("；")));
    lines.push("（三）一般公共预算财政拨款支出决算具体情况".into());
    // Some tell the budget at the year's beginning, some the one at its end.
    let plan = if desk.budget.seed.is_multiple_of(4) { "全年预算" } else { "年初预算" };
    let stated = |pair: Pair, lead: &str| {
        let mut text =
            format!("{lead}{plan}为{} 万元，支出决算为{} 万元", desk.money(pair.last), desk.money(pair.this));
        if !pair.last.is_zero() {
            text += &format!("，完成{plan}的{}%", percent(pair.this, pair.last));
        }
        format!("{text}。{}", against(pair.last, pair.this, plan))
    };
    lines.push(format!("{}其中：", stated(whole, "一般公共预算财政拨款支出")));
    for (n, item) in desk.budget.functions(7, true, keep).iter().enumerate() {
        let pair = desk.budget.view(|e| keep(e) && e.item == *item);
        let [class, section, name] = path(item);
        let lead = format!("{}、{class}（类）{section}（款）{name}（项）。主要用于：{name}。", n + 1);
        lines.push(stated(pair, &lead));
    }
    lines.iter().for_each(|line| accounts.desk.wrapped(line, WIDTH));
}

fn basic(accounts: &mut Accounts) {
    let desk = &accounts.desk;
    let keep = |e: &Entry, nature: Nature| general(e.fund) && e.nature == nature;
    let half = |nature: Nature| {
        let amount = desk.money(desk.budget.view(|e| keep(e, nature)).this);
        let items: Vec<&str> =
            desk.budget.economics(5, |e| keep(e, nature)).iter().map(|code| economic(code)).collect();
        format!("{amount} 万元，主要包括：{}", items.join("、"))
    };
    let total = desk.money(desk.budget.view(|e| general(e.fund) && e.nature != Nature::Project).this);
    let text = format!(
        "一般公共预算财政拨款基本支出{total} 万元。其中：人员经费{}；公用经费{}。",
        half(Nature::Personnel),
        half(Nature::Operating)
    );
    accounts.desk.line("六、一般公共预算财政拨款基本支出决算情况说明");
    accounts.desk.wrapped(&text, WIDTH);
}

fn three_public(accounts: &mut Accounts) {
    let (name, year) = (accounts.desk.budget.name.clone(), accounts.desk.budget.year);
    let [whole, abroad, vehicles, bought, run, reception] = three_public_amounts(accounts);
    accounts.desk.line("七、财政拨款“三公”经费支出决算情况说明");
    let desk = &accounts.desk;
    let stated = |what: &str, (planned, spent): (Printed, Printed)| {
        let mut text =
            format!("{what}支出预算为{} 万元，支出决算为{} 万元", desk.money(planned), desk.money(spent));
        if !planned.is_zero() {
            text += &format!("，完成预算的{}%", percent(spent, planned));
        }
        text
    };
    let lines = [
        "（一）“三公”经费财政拨款支出决算总体情况".to_string(),
        format!(
            "{name}{year} 年度{}，其中：{}；{}；{}。{}",
            stated("“三公”经费财政拨款", whole),
            stated("因公出国（境）费", abroad),
            stated("公务用车购置及运行维护费", vehicles),
            stated("公务接待费", reception),
            against(whole.0, whole.1, "预算"),
        ),
        "（二）“三公”经费财政拨款支出决算具体情况".into(),
        format!(
            "1、因公出国（境）费支出{} 万元。全年因公出国（境）团组0 个，累计0 人次。",
            desk.money(abroad.1)
        ),
        format!(
            "2、公务用车购置及运行维护费支出{} 万元。其中：公务用车购置费支出{} 万元；公务用车运行维护费支出{} 万元。",
            desk.money(vehicles.1),
            desk.money(bought.1),
            desk.money(run.1)
        ),
        format!("3、公务接待费支出{} 万元。国内公务接待{} 批次，{} 人次。", desk.money(reception.1), 3, 24),
    ];
    lines.iter().for_each(|line| accounts.desk.wrapped(line, WIDTH));
}

fn other_matters(accounts: &mut Accounts) {
    let (name, year) = (accounts.desk.budget.name.clone(), accounts.desk.budget.year);
    let desk = &accounts.desk;
    let costs = desk.budget.view(|e| general(e.fund) && e.nature == Nature::Operating).this;
    let last = Printed(costs.0 - costs.0 / 50);
    let change = desk.change(Pair { this: costs, last }, true);
    let plan = desk.budget.procurement;
    let bought = Printed::of(plan.kinds.iter().sum());
    let kinds = plan.kinds.map(|fen| desk.money(Printed::of(fen)));
    let (sme, small) = (desk.money(plan.sme), desk.money(plan.small));
    let other = desk.money(Printed((bought.0 - plan.sme.0) / 2));
    let count = desk.budget.projects.len().max(1);
    let projects = desk.money(desk.budget.view(|e| e.nature == Nature::Project).this);
    let lines = [
        "八、预算绩效管理情况".to_string(),
        format!(
            "编报绩效目标的{year} 年度项目{count} 个，涉及预算金额{projects} 万元；绩效自评的{year} 年度项目{count} 个，涉及预算金额{projects} 万元（其中，绩效评级为“优”的项目{} 个；绩效评级为“良”的项目1 个；绩效评级为“合格”的项目0 个；绩效评级为“不合格”的项目0 个）。",
            count - 1
        ),
        "九、其他重要事项的情况说明".into(),
        "（一）机关运行经费支出情况".into(),
        format!(
            "机关运行经费支出{} 万元，比{} 年度{change}。主要原因是任务调整。",
            desk.money(costs),
            year - 1
        ),
        "（二）政府采购支出情况".into(),
        format!(
            "{name}{year} 年度政府采购金额（以合同签订为准）为{} 万元，其中：货物采购金额{} 万元、工程采购金额{} 万元、服务采购金额{} 万元。",
            desk.money(bought),
            kinds[0],
            kinds[1],
            kinds[2]
        ),
        format!(
            "{year} 年度面向中小企业预留政府采购项目预算金额{sme} 万元，面向小微企业预留政府采购项目预算金额{small} 万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额{sme} 万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额{small} 万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{other} 万元。"
        ),
        "（三）国有资产占有使用情况说明".into(),
        format!(
            "截至{year} 年12 月31 日，{name}共有{}。单价100 万元（含）以上设备（不含车辆）0 台（套）。",
            vehicles(desk.budget.assets.vehicles.map(|(count, _)| count))
        ),
    ];
    lines.iter().for_each(|line| accounts.desk.wrapped(line, WIDTH));
}
