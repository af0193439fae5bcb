//! Room: made-up disclosures. The nine forms of final accounts, in 万元.

use super::super::desk::Line;
use super::{Accounts, fiscal, general};
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};
use crate::money::{Fen, Printed};

/// The classes that forms 1 and 4 list, whether or not anything was spent on them.
const CLASSES: [&str; 26] = [
    "201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "215", "216",
    "217", "219", "220", "221", "222", "223", "224", "229", "231", "232", "234",
];

const NUMERALS: [&str; 26] = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
    "二十五",
    "二十六",
];

/// The titles of the nine forms.
pub(super) const TITLES: [&str; 9] = [
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "财政拨款“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
];

/// Which money a line is of.
pub(super) type Of<T> = fn(T) -> bool;

/// The kinds of the year's income, in the order of forms 1 and 2.
const SOURCES: [(&str, Of<Fund>); 6] = [
    ("财政拨款收入", Fund::is_fiscal),
    ("上级补助收入", |_| false),
    ("事业收入", |f| f == Fund::SpecialAccount),
    ("经营收入", |_| false),
    ("附属单位上缴收入", |_| false),
    ("其他收入", |f| f == Fund::EntityFunds),
];

const BUDGETS: [(&str, Of<Fund>); 3] = [
    ("一般公共预算财政拨款", Fund::is_general),
    ("政府性基金预算财政拨款", Fund::is_government),
    ("国有资本经营预算财政拨款", |f| f == Fund::State),
];

/// All forms.
pub(super) fn forms(accounts: &mut Accounts) {
    let year = accounts.desk.budget.year;
    let heading = format!("{}{year} 年度{}决算表", accounts.desk.budget.name, accounts.desk.budget.body());
    accounts.desk.line(&heading);
    for (n, title) in TITLES.iter().enumerate() {
        accounts.desk.line(title);
        accounts.desk.line("单位：万元");
        match n {
            0 => overall(accounts),
            1 => by_source(accounts),
            2 => by_nature(accounts, |_| true, true),
            3 => appropriation(accounts),
            4 => by_nature(accounts, general, false),
            5 => basic(accounts),
            6 => three_public(accounts),
            7 => of_funds(accounts, Fund::is_government),
            _ => of_funds(accounts, |f| f == Fund::State),
        }
    }
}

impl Accounts<'_> {
    fn cell(&self, fen: Fen) -> String {
        self.desk.cell(Printed::of(fen))
    }

    /// Rows of code, name and what `cells` tells, for every code that `keep` admits.
    fn coded(&self, keep: &dyn Fn(&Entry) -> bool, cells: &dyn Fn(&str) -> Line) -> Vec<Line> {
        let codes = self.desk.codes(keep);
        let row = |code: &String| {
            let mut row = vec![code.clone(), function(code).to_string()];
            row.extend(cells(code));
            row
        };
        codes.iter().map(row).collect()
    }
}

fn total(label: &str, cells: Line) -> Line {
    let mut row = vec![label.to_string(), String::new()];
    row.extend(cells);
    row
}

/// Lines of income and of expenditure side by side, the longer list to its end.
fn beside(left: Vec<Line>, right: Vec<Line>) -> Vec<Line> {
    let (wide, far) = (left[0].len(), right[0].len());
    let mut rows = Vec::new();
    for n in 0..left.len().max(right.len()) {
        let mut row = left.get(n).cloned().unwrap_or_else(|| vec![String::new(); wide]);
        row.extend(right.get(n).cloned().unwrap_or_else(|| vec![String::new(); far]));
        rows.push(row);
    }
    rows
}

