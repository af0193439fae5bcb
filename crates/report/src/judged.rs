//! A published relation judged once more, by the core's own laws, with amounts that someone tries in the stead of
//! what is printed.

use crate::published::{Figure, Relation};
use gouji::constraint::judge::judge;
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
    const UNITS: [Unit; 4] = [Unit::Yuan, Unit::TenThousandYuan, Unit::HundredMillionYuan, Unit::Percent];
    let value: Decimal = number.parse().ok().filter(|v: &Decimal| v.abs() < Decimal::from(LARGEST))?;
    let unit = UNITS.into_iter().find(|known| known.label() == unit).unwrap_or(Unit::Count);
    Some(Amount { value, decimals: value.scale(), unit, exact: false })
}

/// How a relation comes out with these amounts of its figures, and by how much it misses; nothing where one of them
/// has no amount, or the relation is none of its law.
pub fn judged(relation: &Relation, amount: impl Fn(u32) -> Option<Amount>) -> Option<(Verdict, Decimal)> {
    let amounts: Vec<Amount> = relation.figures.iter().map(|&f| amount(f)).collect::<Option<_>>()?;
    let signs = relation.signs.iter().copied().chain(std::iter::repeat(-1));
    let terms: Vec<(usize, i8)> = (0..amounts.len()).zip(signs).collect();
    let constant = match relation.constant.as_deref() {
        Some(constant) => constant.parse().ok()?,
        None => Decimal::ZERO,
    };
    let is_whole = match relation.law {
        Law::Share | Law::Growth | Law::GrowthOver => terms.len() == 3,
        Law::Formula => !terms.is_empty() && terms.iter().all(|(_, product)| *product != 0),
        Law::Same | Law::Sum | Law::AtMost => !terms.is_empty(),
    };
    is_whole.then(|| judge(relation.law, constant, &terms, |n| amounts[n]))
}
