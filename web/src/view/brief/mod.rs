//! The brief: what a disclosure says, for a reader who never saw a budget. Only what the document states for certain:
//! parts that make their whole, changes with the document's own reasons, amounts on which most places agree.

mod division;
mod facts;
mod numbers;
mod plain;
mod projects;
mod reasons;
mod say;
mod terms;

pub use division::Part;
pub use facts::Fact;
pub use numbers::{share, ten_thousands};
pub use plain::plain;
pub use projects::CARRIED;
pub use reasons::Quote;
pub use say::{Bit, Sentence, say};
pub use terms::{Explained, Term, explained};

use super::Dossier;
use division::{adds_up, division};
use facts::{At, Axis, Facts};
use projects::projects;
use rust_decimal::Decimal;

/// A change against last year.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What changed: a member of the nature axis, or of the fund axis.
    pub member: String,
    /// The figure that states by how much.
    pub figure: u32,
    /// By how much, in yuan; negative where it fell.
    pub yuan: Decimal,
    /// The figure that states by how many percent.
    pub growth: Option<u32>,
    /// The reason that the document gives.
    pub reason: Option<Quote>,
}

/// A kind of “三公” expenses.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Its economic class, or `three-public` for all.
    pub member: String,
    /// This year's.
    pub fact: Fact,
    /// By how much it changed against last year's budget, in yuan, with the figure that states so.
    pub change: Option<(u32, Decimal)>,
    /// For final accounts: what was budgeted.
    pub budget: Option<Fact>,
}

/// People in post and what is spent on them.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// How many, and where it stands.
    pub count: (u32, Quote),
    /// Personnel expenses.
    pub personnel: Fact,
}

/// What the brief says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brief {
    /// Who publishes.
    pub entity: String,
    /// The year.
    pub year: Option<i32>,
    /// Final accounts rather than a budget.
    pub accounts: bool,
    /// Total income, where stated.
    pub income: Option<Fact>,
    /// Total expenditure, where stated.
    pub expenditure: Option<Fact>,
    /// By how much the total changed: stated by a figure, or the sum of the changes of its parts.
    pub change: Option<(Decimal, Option<u32>)>,
    /// Where all of the income comes from.
    pub sources: Vec<Part>,
    /// What kind of expenditure all of it is.
    pub natures: Vec<Part>,
    /// Which functions all of it serves, by class.
    pub classes: Vec<Part>,
    /// The largest items, of all that make up the expenditure.
    pub items: Vec<Part>,
    /// Changes with their reasons.
    pub changes: Vec<Change>,
    /// Personnel expenses per head.
    pub people: Option<People>,
    /// “三公” expenses by kind, the sum first.
    pub three: Vec<Kind>,
    /// Where none is stated: that the document says there are none.
    pub no_three: Option<Quote>,
    /// Projects, the largest first; what was carried over for one is a part of its own, led by [`CARRIED`].
    pub projects: Vec<Part>,
    /// The sum of the projects, where the document states one that they make up.
    pub projects_sum: Option<Fact>,
}

impl Brief {
    /// Figures that say otherwise than what is said here, with the fact that stands instead.
    pub fn otherwise(&self) -> Vec<(u32, &Fact)> {
        let parts = [&self.sources, &self.natures, &self.classes, &self.items, &self.projects];
        let facts = self
            .income
            .iter()
            .chain(&self.expenditure)
            .chain(parts.into_iter().flatten().map(|part| &part.fact));
        let facts = facts
            .chain(self.three.iter().map(|kind| &kind.fact))
            .chain(self.people.iter().map(|p| &p.personnel));
        let mut all: Vec<(u32, &Fact)> = Vec::new();
        for fact in facts {
            all.extend(fact.otherwise.iter().map(|&figure| (figure, fact)));
        }
        all.sort_by_key(|(figure, _)| *figure);
        all.dedup_by_key(|(figure, _)| *figure);
        all
    }
}

/// Most items, and most projects, that are listed.
pub const MOST: usize = 8;

