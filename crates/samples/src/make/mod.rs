//! Room: made-up disclosures. Making a budget from a seed: who it is, how large, and what surrounds the cube.
//! The cube itself is filled in `basic` (staff and offices) and `projects` (projects, funds, carry-over).

mod basic;
mod projects;
mod words;

use crate::budget::{Assets, Budget, Entry, Fund, Kind, Nature, Procurement, Staff};
use crate::dice::Dice;
use crate::money::{Fen, LAST_DIGIT, Printed};
pub(crate) use words::{PLACES, TRADES, Trade};

/// What the steps of making share.
struct Maker {
    dice: Dice,
    budget: Budget,
    trade: &'static Trade,
    /// Every true amount is a whole number of printed digits: nothing sums by rounding only.
    whole: bool,
    /// How last year compares: 0 mixed, 1 mostly the same, 2 the same to the fen.
    trend: u8,
    /// Growth in thousandths, one for each functional item and nature, so that an item moves as one.
    factors: Vec<(String, Nature, i64)>,
}

impl Budget {
    /// The made-up budget of a seed: the same for ever.
    ///
    /// Seeds differ in size (from a handful of staff to hundreds), in the funds, projects and carry-over they
    /// have, in whether true amounts are round, and in how the year before compares.
    pub fn made_up(seed: u64) -> Budget {
        let mut dice = Dice::new(seed);
        let trade = &TRADES[dice.below(TRADES.len())];
        let (place, rank, full_rank) = *dice.pick(PLACES);
        let kind = if dice.chance(65) { Kind::Department } else { Kind::Entity };
        let office = if kind == Kind::Department { trade.office } else { trade.centre };
        let name = format!("{place}{rank}{office}");
        let full_name = if dice.chance(60) { format!("{place}{full_rank}{office}") } else { name.clone() };
        let year = *dice.pick(&[2026, 2026, 2026, 2025, 2027]);
        let serving = match dice.below(10) {
            0 | 1 => dice.between(2, 6),
            2..=6 => dice.between(12, 60),
            7 | 8 => dice.between(80, 240),
            _ => dice.between(500, 1800),
        };
        let staff =
            Staff { posts: serving + dice.between(0, 4), serving, retired: dice.between(0, serving / 3) };
        let budget = Budget {
            seed,
            year,
            name,
            full_name,
            subject: trade.subject,
            kind,
            entries: Vec::new(),
            projects: Vec::new(),
            carried: Vec::new(),
            entity_income: dice.below(5),
            staff,
            procurement: Procurement { kinds: [0; 3], sme: Printed(0), small: Printed(0) },
            assets: Assets { house: (0, 0), vehicles: [(0, 0); 3], furniture: 0, other: 0, large: [0; 2] },
            overall_targets: dice.chance(70),
            thousands: dice.chance(40),
        };
        let whole = dice.chance(25);
        let trend = *dice.pick(&[0, 0, 0, 0, 0, 0, 1, 1, 2]);
        let mut maker = Maker { dice, budget, trade, whole, trend, factors: Vec::new() };
        maker.basic();
        maker.projects();
        maker.fallen();
        maker.surroundings();
        maker.budget
    }
}

impl Maker {
    /// The code of a functional item of the trade's own section.
    fn own_item(&self, suffix: &str) -> String {
        format!("{}{suffix}", self.trade.section)
    }

    /// A true amount: at least one printed digit, whole if the budget is of whole digits.
    fn amount(&self, fen: Fen) -> Fen {
        let digits = (fen / LAST_DIGIT).max(1);
        if self.whole || fen < LAST_DIGIT { digits * LAST_DIGIT } else { fen }
    }

    /// Last year's amount of an item: one growth for each item and nature.
    fn last_of(&mut self, item: &str, nature: Nature, this: Fen) -> Fen {
        let known = self.factors.iter().find(|(i, n, _)| i == item && *n == nature).map(|f| f.2);
        let factor = known.unwrap_or_else(|| {
            let factor = self.new_factor(item, nature);
            self.factors.push((item.to_string(), nature, factor));
            factor
        });
        match factor {
            0 => 0,
            1000 => this,
            _ => self.amount(this / 1000 * factor),
        }
    }

