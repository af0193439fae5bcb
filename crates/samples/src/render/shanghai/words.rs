//! Room: made-up disclosures. The prose of a Shanghai budget: what it is made of, and other matters.

use super::super::desk::{Desk, path};
use super::super::front::ORDINALS;
use super::tables::{THREE_PUBLIC, operating};
use crate::budget::{Entry, Fund, Nature};
use crate::money::{Pair, Printed};

const WIDTH: usize = 62;

/// Who publishes what.
pub(super) fn cover(desk: &mut Desk) {
    let (name, year, body) = (desk.budget.name.clone(), desk.budget.year, desk.budget.body());
    desk.lines(&[format!("{year}年区级{body}预算"), format!("预算主管部门：{name}"), String::new()]);
}

/// Cover, contents and what stands before the figures.
pub(super) fn front(desk: &mut Desk, titles: &[String]) {
    let (name, body) = (desk.budget.name.clone(), desk.budget.body());
    cover(desk);
    desk.line("目 录");
    let parts = [
        format!("{body}主要职能"),
        format!("{body}机构设置"),
        "名词解释".to_string(),
        format!("{body}预算编制说明"),
        format!("{body}预算表"),
        "其他相关情况说明".into(),
        "项目经费情况说明".into(),
    ];
    for (n, part) in parts.iter().enumerate() {
        desk.line(&format!("{}、{part} …………………………", ORDINALS[n]));
        if part.ends_with("预算表") {
            let forms: Vec<String> =
                titles.iter().enumerate().map(|(n, t)| format!("{}. {t} …………", n + 1)).collect();
            desk.lines(&forms);
        }
    }
    desk.lines(&[
        String::new(),
        format!("{name}主要职能"),
        format!("{name}负责本区{}方面的工作。", desk.budget.subject),
        String::new(),
        format!("{name}机构设置"),
        format!("{name}设科室若干，具体名单见机构编制文件。"),
        String::new(),
        "名词解释".into(),
        "（一）基本支出预算：为保障机构正常运转编制的年度计划，包括人员经费和公用经费两部分。".into(),
        String::new(),
    ]);
}

fn sums(desk: &Desk, keep: impl Fn(Fund) -> bool) -> Pair {
    desk.budget.view(|e| keep(e.fund))
}

/// `比2024年预算增加3.00万元`, 持平 where nothing changed.
fn than(desk: &Desk, pair: Pair) -> String {
    let word = if desk.budget.seed.is_multiple_of(3) && pair.change().is_zero() { "与" } else { "比" };
    format!("{word}{}年预算{}", desk.budget.year - 1, desk.change(pair, false))
}

/// 预算编制说明: the totals with their changes, and every item.
pub(super) fn explanation(desk: &mut Desk) {
    let (year, name) = (desk.budget.year, desk.budget.name.clone());
    desk.line(&format!("{year}年{}预算编制说明", desk.budget.body()));
    let total = desk.money(sums(desk, |_| true).this);
    let fiscal = sums(desk, Fund::is_fiscal);
    let fiscal_amount = desk.money(fiscal.this);
    let of = |desk: &Desk, fund: Fund| desk.money(sums(desk, |f| f == fund).this);
    desk.wrapped(
        &format!(
            "{year}年，{name}收入预算{total}万元，其中：财政拨款收入{fiscal_amount}万元，{}；事业收入{}万元；事业单位经营收入0.00万元；其他收入{}万元。",
            than(desk, fiscal),
            of(desk, Fund::SpecialAccount),
            of(desk, Fund::EntityFunds),
        ),
        WIDTH,
    );
    let part = |desk: &Desk, name: &str, keep: fn(Fund) -> bool| {
        let pair = sums(desk, keep);
        format!("{name}拨款支出预算{}万元，{}", desk.money(pair.this), than(desk, pair))
    };
    desk.wrapped(
        &format!(
            "支出预算{total}万元，其中：财政拨款支出预算{fiscal_amount}万元，{}。财政拨款支出预算中，{}；{}；{}。",
            than(desk, fiscal),
            part(desk, "一般公共预算", Fund::is_general),
            part(desk, "政府性基金", Fund::is_government),
            part(desk, "国有资本经营预算", |f| f == Fund::State),
        ),
        WIDTH,
    );
    desk.line("财政拨款支出主要内容如下：");
    let (wording, compared) = (desk.dice.below(4), desk.dice.chance(40));
    let keep = |e: &Entry| e.fund.is_fiscal();
    for (n, item) in desk.budget.functions(7, false, keep).iter().enumerate() {
        let pair = desk.budget.view(|e| keep(e) && e.item == *item);
        let amount = desk.money(pair.this);
        let [class, section, name] = path(item);
        let subject = match wording {
            0 => format!("“{class}（类）{section}（款）{name}（项）”科目{amount}万元"),
            1 => format!("“{class}-{section}-{name}”科目{amount}万元"),
            2 => format!(
                "{class}（{}类）{section}（{}款）{name}（{}项）{amount}万元",
                &item[..3],
                &item[3..5],
                &item[5..]
            ),
            _ => format!("“{class}（类）{section}（款）{name}（项）”{amount}万元"),
        };
        let mut text = format!("{}. {subject}，主要用于{name}。", n + 1);
        if compared {
            text += &carried_out(desk, pair, name);
        }
        desk.wrapped(&text, WIDTH);
    }
    desk.line("");
}

