//! Room: made-up disclosures. The truth behind a composition: amounts known by the cells of the cube that they add
//! up, every printed figure by its key, and what ties keys to each other.

use super::traits::{Trait, Traits};
use crate::budget::{Budget, Entry, Fund, Kind, Nature};
use crate::dice::Dice;
use crate::money::{Fen, LAST_DIGIT, Printed, ratio};
use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which side of the cube: this year (as spent, in final accounts), what it is held against, and a third one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stage {
    /// This year.
    This,
    /// Last year's budget; in final accounts, the budget at the beginning of the year.
    Last,
    /// What was carried out last year.
    Before,
}

/// Which cells of the cube.
pub(super) type Keep<'a> = &'a dyn Fn(&Entry) -> bool;

/// A true amount and what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub key: u64,
    pub fen: Fen,
}

/// Keys of which each follows from the others.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub keys: Vec<u64>,
    /// Only the first follows from the others (a share does not tell its part).
    pub one_way: bool,
}

/// What was printed once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub key: u64,
    pub zero: bool,
}

/// The data of one disclosure.
pub(super) struct Ledger {
    pub budget: Budget,
    /// What was carried out last year, one for each entry.
    before: Vec<Fen>,
    /// Left at the year's end, of the general public budget, and the item that it was given for.
    left: Fen,
    left_at: String,
    salt: u64,
    pub marks: RefCell<Vec<Mark>>,
    pub ties: RefCell<Vec<Tie>>,
}

/// Paid from the general public budget, of this year or carried over.
pub(super) fn general(e: &Entry) -> bool {
    e.fund.is_general() || e.fund == Fund::CarriedGeneral
}

/// Paid from appropriations, of this year or carried over.
pub(super) fn fiscal(e: &Entry) -> bool {
    e.fund.is_fiscal() || e.fund == Fund::CarriedGeneral
}

/// Basic expenditure.
pub(super) fn basic(e: &Entry) -> bool {
    e.nature != Nature::Project
}

/// The economic items of the three public expenses: abroad, bought, run, reception.
pub(super) const PUBLIC: [&str; 4] = ["30212", "31013", "30231", "30217"];

const PLAIN_PROJECTS: [&str; 12] = [
    "业务保障经费",
    "信息系统运行维护",
    "宣传培训经费",
    "专项检查经费",
    "设备更新购置",
    "窗口服务外包",
    "档案整理经费",
    "行业标准编制",
    "便民设施改造",
    "监测网点运行",
    "人才培养经费",
    "应急保障经费",
];

impl Ledger {
    pub fn new(seed: u64, traits: &Traits, salt: u64) -> Ledger {
        let mut budget = Budget::made_up(seed);
        let keep = |e: &Entry| {
            (traits.get(Trait::Funds) == 1 || e.fund.is_general() || e.fund.is_carried())
                && (traits.get(Trait::CarryOver) == 1 || !e.fund.is_carried())
                && !(traits.is(Trait::Funds, 0) && e.fund == Fund::CarriedEntity)
                && (traits.get(Trait::Fallen) == 1 || e.this != 0)
        };
        budget.entries.retain(keep);
        if salt > 0 && traits.is(Trait::Entities, 2) {
            // The entity of the department before it: a part of its running costs, and no project.
            budget.entries.retain(basic);
            (budget.name, budget.kind) = (format!("{}综合服务中心", budget.name), Kind::Entity);
        }
        let mut dice = Dice::new(seed ^ 0x6C65_6467_6572);
        let mut before = Vec::new();
        let whole = traits.is(Trait::Rounding, 0);
        let round = |fen: Fen| if whole { Printed::of(fen).0 * LAST_DIGIT } else { fen };
        for entry in &mut budget.entries {
            entry.this = round(entry.this);
            entry.last = round(entry.last);
            let base = if entry.last == 0 { entry.this } else { entry.last };
            before.push(round(base / 1000 * dice.between(860, 1090)));
        }
        if traits.is(Trait::ProjectNames, 0) {
            for (n, project) in budget.projects.iter_mut().enumerate() {
                project.name = PLAIN_PROJECTS[n % PLAIN_PROJECTS.len()].into();
            }
            for (n, carried) in budget.carried.iter_mut().enumerate() {
                carried.name = format!("结转{}", PLAIN_PROJECTS[n % PLAIN_PROJECTS.len()]);
            }
        }
        let items = budget.functions(7, false, general);
        let forward = traits.is(Trait::Kind, 1) && traits.is(Trait::CarryForward, 1) && !items.is_empty();
        let (left, left_at) = if forward {
            (dice.between(10, 9_000) * LAST_DIGIT, dice.pick(&items).clone())
        } else {
            (0, String::new())
        };
        Ledger { budget, before, left, left_at, salt, marks: RefCell::default(), ties: RefCell::default() }
    }

