//! Columns that tell how two others differ: 增减额 is this year's less last year's, 增减% is that over last year's.

use super::Relating;
use crate::model::figure::FigureId;
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::table::View;
use crate::table::view::ColumnPlace;

/// Adds what the columns of a view claim of one another, row by row; whether its rate is known to be no growth.
pub fn compared(relating: &mut Relating, view: usize, no_growth: bool) {
    let v = &relating.recognised.views[view];
    let Some(Compared { this, prior, change, rate }) = Compared::of(v) else { return };
    let rate = rate.filter(|_| !no_growth);
    let mut found: Vec<(Law, Vec<(FigureId, i8)>)> = Vec::new();
    for (row, _) in &v.rows {
        let figure = |column: usize| relating.recognised.cells.get(&(v.block, *row, column)).copied();
        let (Some(this), Some(prior)) = (figure(this), figure(prior)) else { continue };
        if let Some(change) = change.and_then(figure) {
            found.push((Law::Sum, vec![(this, 1), (prior, -1), (change, -1)]));
        }
        let zero = relating.figures()[prior].amount.value.is_zero();
        let both = zero && relating.figures()[this].amount.value.is_zero();
        let nothing = |rate: &FigureId| !zero || both && relating.figures()[*rate].amount.value.is_zero();
        if let Some(rate) = rate.and_then(figure).filter(nothing) {
            found.push((Law::GrowthOver, vec![(this, 1), (prior, 1), (rate, 1)]));
        }
    }
    for (law, terms) in found {
        relating.push(law, if law == Law::Sum { RuleId::GJ102 } else { RuleId::GJ304 }, terms);
    }
}

/// The column that tells the growth of the only total of a view over that of the year before.
pub fn rate_of(view: &View) -> Option<usize> {
    Compared::of(view)?.rate
}

/// The columns of a comparison.
struct Compared {
    this: usize,
    prior: usize,
    change: Option<usize>,
    rate: Option<usize>,
}

impl Compared {
    /// The only total of this year and of the one before, with what is told of their difference.
    fn of(view: &View) -> Option<Compared> {
        let year = view.base.year;
        let total = |wanted: i32| {
            let mut of_year = view.columns.iter().filter(|c| c.place.year == wanted && !c.local);
            let first = of_year.next()?;
            // Further columns of the year are parts of the first.
            of_year.all(|c| first.place.contains(&c.place)).then_some(first.column)
        };
        let differs = |rate: bool| {
            let is = |c: &&ColumnPlace| c.local && c.place.year == 0 && c.rate == rate;
            let mut of_kind = view.columns.iter().filter(is);
            let first = of_kind.next()?;
            of_kind.next().is_none().then_some(first.column)
        };
        let (change, rate) = (differs(false), differs(true));
        if change.is_none() && rate.is_none() {
            return None;
        }
        Some(Compared { this: total(year)?, prior: total(year - 1)?, change, rate })
    }
}
