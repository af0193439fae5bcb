//! Room: made-up disclosures. Forms 7 to 12: projects, the two other budgets, 三公, entrusted services, carry-over.
//! A form without money has a total without figures or no row at all, and a sentence that says so.

use super::forms::{functional_rows, numbers, place_total};
use super::front::form_titles;
use super::page::{Page, Row, Table, cells};
use super::style::Layout;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{PROJECT_CLASSES, function};
use crate::money::Printed;

fn titled(page: &mut Page, at: usize) {
    let title = form_titles(page)[at].clone();
    page.caption(at + 1, &title);
}

/// What the sentence under an empty form says; the narrative says it again.
pub(super) fn empty_statement(page: &Page, what: &str, form: usize) -> String {
    let title = form_titles(page)[form].clone();
    format!("{} {} 年没有{what}，{title}为空表。", page.budget.name, page.budget.year)
}

fn unit_row(page: &mut Page, before: usize, amounts: Vec<String>) -> Option<Row> {
    if !page.style.unit_rows {
        return None;
    }
    let mut cells = vec![String::new(); before];
    cells.push(page.budget.full_name.clone());
    cells.extend(amounts);
    Some(Row { cells, bold: before == 0 })
}

/// Forms 7 to 9.
pub(super) fn forms_seven_to_nine(page: &mut Page) {
    titled(page, 6);
    form_seven(page);
    let government = |e: &Entry| e.fund.is_government();
    other_budget(page, 7, "政府性基金预算", &government);
    let state = |e: &Entry| e.fund == Fund::State;
    other_budget(page, 8, "国有资本经营预算", &state);
}

fn form_seven(page: &mut Page) {
    let budget = page.budget;
    let keep = |e: &Entry| e.fund.is_general() && e.nature == Nature::Project && e.this != 0;
    let columns =
        |page: &Page, inside: &dyn Fn(&Entry) -> bool| -> Vec<String> {
            let mut row = vec![page.cell(budget.view(inside).this)];
            row.extend(PROJECT_CLASSES.iter().map(|(class, _)| {
                page.cell(budget.view(|e| inside(e) && e.economic.starts_with(class)).this)
            }));
            row
        };
    let heads: Vec<&str> = PROJECT_CLASSES.iter().map(|(_, name)| *name).collect();
    let numbered = page.is(Layout::Numbered);
    let words =
        if numbered { "科目编码|||功能分类科目名称" } else { "科目代码|||科目名称" };
    let head = vec![
        cells(&format!("{words}|项目名称|项目支出合计|{}", heads.join("|"))),
        cells("类|款|项|||||||||||||"),
    ];
    let mut rows = Vec::new();
    let empty = budget.view(keep).this.is_zero();
    let mut listed: Vec<String> = Vec::new();
    for item in budget.functions(7, false, keep) {
        for len in [3, 5] {
            let code = &item[..len];
            if listed.iter().any(|c| c == code) {
                continue;
            }
            listed.push(code.into());
            let section = code.get(3..5).unwrap_or("").to_string();
            let mut cells =
                vec![code[..3].to_string(), section, String::new(), function(code).into(), String::new()];
            cells.extend(columns(page, &|e| keep(e) && e.item.starts_with(code)));
            rows.push(Row { cells, bold: false });
        }
        for (at, project) in budget.projects.iter().enumerate() {
            if project.fund.is_general() && project.item == item {
                let mut cells = vec![item[..3].to_string(), item[3..5].into(), item[5..].into()];
                cells.push(function(&item).into());
                cells.push(project.name.clone());
                cells.extend(columns(page, &|e| e.project == Some(at)));
                rows.push(Row { cells, bold: false });
            }
        }
    }
    if !empty {
        let amounts: Vec<String> = std::iter::once(String::new()).chain(columns(page, &keep)).collect();
        if let Some(row) = unit_row(page, 3, amounts) {
            rows.insert(0, row);
        }
    }
    if !(empty && numbered) {
        let mut cells = ["", "", "", "总计", ""].map(String::from).to_vec();
        cells.extend(columns(page, &keep));
        place_total(page, &mut rows, Row { cells, bold: false });
    }
    let mut head = head;
    if !numbered {
        head.iter_mut()
            .chain(rows.iter_mut().map(|r| &mut r.cells))
            .for_each(|cells| cells.push(String::new()));
    }
    page.form(7, Table { head, numbers: numbers(5, 11), rows });
    if empty {
        let statement = empty_statement(page, "使用一般公共预算安排项目支出", 6);
        page.paragraph(&statement);
    }
}

