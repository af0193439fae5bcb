//! Room: made-up disclosures. One budget as a sparse cube of true amounts, and its views.
//! Every figure of a disclosure is a view, rounded on its own: the same place is the same figure by construction.

use crate::money::{Fen, Pair, Printed};

/// Whose disclosure it is: the titles of the forms say 部门 or 单位.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A department (部门).
    Department,
    /// An entity below a department (单位).
    Entity,
}

impl Kind {
    /// Whether it is a department.
    pub fn is_department(self) -> bool {
        self == Kind::Department
    }
}

/// Where money comes from. The order is that of form 2's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fund {
    /// 一般公共预算, own level.
    General,
    /// 上级一般公共预算安排的转移支付.
    GeneralAbove,
    /// 政府性基金预算, own level.
    Government,
    /// 上级政府性基金安排的转移支付.
    GovernmentAbove,
    /// 国有资本经营预算, own level.
    State,
    /// 财政专户.
    SpecialAccount,
    /// 单位资金.
    EntityFunds,
    /// 财政拨款结转 of the general public budget.
    CarriedGeneral,
    /// 非财政拨款结转结余 of entity funds.
    CarriedEntity,
}

impl Fund {
    /// This year's general public budget, from whichever level.
    pub fn is_general(self) -> bool {
        matches!(self, Fund::General | Fund::GeneralAbove)
    }
    /// This year's government-managed funds, from whichever level.
    pub fn is_government(self) -> bool {
        matches!(self, Fund::Government | Fund::GovernmentAbove)
    }
    /// This year's fiscal appropriation.
    pub fn is_fiscal(self) -> bool {
        self <= Fund::State
    }
    /// From a level above.
    pub fn is_above(self) -> bool {
        matches!(self, Fund::GeneralAbove | Fund::GovernmentAbove)
    }
    /// Carried over from last year.
    pub fn is_carried(self) -> bool {
        self >= Fund::CarriedGeneral
    }
}

/// What money is spent on: basic expenditure has two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// 人员经费.
    Personnel,
    /// 公用经费.
    Operating,
    /// 项目支出.
    Project,
}

/// One cell of the cube: true amounts of this year and last year.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Source.
    pub fund: Fund,
    /// Functional item, seven digits.
    pub item: String,
    /// Nature.
    pub nature: Nature,
    /// Economic class or item, three or five digits.
    pub economic: &'static str,
    /// Index into [`Budget::projects`].
    pub project: Option<usize>,
    /// Index into [`Budget::carried`].
    pub carried: Option<usize>,
    /// This year's budget, in fen.
    pub this: Fen,
    /// Last year's budget, in fen.
    pub last: Fen,
}

/// One part of a project, stated in words and as a cost indicator: exact as printed.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it pays for.
    pub name: String,
    /// Economic item.
    pub economic: &'static str,
    /// The amount, as printed everywhere.
    pub amount: Printed,
}

/// Persons at a rate: `rate` yuan each for `ten_thousands` hundredths of 万人.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Yuan a person.
    pub rate: i64,
    /// Hundredths of ten thousand persons (184 is 1.84 万人).
    pub hundredths: i64,
}

/// A project of this year.
#[derive(Clone, Debug)]
pub struct Project {
    /// Name, the same wherever it is stated.
    pub name: String,
    /// Source.
    pub fund: Fund,
    /// Functional item.
    pub item: String,
    /// Its parts; they sum exactly to the printed budget.
    pub parts: Vec<Part>,
    /// A subsidy worked out in the text from heads and rates, if it is one; it has a single part.
    pub heads: Vec<Heads>,
    /// On what policy it rests (made up).
    pub basis: String,
    /// Its targets are not published (named under 其他需说明的事项).
    pub withheld: bool,
}

impl Project {
    /// The printed budget: the sum of the parts.
    pub fn budget(&self) -> Printed {
        Printed(self.parts.iter().map(|p| p.amount.0).sum())
    }
}

/// One item carried over from last year.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Name as in form 12.
    pub name: String,
    /// What it will be used for (made up).
    pub purpose: String,
}