    /// How an item grew, in thousandths of this year: running items mildly, contributions mostly as wages do.
    fn new_factor(&mut self, item: &str, nature: Nature) -> i64 {
        let wages = self.factors.first().map(|f| f.2);
        let dice = &mut self.dice;
        let steady = match self.trend {
            2 => 100,
            1 => 60,
            _ => 10,
        };
        if dice.chance(steady) {
            return 1000;
        }
        match (wages, nature) {
            (_, Nature::Operating) => dice.between(720, 1300),
            (None, _) => dice.between(880, 1150),
            (Some(wages), _) if dice.chance(60) => wages + dice.between(-20, 20),
            _ if item.starts_with(self.trade.section) => dice.between(860, 1140),
            _ => match dice.below(8) {
                0 => 0,
                1 => dice.between(60, 400),
                2 => dice.between(1200, 2500),
                _ => dice.between(850, 1120),
            },
        }
    }

    /// Adds a cell of basic expenditure paid from `fund`.
    fn pay(&mut self, fund: Fund, item: &str, nature: Nature, economic: &'static str, fen: Fen) {
        if fen <= 0 {
            return;
        }
        let this = self.amount(fen);
        let last = self.last_of(item, nature, this);
        let item = item.to_string();
        self.budget.entries.push(Entry {
            fund,
            item,
            nature,
            economic,
            project: None,
            carried: None,
            this,
            last,
        });
    }

    /// What only last year had: an item that fell to nothing, a carry-over that was used up.
    fn fallen(&mut self) {
        if self.trend == 2 {
            return;
        }
        let mut fell = Vec::new();
        if self.dice.chance(25) {
            let item = if self.dice.chance(50) { "2101199".to_string() } else { self.own_item("99") };
            fell.push((Fund::General, item, Nature::Project, "30299"));
        }
        if self.dice.chance(30) {
            fell.push((Fund::CarriedEntity, self.own_item("99"), Nature::Project, "30299"));
        }
        if self.dice.chance(20) {
            fell.push((Fund::CarriedGeneral, self.own_item("02"), Nature::Project, "30299"));
        }
        for (fund, item, nature, economic) in fell {
            let yuan = self.dice.yuan(3_000, 400_000);
            let last = self.amount(yuan);
            self.budget.entries.push(Entry {
                fund,
                item,
                nature,
                economic,
                project: None,
                carried: None,
                this: 0,
                last,
            });
        }
    }

    /// Procurement and assets.
    fn surroundings(&mut self) {
        let dice = &mut self.dice;
        let buys = dice.chance(85);
        let mut kinds = [0; 3];
        if buys {
            kinds[0] = dice.yuan(2_000, 300_000);
            kinds[1] = if dice.chance(15) { dice.yuan(50_000, 900_000) } else { 0 };
            kinds[2] = if dice.chance(80) { dice.yuan(10_000, 2_000_000) } else { 0 };
        }
        let total = Printed::of(kinds.iter().sum::<Fen>()).0;
        let sme = Printed(if dice.chance(40) { total } else { total * dice.between(30, 95) / 100 });
        let small = Printed(if dice.chance(40) { sme.0 } else { sme.0 * dice.between(60, 99) / 100 });
        self.budget.procurement = Procurement { kinds, sme, small };
        let driven = self.budget.view(|e| e.economic == "30231").this;
        let mut vehicles = [(0, 0); 3];
        if !driven.is_zero() {
            for (at, chance) in [100, 30, 20].into_iter().enumerate() {
                if dice.chance(chance) {
                    let number = dice.between(1, 3);
                    vehicles[at] = (number, number * dice.yuan(60_000, 240_000));
                }
            }
        }
        let house = if dice.chance(40) {
            (dice.between(9_000, 900_000), dice.yuan(90_000, 9_000_000))
        } else {
            (0, 0)
        };
        self.budget.assets = Assets {
            house,
            vehicles,
            furniture: dice.yuan(5_000, 400_000),
            other: dice.yuan(8_000, 4_000_000),
            large: if dice.chance(15) { [2, 1] } else { [0, 0] },
        };
    }
}
