//! Room: made-up disclosures. Parts of sentences: amounts, shares, changes, lists, in the manners of many regions.

use super::forms::Maker;
use super::ledger::{Amount, Ledger, digits, percent};
use super::traits::Trait;
use crate::money::{LAST_DIGIT, Printed};

/// What a list tells of one part.
pub(super) struct Part {
    pub name: String,
    pub this: Amount,
    /// What it is compared with, if it is.
    pub last: Option<Amount>,
}

const REASONS: [&str; 8] = [
    "人员变动",
    "工作任务调整",
    "压减一般性支出",
    "基本养老保险缴费基数调整",
    "新增专项工作任务",
    "部分工作已经完成",
    "严格控制经费支出",
    "上级补助资金变化",
];

impl Maker<'_> {
    /// Whether prose is in yuan.
    fn prose_yuan(&self) -> bool {
        self.has(Trait::Unit, 2)
    }

    fn spaced(&self, text: String) -> String {
        if self.has(Trait::Spaces, 1) { format!(" {text} ") } else { text }
    }

    fn figure(&self, key: u64, value: i64) -> String {
        let printed = Printed(value.abs());
        let text = if self.has(Trait::ProseAmounts, 1) && !self.prose_yuan() {
            printed.short()
        } else {
            printed.text(self.has(Trait::Thousands, 2))
        };
        let unit = if self.prose_yuan() { "元" } else { "万元" };
        let text = self.ledger.print(key, value == 0, &text);
        format!("{}{unit}", self.spaced(text))
    }

    /// An amount with its unit.
    pub fn money(&self, amount: Amount) -> String {
        self.figure(amount.key, digits(amount, self.prose_yuan()))
    }

    /// An amount after what it is of, with its year and 为 as the publisher has them.
    pub fn stated(&self, name: &str, amount: Amount) -> String {
        let year = if self.has(Trait::Years, 1) { self.about.of_year() } else { String::new() };
        let is = if self.has(Trait::ProseAmounts, 2) { "为" } else { "" };
        format!("{year}{name}{is}{}", self.money(amount))
    }

    fn rate_text(&self, rate: Printed) -> String {
        let text = rate.text(false);
        if self.has(Trait::RateDecimals, 1) { text[..text.len() - 1].to_string() } else { text }
    }

    /// `占 p%`, with what stands before it; nothing where shares are not stated.
    pub fn share(&self, part: Amount, whole: Amount, of: &str) -> String {
        let yuan = self.prose_yuan();
        let manner = self.traits.get(Trait::Shares);
        if manner == 1 || whole.fen == 0 {
            return String::new();
        }
        let rate = percent(digits(part, yuan), digits(whole, yuan), self.has(Trait::RateDecimals, 1));
        let key = self.ledger.derived("share", &[part.key, whole.key]);
        self.ledger.tie(&[key, part.key, whole.key], true);
        let rate = self.spaced(format!("{}%", self.ledger.print(key, rate.0 == 0, &self.rate_text(rate))));
        match manner {
            2 => format!("，占{of}的{rate}"),
            3 => format!("（占{rate}）"),
            _ => format!("，占{rate}"),
        }
    }

    /// A share of what must be named, since it stands nowhere near.
    pub fn share_of(&self, part: Amount, whole: Amount, of: &str) -> String {
        let text = self.share(part, whole, of);
        if self.has(Trait::Shares, 0) { text.replacen("，占", &format!("，占{of}的"), 1) } else { text }
    }

    /// The words before a change: with what it is compared; amounts of last year where they are stated.
    fn compared(&self, last: Amount) -> String {
        let year = self.about.year - 1;
        let accounts = self.about.accounts();
        let kind = self.about.kind();
        let of_year = if accounts { "年度" } else { "年" };
        match self.traits.get(Trait::Compare) {
            0 => "，比上年".into(),
            1 => format!("，比{year}{of_year}{kind}"),
            2 => "，较上年".into(),
            3 => format!("，与{year}{of_year}相比"),
            4 => "，同比".into(),
            5 => format!("，上年{kind}数为{}，比上年", self.money(last)),
            6 => format!("，比{year}{of_year}的{}", self.money(last)),
            _ if accounts => "，比上年决算数".into(),
            _ => "，比上年执行数".into(),
        }
    }

    /// `，比上年增加 d 万元，增长 g%`.
    pub fn change(&self, this: Amount, last: Amount) -> String {
        let yuan = self.prose_yuan();
        let (now, then) = (digits(this, yuan), digits(last, yuan));
        let change = now - then;
        if change == 0 {
            return self.no_change(this, last);
        }
        let step = if yuan { 1 } else { LAST_DIGIT };
        let key = self.ledger.derived("change", &[this.key, last.key]);
        self.ledger.sum(this, &[last, Amount { key, fen: change * step }]);
        let verbs = [
            ["增加", "减少", "增长", "下降"],
            ["增长", "下降", "增幅", "降幅"],
            ["增加", "减少", "提高", "降低"],
            ["增加", "压减", "上升", "下降"],
        ][self.traits.get(Trait::Verbs)];
        let down = usize::from(change < 0);
        let lead = self.compared(last);
        let amount = self.figure(key, change);
        let mut text = format!("{lead}{}{amount}", verbs[down]);
        if then != 0 && !self.has(Trait::Growth, 1) {
            let rate = percent(change.abs(), then, self.has(Trait::RateDecimals, 1));
            let growth = self.ledger.derived("growth", &[this.key, last.key]);
            self.ledger.tie(&[growth, this.key, last.key], true);
            self.ledger.tie(&[growth, this.key, key], true);
            let rate = format!("{}%", self.ledger.print(growth, rate.0 == 0, &self.rate_text(rate)));
            let rate = format!("{}{}", verbs[2 + down], self.spaced(rate));
            let end = if self.has(Trait::Growth, 2) { format!("（{rate}）") } else { format!("，{rate}") };
            text.push_str(&end);
        }
        text
    }

    fn no_change(&self, this: Amount, last: Amount) -> String {
        match self.traits.get(Trait::Flat) {
            0 => "，与上年持平".into(),
            1 => "，与上年相同".into(),
            _ => {
                let key = self.ledger.derived("change", &[this.key, last.key]);
                let lead = self.compared(last);
                let mut text = format!("{lead}增加{}", self.figure(key, 0));
                if !self.has(Trait::Growth, 1) {
                    let zero = self.rate_text(Printed(0));
                    text.push_str(&format!(
                        "，增长{}",
                        self.spaced(format!("{}%", self.ledger.print(key, true, &zero)))
                    ));
                }
                text
            }
        }
    }

    /// `，主要原因是…` without a figure.
    pub fn reason(&self, n: usize) -> String {
        let reason = REASONS[(self.ledger.budget.seed as usize + n) % REASONS.len()];
        if n.is_multiple_of(3) {
            format!("，主要是{reason}")
        } else {
            format!("，主要原因是{reason}")
        }
    }

    /// How a list is led in: joined to the sentence before it, or a paragraph of its own.
    pub fn list(&self, before: &str, parts: &[Part], whole: Amount, of: &str) -> Vec<String> {
        self.ledger.sum(whole, &parts.iter().map(|p| p.this).collect::<Vec<_>>());
        let mut parts: Vec<&Part> = parts.iter().filter(|p| p.this.fen != 0).collect();
        if parts.is_empty() {
            return vec![format!("{before}。")];
        }
        let cut = self.has(Trait::ListsComplete, 1) && parts.len() > 3;
        if cut {
            parts.sort_by_key(|p| -p.this.fen);
            parts.truncate(3);
        }
        let clauses: Vec<String> = parts
            .iter()
            .map(|p| {
                let change = p.last.map_or(String::new(), |last| self.change(p.this, last));
                format!("{}{}{change}", self.stated(&p.name, p.this), self.share(p.this, whole, of))
            })
            .collect();
        let and_so_on = if cut { "等" } else { "" };
        match self.traits.get(Trait::Lists) {
            1 => vec![format!("{before}，其中：{}{and_so_on}。", clauses.join("，"))],
            2 if !cut => {
                let mut lines = vec![format!("{before}，其中：")];
                lines.extend(clauses.iter().enumerate().map(|(n, t)| format!("{}．{t}。", n + 1)));
                lines
            }
            3 => vec![format!("{before}，包括：{}{and_so_on}。", clauses.join("、"))],
            _ => vec![format!("{before}。其中：{}{and_so_on}。", clauses.join("；"))],
        }
    }

    /// `完成年初预算的 p%`.
    pub fn completion(&self, this: Amount, planned: Amount) -> String {
        let yuan = self.prose_yuan();
        let (now, plan) = (digits(this, yuan), digits(planned, yuan));
        if plan == 0 {
            return String::new();
        }
        let rate = percent(now, plan, self.has(Trait::RateDecimals, 1));
        let key = self.ledger.derived("completion", &[this.key, planned.key]);
        self.ledger.tie(&[key, this.key, planned.key], true);
        let rate = self.spaced(format!("{}%", self.ledger.print(key, rate.0 == 0, &self.rate_text(rate))));
        format!("，完成年初预算的{rate}")
    }

    pub fn ledger(&self) -> &Ledger {
        self.ledger
    }
}
