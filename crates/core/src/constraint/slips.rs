//! Slips of the pen in a figure's own digits: which one turns what should stand there into what does.

use crate::model::amount::Amount;
use crate::model::figure::{Figure, FigureId};
use crate::model::slip::Slip;
use rust_decimal::Decimal;

/// How natural a slip is: 0 the most, as many as there are slips for none.
pub fn rank(slip: Option<Slip>) -> usize {
    slip.map_or(Slip::EACH.len(), |slip| slip as usize)
}

/// The slip that makes `printed` of `meant`, both with their decimals.
pub fn between(meant: Decimal, printed: Decimal) -> Option<Slip> {
    if meant == printed || meant.is_sign_negative() != printed.is_sign_negative() {
        return (meant == -printed && !meant.is_zero()).then_some(Slip::SwappedSign);
    }
    let (a, b) = (digits(meant), digits(printed));
    if is_transposed(&a, &b) {
        return Some(Slip::TransposedDigits);
    }
    if a.len() == b.len() && a.iter().zip(&b).filter(|(x, y)| x != y).count() == 1 {
        return Some(Slip::OneDigit);
    }
    let (small, large) = (meant.abs().min(printed.abs()), meant.abs().max(printed.abs()));
    if !small.is_zero() {
        let ulp = Decimal::new(1, meant.scale().min(printed.scale()));
        let times = |power: i64| {
            let scaled = small.checked_mul(Decimal::from(power));
            scaled.is_some_and(|s| (s - large).abs() < ulp * Decimal::from(power.min(1000)))
        };
        if times(10) || times(100) || times(1000) {
            return Some(Slip::MisplacedDecimalPoint);
        }
        if times(10_000) {
            return Some(Slip::YuanForTenThousand);
        }
    }
    if without_one(&a, &b) {
        return Some(Slip::LostDigit);
    }
    without_one(&b, &a).then_some(Slip::DoubledDigit)
}

