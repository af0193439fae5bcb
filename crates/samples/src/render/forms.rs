//! Room: made-up disclosures. Forms 1 to 6: the whole, the appropriation, the general public budget.
//! Each cell is a view of the cube; a row or column that the official form has is there even when empty.

use super::front::form_titles;
use super::page::{Page, Row, Table, cells};
use super::style::Layout;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{CLASSES, economic, function};
use crate::money::{Pair, Printed};

/// Which cells of the cube a figure covers.
pub(super) type Keep<'a> = &'a dyn Fn(&Entry) -> bool;

/// The columns of numbers under ※ as the numbered layout has them.
pub(super) fn numbers(stars: usize, columns: usize) -> Option<Vec<String>> {
    Some((0..stars).map(|_| "※".to_string()).chain((1..=columns).map(|n| n.to_string())).collect())
}

/// Rows of a functional table: one for each class, section and item of `keep`, and the total where the layout
/// has it. `columns` turns a filter into the amounts of a row.
pub(super) fn functional_rows(
    page: &Page,
    keep: &dyn Fn(&Entry) -> bool,
    columns: &dyn Fn(Keep) -> Vec<Printed>,
) -> Vec<Row> {
    let budget = page.budget;
    let mut rows = Vec::new();
    for item in budget.functions(7, false, keep) {
        for len in [3, 5, 7] {
            let code = &item[..len];
            let shown = rows.iter().any(|(c, _): &(String, Row)| c == code);
            if shown {
                continue;
            }
            let inside = |e: &Entry| keep(e) && e.item.starts_with(code);
            let parts = [&code[..3], code.get(3..5).unwrap_or(""), code.get(5..7).unwrap_or("")];
            let mut cells = code_cells(false, &parts, function(code));
            cells.extend(columns(&inside).iter().map(|a| page.cell(*a)));
            rows.push((code.to_string(), Row { cells, bold: len < 7 }));
        }
    }
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let mut total = code_cells(false, &["", "", ""], "总计");
    total.extend(columns(&|e| keep(e)).iter().map(|a| page.cell(*a)));
    place_total(page, &mut rows, Row { cells: total, bold: true });
    rows
}

/// The total above or below the other rows.
pub(super) fn place_total(page: &Page, rows: &mut Vec<Row>, total: Row) {
    if page.style.total_first() {
        rows.insert(0, total);
    } else {
        rows.push(total);
    }
}

/// The cells of codes and name; where they are joined there is no cell for the name of its own.
fn code_cells(joined: bool, codes: &[&str], name: &str) -> Vec<String> {
    let mut cells: Vec<String> = codes.iter().map(|c| c.to_string()).collect();
    match cells.iter().rposition(|c| !c.is_empty()) {
        Some(last) if joined => cells[last] = format!("{} {name}", cells[last]),
        None if joined => cells[0] = name.to_string(),
        _ => cells.push(name.to_string()),
    }
    cells
}

fn titled(page: &mut Page, at: usize) {
    let title = form_titles(page)[at].clone();
    page.caption(at + 1, &title);
}

/// Forms 1 to 4.
pub(super) fn forms_one_to_four(page: &mut Page) {
    titled(page, 0);
    form_one(page);
    titled(page, 1);
    form_two(page);
    titled(page, 2);
    let rows = functional_rows(page, &|_| true, &|keep| nature_columns(page, keep));
    let head = if page.is(Layout::Plain) {
        vec![cells("科目代码|||科目名称|支出预算||"), cells("类|款|项||合计|基本支出|项目支出")]
    } else {
        item_head(page, "支出预算")
    };
    page.form(3, Table { head, numbers: numbers(4, 3), rows });
    titled(page, 3);
    form_four(page);
}

fn item_head(page: &Page, over: &str) -> Vec<Vec<String>> {
    let words = if page.is(Layout::Numbered) {
        ("功能分类科目编码", "功能分类科目名称")
    } else {
        ("科目代码", "科目名称")
    };
    vec![
        cells(&format!("科目|||{over}|||")),
        cells(&format!("{}|||{}|合计|基本支出|项目支出", words.0, words.1)),
        cells("类|款|项||||"),
    ]
}

fn nature_columns(page: &Page, keep: &dyn Fn(&Entry) -> bool) -> Vec<Printed> {
    let basic = page.budget.view(|e| keep(e) && e.nature != Nature::Project);
    let project = page.budget.view(|e| keep(e) && e.nature == Nature::Project);
    vec![page.budget.view(keep).this, basic.this, project.this]
}

