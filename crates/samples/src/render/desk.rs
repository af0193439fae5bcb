//! Room: made-up disclosures. A desk for layouts that are plain lines: paragraphs, and rows of cells between tabs.
//! What the Shanghai budgets and the final accounts share.

use crate::budget::{Budget, Entry};
use crate::classification::function;
use crate::dice::Dice;
use crate::money::{Fen, Pair, Printed};

/// A text being written about a budget.
pub(super) struct Desk<'a> {
    pub budget: &'a Budget,
    pub dice: Dice,
    pub out: String,
}

/// One line of a table.
pub(super) type Line = Vec<String>;

impl<'a> Desk<'a> {
    pub fn new(budget: &'a Budget, salt: u64) -> Self {
        Desk { budget, dice: Dice::new(budget.seed.rotate_left(29) ^ salt), out: String::new() }
    }

    /// A line of its own.
    pub fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Several lines.
    pub fn lines(&mut self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(line));
    }

    /// A paragraph as a page of `width` characters breaks it.
    pub fn wrapped(&mut self, text: &str, width: usize) {
        let chars: Vec<char> = text.chars().collect();
        let mut from = 0;
        while from < chars.len() {
            let mut to = (from + width).min(chars.len());
            // No line ends within a figure.
            let inside = |n: usize| {
                let part = |c: char| c.is_ascii_digit() || ".,%".contains(c);
                n < chars.len() && part(chars[n]) && part(chars[n - 1])
            };
            while inside(to) {
                to -= 1;
            }
            self.line(&chars[from..to].iter().collect::<String>());
            from = to;
        }
    }

    /// Rows of a table, now and then with a page between two of them.
    pub fn table(&mut self, head: &[&str], rows: Vec<Line>) {
        let broken = if rows.len() > 12 && self.dice.chance(50) { Some(rows.len() / 2) } else { None };
        self.out.push('\n');
        let heads: Vec<String> = head.iter().map(|h| h.replace('|', "\t")).collect();
        self.lines(&heads);
        let repeated = self.dice.chance(50);
        for (n, row) in rows.into_iter().enumerate() {
            if Some(n) == broken {
                self.out.push_str("\n\n\n");
                if repeated {
                    self.lines(&heads);
                }
            }
            self.line(&row.join("\t"));
        }
        self.out.push_str("\n\n");
    }

    /// The true amounts of this year and last of what `keep` admits.
    pub fn fen(&self, keep: impl Fn(&Entry) -> bool) -> (Fen, Fen) {
        let of = self.budget.entries.iter().filter(|e| keep(e));
        of.fold((0, 0), |(this, last), e| (this + e.this, last + e.last))
    }

    /// An amount in 万元.
    pub fn money(&self, amount: Printed) -> String {
        amount.text(self.budget.thousands)
    }

    /// An amount in 万元 for a cell: nothing where it is zero.
    pub fn cell(&self, amount: Printed) -> String {
        if amount.is_zero() { String::new() } else { self.money(amount) }
    }

    /// The codes of class, section and item that `keep` admits, each before those below it.
    pub fn codes(&self, keep: impl Fn(&Entry) -> bool + Copy) -> Vec<String> {
        let mut codes: Vec<String> =
            [3, 5, 7].iter().flat_map(|&len| self.budget.functions(len, false, keep)).collect();
        codes.sort();
        codes
    }

    /// `增加 3.00 万元，增长 2.10%`, or 持平 where nothing changed.
    pub fn change(&self, pair: Pair, growth: bool) -> String {
        if pair.change().is_zero() {
            return "持平".into();
        }
        let (up, rise) = if pair.change().0 < 0 { ("减少", "下降") } else { ("增加", "增长") };
        let change = format!("{up}{}万元", self.money(Printed(pair.change().0.abs())));
        if growth { format!("{change}，{rise}{}%", pair.growth().text(false)) } else { change }
    }
}

/// The names of class, section and item of an item.
pub(super) fn path(item: &str) -> [&'static str; 3] {
    [function(&item[..3]), function(&item[..5]), function(item)]
}
