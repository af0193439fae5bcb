//! Room: made-up disclosures. The forms of entities, of basic expenditure in two panels, of the three public expenses
//! and of projects; differences and rates between two years.

use super::forms::{Maker, Of};
use super::ledger::{Amount, PUBLIC, Stage, basic, digits, general, percent};
use super::panels::words;
use super::sheet::{Cell, Row, Sheet};
use super::titles::Form;
use super::traits::Trait;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::economic;
use crate::money::LAST_DIGIT;

impl Maker<'_> {
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
                let items: Vec<&str> =
                    self.ledger.budget.economics(5, |e| keep(e) && e.economic.starts_with(class));
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
            let side =
                |lines: &[[Cell; 3]]| lines.get(n).cloned().unwrap_or([Cell::Void, Cell::Void, Cell::Void]);
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
        let groups: [&[&str]; 6] =
            [&PUBLIC, &PUBLIC[..1], &PUBLIC[1..3], &PUBLIC[1..2], &PUBLIC[2..3], &PUBLIC[3..]];
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
            let side = |title: &str| {
                heads.map(|h| if title.is_empty() { h.to_string() } else { format!("{title}/{h}") })
            };
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
            let of =
                funds.iter().map(|(_, of)| ledger.this(&|e| e.nature == Nature::Project && of(e) && keep(e)));
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
        let heads: Vec<String> = std::iter::once("项目名称")
            .chain(funds.iter().map(|(label, _)| *label))
            .map(String::from)
            .collect();
        let rows = rows.collect();
        self.plain(&heads, rows)
    }
}
