//! Room: made-up disclosures. The forms of two panels: income beside expenditure, of all money and of appropriations.

use super::forms::{Maker, Of};
use super::ledger::{Amount, basic, fiscal, general};
use super::sheet::{Cell, Row, Sheet, paths};
use super::titles::numeral;
use super::traits::Trait;
use crate::budget::{Fund, Nature};
use crate::classification::{CLASSES, function};

/// A line of a panel: its label and its amounts.
type Line = (String, Vec<Cell>);

/// A cell of words.
pub(super) fn words(text: &str) -> Cell {
    Cell::Words(text.to_string())
}

fn line(label: &str, amount: Amount) -> Line {
    (label.to_string(), vec![Cell::Money(amount)])
}

/// Lines with their marks.
fn numbered(lines: &[(&str, Amount)], mark: fn(usize) -> String) -> Vec<Line> {
    let of =
        |(n, (label, amount)): (usize, &(&str, Amount))| line(&format!("{}{label}", mark(n + 1)), *amount);
    lines.iter().enumerate().map(of).collect()
}

impl Maker<'_> {
    /// Where this year's money comes from: label and which.
    pub fn sources(&self) -> Vec<(String, Of)> {
        if self.about.accounts() {
            return vec![
                ("财政拨款收入".into(), |e| e.fund.is_fiscal()),
                ("上级补助收入".into(), |_| false),
                ("事业收入".into(), |e| e.fund == Fund::SpecialAccount),
                ("经营收入".into(), |_| false),
                ("附属单位上缴收入".into(), |_| false),
                ("其他收入".into(), |e| e.fund == Fund::EntityFunds),
            ];
        }
        let end = ["拨款收入", "拨款", "财政拨款收入"][self.traits.get(Trait::IncomeWords)];
        let mut of: Vec<(String, Of)> = self.budgets(end);
        of.push(("财政专户管理资金收入".into(), |e| e.fund == Fund::SpecialAccount));
        of.push(("事业收入".into(), |_| false));
        of.push(("其他收入".into(), |e| e.fund == Fund::EntityFunds));
        of
    }

    /// The three budgets of appropriations.
    fn budgets(&self, end: &str) -> Vec<(String, Of)> {
        vec![
            (format!("一般公共预算{end}"), |e| e.fund.is_general()),
            (format!("政府性基金预算{end}"), |e| e.fund.is_government()),
            (format!("国有资本经营预算{end}"), |e| e.fund == Fund::State),
        ]
    }

    /// The classes that a panel lists, with their marks.
    fn classes(&self) -> Vec<(&'static str, String)> {
        let spent = |code: &&str| self.ledger.this(&|e| e.item.starts_with(*code)).fen != 0;
        let all = self.has(Trait::Classes, 1);
        let codes = CLASSES.iter().map(|(code, _)| *code).filter(|code| all || spent(code));
        let mark = |n: usize| match self.traits.get(Trait::ClassMarks) {
            0 => format!("{}、", numeral(n)),
            1 => format!("（{}）", numeral(n)),
            _ => String::new(),
        };
        codes.enumerate().map(|(n, code)| (code, format!("{}{}", mark(n + 1), function(code)))).collect()
    }

    /// Two panels (or three) beside each other, the shorter ones filled up; the last lines stand last.
    fn beside(&self, panels: Vec<(Vec<Line>, Vec<Line>)>) -> Vec<Row> {
        let long = panels.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        let ends = panels.iter().map(|(_, ends)| ends.len()).max().unwrap_or(0);
        let mut rows = Vec::new();
        for n in 0..long + ends {
            let mut cells = Vec::new();
            for (lines, last) in &panels {
                let width = last[0].1.len();
                let here = if n < long { lines.get(n) } else { last.get(n - long) };
                match here {
                    Some((label, amounts)) => {
                        cells.push(words(label));
                        cells.extend(amounts.iter().cloned());
                    }
                    None => cells.extend(vec![Cell::Void; width + 1]),
                }
            }
            rows.push(Row { cells, total: false });
        }
        rows
    }

    pub(super) fn both(&self) -> Sheet {
        let accounts = self.about.accounts();
        let ledger = self.ledger;
        let mut sources = self.sources();
        if accounts {
            sources.splice(0..1, self.budgets("财政拨款收入"));
        }
        let left: Vec<Line> = sources
            .iter()
            .enumerate()
            .map(|(n, (label, of))| line(&format!("{}、{label}", numeral(n + 1)), ledger.income(of, "")))
            .collect();
        let right: Vec<Line> = self
            .classes()
            .into_iter()
            .map(|(code, label)| line(&label, ledger.this(&|e| e.item.starts_with(code))))
            .collect();
        let amounts = |lines: &[Line]| -> Vec<Amount> {
            lines.iter().filter_map(|l| if let Cell::Money(a) = l.1[0] { Some(a) } else { None }).collect()
        };
        let (income, spent) = (ledger.income(&|_| true, ""), ledger.this(&|_| true));
        let carried = ledger.this(&|e| e.fund.is_carried());
        let (whole, left_over) = (ledger.with_left(&|_| true), ledger.left());
        ledger.sum(income, &amounts(&left));
        ledger.sum(spent, &amounts(&right));
        ledger.sum(whole, &[income, carried]);
        ledger.sum(whole, &[spent, left_over]);
        let (before, after) = if accounts {
            ("年初结转和结余", "年末结转和结余")
        } else {
            ("上年结转结余", "年终结转结余")
        };
        let (total_in, total_out) =
            if accounts { ("总计", "总计") } else { ("收入总计", "支出总计") };
        let ends_left = vec![line("本年收入合计", income), line(before, carried), line(total_in, whole)];
        let ends_right = vec![line("本年支出合计", spent), line(after, left_over), line(total_out, whole)];
        let amount = if accounts { "决算数" } else { "预算数" };
        let mut heads = vec![
            "收入/项目".to_string(),
            format!("收入/{amount}"),
            "支出/项目（按功能分类）".into(),
            format!("支出/{amount}"),
        ];
        let mut panels = vec![(left, ends_left), (right, ends_right)];
        match self.traits.get(Trait::Panels) {
            1 => {
                let rows = panels.into_iter().flat_map(|panel| self.beside(vec![panel])).collect();
                heads = vec!["项目".into(), amount.into()];
                return self.plain(&heads, rows);
            }
            2 => {
                let natures: [(&str, Of); 2] =
                    [("一、基本支出", basic), ("二、项目支出", |e| e.nature == Nature::Project)];
                let lines: Vec<Line> =
                    natures.iter().map(|(label, of)| line(label, ledger.this(of))).collect();
                ledger.sum(spent, &amounts(&lines));
                panels.push((lines, panels[1].1.clone()));
                heads.extend(["支出/项目（按支出性质）".into(), format!("支出/{amount}")]);
            }
            _ => heads[2] = "支出/项目".into(),
        }
        let rows = self.beside(panels);
        self.plain(&heads, rows)
    }

    pub(super) fn plain(&self, heads: &[String], rows: Vec<Row>) -> Sheet {
        let columns = paths(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        Sheet { columns, stub: 1, rows, ..Sheet::default() }
    }

    pub(super) fn fiscal_both(&self) -> Sheet {
        let accounts = self.about.accounts();
        let ledger = self.ledger;
        let funds: [Of; 4] = [fiscal, general, |e| e.fund.is_government(), |e| e.fund == Fund::State];
        let spent = |code: &str| -> Vec<Cell> {
            let amounts: Vec<Amount> =
                funds.iter().map(|of| ledger.this(&|e| of(e) && e.item.starts_with(code))).collect();
            ledger.sum(amounts[0], &amounts[1..]);
            amounts.into_iter().map(Cell::Money).collect()
        };
        let budgets = self.budgets(if accounts { "财政拨款" } else { "拨款" });
        let income = ledger.income(&|e| e.fund.is_fiscal(), "");
        let carried = ledger.this(&|e| e.fund == Fund::CarriedGeneral);
        let (left_over, none) = (ledger.left(), ledger.this(&|_| false));
        let whole = ledger.with_left(&fiscal);
        ledger.sum(whole, &[income, carried]);
        ledger.sum(whole, &[ledger.this(&fiscal), left_over]);
        let of_budgets: Vec<Amount> = budgets.iter().map(|(_, of)| ledger.income(of, "")).collect();
        ledger.sum(income, &of_budgets);
        let mut right: Vec<Line> = Vec::new();
        let classes = self.classes();
        let used = |code: &&str| {
            self.has(Trait::Classes, 1) || ledger.this(&|e| fiscal(e) && e.item.starts_with(*code)).fen != 0
        };
        for (code, label) in classes.iter().filter(|(code, _)| used(code)) {
            right.push((label.clone(), spent(code)));
        }
        for (n, of) in funds.iter().enumerate() {
            let parts = right.iter().filter_map(|l| if let Cell::Money(a) = l.1[n] { Some(a) } else { None });
            ledger.sum(ledger.this(of), &parts.collect::<Vec<_>>());
        }
        let after: Vec<Cell> = [left_over, left_over, none, none].map(Cell::Money).to_vec();
        let uses =
            |(n, of): (usize, &Of)| Cell::Money(if n < 2 { ledger.with_left(of) } else { ledger.this(of) });
        let uses: Vec<Cell> = funds.iter().enumerate().map(uses).collect();
        let listed = budgets.iter().map(|(label, _)| label.as_str()).zip(of_budgets).collect::<Vec<_>>();
        let panels = if accounts {
            let left: Vec<Line> = numbered(&listed, |n| format!("{}、", numeral(n)));
            let ends_left = vec![
                line("本年收入合计", income),
                line("年初财政拨款结转和结余", carried),
                line("总计", whole),
            ];
            let ends_right = vec![
                ("本年支出合计".to_string(), spent("")),
                ("年末财政拨款结转和结余".into(), after),
                ("总计".into(), uses),
            ];
            vec![(left, ends_left), (right, ends_right)]
        } else {
            let mut left = vec![line("一、本年收入", income)];
            left.extend(numbered(&listed, |n| format!("（{}）", numeral(n))));
            left.push(line("二、上年结转", carried));
            for (n, (label, _)) in right.iter_mut().enumerate() {
                if let Some((_, name)) = label.split_once(['、', '）']) {
                    *label = format!("（{}）{name}", numeral(n + 1));
                }
            }
            right.insert(0, ("一、本年支出".into(), spent("")));
            right.push(("二、年终结转结余".into(), after));
            vec![(left, vec![line("收入总计", whole)]), (right, vec![("支出总计".to_string(), uses)])]
        };
        self.fiscal_sheet(panels)
    }

    fn fiscal_sheet(&self, panels: Vec<(Vec<Line>, Vec<Line>)>) -> Sheet {
        let accounts = self.about.accounts();
        let amount = if accounts { "决算数" } else { "预算数" };
        let money = if accounts { "财政拨款" } else { "" };
        let heads = [
            "收入/项目".to_string(),
            format!("收入/{amount}"),
            "支出/项目".into(),
            "支出/合计".into(),
            format!("支出/一般公共预算{money}"),
            format!("支出/政府性基金预算{money}"),
            format!("支出/国有资本经营预算{money}"),
        ];
        let rows = self.beside(panels);
        self.plain(&heads, rows)
    }
}
