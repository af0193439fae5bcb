//! Room: made-up disclosures. Performance: the sentence of counts, the overall table, a table for each project.
//! Weights sum to 90 or 100; cost indicators of money sum to the project's budget as printed.

use super::page::{Page, cells};
use super::style::Layout;
use crate::budget::{Fund, Nature, Part, Project};
use crate::money::Printed;

/// The sentence and the tables.
pub(super) fn performance(page: &mut Page) {
    let b = page.budget;
    let total = page.money(b.total().this);
    let (number, covers) = if b.overall_targets { (1, total) } else { (0, "0.00".to_string()) };
    let project = |fiscal: bool| {
        page.money(
            b.view(|e| e.nature == Nature::Project && e.project.is_some() && e.fund.is_fiscal() == fiscal)
                .this,
        )
    };
    let (fiscal, other) = (project(true), project(false));
    let tables = b.overall_targets || b.projects.iter().any(|p| !p.withheld);
    page.paragraph(&format!(
        "{} 年，本{}预算绩效管理整体预算绩效目标 {number} 个，涉及预算金额 {covers} 万元；当年预算安排项目共 {} 个，其中：财政拨款项目涉及预算金额 {fiscal} 万元；非财政拨款项目涉及预算金额 {other} 万元。{}",
        b.year,
        b.body(),
        b.projects.len(),
        if tables { "具体情况见下表：" } else { "" }
    ));
    if b.overall_targets {
        overall(page);
    }
    let shown: Vec<&Project> = b.projects.iter().filter(|p| !p.withheld).collect();
    let together = page.dice.below(shown.len());
    for (n, project) in shown.iter().enumerate() {
        project_table(page, project, page.style.run_together && n == together);
    }
}

fn title(page: &mut Page, text: &str) {
    let title = if page.is(Layout::Markdown) { format!("## {text}") } else { text.to_string() };
    page.raw(&title);
    let year = format!("({} 年)", page.budget.year);
    page.raw(&year);
}

/// Whole weights that sum to `whole`.
fn weights(page: &mut Page, whole: i64, number: usize) -> Vec<i64> {
    let mut weights = vec![whole / number as i64; number];
    weights[0] += whole - weights.iter().sum::<i64>();
    for n in 1..number {
        if weights[n] > 1 && page.dice.chance(40) {
            weights[n] -= 1;
            weights[0] += 1;
        }
    }
    weights
}

fn overall(page: &mut Page) {
    let b = page.budget;
    let body = b.body();
    title(page, &format!("{body}整体绩效目标表"));
    let above = page.money(b.view(|e| e.fund.is_above()).this);
    let own = page
        .money(b.view(|e| e.fund == Fund::CarriedGeneral || e.fund.is_fiscal() && !e.fund.is_above()).this);
    let others = [Fund::SpecialAccount, Fund::EntityFunds, Fund::CarriedEntity];
    let other = page.money(b.view(|e| others.contains(&e.fund)).this);
    let total = page.money(b.total().this);
    let (visits, rate) = (page.dice.between(4, 60), page.dice.between(85, 98));
    let goal = format!(
        "<p>保障日常运转和人员待遇，按时完成年度任务：一是全年开展{}工作督导不少于 {visits} 次；二是群众满意度不低于 {rate}%。</p>",
        b.subject
    );
    let goal = if page.is(Layout::Markdown) { goal } else { goal.replace("<p>", "").replace("</p>", "") };
    let bare = page.is(Layout::Numbered);
    let mut rows = vec![
        format!("{body}名称（盖章）||{}|||", b.full_name),
        format!("{body}联系人||财务科||联系电话|见门户网站"),
        format!("年度绩效目标||{goal}|||"),
        "年度预算(万元)||资金来源||资金总额（万元）|".to_string(),
    ];
    if bare {
        rows.push(format!("||财政资金（万元）|上级安排|{above}|"));
        rows.push(format!("|||本级安排|{own}|"));
        rows.push(format!("其他资金（万元）|其他|{other}|||"));
    } else {
        rows.push(format!("||财政资金（万元）|上级安排||{above}"));
        rows.push(format!("|||本级安排||{own}"));
        rows.push(format!("||其他资金（万元）|其他||{other}"));
        rows.push(format!("||合计：||{total}|"));
    }
    rows.push("一级指标|二级指标|三级指标|指标值|指标设定依据|分值权重".into());
    let whole = *page.dice.pick(&[90, 90, 100]);
    let weights = weights(page, whole - 10, 3);
    let plan = format!("{} 年工作计划", b.year);
    let targets = [
        ("履职效能", "数量指标", "工作督导次数", format!("≥{visits} 次")),
        ("", "质量指标", "督导问题整改率", "=100%".to_string()),
        ("", "时效指标", "年度任务按时完成率", "≥95%".to_string()),
    ];
    for ((first, second, third, value), weight) in targets.iter().zip(weights) {
        rows.push(format!("{first}|{second}|{third}|{value}|{plan}|{weight}"));
    }
    rows.push(format!("服务对象满意度|满意度指标|群众满意度|≥{rate}%|{plan}|10"));
    for row in rows {
        page.row(&cells(&row), false);
    }
    page.out.push('\n');
}