/// Whether there is enough for a brief.
pub fn has_brief(dossier: &Dossier) -> bool {
    let facts = Facts::new(dossier);
    let (_, income, expenditure) = totals(&facts);
    income.is_some() || expenditure.is_some() || !three(&facts).is_empty()
}

/// Where the income is stated, and all income and expenditure.
fn totals<'a>(facts: &Facts) -> (At<'a>, Option<Fact>, Option<Fact>) {
    let both = || facts.amount(At::whole(facts.stage, "all"));
    let expenditure = facts.amount(At::whole(facts.stage, "expenditure")).or_else(both);
    let received = received(facts, expenditure.as_ref());
    (received, facts.amount(received).or_else(both), expenditure)
}

/// Draws up the brief.
pub fn brief(dossier: &Dossier) -> Brief {
    let facts = Facts::new(dossier);
    let disclosure = &dossier.answer.report.disclosure;
    let spent = At::whole(facts.stage, "expenditure");
    let (received, income, expenditure) = totals(&facts);
    let changes = changes(&facts);
    let natures = division(&facts, spent, Axis::Nature, |_| true).unwrap_or_default();
    let (projects, projects_sum) = projects(&facts);
    let three = three(&facts);
    Brief {
        entity: disclosure.entity.clone(),
        year: disclosure.year,
        accounts: facts.stage == "execution",
        income,
        change: total_change(&facts, &natures, &changes),
        sources: division(&facts, received, Axis::Fund, is_source).unwrap_or_default(),
        classes: division(&facts, spent, Axis::Function, |_| true).unwrap_or_default(),
        items: items(&facts, spent, expenditure.as_ref()),
        people: people(&facts),
        no_three: if three.is_empty() { reasons::no_three(dossier) } else { None },
        three,
        expenditure,
        natures,
        changes,
        projects,
        projects_sum,
    }
}

/// Where the total income is stated; under this year's funds only if these pay for all of the expenditure.
fn received<'a>(facts: &Facts, expenditure: Option<&Fact>) -> At<'a> {
    let whole = At::whole(facts.stage, "income");
    let current = At { fund: "current", ..whole };
    let pays = |income: Fact| expenditure.is_some_and(|spent| adds_up(spent, [&income].into_iter()));
    if facts.amount(whole).is_none() && facts.amount(current).is_some_and(pays) { current } else { whole }
}

/// Sources of funds that are not divided further.
fn is_source(member: &str) -> bool {
    matches!(
        member,
        "current.fiscal.general"
            | "current.fiscal.government-funds"
            | "current.fiscal.state-capital"
            | "current.non-fiscal.special-account"
            | "current.non-fiscal.entity"
            | "carry-over"
    )
}

/// The items of the functional classification, if they make up all of the expenditure.
fn items(facts: &Facts, spent: At, whole: Option<&Fact>) -> Vec<Part> {
    let items = facts.members(spent, Axis::Function).into_iter().filter(|member| member.len() == 7);
    let mut items: Vec<Part> = items
        .filter_map(|member| {
            Some(Part { member: member.into(), fact: facts.amount(spent.with(Axis::Function, member))? })
        })
        .filter(|part| part.fact.is_some())
        .collect();
    if !whole.is_some_and(|whole| adds_up(whole, items.iter().map(|part| &part.fact))) {
        return Vec::new();
    }
    items.sort_by_key(|part| std::cmp::Reverse(part.fact.yuan));
    items.truncate(MOST);
    items
}

/// How basic and project expenditure changed; where neither is stated, how the funds of the treasury did.
fn changes(facts: &Facts) -> Vec<Change> {
    let of_nature = |nature: &'static str| {
        ["all", "current.fiscal", "current.fiscal.general"].into_iter().find_map(|fund| {
            change(facts, At { fund, nature, ..At::whole(facts.stage, "expenditure") }, nature)
        })
    };
    let mut changes: Vec<Change> = ["basic", "project"].into_iter().filter_map(of_nature).collect();
    if changes.is_empty() {
        let of_fund = |fund: &'static str| {
            ["expenditure", "all", "income"]
                .into_iter()
                .find_map(|flow| change(facts, At { fund, ..At::whole(facts.stage, flow) }, fund))
        };
        changes.extend(["current.fiscal", "current.fiscal.general"].into_iter().find_map(of_fund));
    }
    changes
}