fn other_budget(page: &mut Page, at: usize, name: &str, keep: &dyn Fn(&Entry) -> bool) {
    titled(page, at);
    let budget = page.budget;
    let numbered = page.is(Layout::Numbered);
    let words = if numbered {
        ("功能分类科目编码", "功能分类科目名称")
    } else {
        ("科目代码", "科目名称")
    };
    let head = vec![
        cells(&format!("科目|||{name}支出||||")),
        cells(&format!("{}|||{}|合计|基本支出||项目支出", words.0, words.1)),
        cells("类|款|项|||人员经费|公用经费|"),
    ];
    let empty = budget.view(keep).this.is_zero();
    let mut rows = Vec::new();
    if !(empty && numbered) {
        rows = functional_rows(page, keep, &|inside| {
            let of = |n: Nature| budget.view(|e| inside(e) && e.nature == n).this;
            vec![budget.view(inside).this, of(Nature::Personnel), of(Nature::Operating), of(Nature::Project)]
        });
    }
    page.form(at + 1, Table { head, numbers: numbers(4, 4), rows });
    if empty {
        let statement = empty_statement(page, &format!("使用{name}拨款安排的支出"), at);
        page.paragraph(&statement);
    }
}

/// The columns of forms 10 and 11: all, general, government-managed funds, state capital.
fn by_budget(page: &Page, keep: &dyn Fn(&Entry) -> bool) -> Vec<String> {
    let of = |f: &dyn Fn(Fund) -> bool| page.cell(page.budget.view(|e| keep(e) && f(e.fund)).this);
    vec![of(&Fund::is_fiscal), of(&Fund::is_general), of(&Fund::is_government), of(&|f| f == Fund::State)]
}

/// The economic items of the three public expenses: abroad, reception, purchase and running of vehicles.
pub(super) const ABROAD: &str = "30212";
pub(super) const RECEPTION: &str = "30217";
pub(super) const PURCHASE: &str = "31013";
pub(super) const RUNNING: &str = "30231";

/// Forms 10 to 12.
pub(super) fn forms_ten_to_twelve(page: &mut Page) {
    titled(page, 9);
    form_ten(page);
    if page.style.has_entrusted() {
        titled(page, 10);
        form_eleven(page);
    }
    let last = form_titles(page).len() - 1;
    titled(page, last);
    form_twelve(page, last);
}

fn form_ten(page: &mut Page) {
    let vehicles = |e: &Entry| e.economic == PURCHASE || e.economic == RUNNING;
    let all = |e: &Entry| vehicles(e) || e.economic == ABROAD || e.economic == RECEPTION;
    let numbered = page.is(Layout::Numbered);
    let names = if numbered {
        [
            "因公出国（境）费",
            "公务接待费",
            "公务用车购置及运行费（小计）",
            "其中：公务用车购置费",
            "公务用车运行费",
        ]
    } else {
        [
            "因公出国（境）费用",
            "公务接待费",
            "公务用车购置及运行维护费（小计）",
            "其中：公务用车购置",
            "公务用车运行维护费",
        ]
    };
    let keeps: [&dyn Fn(&Entry) -> bool; 5] = [
        &|e| e.economic == ABROAD,
        &|e| e.economic == RECEPTION,
        &vehicles,
        &|e| e.economic == PURCHASE,
        &|e| e.economic == RUNNING,
    ];
    let mut rows = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let mut cells = vec![name.to_string()];
        cells.extend(by_budget(page, keeps[n]));
        rows.push(Row { cells, bold: n == 2 });
    }
    let mut cells_of_total = vec![if numbered { "合计" } else { "总计" }.to_string()];
    cells_of_total.extend(by_budget(page, &all));
    place_total(page, &mut rows, Row { cells: cells_of_total, bold: true });
    let head = vec![
        cells("“三公”经费支出内容|合计|资金来源||"),
        cells("||一般公共预算|政府性基金|国有资本经营预算"),
    ];
    page.form(10, Table { head, numbers: numbers(1, 4), rows });
}

