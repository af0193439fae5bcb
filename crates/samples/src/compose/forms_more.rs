//! Room: made-up disclosures. The forms of two panels, of the three public expenses, of projects and of entities.

use super::forms::{Maker, Of};
use super::ledger::{Amount, PUBLIC, Stage, basic, digits, fiscal, general, percent};
use super::sheet::{Cell, Row, Sheet, paths};
use super::titles::{Form, numeral};
use super::traits::Trait;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{CLASSES, economic, function};
use crate::money::LAST_DIGIT;

/// A line of a panel: its label and its amounts.
pub(super) type Line = (String, Vec<Cell>);

fn words(text: &str) -> Cell {
    Cell::Words(text.to_string())
}

fn line(label: &str, amount: Amount) -> Line {
    (label.to_string(), vec![Cell::Money(amount)])
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
        let (total_in, total_out) = if accounts { ("总计", "总计") } else { ("收入总计", "支出总计") };
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
                let lines: Vec<Line> = natures.iter().map(|(label, of)| line(label, ledger.this(of))).collect();
                ledger.sum(spent, &amounts(&lines));
                panels.push((lines, panels[1].1.clone()));
                heads.extend(["支出/项目（按支出性质）".into(), format!("支出/{amount}")]);
            }
            _ => heads[2] = "支出/项目".into(),
        }
        let rows = self.beside(panels);
        self.plain(&heads, rows)
    }

    fn plain(&self, heads: &[String], rows: Vec<Row>) -> Sheet {
        let columns = paths(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        Sheet { columns, stub: 1, rows, ..Sheet::default() }
    }

    pub(super) fn fiscal_both(&self) -> Sheet {
        let accounts = self.about.accounts();
        let ledger = self.ledger;
        let funds: [Of; 4] =
            [fiscal, general, |e| e.fund.is_government(), |e| e.fund == Fund::State];
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
        let mut left: Vec<Line> = Vec::new();
        let listed = |mark: fn(usize) -> String| {
            let lines = budgets.iter().zip(&of_budgets).enumerate();
            lines.map(move |(n, ((label, _), amount))| line(&format!("{}{label}", mark(n + 1)), *amount))
        };
        let mut right: Vec<Line> = Vec::new();
        let classes = self.classes();
        let used = |code: &&str| self.has(Trait::Classes, 1) || ledger.this(&|e| fiscal(e) && e.item.starts_with(*code)).fen != 0;
        for (code, label) in classes.iter().filter(|(code, _)| used(code)) {
            right.push((label.clone(), spent(code)));
        }
        for (n, of) in funds.iter().enumerate() {
            let parts = right.iter().filter_map(|l| if let Cell::Money(a) = l.1[n] { Some(a) } else { None });
            ledger.sum(ledger.this(of), &parts.collect::<Vec<_>>());
        }
        let after: Vec<Cell> = [left_over, left_over, none, none].map(Cell::Money).to_vec();
        let uses = funds.iter().enumerate().map(|(n, of)| {
            Cell::Money(if n < 2 { ledger.with_left(of) } else { ledger.this(of) })
        });
        let uses: Vec<Cell> = uses.collect();
        let (ends_left, ends_right);
        if accounts {
            left.extend(listed(|n| format!("{}、", numeral(n))));
            ends_left = vec![
                line("本年收入合计", income),
                line("年初财政拨款结转和结余", carried),
                line("总计", whole),
            ];
            ends_right = vec![
                ("本年支出合计".to_string(), spent("")),
                ("年末财政拨款结转和结余".into(), after),
                ("总计".into(), uses),
            ];
        } else {
            left.push(line("一、本年收入", income));
            left.extend(listed(|n| format!("（{}）", numeral(n))));
            left.push(line("二、上年结转", carried));
            right.insert(0, ("一、本年支出".into(), spent("")));
            right.push(("二、年终结转结余".into(), after));
            for (n, (label, _)) in right.iter_mut().enumerate().filter(|(n, _)| *n > 0) {
                if let Some((_, name)) = label.split_once(['、', '）']).filter(|_| !label.starts_with("二、年终")) {
                    *label = format!("（{}）{name}", numeral(n));
                }
            }
            ends_left = vec![line("收入总计", whole)];
            ends_right = vec![("支出总计".to_string(), uses)];
        }
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
        let rows = self.beside(vec![(left, ends_left), (right, ends_right)]);
        self.plain(&heads, rows)
    }

    /// Entities by sources: one entity, and the total.
    pub(super) fn income_by_entity(&self) -> Sheet {
        let sources = self.sources();
        let carried = self.ledger.this(&|e| e.fund.is_carried());
        let amounts: Vec<Amount> = sources.iter().map(|(_, of)| self.ledger.income(of, "")).collect();
        let (whole, income) = (self.ledger.this(&|_| true), self.ledger.income(&|_| true, ""));
        self.ledger.sum(income, &amounts);
        self.ledger.sum(whole, &[income, carried]);
        let mut heads = vec!["序号".to_string(), "单位名称".into(), "合计".into(), "本年收入/小计".into()];
        heads.extend(sources.iter().map(|(label, _)| format!("本年收入/{label}")));
        heads.push("上年结转结余".into());
        let row = |number: &str, name: String| {
            let mut cells = vec![words(number), Cell::Words(name), Cell::Money(whole), Cell::Money(income)];
            cells.extend(amounts.iter().map(|a| Cell::Money(*a)));
            cells.push(Cell::Money(carried));
            Row { cells, total: number.is_empty() }
        };
        let rows = vec![row("1", self.about.name.to_string()), row("", self.total_label())];
        Sheet { stub: 2, ..self.plain(&heads, rows) }
    }

    /// Personnel on the left, operating on the right, each by class and item.
    pub(super) fn basic_in_panels(&self) -> Sheet {
        let half = |nature: Nature| {
            let keep = move |e: &Entry| general(e) && e.nature == nature;
            let mut lines: Vec<[Cell; 3]> = Vec::new();
            let classes = self.ledger.budget.economics(3, keep);
            for class in &classes {
                let of = |code: &str| self.ledger.this(&|e| keep(e) && e.economic.starts_with(code));
                let items: Vec<&str> = self.ledger.budget.economics(5, |e| keep(e) && e.economic.starts_with(class));
                self.ledger.sum(of(class), &items.iter().map(|i| of(i)).collect::<Vec<_>>());
                for code in std::iter::once(class).chain(&items) {
                    lines.push([words(code), words(economic(code)), Cell::Money(of(code))]);
                }
            }
            let of = |class: &&str| self.ledger.this(&|e| keep(e) && e.economic.starts_with(*class));
            let whole = self.ledger.this(&keep);
            self.ledger.sum(whole, &classes.iter().map(of).collect::<Vec<_>>());
            (lines, whole)
        };
        let ((left, people), (right, office)) = (half(Nature::Personnel), half(Nature::Operating));
        let mut rows = Vec::new();
        for n in 0..left.len().max(right.len()) {
            let side = |lines: &[[Cell; 3]]| lines.get(n).cloned().unwrap_or([Cell::Void, Cell::Void, Cell::Void]);
            rows.push(Row { cells: side(&left).into_iter().chain(side(&right)).collect(), total: false });
        }
        let cells = vec![
            words("人员经费合计"),
            Cell::Void,
            Cell::Money(people),
            words("公用经费合计"),
            Cell::Void,
            Cell::Money(office),
        ];
        rows.push(Row { cells, total: false });
        let amount = if self.about.accounts() { "决算数" } else { "预算数" };
        let side = |nature: &str| {
            [format!("{nature}/科目编码"), format!("{nature}/科目名称"), format!("{nature}/{amount}")]
        };
        let heads: Vec<String> = side("人员经费").into_iter().chain(side("公用经费")).collect();
        Sheet { stub: 2, ..self.plain(&heads, rows) }
    }

    /// One of the three public expenses, or a part of one: the whole, abroad, vehicles, bought, run, reception.
    pub(super) fn public_amounts(&self, stage: Stage) -> [Amount; 6] {
        let groups: [&[&str]; 6] = [&PUBLIC, &PUBLIC[..1], &PUBLIC[1..3], &PUBLIC[1..2], &PUBLIC[2..3], &PUBLIC[3..]];
        let of = |codes: &[&str]| {
            self.ledger.amount(stage, &|e| general(e) && basic(e) && codes.contains(&e.economic))
        };
        let amounts = groups.map(of);
        self.ledger.sum(amounts[0], &[amounts[1], amounts[2], amounts[5]]);
        self.ledger.sum(amounts[2], &[amounts[3], amounts[4]]);
        amounts
    }

    pub(super) fn public(&self) -> Sheet {
        let this = self.public_amounts(Stage::This);
        let last = self.public_amounts(Stage::Last);
        let accounts = self.about.accounts();
        if self.has(Trait::PublicShape, 1) {
            let heads = [
                "合计",
                "因公出国（境）费",
                "公务用车购置及运行维护费/小计",
                "公务用车购置及运行维护费/公务用车购置费",
                "公务用车购置及运行维护费/公务用车运行维护费",
                "公务接待费",
            ];
            let side = |title: &str| heads.map(|h| if title.is_empty() { h.to_string() } else { format!("{title}/{h}") });
            let money = |of: [Amount; 6]| of.map(Cell::Money).to_vec();
            let (heads, cells) = if accounts {
                let heads = side("预算数").into_iter().chain(side("决算数")).collect();
                (heads, [money(last), money(this)].concat())
            } else {
                (side("").to_vec(), money(this))
            };
            return Sheet { stub: 0, ..self.plain(&heads, vec![Row { cells, total: false }]) };
        }
        let labels = [
            self.total_label(),
            "1．因公出国（境）费".into(),
            "2．公务用车购置及运行维护费".into(),
            "其中：公务用车购置费".into(),
            "公务用车运行维护费".into(),
            "3．公务接待费".into(),
        ];
        let (before, after) = (self.about.year - 1, self.about.year);
        let two = self.has(Trait::PublicShape, 2) || accounts;
        let yuan = self.in_yuan(Form::Public);
        let row = |n: usize| {
            let mut cells = vec![words(&labels[n])];
            if two {
                cells.push(Cell::Money(last[n]));
            }
            cells.push(Cell::Money(this[n]));
            if two && !accounts {
                cells.push(self.difference(this[n], last[n], yuan));
                cells.push(self.rate(this[n], last[n], yuan));
            }
            Row { cells, total: false }
        };
        let heads: Vec<String> = match (accounts, two) {
            (true, _) => vec!["项目".into(), "预算数".into(), "决算数".into()],
            (_, false) => vec!["项目".into(), format!("{after}年预算数")],
            _ => vec![
                "项目".into(),
                format!("{before}年预算数"),
                format!("{after}年预算数"),
                "增减额".into(),
                "增减%".into(),
            ],
        };
        self.plain(&heads, (0..6).map(row).collect())
    }

    /// The cell of a difference.
    pub(super) fn difference(&self, this: Amount, last: Amount, yuan: bool) -> Cell {
        let step = if yuan { 1 } else { LAST_DIGIT };
        let fen = (digits(this, yuan) - digits(last, yuan)) * step;
        let key = self.ledger.derived("change", &[this.key, last.key]);
        if fen != 0 {
            self.ledger.sum(Amount { key: this.key, ..this }, &[last, Amount { key, fen }]);
        }
        Cell::Change(key, fen)
    }

    /// The cell of a growth.
    pub(super) fn rate(&self, this: Amount, last: Amount, yuan: bool) -> Cell {
        let (this_digits, last_digits) = (digits(this, yuan), digits(last, yuan));
        if last_digits == 0 {
            return Cell::Void;
        }
        let change = this_digits - last_digits;
        let rate = percent(change.abs(), last_digits, false).0 * change.signum();
        let key = self.ledger.derived("growth", &[this.key, last.key]);
        self.ledger.tie(&[key, this.key, last.key], true);
        Cell::Rate(key, rate)
    }

    /// Projects by fund, and the total.
    pub(super) fn projects(&self) -> Sheet {
        let ledger = self.ledger;
        let funds: [(&str, Of); 6] = [
            ("合计", |_| true),
            ("一般公共预算", |e| e.fund.is_general()),
            ("政府性基金预算", |e| e.fund.is_government()),
            ("国有资本经营预算", |e| e.fund == Fund::State),
            ("单位资金", |e| matches!(e.fund, Fund::SpecialAccount | Fund::EntityFunds)),
            ("上年结转", |e| e.fund.is_carried()),
        ];
        let amounts = |keep: &dyn Fn(&Entry) -> bool| -> Vec<Amount> {
            let of = funds.iter().map(|(_, of)| {
                ledger.this(&|e| e.nature == Nature::Project && of(e) && keep(e))
            });
            let of: Vec<Amount> = of.collect();
            ledger.sum(of[0], &of[1..]);
            of
        };
        let mut lines: Vec<(String, Vec<Amount>)> = Vec::new();
        for (n, project) in ledger.budget.projects.iter().enumerate() {
            lines.push((project.name.clone(), amounts(&|e| e.project == Some(n))));
        }
        for (n, carried) in ledger.budget.carried.iter().enumerate() {
            lines.push((carried.name.clone(), amounts(&|e| e.carried == Some(n))));
        }
        lines.retain(|(_, of)| of[0].fen != 0);
        let whole = amounts(&|_| true);
        for (n, amount) in whole.iter().enumerate() {
            ledger.sum(*amount, &lines.iter().map(|(_, of)| of[n]).collect::<Vec<_>>());
        }
        lines.push((self.total_label(), whole));
        let last = lines.len() - 1;
        let rows = lines.into_iter().enumerate().map(|(n, (name, of))| Row {
            cells: std::iter::once(Cell::Words(name)).chain(of.into_iter().map(Cell::Money)).collect(),
            total: n == last,
        });
        let heads: Vec<String> =
            std::iter::once("项目名称").chain(funds.iter().map(|(label, _)| *label)).map(String::from).collect();
        let rows = rows.collect();
        self.plain(&heads, rows)
    }
}