/// Staff counted in the part one of some documents.
#[derive(Clone, Copy, Debug)]
pub struct Staff {
    /// Posts allowed.
    pub posts: i64,
    /// In office.
    pub serving: i64,
    /// Retired.
    pub retired: i64,
}

/// Procurement plan, in hundredths of 万元.
#[derive(Clone, Copy, Debug)]
pub struct Procurement {
    /// True amounts of goods, works and services, in fen.
    pub kinds: [Fen; 3],
    /// Reserved for small and medium enterprises.
    pub sme: Printed,
    /// Of it reserved for small and micro enterprises.
    pub small: Printed,
}

/// Assets at the end of last year.
#[derive(Clone, Copy, Debug)]
pub struct Assets {
    /// Buildings: hundredths of a square metre, and value in fen.
    pub house: (i64, Fen),
    /// General, law-enforcement and other vehicles: number and value in fen.
    pub vehicles: [(i64, Fen); 3],
    /// Furniture, in fen.
    pub furniture: Fen,
    /// Other, in fen.
    pub other: Fen,
    /// Sets of equipment above 500 000 and above 1 000 000 yuan.
    pub large: [i64; 2],
}

/// A made-up budget: a cube and what surrounds it. Everything stated about it is computed from here.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The seed it was made from; it also picks the wording.
    pub seed: u64,
    /// Budget year.
    pub year: i64,
    /// The entity's name as written throughout.
    pub name: String,
    /// A longer form of the name, used in performance tables (mostly the same).
    pub full_name: String,
    /// The policy subject it works on, e.g. 医疗保障.
    pub subject: &'static str,
    /// Department or entity.
    pub kind: Kind,
    /// The cube.
    pub entries: Vec<Entry>,
    /// Projects of this year.
    pub projects: Vec<Project>,
    /// Items carried over.
    pub carried: Vec<Carried>,
    /// The kind of entity funds: 0 事业收入 … 4 其他收入.
    pub entity_income: usize,
    /// Staff, stated or not by the layout.
    pub staff: Staff,
    /// Procurement.
    pub procurement: Procurement,
    /// Assets.
    pub assets: Assets,
    /// Whether there is an overall performance table.
    pub overall_targets: bool,
    /// Whether amounts carry thousands separators.
    pub thousands: bool,
}

impl Budget {
    /// The published pair (this year, last year) of the part of the cube that `keep` admits.
    pub fn view(&self, keep: impl Fn(&Entry) -> bool) -> Pair {
        let (mut this, mut last) = (0, 0);
        for entry in self.entries.iter().filter(|e| keep(e)) {
            this += entry.this;
            last += entry.last;
        }
        Pair { this: Printed::of(this), last: Printed::of(last) }
    }

    /// The budget of the year before, as far as this one tells of it.
    pub fn of_year_before(&self) -> Budget {
        let mut before = self.clone();
        before.year -= 1;
        for entry in &mut before.entries {
            (entry.this, entry.last) = (entry.last, 0);
        }
        before
    }

    /// The whole.
    pub fn total(&self) -> Pair {
        self.view(|_| true)
    }

    /// The prefixes of `len` digits of the functional codes of what `keep` admits (this year's money or, with
    /// `fallen`, last year's too), in order.
    pub fn functions(&self, len: usize, fallen: bool, keep: impl Fn(&Entry) -> bool) -> Vec<String> {
        let mut codes: Vec<String> = self
            .entries
            .iter()
            .filter(|e| keep(e) && (e.this != 0 || fallen && e.last != 0))
            .map(|e| e.item[..len].to_string())
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The economic codes of `len` digits with money this year among what `keep` admits, in order.
    pub fn economics(&self, len: usize, keep: impl Fn(&Entry) -> bool) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> =
            self.entries.iter().filter(|e| keep(e) && e.this != 0).map(|e| &e.economic[..len]).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// 部门 or 单位.
    pub fn body(&self) -> &'static str {
        match self.kind {
            Kind::Department => "部门",
            Kind::Entity => "单位",
        }
    }
}