fn overall(accounts: &mut Accounts) {
    let mut left: Vec<Line> = Vec::new();
    let lines = BUDGETS.iter().map(|(name, keep)| (format!("{name}收入"), *keep));
    let others = SOURCES[1..].iter().map(|(name, keep)| ((*name).to_string(), *keep));
    for (n, (name, keep)) in lines.chain(others).enumerate() {
        left.push(vec![format!("{}、{name}", NUMERALS[n]), accounts.cell(accounts.income(keep, ""))]);
    }
    let right = CLASSES.iter().enumerate().map(|(n, class)| {
        let spent = accounts.spent(|e| e.item.starts_with(class));
        vec![format!("{}、{}", NUMERALS[n], function(class)), accounts.cell(spent)]
    });
    let mut rows = beside(left, right.collect());
    let (income, spent) = (accounts.income(|_| true, ""), accounts.spent(|_| true));
    let carried = accounts.spent(|e| e.fund.is_carried());
    let pair =
        |a: &str, b: Fen, c: &str, d: Fen| vec![a.into(), accounts.cell(b), c.into(), accounts.cell(d)];
    rows.push(pair("本年收入合计", income, "本年支出合计", spent));
    rows.push(pair("使用非财政拨款结余", 0, "结余分配", 0));
    rows.push(pair("年初结转和结余", carried, "年末结转和结余", accounts.left));
    rows.push(pair("总计", income + carried, "总计", spent + accounts.left));
    accounts.desk.table(&["收入||支出|", "项目|决算数|项目|决算数"], rows);
}

fn by_source(accounts: &mut Accounts) {
    let cells = |code: &str| -> Line {
        let mut cells = vec![accounts.cell(accounts.income(|_| true, code))];
        cells.extend(SOURCES.iter().map(|(_, keep)| accounts.cell(accounts.income(keep, code))));
        cells
    };
    let mut rows = vec![total("合计", cells(""))];
    rows.extend(accounts.coded(&|e| !e.fund.is_carried(), &cells));
    let names: Vec<&str> = SOURCES.iter().map(|(name, _)| *name).collect();
    let head = format!("项目||本年收入合计|{}", names.join("|"));
    accounts.desk.table(&[&head, "功能分类科目编码|科目名称|||||||"], rows);
}

fn by_nature(accounts: &mut Accounts, keep: fn(Fund) -> bool, all: bool) {
    let cells = |code: &str| -> Line {
        let of = |nature: &dyn Fn(Nature) -> bool| {
            accounts.cell(accounts.spent(|e| keep(e.fund) && nature(e.nature) && e.item.starts_with(code)))
        };
        let mut cells = vec![of(&|_| true), of(&|n| n != Nature::Project), of(&|n| n == Nature::Project)];
        cells.resize(if all { 6 } else { 3 }, String::new());
        cells
    };
    let mut rows = accounts.coded(&|e| keep(e.fund), &cells);
    let whole = total("合计", cells(""));
    if all {
        rows.insert(0, whole);
        let head = "项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出";
        accounts.desk.table(&[head, "功能分类科目编码|科目名称||||||"], rows);
    } else {
        rows.push(whole);
        accounts.desk.table(&["项目||合计|基本支出|项目支出", "功能分类科目编码|科目名称|||"], rows);
    }
}

fn appropriation(accounts: &mut Accounts) {
    let left: Vec<Line> = BUDGETS
        .iter()
        .enumerate()
        .map(|(n, (name, keep))| {
            vec![format!("{}、{name}", NUMERALS[n]), accounts.cell(accounts.income(keep, ""))]
        })
        .collect();
    let funds: [fn(Fund) -> bool; 4] = [fiscal, general, Fund::is_government, |f| f == Fund::State];
    let spent = |code: &str| -> Line {
        let of = |keep: &fn(Fund) -> bool| accounts.spent(|e| keep(e.fund) && e.item.starts_with(code));
        funds.iter().map(|keep| accounts.cell(of(keep))).collect()
    };
    let right = CLASSES.iter().enumerate().map(|(n, class)| {
        let mut row = vec![format!("{}、{}", NUMERALS[n], function(class))];
        row.extend(spent(class));
        row
    });
    let mut rows = beside(left, right.collect());
    let income = accounts.income(Fund::is_fiscal, "");
    let carried = accounts.spent(|e| e.fund == Fund::CarriedGeneral);
    let mut row = vec!["本年收入合计".to_string(), accounts.cell(income), "本年支出合计".into()];
    row.extend(spent(""));
    rows.push(row);
    let left = accounts.cell(accounts.left);
    rows.push(vec![
        "年初财政拨款结转和结余".into(),
        accounts.cell(carried),
        "年末财政拨款结转和结余".into(),
        left.clone(),
        left,
        String::new(),
        String::new(),
    ]);
    for (n, (name, _)) in BUDGETS.iter().enumerate() {
        let mut row = vec![format!("{}、{name}", NUMERALS[n]), String::new()];
        if n == 0 {
            row[1] = accounts.cell(carried);
        }
        row.resize(7, String::new());
        rows.push(row);
    }
    let uses = |keep: &fn(Fund) -> bool| {
        accounts.spent(|e| keep(e.fund)) + if keep(Fund::General) { accounts.left } else { 0 }
    };
    let mut row = vec!["总计".to_string(), accounts.cell(income + carried), "总计".into()];
    row.extend(funds.iter().map(|keep| accounts.cell(uses(keep))));
    rows.push(row);
    let names = "项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款";
    accounts.desk.table(&["收入||支出||||", names], rows);
}

