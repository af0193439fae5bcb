//! Room: made-up disclosures. Basic expenditure: what staff and offices cost.
//! Pay items and the functional items that pay them agree (2080505 with 30108, and so on), as they mostly do.

use super::Maker;
use crate::budget::{Fund, Kind, Nature};
use crate::money::Fen;

/// Operating items: economic code, yuan a head from and to, chance in percent.
const OFFICE: &[(&str, i64, i64, u32)] = &[
    ("30201", 800, 6_000, 100),
    ("30202", 100, 1_500, 60),
    ("30205", 60, 300, 80),
    ("30206", 150, 1_200, 85),
    ("30207", 100, 900, 60),
    ("30208", 500, 2_500, 40),
    ("30209", 300, 2_000, 25),
    ("30211", 300, 4_000, 85),
    ("30213", 80, 800, 60),
    ("30215", 50, 600, 25),
    ("30216", 50, 500, 50),
    ("30217", 10, 300, 55),
    ("30226", 200, 5_000, 40),
    ("30228", 700, 2_400, 90),
    ("30229", 300, 2_200, 60),
    ("30231", 800, 4_000, 60),
    ("30239", 500, 6_000, 50),
    ("30299", 300, 5_000, 85),
];

impl Maker {
    /// Fills in basic expenditure.
    pub(super) fn basic(&mut self) {
        let serving = self.budget.staff.serving;
        let service = match self.budget.kind {
            Kind::Entity => serving,
            Kind::Department if self.dice.chance(50) => self.dice.between(0, serving / 2),
            Kind::Department => 0,
        };
        let administration = serving - service;
        let wages_at_office = self.wages(administration, "01", false);
        let service_item = self.trade.service;
        let wages_at_service = self.wages(service, service_item, true);
        self.insurance(wages_at_office, wages_at_service);
        self.pensions(administration >= service);
        self.office(if administration > 0 { "01" } else { service_item }, serving);
        if self.budget.kind == Kind::Entity && self.dice.chance(25) {
            let item = self.own_item(service_item);
            for (nature, economic) in [(Nature::Personnel, "30199"), (Nature::Operating, "30299")] {
                let yuan = self.dice.yuan(2_000, 300_000);
                self.pay(Fund::EntityFunds, &item, nature, economic, yuan);
            }
        }
    }

    /// Wages of a group of staff under one running item; the sum is the base of insurance.
    fn wages(&mut self, heads: i64, suffix: &str, performance: bool) -> Fen {
        if heads == 0 {
            return 0;
        }
        let item = self.own_item(suffix);
        let mut base = 0;
        let mut wages = vec![("30101", 34_000, 56_000), ("30102", 16_000, 48_000), ("30103", 15_000, 42_000)];
        if performance {
            wages.push(("30107", 18_000, 40_000));
        }
        for (economic, low, high) in wages {
            let fen = heads * self.dice.yuan(low, high) + self.dice.between(0, 9_999);
            base += fen;
            self.pay(Fund::General, &item, Nature::Personnel, economic, fen);
        }
        for (economic, low, high, chance) in [
            ("30112", 150, 900, 90),
            ("30199", 200, 6_000, 50),
            ("30305", 100, 2_000, 40),
            ("30309", 20, 600, 50),
        ] {
            if self.dice.chance(chance) {
                let fen = heads * self.dice.yuan(low, high) + self.dice.between(0, 9_999);
                self.pay(Fund::General, &item, Nature::Personnel, economic, fen);
            }
        }
        base
    }

    /// Insurance, medical care and housing fund on the wages of both groups.
    fn insurance(&mut self, office: Fen, service: Fen) {
        let base = office + service;
        let mut contribution = |item: &str, economic, thousandths: i64, of: Fen| {
            self.pay(Fund::General, item, Nature::Personnel, economic, of / 1000 * thousandths);
        };
        contribution("2080505", "30108", 160, base);
        contribution("2101101", "30110", 85, office);
        contribution("2101102", "30110", 85, service);
        contribution("2210201", "30113", 120, base);
        if self.dice.chance(65) {
            self.pay(Fund::General, "2080506", Nature::Personnel, "30109", base / 1000 * 80);
        }
        if self.dice.chance(70) {
            self.pay(Fund::General, "2101103", Nature::Personnel, "30111", base / 1000 * 21);
        }
    }

    /// Pensions paid by the entity itself.
    fn pensions(&mut self, at_office: bool) {
        let item = if at_office { "2080501" } else { "2080502" };
        if self.budget.staff.retired > 0 {
            let yuan = self.budget.staff.retired * self.dice.yuan(300, 9_000);
            self.pay(Fund::General, item, Nature::Personnel, "30302", yuan);
            if self.dice.chance(8) {
                let yuan = self.dice.yuan(60_000, 150_000);
                self.pay(Fund::General, item, Nature::Personnel, "30301", yuan);
            }
        }
    }

    /// Office running costs.
    fn office(&mut self, suffix: &str, heads: i64) {
        let item = self.own_item(suffix);
        for &(economic, low, high, chance) in OFFICE {
            if self.dice.chance(chance) {
                let fen = heads * self.dice.yuan(low, high) + self.dice.between(0, 9_999);
                self.pay(Fund::General, &item, Nature::Operating, economic, fen);
            }
        }
        if heads > 80 && self.dice.chance(20) {
            let yuan = self.dice.yuan(20_000, 90_000);
            self.pay(Fund::General, &item, Nature::Operating, "30212", yuan);
        }
    }
}