/// What was carried out last year, and the growth over it.
fn carried_out(desk: &Desk, pair: Pair, name: &str) -> String {
    let (year, before) = (desk.budget.year, desk.budget.year - 1);
    let rise = match pair.change().0 {
        0 => "持平".to_string(),
        change => format!("{}{}%", if change > 0 { "增加" } else { "减少" }, pair.growth().text(false)),
    };
    format!(
        "{before}年当年预算执行数为{}万元，{year}年预算安排{}万元，比{before}年预算执行数{rise}。主要原因是：{name}经费调整。",
        desk.money(pair.last),
        desk.money(pair.this)
    )
}

/// 其他相关情况说明 and 项目经费情况说明.
pub(super) fn other_matters(desk: &mut Desk) {
    let (year, name, body) = (desk.budget.year, desk.budget.name.clone(), desk.budget.body());
    desk.line("其他相关情况说明");
    desk.line(&format!("一、{year}年“三公”经费预算情况说明"));
    three_public(desk);
    desk.line("二、机关运行经费预算");
    let costs = desk.money(operating(desk));
    desk.wrapped(
        &format!("{year}年{name}下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为{costs}万元。"),
        WIDTH,
    );
    desk.line("三、政府采购预算情况");
    procurement(desk);
    desk.line("四、绩效目标设置情况");
    let projects = desk.money(desk.budget.view(|e| e.nature == Nature::Project).this);
    desk.wrapped(
        &format!("按照预算绩效管理工作的总体要求，本{body}2个预算单位开展了{year}年项目预算绩效目标编报工作，编报绩效目标的项目{}个，涉及项目预算资金{projects}万元。", desk.budget.projects.len().max(1)),
        WIDTH,
    );
    desk.line("五、国有资产占有使用情况");
    assets(desk);
    desk.lines(&[String::new(), "项目经费情况说明".into(), "一、项目概况".into()]);
    let (above, below) = (desk.dice.between(2_000, 9_000), desk.dice.between(1_000, 5_000));
    let counted = desk.dice.between(1_000, above - 100);
    desk.wrapped(
        &format!(
            "拟建服务用房一处，规划建筑面积约为{}平方米，其中地上建筑面积为{above}平方米（其中计容面积{counted}平方米，不计容面积{}平方米），地下建筑面积为{below}平方米。",
            above + below,
            above - counted
        ),
        WIDTH,
    );
    desk.lines(&["二、年度预算安排".into(), "根据合同条款，按时拨付资金。".into()]);
}

fn three_public(desk: &mut Desk) {
    let year = desk.budget.year;
    let of = |codes: &[&str]| desk.budget.view(|e| e.fund.is_fiscal() && codes.contains(&e.economic));
    let [abroad, reception, bought, run] = THREE_PUBLIC;
    let stated =
        |name: &str, pair: Pair| format!("{name}{}万元，{}", desk.money(pair.this), than(desk, pair));
    let lines = [
        format!("{year}年{}。其中：", stated("“三公”经费预算数为", of(&THREE_PUBLIC))),
        format!("（一）{}。主要原因是任务调整。", stated("因公出国（境）费", of(&[abroad]))),
        format!(
            "（二）{}，主要原因是车辆调整。其中：{}，主要原因是更新计划调整；{}，主要原因是里程变化。",
            stated("公务用车购置及运行费", of(&[bought, run])),
            stated("公务用车购置费", of(&[bought])),
            stated("公务用车运行费", of(&[run])),
        ),
        format!(
            "（三）公务接待费{}万元。{}，主要原因是接待安排调整。",
            desk.money(of(&[reception]).this),
            than(desk, of(&[reception]))
        ),
    ];
    lines.iter().for_each(|line| desk.wrapped(line, WIDTH));
}

fn procurement(desk: &mut Desk) {
    let (year, body) = (desk.budget.year, desk.budget.body());
    let plan = desk.budget.procurement;
    let kinds = plan.kinds.map(|fen| desk.money(Printed::of(fen)));
    let total = desk.money(Printed::of(plan.kinds.iter().sum()));
    let (sme, small) = (desk.money(plan.sme), desk.money(plan.small));
    desk.wrapped(
        &format!(
            "{year}年本{body}政府采购预算{total}万元，其中：政府采购货物预算{}万元、政府采购工程预算{}万元、政府采购服务预算{}万元。",
            kinds[0], kinds[1], kinds[2]
        ),
        WIDTH,
    );
    desk.wrapped(
        &format!("{year}年本{body}面向中小企业预留政府采购项目预算金额{sme}万元，其中，预留给小型和微型企业的政府采购项目预算为{small}万元。"),
        WIDTH,
    );
}

/// Vehicles by kind, none of most kinds.
pub(in super::super) fn vehicles(counts: [i64; 3]) -> String {
    let [general, enforcement, other] = counts;
    format!(
        "车辆{}辆，其中：部级领导干部用车0辆、主要领导干部用车0辆、机要通信用车{general}辆、应急保障用车0辆、执法执勤用车{enforcement}辆、特种专业技术用车0辆、离退休干部用车0辆、其他用车{other}辆",
        general + enforcement + other
    )
}

fn assets(desk: &mut Desk) {
    let (year, name, body) = (desk.budget.year, desk.budget.name.clone(), desk.budget.body());
    let owned = vehicles(desk.budget.assets.vehicles.map(|(count, _)| count));
    let large = desk.budget.assets.large[1];
    desk.wrapped(
        &format!(
            "截至{}年8月31日，{name}共有{owned}；单价100万元（含）以上设备（不含车辆）{large}台（套）。",
            year - 1
        ),
        WIDTH,
    );
    desk.wrapped(
        &format!(
            "{year}年{body}预算安排购置{}；{body}预算安排购置单价100万元（含）以上设备（不含车辆）0台（套）。",
            vehicles([0, 0, desk.budget.staff.posts % 3])
        ),
        WIDTH,
    );
}