fn basic(accounts: &mut Accounts) {
    let keep = |e: &Entry| general(e.fund) && e.nature != Nature::Project;
    let column = |classes: &[&str]| -> Vec<Line> {
        let mut lines = Vec::new();
        for class in classes {
            let mut codes = accounts.desk.budget.economics(5, |e| keep(e) && e.economic.starts_with(class));
            codes.insert(0, class);
            lines.extend(codes.iter().map(|code| {
                let spent = accounts.spent(|e| keep(e) && e.economic.starts_with(code));
                vec![(*code).to_string(), economic(code).to_string(), accounts.cell(spent)]
            }));
        }
        lines
    };
    let mut rows = beside(column(&["301", "303"]), column(&["302"]));
    let half = |nature: Nature| accounts.cell(accounts.spent(|e| general(e.fund) && e.nature == nature));
    let (people, office) = (half(Nature::Personnel), half(Nature::Operating));
    rows.push(vec![
        "人员经费合计".into(),
        String::new(),
        people,
        "公用经费合计".into(),
        String::new(),
        office,
    ]);
    let head = "经济分类科目编码|科目名称|决算数|经济分类科目编码|科目名称|决算数";
    accounts.desk.table(&[head], rows);
}

/// “三公” as planned and as spent: the whole, abroad, vehicles with buying and running, reception.
pub(super) fn three_public_amounts(accounts: &Accounts) -> [(Printed, Printed); 6] {
    let groups: [&[&str]; 6] = [
        &["30212", "30217", "31013", "30231"],
        &["30212"],
        &["31013", "30231"],
        &["31013"],
        &["30231"],
        &["30217"],
    ];
    groups.map(|codes| {
        let pair = accounts.desk.budget.view(|e| fiscal(e.fund) && codes.contains(&e.economic));
        (pair.last, pair.this)
    })
}

fn three_public(accounts: &mut Accounts) {
    let amounts = three_public_amounts(accounts);
    let cells = amounts.iter().flat_map(|(planned, spent)| [*planned, *spent]);
    let row: Line = cells.map(|amount| accounts.desk.cell(amount)).collect();
    let pairs = ["预算数|决算数"; 6].join("|");
    accounts.desk.table(
        &[
            "合计||因公出国（境）费||公务用车购置及运行维护费||||||公务接待费|",
            "||||小计||公务用车购置费||公务用车运行维护费|||",
            &pairs,
        ],
        vec![row],
    );
}

fn of_funds(accounts: &mut Accounts, keep: fn(Fund) -> bool) {
    let cells = |code: &str| -> Line {
        let of = |nature: &dyn Fn(Nature) -> bool| {
            accounts.cell(accounts.spent(|e| keep(e.fund) && nature(e.nature) && e.item.starts_with(code)))
        };
        vec![
            String::new(),
            of(&|_| true),
            of(&|_| true),
            of(&|n| n != Nature::Project),
            of(&|n| n == Nature::Project),
            String::new(),
        ]
    };
    let mut rows = vec![total("合计", cells(""))];
    rows.extend(accounts.coded(&|e| keep(e.fund), &cells));
    let empty = rows.len() == 1;
    accounts.desk.table(
        &[
            "项目||年初结转和结余|本年收入|本年支出|||年末结转和结余",
            "功能分类科目编码|科目名称|||合计|基本支出|项目支出|",
        ],
        rows,
    );
    if empty {
        let name = accounts.desk.budget.name.clone();
        accounts.desk.line(&format!("说明：{name}本年度没有这方面的收入和支出，故本表无数据。"));
        accounts.desk.line("");
    }
}
