//! Slips of digits by which a sum fails: hardly anything but that slip brings about such a miss.

use super::slips::digits;
use crate::model::amount::{Amount, last_unit};
use crate::model::figure::{Figure, FigureId};
use rust_decimal::Decimal;

/// Whether a sum that fails holds once two digits beside each other change places in one of its amounts, or the point of one
/// moves. Hardly anything but that slip brings it about: what a list leaves out would have to be just as much.
pub fn is_explained_by_digits(figures: &[Figure], terms: &[(FigureId, i8)]) -> bool {
    let miss: Decimal = terms.iter().map(|(f, sign)| figures[*f].amount.base() * Decimal::from(*sign)).sum();
    let explains = |(figure, sign): &(FigureId, i8)| {
        let amount = figures[*figure].amount;
        let digits = digits(amount.value);
        let unit = Amount { value: last_unit(amount.decimals), ..amount }.base() * Decimal::from(*sign);
        digits.len() >= FEWEST_DIGITS
            && !amount.value.is_sign_negative()
            && digits.windows(2).enumerate().any(|(n, pair)| {
                let place = 10_i64.pow((digits.len() - n - 2).min(17) as u32);
                let more = 9 * (i64::from(pair[1]) - i64::from(pair[0]));
                more != 0 && (miss + unit * Decimal::from(more) * Decimal::from(place)).is_zero()
            })
    };
    let moved = |(figure, sign): &(FigureId, i8)| {
        let amount = figures[*figure].amount;
        let (base, sign) = (amount.base(), Decimal::from(*sign));
        let digits = amount.value.normalize().mantissa().unsigned_abs();
        // What the moved point leaves of the last digits was rounded; of long amounts that is no chance.
        let last = Amount { value: last_unit(amount.decimals), ..amount }.base();
        let other = |times: Decimal| {
            let left = (miss + sign * (times - Decimal::ONE) * base).abs();
            left.is_zero() || digits >= LONG_OF_MOVED && times > Decimal::ONE && left < last * times
        };
        digits >= FEWEST_OF_MOVED && POWERS.iter().any(|&power| other(power) || other(Decimal::ONE / power))
    };
    !miss.is_zero() && terms.len() > 2 && terms.iter().any(|t| explains(t) || moved(t))
}

/// Whether parts come to more than their whole, and one digit of one of the amounts is all that is too much. What does not
/// belong to a list would have to be just as round, so that no part itself may be the surplus.
pub fn exceeds_by_a_digit(figures: &[Figure], terms: &[(FigureId, i8)]) -> bool {
    let base = |f: FigureId| figures[f].amount.base();
    let miss: Decimal = terms.iter().map(|(f, sign)| base(*f) * Decimal::from(*sign)).sum();
    let explains = |(figure, sign): &(FigureId, i8)| {
        let amount = figures[*figure].amount;
        let unit = Amount { value: last_unit(amount.decimals), ..amount }.base();
        let digits = digits(amount.value);
        // How much the printed digit is too high, in units of the last one.
        let high = miss / unit * Decimal::from(*sign);
        digits.len() >= FEWEST_DIGITS
            && !amount.value.is_sign_negative()
            && digits.iter().rev().enumerate().any(|(n, digit)| {
                let place = Decimal::from(10_i64.pow(n.min(17) as u32));
                let by = high / place;
                let meant = Decimal::from(*digit - b'0') - by;
                by.fract().is_zero() && meant >= Decimal::ZERO && meant < Decimal::TEN && !by.is_zero()
            })
    };
    let long = |f: FigureId| figures[f].amount.value.normalize().mantissa().unsigned_abs() >= FEWEST_OF_PARTS;
    miss < Decimal::ZERO
        && terms.len() > 2
        && terms[0].1 == 1
        && terms[1..].iter().all(|(f, sign)| *sign == -1 && base(*f) != -miss)
        && terms.iter().any(|(f, _)| long(*f))
        && terms.iter().any(explains)
}

/// Round amounts exceed each other by one digit by chance.
const FEWEST_OF_PARTS: u128 = 1000;

/// How far a point moves; or one unit of money was written for the next.
const POWERS: [Decimal; 4] =
    [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND, Decimal::from_parts(10_000, 0, 0, false, 0)];

/// An amount of fewer digits may be nine times, or nine tenths, of what a list leaves out by chance.
const FEWEST_OF_MOVED: u128 = 100;

/// An amount of so many digits is not met by chance, be its last ones lost.
const LONG_OF_MOVED: u128 = 100_000;

/// Of fewer digits any two amounts are made of each other.
const FEWEST_DIGITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    /// A sum of amounts as they are printed: the whole, then its parts.
    fn sum<const N: usize>(all: [&str; N]) -> ([Figure; N], Vec<(FigureId, i8)>) {
        let figure = |text: &str| {
            let value: Decimal = text.parse().unwrap();
            let amount = Amount { value, decimals: value.scale(), ..Amount::default() };
            Figure { amount, ..Figure::default() }
        };
        (all.map(figure), (0..N).map(|n| (n, if n == 0 { 1 } else { -1 })).collect())
    }

    #[test]
    fn a_slip_of_digits_explains_a_sum() {
        let explained = |all: [&str; 5]| {
            let (figures, terms) = sum(all);
            is_explained_by_digits(&figures, &terms)
        };
        assert!(explained(["386.50", "186.40", "112.60", "42.30", "36.20"]));
        assert!(explained(["368.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(!explained(["386.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(!explained(["396.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(explained(["386.54", "186.44", "121.60", "42.30", "362.00"]));
        assert!(!explained(["380.30", "186.40", "121.60", "42.30", "3.00"]));
    }

    #[test]
    fn parts_may_exceed_their_whole_by_a_digit() {
        let exceeds = |all: [&str; 4]| {
            let (figures, terms) = sum(all);
            exceeds_by_a_digit(&figures, &terms)
        };
        assert!(exceeds(["58223", "46703", "9500", "2420"]));
        assert!(exceeds(["77.52", "32.24", "24.31", "21.00"]));
        // Less than the whole; a surplus that is one of the parts; one of several digits.
        assert!(!exceeds(["58223", "46703", "8500", "2020"]));
        assert!(!exceeds(["586", "346", "240", "400"]));
        assert!(!exceeds(["58223", "46703", "9512", "2420"]));
    }
}
