//! A published relation judged once more, by the core's own laws, with amounts that someone tries in the stead of
//! what is printed; and its equation as the law shows it.

use crate::published::{Figure, Relation};
use gouji::constraint::judge::{judge, show};
use gouji::{Amount, Law, Unit, Verdict};
use rust_decimal::Decimal;

/// Larger numbers than any budget has are not reckoned with: products of them would leave the decimals' range.
const LARGEST: i64 = 1_000_000_000_000_000;

/// What a published figure stands for; a blank is zero exactly.
pub fn amount(figure: &Figure) -> Option<Amount> {
    if figure.end > figure.start {
        return read(&figure.value, &figure.unit);
    }
    Some(Amount { exact: true, ..Amount::default() })
}

/// A number in words of JSON with the label of its unit.
pub fn read(number: &str, unit: &str) -> Option<Amount> {
    const UNITS: [Unit; 5] =
        [Unit::Yuan, Unit::ThousandYuan, Unit::TenThousandYuan, Unit::HundredMillionYuan, Unit::Percent];
    let value: Decimal = number.parse().ok().filter(|v: &Decimal| v.abs() < Decimal::from(LARGEST))?;
    let unit = UNITS.into_iter().find(|known| known.label() == unit).unwrap_or(Unit::Count);
    Some(Amount { value, decimals: value.scale(), unit, exact: false })
}

pub use gouji::constraint::equation::{Equation, Piece};

/// How a relation comes out with these amounts of its figures, and by how much it misses; nothing where one of them
/// has no amount, or the relation is none of its law.
pub fn judged(relation: &Relation, amount: impl Fn(u32) -> Option<Amount>) -> Option<(Verdict, Decimal)> {
    let amounts: Vec<Amount> = relation.figures.iter().map(|&f| amount(f)).collect::<Option<_>>()?;
    let terms = terms(relation);
    let constant = constant(relation)?;
    is_whole(relation.law, &terms).then(|| judge(relation.law, constant, &terms, |n| amounts[n]))
}

/// The equation of a relation; nothing where it is none of its law.
pub fn shown(relation: &Relation) -> Option<Equation> {
    let terms = terms(relation);
    is_whole(relation.law, &terms).then_some(show(relation.law, constant(relation)?, &terms))
}

/// Its figures by their order, with their signs.
fn terms(relation: &Relation) -> Vec<(usize, i8)> {
    let signs = relation.signs.iter().copied().chain(std::iter::repeat(-1));
    (0..relation.figures.len()).zip(signs).collect()
}

/// What is given beside the figures; nothing where it is no number.
fn constant(relation: &Relation) -> Option<Decimal> {
    relation.constant.as_deref().map_or(Some(Decimal::ZERO), |constant| constant.parse().ok())
}

/// Whether these can be the terms of a law.
fn is_whole(law: Law, terms: &[(usize, i8)]) -> bool {
    match law {
        Law::Share | Law::Growth | Law::GrowthOver | Law::Completion | Law::PerUnit => terms.len() == 3,
        Law::Formula => !terms.is_empty() && terms.iter().all(|(_, product)| *product != 0),
        Law::Same | Law::Sum | Law::AtMost => !terms.is_empty(),
    }
}