fn project_table(page: &mut Page, project: &Project, run_together: bool) {
    let b = page.budget;
    title(page, "项目支出绩效目标表");
    let budget = page.money(project.budget());
    let nothing = if page.is(Layout::Numbered) { "" } else { "0.00" };
    let (fiscal, other) =
        if project.fund.is_fiscal() { (budget.as_str(), nothing) } else { (nothing, budget.as_str()) };
    let colon = if page.is(Layout::Numbered) { "：" } else { "" };
    let (events, rate) = (page.dice.between(2, 40), page.dice.between(85, 98));
    let subject = b.subject;
    let mut rows = vec![
        format!("预算单位||{}||||||", b.full_name),
        format!("项目名称||{}||||项目负责人|业务科|", project.name),
        format!(
            "项目资金(万元)||年度预算总额{colon}|{budget}|其中：财政拨款|{fiscal}|其他资金{colon}|{other}|"
        ),
        format!(
            "项目总体目标||计划全年开展{subject}相关工作不少于 {events} 次，通过项目实施提高服务质量，群众满意度达到 {rate}%以上。||||||"
        ),
    ];
    rows.push(if run_together {
        "一级指标|二级指标|三级指标|指标值|指标值设置依据|上年完成值|指标分值权重|佐证资料".into()
    } else {
        "一级指标|二级指标|三级指标|指标值|指标值设置依据|上年完成值|指标分值权重|指标赋分规则|佐证资料"
            .to_string()
    });
    let end = |rule: &str, paper: &str| format!("{rule}{}{paper}", if run_together { " " } else { "|" });
    let full = *page.dice.pick(&[90, 90, 90, 100]);
    let [output, cost] = [full - 50, 20];
    let done = end("按照完成比例赋分", "工作资料");
    let out = weights(page, output, 3);
    let before = page.dice.between(1, events);
    let before_it = b.view(|e| e.project.is_some_and(|at| b.projects[at].name == project.name)).last;
    let lasts: &[&str] = if before_it.is_zero() { &["/", "新增"] } else { &["/", "-", ""] };
    let last = page.dice.pick(lasts).to_string();
    let counted = if last.is_empty() { format!("{before} 次") } else { last.clone() };
    let full_rate = if last.is_empty() { "100%".to_string() } else { last.clone() };
    rows.push(format!(
        "产出指标|数量指标|开展工作次数|{}|计划标准|{counted}|{}|{done}",
        at_least(page, events, " 次"),
        out[0]
    ));
    rows.push(format!("|质量指标|工作验收合格率|=100%|计划标准|{full_rate}|{}|{done}", out[1]));
    rows.push(format!("|时效指标|工作按时完成率|=100%|计划标准|{full_rate}|{}|{done}", out[2]));
    for (n, (part, weight)) in project.parts.iter().zip(weights(page, cost, project.parts.len())).enumerate()
    {
        let group = if n == 0 { "成本指标|经济成本指标" } else { "|" };
        let value = limit(page, part);
        let rule = end("按照完成比例赋分", "原始凭证");
        rows.push(format!("{group}|{}成本|{value}|计划标准|/|{weight}|{rule}", part.name));
    }
    let rule = end("按评判等级赋分", "说明材料");
    rows.push(format!("效益指标|社会效益指标|{subject}服务水平|有效提升|计划标准|/|20|{rule}"));
    let rule = end("满意度赋分", "工作资料");
    rows.push(format!(
        "满意度指标|满意度指标|服务对象满意度|{}|计划标准|/|10|{rule}",
        at_least(page, rate, "%")
    ));
    for (n, row) in rows.into_iter().enumerate() {
        page.row(&cells(&row), n == 4);
    }
    page.out.push('\n');
}

fn at_least(page: &mut Page, value: i64, unit: &str) -> String {
    let sign = *page.dice.pick(&[">=", ">=", "≥", "> ="]);
    format!("{sign}{value}{unit}")
}

/// A limit of money, now and then broken by a space inside its figure.
fn limit(page: &mut Page, part: &Part) -> String {
    let Printed(hundredths) = part.amount;
    let mut figure = if page.dice.chance(50) { part.amount.short() } else { part.amount.text(false) };
    let mut sign = *page.dice.pick(&["<=", "<=", "≤"]);
    if page.style.split_figures && hundredths % 100 != 0 && page.dice.chance(50) {
        figure = part.amount.text(false);
        figure.insert(figure.len() - 1, ' ');
        sign = "< =";
    }
    let unit = *page.dice.pick(&[" 万元", "万元", " 万元", "万"]);
    format!("{sign}{figure}{unit}")
}