fn form_eleven(page: &mut Page) {
    let budget = page.budget;
    let keep = |e: &Entry| e.fund.is_fiscal() && e.economic == "30227";
    let mut rows = Vec::new();
    let empty = budget.view(keep).this.is_zero();
    if !empty {
        let amounts = by_budget(page, &keep);
        rows.extend(unit_row(page, 0, amounts));
    }
    for (at, project) in budget.projects.iter().enumerate() {
        let amounts = by_budget(page, &|e| keep(e) && e.project == Some(at));
        if amounts[0].is_empty() {
            continue;
        }
        let mut cells = vec![project.name.clone()];
        cells.extend(amounts);
        rows.push(Row { cells, bold: false });
    }
    let mut total = vec!["总计".to_string()];
    total.extend(by_budget(page, &keep));
    place_total(page, &mut rows, Row { cells: total, bold: true });
    let head = vec![cells("项目名称|合计|资金来源||"), cells("||一般公共预算|政府性基金|国有资本经营预算")];
    page.form(11, Table { head, numbers: numbers(1, 4), rows });
    if empty {
        let statement = empty_statement(page, "使用财政拨款安排的委托业务费支出", 10);
        page.paragraph(&statement);
    }
}

fn form_twelve(page: &mut Page, at: usize) {
    let budget = page.budget;
    let columns = |page: &Page, keep: &dyn Fn(&Entry) -> bool| -> Vec<String> {
        let of = |fund: Option<Fund>, nature: Option<Nature>| -> Printed {
            budget
                .view(|e| {
                    keep(e)
                        && e.fund.is_carried()
                        && fund.is_none_or(|f| e.fund == f)
                        && nature.is_none_or(|n| e.nature == n)
                })
                .this
        };
        let natures = [None, Some(Nature::Personnel), Some(Nature::Operating), Some(Nature::Project)];
        let mut row = vec![page.cell(of(None, None))];
        for fund in [Fund::CarriedGeneral, Fund::CarriedEntity] {
            row.extend(natures.iter().map(|n| page.cell(of(Some(fund), *n))));
        }
        row
    };
    let empty = budget.carried.is_empty();
    let mut rows = Vec::new();
    if !empty {
        let amounts = columns(page, &|_| true);
        rows.extend(unit_row(page, 0, amounts));
    }
    for (n, carried) in budget.carried.iter().enumerate() {
        let mut cells = vec![carried.name.clone()];
        cells.extend(columns(page, &|e| e.carried == Some(n)));
        rows.push(Row { cells, bold: false });
    }
    if !(empty && page.is(Layout::Numbered)) {
        let mut total = vec!["总计".to_string()];
        total.extend(columns(page, &|_| true));
        place_total(page, &mut rows, Row { cells: total, bold: true });
    }
    let head = vec![
        cells("项目|合计|财政拨款||||非财政拨款|||"),
        cells("||小计|基本支出||项目支出|小计|基本支出||项目支出"),
        cells("|||人员经费|公用经费|||人员经费|公用经费|"),
    ];
    page.form(at + 1, Table { head, numbers: numbers(1, 9), rows });
    if empty {
        let statement = empty_statement(page, "上年结转结余预算安排的支出", at);
        page.paragraph(&statement);
    }
}