    fn fen(&self, at: usize, stage: Stage) -> Fen {
        match stage {
            Stage::This => self.budget.entries[at].this,
            Stage::Last => self.budget.entries[at].last,
            Stage::Before => self.before[at],
        }
    }

    fn of(&self, stage: Stage, keep: Keep, left: Fen) -> Amount {
        let mut hasher = DefaultHasher::new();
        (self.salt, stage, left).hash(&mut hasher);
        let mut fen = left;
        for (at, _) in self.budget.entries.iter().enumerate().filter(|(_, e)| keep(e)) {
            if self.fen(at, stage) != 0 {
                at.hash(&mut hasher);
                fen += self.fen(at, stage);
            }
        }
        Amount { key: hasher.finish(), fen }
    }

    /// The amount of what `keep` admits.
    pub fn amount(&self, stage: Stage, keep: Keep) -> Amount {
        self.of(stage, keep, 0)
    }

    /// This year's amount.
    pub fn this(&self, keep: Keep) -> Amount {
        self.amount(Stage::This, keep)
    }

    /// This year's income of what `keep` admits: as much as was spent, and what is left of it.
    pub fn income(&self, keep: Keep, code: &str) -> Amount {
        let general = self.budget.entries.iter().any(|e| e.fund == Fund::General && keep(e));
        let left = if general && self.left_at.starts_with(code) { self.left } else { 0 };
        self.of(Stage::This, &|e| !e.fund.is_carried() && keep(e) && e.item.starts_with(code), left)
    }

    /// What is left at the year's end.
    pub fn left(&self) -> Amount {
        self.of(Stage::This, &|_| false, self.left)
    }

    /// What `keep` admits and what is left of it.
    pub fn with_left(&self, keep: Keep) -> Amount {
        self.of(Stage::This, keep, self.left)
    }

    /// Registers that `whole` is the sum of `parts`.
    pub fn sum(&self, whole: Amount, parts: &[Amount]) {
        let keys = std::iter::once(&whole).chain(parts).filter(|a| a.fen != 0).map(|a| a.key);
        let keys: Vec<u64> = keys.collect();
        if keys.len() > 2 {
            self.ties.borrow_mut().push(Tie { keys, one_way: false });
        }
    }

    /// A key that follows from other keys.
    pub fn derived(&self, what: &str, of: &[u64]) -> u64 {
        let mut hasher = DefaultHasher::new();
        (what, of).hash(&mut hasher);
        hasher.finish()
    }

    /// Registers that the first follows from the others (and, unless `one_way`, each from the others).
    pub fn tie(&self, keys: &[u64], one_way: bool) {
        self.ties.borrow_mut().push(Tie { keys: keys.to_vec(), one_way });
    }

    /// A figure as text between marks that tell its place in the finished text.
    pub fn print(&self, key: u64, zero: bool, text: &str) -> String {
        let mut marks = self.marks.borrow_mut();
        let id = char::from_u32(FIRST_ID + marks.len() as u32).unwrap_or(LAST_ID);
        marks.push(Mark { key, zero });
        format!("{id}{text}{END}")
    }

    /// Whether a functional code has a class, section and item.
    pub fn codes(&self, lengths: &[usize], fallen: bool, keep: Keep) -> Vec<String> {
        let of = |len: &usize| self.budget.functions(*len, fallen, keep);
        let mut codes: Vec<String> = lengths.iter().flat_map(of).collect();
        codes.sort();
        codes
    }
}

/// The first character that stands for a figure's number in the draft.
pub(super) const FIRST_ID: u32 = 0xF_0000;
const LAST_ID: char = '\u{FFFFD}';
/// The character that ends a figure in the draft.
pub(super) const END: char = '\u{E001}';

/// Whether a character is a mark of the draft.
pub(super) fn is_mark(c: char) -> bool {
    c == END || c as u32 >= FIRST_ID
}

/// An amount in its unit's last printed digit: hundredths of 万元, or of yuan.
pub(super) fn digits(amount: Amount, yuan: bool) -> i64 {
    if yuan { amount.fen } else { Printed::of(amount.fen).0 }
}

/// `part` of `whole` in hundredths of a percent, or in tenths of ten of them; larger numbers than [`ratio`] takes.
pub(super) fn percent(part: i64, whole: i64, one_decimal: bool) -> Printed {
    if whole == 0 {
        return Printed(0);
    }
    if one_decimal {
        return Printed(((part as i128 * 2_000 + whole as i128) / (whole as i128 * 2)) as i64 * 10);
    }
    Printed(ratio(part, whole))
}