/// The digits as printed, without point and sign.
fn digits(value: Decimal) -> Vec<u8> {
    let mut rest = value.mantissa().unsigned_abs();
    let mut found = Vec::with_capacity(MOST_DIGITS);
    // A point has a digit before it.
    while rest > 0 || found.len() <= value.scale() as usize {
        found.push(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    found.reverse();
    found
}

/// The most digits of a decimal.
const MOST_DIGITS: usize = 30;

fn is_transposed(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let different: Vec<usize> = (0..a.len()).filter(|&i| a[i] != b[i]).collect();
    matches!(different[..], [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

/// Whether `short` is `long` with one digit left out.
fn without_one(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    long[same + 1..] == short[same..]
}

/// What may have been meant where `printed` stands: every value that one natural slip away.
pub fn meant(printed: Decimal) -> Vec<Decimal> {
    let scale = printed.scale();
    let text = printed.abs().to_string();
    let bytes = text.as_bytes();
    let mut found: Vec<String> = Vec::new();
    for i in 0..bytes.len() {
        if !bytes[i].is_ascii_digit() {
            continue;
        }
        let next = (i + 1..bytes.len()).find(|&j| bytes[j].is_ascii_digit());
        if let Some(j) = next {
            let mut swapped = bytes.to_vec();
            swapped.swap(i, j);
            found.extend(String::from_utf8(swapped));
        }
        for digit in b'0'..=b'9' {
            let mut changed = bytes.to_vec();
            changed[i] = digit;
            found.extend(String::from_utf8(changed));
        }
    }
    for i in 0..=bytes.len() {
        // One that was doubled is taken out, one that was lost put back.
        if bytes.get(i).is_some_and(u8::is_ascii_digit) {
            found.push(format!("{}{}", &text[..i], &text[i + 1..]));
        }
        if i == 0 || bytes[i - 1].is_ascii_digit() {
            found.extend((0..=9).map(|digit| format!("{}{digit}{}", &text[..i], &text[i..])));
        }
    }
    let mut values: Vec<Decimal> = found.iter().filter_map(|t| t.parse().ok()).collect();
    for power in [10, 100, 1000, 10_000] {
        values.extend(printed.abs().checked_mul(Decimal::from(power)));
        values.extend(printed.abs().checked_div(Decimal::from(power)).map(|v| v.round_dp(scale)));
    }
    values.iter_mut().for_each(|v| {
        *v = v.trunc_with_scale(scale);
        v.rescale(scale);
    });
    values.sort_unstable();
    values.dedup();
    values.retain(|v| between(*v, printed.abs()).is_some());
    values
}

/// Whether a sum that fails holds once two digits beside each other change places in one of its amounts, or the point of one
/// moves. Hardly anything but that slip brings it about: what a list leaves out would have to be just as much.
pub fn is_settled_by_digits(figures: &[Figure], terms: &[(FigureId, i8)]) -> bool {
    let miss: Decimal = terms.iter().map(|(f, sign)| figures[*f].amount.base() * Decimal::from(*sign)).sum();
    let settles = |(figure, sign): &(FigureId, i8)| {
        let amount = figures[*figure].amount;
        let digits = digits(amount.value);
        let unit = Amount { value: Decimal::new(1, amount.decimals), ..amount }.base() * Decimal::from(*sign);
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
        let other = |times: Decimal| (miss + sign * (times - Decimal::ONE) * base).is_zero();
        amount.value.normalize().mantissa().unsigned_abs() >= FEWEST_OF_MOVED
            && POWERS.iter().any(|&power| other(power) || other(Decimal::ONE / power))
    };
    !miss.is_zero() && terms.len() > 2 && terms.iter().any(|t| settles(t) || moved(t))
}

/// How far a point moves.
const POWERS: [Decimal; 3] = [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND];

/// An amount of fewer digits may be nine times, or nine tenths, of what a list leaves out by chance.
const FEWEST_OF_MOVED: u128 = 100;

/// Of fewer digits any two amounts are made of each other.
const FEWEST_DIGITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_digits_settles_a_sum() {
        let settled = |all: [&str; 5]| {
            let figure = |text: &str| {
                let value: Decimal = text.parse().unwrap();
                let amount = Amount { value, decimals: value.scale(), ..Amount::default() };
                Figure { amount, ..Figure::default() }
            };
            let terms: Vec<(FigureId, i8)> =
                (0..all.len()).map(|n| (n, if n == 0 { 1 } else { -1 })).collect();
            is_settled_by_digits(&all.map(figure), &terms)
        };
        assert!(settled(["386.50", "186.40", "112.60", "42.30", "36.20"]));
        assert!(settled(["368.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(!settled(["386.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(!settled(["396.50", "186.40", "121.60", "42.30", "36.20"]));
        assert!(settled(["386.54", "186.44", "121.60", "42.30", "362.00"]));
        assert!(!settled(["380.30", "186.40", "121.60", "42.30", "3.00"]));
    }

    fn slip(meant: &str, printed: &str) -> Option<Slip> {
        between(meant.parse().unwrap(), printed.parse().unwrap())
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(slip("226.27", "262.27"), Some(Slip::TransposedDigits));
        assert_eq!(slip("226.27", "526.27"), Some(Slip::OneDigit));
        assert_eq!(slip("226.27", "22.62"), Some(Slip::MisplacedDecimalPoint));
        assert_eq!(slip("226.27", "2262.70"), Some(Slip::MisplacedDecimalPoint));
        assert_eq!(slip("226.27", "26.27"), Some(Slip::LostDigit));
        assert_eq!(slip("226.27", "2226.27"), Some(Slip::DoubledDigit));
        assert_eq!(slip("22.62", "226200.00"), Some(Slip::YuanForTenThousand));
        assert_eq!(slip("226.27", "941.03"), None);
    }

    #[test]
    fn digits_are_those_that_are_printed() {
        for printed in ["0", "0.05", "-12.30", "100", "0.00", "79228162514264337593543950335"] {
            let plain: Vec<u8> = printed.bytes().filter(u8::is_ascii_digit).collect();
            assert_eq!(digits(printed.parse().unwrap()), plain, "{printed}");
        }
    }

    #[test]
    fn meant_values_are_one_slip_away() {
        let printed: Decimal = "262.27".parse().unwrap();
        assert!(meant(printed).contains(&"226.27".parse().unwrap()));
        assert!(meant(printed).iter().all(|m| between(*m, printed).is_some()));
    }
}