fn form_one(page: &mut Page) {
    let budget = page.budget;
    let of = |f: &dyn Fn(Fund) -> bool| budget.view(|e| f(e.fund)).this;
    let one = |fund: Fund| of(&|f| f == fund);
    let none = Printed(0);
    let income = |n: usize| if n == budget.entity_income { one(Fund::EntityFunds) } else { none };
    let left = [
        ("一、本年收入", of(&|f| !f.is_carried()), true),
        ("1. 一般公共预算拨款", of(&Fund::is_general), true),
        ("其中：一般财力", one(Fund::General), false),
        ("上级一般公共预算安排转移支付", one(Fund::GeneralAbove), false),
        ("2. 政府性基金预算拨款", of(&Fund::is_government), true),
        ("其中：政府性基金收入", one(Fund::Government), false),
        ("上级政府性基金安排转移支付", one(Fund::GovernmentAbove), false),
        ("3. 国有资本经营预算拨款", one(Fund::State), true),
        ("其中：国有资本经营收入", one(Fund::State), false),
        ("上级国有资本经营预算安排转移支付", none, false),
        ("4. 财政专户核拨", one(Fund::SpecialAccount), true),
        ("5. 单位资金", one(Fund::EntityFunds), true),
        ("其中：事业收入", income(0), false),
        ("上级补助收入", income(1), false),
        ("附属单位上缴收入", income(2), false),
        ("事业单位经营收入", income(3), false),
        ("其他收入", income(4), false),
        ("二、上年结转结余", of(&Fund::is_carried), true),
        ("1. 财政拨款结转", one(Fund::CarriedGeneral), true),
        ("其中：一般公共预算拨款", one(Fund::CarriedGeneral), false),
        ("政府性基金预算拨款", none, false),
        ("国有资本经营预算拨款", none, false),
        ("2. 非财政拨款结转结余", one(Fund::CarriedEntity), true),
        ("其中：财政专户核拨", none, false),
        ("单位资金", one(Fund::CarriedEntity), false),
    ];
    let mut rows = Vec::new();
    for (n, (code, name)) in CLASSES.iter().enumerate().take(class_count(page)) {
        let class = budget.view(|e| e.item.starts_with(code)).this;
        let (line, amount, bold) = left.get(n).copied().unwrap_or(("", none, false));
        let bold = |text: String| {
            if bold && page.is(Layout::Markdown) && !text.is_empty() {
                format!("<b>{text}</b>")
            } else {
                text
            }
        };
        let cells =
            vec![bold(line.to_string()), bold(page.cell(amount)), format!("{code} {name}"), page.cell(class)];
        rows.push(Row { cells, bold: false });
    }
    let total = page.money(budget.total().this);
    let cells_of_total = ["收入总计".to_string(), total.clone(), "支出总计".into(), total].to_vec();
    rows.push(Row { cells: cells_of_total, bold: true });
    let names = if page.is(Layout::Numbered) { "功能分类" } else { "科目名称" };
    let head = vec![cells("收入||支出|"), cells(&format!("项目|预算数|{names}|预算数"))];
    page.form(1, Table { head, numbers: None, rows });
}

fn class_count(page: &Page) -> usize {
    CLASSES.len() - usize::from(!page.style.class_234)
}

fn form_two(page: &mut Page) {
    let budget = page.budget;
    let numbered = page.is(Layout::Numbered);
    let columns = |keep: &dyn Fn(&Entry) -> bool| -> Vec<Printed> {
        let of = |f: &dyn Fn(Fund) -> bool| budget.view(|e| keep(e) && f(e.fund)).this;
        let one = |fund: Fund| of(&|f| f == fund);
        let mut row = vec![
            budget.view(keep).this,
            of(&Fund::is_fiscal),
            one(Fund::General),
            one(Fund::GeneralAbove),
            one(Fund::Government),
            one(Fund::GovernmentAbove),
            one(Fund::State),
        ];
        if numbered {
            row.push(Printed(0));
        }
        row.extend([
            one(Fund::SpecialAccount),
            one(Fund::EntityFunds),
            one(Fund::CarriedGeneral),
            one(Fund::CarriedEntity),
        ]);
        row
    };
    let rows = functional_rows(page, &|_| true, &columns);
    let tail = "财政专户（教育收费）|单位资金|财政拨款结转|非财政拨款结转结余";
    let group = "财政拨款（补助）小计|一般公共预算|上级一般公共预算安排的转移支付|政府性基金预算|上级政府性基金安排的转移支付|国有资本经营预算";
    let head = if numbered {
        vec![
            cells(&format!("功能分类科目编码|||功能分类科目名称|总计|财政拨款（补助）||||||{tail}|")),
            cells(&format!("类|款|项|||{group}|||||上级国有资本经营预算安排的转移支付")),
        ]
    } else {
        vec![
            cells(&format!("科目代码|||科目名称|总计|财政拨款（补助）||||||{tail}")),
            cells(&format!("类|款|项|||{group}||||")),
        ]
    };
    page.form(2, Table { head, numbers: numbers(4, 12), rows });
}