fn change(facts: &Facts, at: At, member: &str) -> Option<Change> {
    // Stated twice with two values, it is not certain.
    let figures = facts.figures("change", at);
    let (figure, yuan) = signed(facts, &figures)?;
    // From nothing there is no rate, whatever the document says.
    let from_zero = facts.amount(at).is_some_and(|now| (now.yuan - yuan).abs() <= now.slack);
    let growth = facts.figures("growth", at).first().copied().filter(|_| !from_zero);
    let dossier = facts.dossier;
    let falls = dossier.figure(figure)?.falls;
    let reason = reasons::reason_after(dossier, growth.unwrap_or(figure))
        .or_else(|| reasons::reason_after(dossier, figure))
        .or_else(|| {
            member.starts_with("current.fiscal").then(|| reasons::reason_of_both(dossier, falls)).flatten()
        });
    Some(Change { member: member.into(), figure, yuan, growth, reason })
}

/// The change that all of these figures state alike, with its sign.
fn signed(facts: &Facts, figures: &[u32]) -> Option<(u32, Decimal)> {
    let value = |&figure: &u32| {
        let falls = facts.dossier.figure(figure)?.falls;
        let fact = facts.fact(figure)?;
        Some((figure, if falls { -fact.yuan } else { fact.yuan }))
    };
    let mut values = figures.iter().map(value);
    let first = values.next()??;
    values.all(|other| other.is_some_and(|(_, yuan)| yuan == first.1)).then_some(first)
}

/// The change of the total: stated, or the sum of those of basic and project expenditure where these are all of it.
fn total_change(facts: &Facts, natures: &[Part], changes: &[Change]) -> Option<(Decimal, Option<u32>)> {
    let direct = ["expenditure", "all", "income"]
        .into_iter()
        .find_map(|flow| signed(facts, &facts.figures("change", At::whole(facts.stage, flow))));
    if let Some((figure, yuan)) = direct {
        return Some((yuan, Some(figure)));
    }
    let whole = |member: &str| {
        let at = At { nature: member, ..At::whole(facts.stage, "expenditure") };
        facts.figures("change", at).iter().any(|figure| changes.iter().any(|change| change.figure == *figure))
    };
    let all_of_it = natures.iter().all(|part| whole(&part.member)) && !natures.is_empty();
    (all_of_it && whole("basic") && whole("project"))
        .then(|| (changes.iter().map(|change| change.yuan).sum(), None))
}

/// Personnel expenses and the people in post, where both are stated.
fn people(facts: &Facts) -> Option<People> {
    let spent = At { nature: "basic.personnel", ..At::whole(facts.stage, "expenditure") };
    let personnel = ["all", "current.fiscal", "current.fiscal.general"]
        .into_iter()
        .find_map(|fund| facts.amount(At { fund, ..spent }))
        .filter(Fact::is_some)?;
    Some(People { count: reasons::in_post(facts.dossier)?, personnel })
}

/// “三公” expenses under the first source of funds for which their sum is stated.
fn three(facts: &Facts) -> Vec<Kind> {
    const KINDS: [&str; 6] = ["three-public", "30212", "30217", "three-public.vehicles", "31013", "30231"];
    let of_fund = |fund: &'static str| {
        let kind = |economic: &'static str| {
            let at = At { fund, economic, ..At::whole(facts.stage, "expenditure") };
            let budget =
                (facts.stage == "execution").then(|| facts.amount(At { stage: "budget", ..at })).flatten();
            Some(Kind {
                member: economic.into(),
                fact: facts.amount(at)?,
                change: signed(facts, &facts.figures("change", at)),
                budget,
            })
        };
        let kinds: Vec<Kind> = KINDS.into_iter().filter_map(kind).collect();
        kinds.first().is_some_and(|first| first.member == "three-public").then_some(kinds)
    };
    ["current.fiscal", "current.fiscal.general", "all"].into_iter().find_map(of_fund).unwrap_or_default()
}