fn form_four(page: &mut Page) {
    let budget = page.budget;
    let funds: [&dyn Fn(Fund) -> bool; 4] =
        [&Fund::is_fiscal, &Fund::is_general, &Fund::is_government, &|f| f == Fund::State];
    let lines = ["一、财政拨款（补助）", "一般公共预算", "政府性基金预算", "国有资本经营预算"];
    let mut rows = Vec::new();
    for (n, (code, name)) in CLASSES.iter().enumerate().take(class_count(page)) {
        let mut cells = match lines.get(n) {
            Some(line) => {
                let amount = page.cell(budget.view(|e| funds[n](e.fund)).this);
                if n == 0 && page.is(Layout::Markdown) && !amount.is_empty() {
                    vec![format!("<b>{line}</b>"), format!("<b>{amount}</b>")]
                } else {
                    vec![line.to_string(), amount]
                }
            }
            None => vec![String::new(), String::new()],
        };
        cells.push(format!("{code} {name}"));
        cells.extend(
            funds.iter().map(|f| page.cell(budget.view(|e| f(e.fund) && e.item.starts_with(code)).this)),
        );
        rows.push(Row { cells, bold: false });
    }
    let totals: Vec<Pair> = funds.iter().map(|f| budget.view(|e| f(e.fund))).collect();
    let mut total = vec!["收入总计".to_string(), page.money(totals[0].this), "支出总计".to_string()];
    total.extend(totals.iter().map(|t| page.cell(t.this)));
    rows.push(Row { cells: total, bold: true });
    let names = if page.is(Layout::Numbered) { "功能分类" } else { "科目名称" };
    let head = vec![
        cells("财政拨款收入||财政拨款支出||||"),
        cells(&format!("项目|合计|{names}|合计|一般公共预算|政府性基金预算|国有资本经营预算")),
    ];
    page.form(4, Table { head, numbers: None, rows });
}

/// Forms 5 and 6.
pub(super) fn forms_five_and_six(page: &mut Page) {
    titled(page, 4);
    let rows = functional_rows(page, &|e| e.fund.is_general(), &|keep| nature_columns(page, keep));
    let head = item_head(page, "一般公共预算支出");
    page.form(5, Table { head, numbers: numbers(4, 3), rows });

    titled(page, 5);
    let budget = page.budget;
    let joined = page.style.joined_names && !page.is(Layout::Numbered);
    let basic = |e: &Entry| e.fund.is_general() && e.nature != Nature::Project;
    let columns = |prefix: &str| -> Vec<String> {
        let of = |f: &dyn Fn(&Entry) -> bool| {
            page.cell(budget.view(|e| basic(e) && e.economic.starts_with(prefix) && f(e)).this)
        };
        vec![of(&|_| true), of(&|e| e.nature == Nature::Personnel), of(&|e| e.nature == Nature::Operating)]
    };
    let mut rows = Vec::new();
    for class in budget.economics(3, basic) {
        let mut cells = code_cells(joined, &[class, ""], economic(class));
        cells.extend(columns(class));
        rows.push(Row { cells, bold: true });
        for item in budget.economics(5, |e| basic(e) && e.economic.starts_with(class)) {
            let mut cells = code_cells(joined, &[class, &item[3..]], economic(item));
            cells.extend(columns(item));
            rows.push(Row { cells, bold: false });
        }
    }
    let mut total = code_cells(joined, &["", ""], "总计");
    total.extend(columns(""));
    place_total(page, &mut rows, Row { cells: total, bold: true });
    let head = if page.is(Layout::Numbered) {
        vec![
            cells("科目||一般公共预算基本支出|||"),
            cells("经济分类科目编码||经济分类科目名称|合计|人员经费|公用经费"),
            cells("类|款||||"),
        ]
    } else if joined {
        vec![cells("科目代码及名称||一般公共预算基本支出||"), cells("类|款|合计|人员经费|公用经费")]
    } else {
        vec![cells("科目代码||科目名称|一般公共预算基本支出||"), cells("类|款||合计|人员经费|公用经费")]
    };
    page.form(6, Table { head, numbers: numbers(3, 3), rows });
}
