//! Slips of the pen in a figure's own digits: which one turns what should stand there into what does.

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
    if a.len() == b.len() && a.iter().zip(&*b).filter(|(x, y)| x != y).count() == 1 {
        return Some(Slip::OneDigit);
    }
    if let Some(slip) = misplaced_point(meant, printed) {
        return Some(slip);
    }
    if without_one(&a, &b) {
        return Some(Slip::LostDigit);
    }
    without_one(&b, &a).then_some(Slip::DoubledDigit)
}

/// Whether one of two amounts, as far as it is printed, is a power of ten times the other.
fn misplaced_point(meant: Decimal, printed: Decimal) -> Option<Slip> {
    let scale = meant.scale().max(printed.scale());
    let units = |value: Decimal| {
        let unit = 10_u128.checked_pow(scale - value.scale())?;
        value.mantissa().unsigned_abs().checked_mul(unit)
    };
    let (a, b) = (units(meant)?, units(printed)?);
    let (small, large) = (a.min(b), a.max(b));
    if small == 0 {
        return None;
    }
    let last = 10_u128.checked_pow(scale - meant.scale().min(printed.scale()))?;
    let times = |power: u128| {
        let scaled = small.checked_mul(power);
        scaled.is_some_and(|scaled| scaled.abs_diff(large) < last.saturating_mul(power.min(1000)))
    };
    if times(10) || times(100) || times(1000) {
        return Some(Slip::MisplacedDecimalPoint);
    }
    times(10_000).then_some(Slip::YuanForTenThousand)
}

/// Digits as they are printed, without point and sign.
pub(super) struct Digits {
    all: [u8; MOST_DIGITS],
    first: usize,
}

impl std::ops::Deref for Digits {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.all[self.first..]
    }
}

/// The digits of a value.
pub(super) fn digits(value: Decimal) -> Digits {
    let mut found = Digits { all: [b'0'; MOST_DIGITS], first: MOST_DIGITS };
    let mantissa = value.mantissa().unsigned_abs();
    let mut push = |digit: u8| {
        found.first -= 1;
        found.all[found.first] = b'0' + digit;
    };
    // Divisions of 64 bits are much cheaper, and all but the longest values are as short.
    if let Ok(mut rest) = u64::try_from(mantissa) {
        while rest > 0 {
            push((rest % 10) as u8);
            rest /= 10;
        }
    } else {
        let mut rest = mantissa;
        while rest > 0 {
            push((rest % 10) as u8);
            rest /= 10;
        }
    }
    // A point has a digit before it.
    found.first = found.first.min(MOST_DIGITS - 1 - value.scale() as usize);
    found
}

/// The most digits of a decimal.
const MOST_DIGITS: usize = 30;

fn is_transposed(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let Some(i) = (0..a.len()).find(|&i| a[i] != b[i]) else { return false };
    let j = i + 1;
    j < a.len() && a[i] == b[j] && a[j] == b[i] && a[j + 1..] == b[j + 1..]
}

/// Whether `short` is `long` with one digit left out.
fn without_one(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    long[same + 1..] == short[same..]
}

/// What may have been meant where `printed` stands: every value that is one natural slip away, with as many decimals or, where
/// the point moved, those that its digits have then.
pub fn meant(printed: Decimal) -> Vec<Decimal> {
    let scale = printed.scale();
    let digits = digits(printed);
    let number = printed.mantissa().abs();
    let point = digits.len() - scale as usize;
    // What the digit before which `n` digits stand counts.
    let place = |n: usize| 10_i128.pow((digits.len() - n) as u32);
    let mut found: Vec<i128> = Vec::new();
    for (i, digit) in digits.iter().map(|digit| i128::from(digit - b'0')).enumerate() {
        let (unit, above) = (place(i + 1), place(i));
        if let Some(next) = digits.get(i + 1) {
            let next = i128::from(next - b'0');
            found.push(number + (next - digit) * (unit - unit / 10));
        }
        found.extend((0..10).map(|other| number + (other - digit) * unit));
        // One that was doubled is taken out: of the decimals, those behind it move up.
        let rest = number / above * unit + number % unit;
        found.push(if i < point { rest } else { rest * 10 });
    }
    for i in 0..=digits.len() {
        // One that was lost is put back: of the decimals, the last is one too many then.
        let unit = place(i);
        let with = |digit: i128| (number / unit * 10 + digit) * unit + number % unit;
        found.extend((0..10).map(|digit| if i <= point { with(digit) } else { with(digit) / 10 }));
    }
    for power in [10, 100, 1000, 10_000] {
        let (quotient, rest) = (number / power, number % power);
        // Half of the last digit is rounded to the even one.
        let up = 2 * rest > power || 2 * rest == power && quotient % 2 == 1;
        found.extend([number * power, quotient + i128::from(up)]);
    }
    found.sort_unstable();
    found.dedup();
    let values = found.into_iter().filter_map(|number| Decimal::try_from_i128_with_scale(number, scale).ok());
    // `265.4` for 26.54: the point moved and no digit was lost.
    let finer = [1, 2].into_iter().filter(|_| number % 10 != 0);
    let finer = finer.filter_map(|more| Decimal::try_from_i128_with_scale(number, scale + more).ok());
    let mut all: Vec<Decimal> =
        values.chain(finer).filter(|value| between(*value, printed.abs()).is_some()).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

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

    /// The digits as they are printed: at least one before the point.
    fn printed(number: i64, scale: u32) -> String {
        format!("{number:0width$}", width = scale as usize + 1)
    }

    /// What is one slip of digits away, by writing it.
    fn written(meant: &str, printed: &str) -> Option<Slip> {
        let without = |text: &str, n: usize| format!("{}{}", &text[..n], &text[n + 1..]);
        let swapped = |n: usize| {
            let mut all: Vec<char> = meant.chars().collect();
            all.swap(n, n + 1);
            all.into_iter().collect::<String>()
        };
        let differ = meant.chars().zip(printed.chars()).filter(|(a, b)| a != b).count();
        match () {
            () if meant == printed => None,
            () if (1..meant.len()).any(|n| swapped(n - 1) == printed) => Some(Slip::TransposedDigits),
            () if meant.len() == printed.len() && differ == 1 => Some(Slip::OneDigit),
            () if (0..meant.len()).any(|n| without(meant, n) == printed) => Some(Slip::LostDigit),
            () if (0..printed.len()).any(|n| without(printed, n) == meant) => Some(Slip::DoubledDigit),
            () => None,
        }
    }

    #[test]
    fn slips_are_found_as_they_are_written() {
        for scale in [0, 2] {
            for (a, b) in (0..1300).step_by(17).flat_map(|a| (0..1300).step_by(3).map(move |b| (a, b))) {
                let (meant, stands) = (Decimal::new(a, scale), Decimal::new(b, scale));
                let found = between(meant, stands);
                let by_hand = written(&printed(a, scale), &printed(b, scale));
                let (small, large) = (a.min(b), a.max(b));
                let moved = |power: i64| small > 0 && (small * power).abs_diff(large) < power.unsigned_abs();
                match by_hand {
                    Some(Slip::TransposedDigits | Slip::OneDigit) => {
                        assert_eq!(found, by_hand, "{meant} {stands}")
                    }
                    _ if [10, 100, 1000].into_iter().any(moved) => {
                        assert_eq!(found, Some(Slip::MisplacedDecimalPoint), "{meant} {stands}");
                    }
                    _ => assert_eq!(found, by_hand, "{meant} {stands}"),
                }
            }
        }
    }

    #[test]
    fn every_value_that_is_one_slip_of_digits_away_is_thought_of() {
        for (number, scale) in [(0, 0), (7, 0), (95, 2), (120, 1), (305, 2), (1009, 2), (4410, 0)] {
            let stands = Decimal::new(number, scale);
            let all = meant(stands);
            for other in (1..1300).chain((1300..60_000).step_by(5)) {
                let value = Decimal::new(other, scale);
                let by_hand = written(&printed(other, scale), &printed(number, scale));
                let moved = number > 0
                    && [10, 100, 1000, 10_000].iter().any(|p| number * p == other || other * p == number);
                // Of decimals, a digit that is lost or doubled leaves one too few or too many.
                let whole = scale == 0 || matches!(by_hand, Some(Slip::TransposedDigits | Slip::OneDigit));
                if by_hand.is_some() && whole || moved {
                    assert!(all.contains(&value), "{value} was meant by {stands}: {by_hand:?}");
                }
            }
            // A point that moved to the left leaves more decimals.
            let scaled = |value: &Decimal| (scale..=scale + 2).contains(&value.scale());
            assert!(all.iter().all(|value| between(*value, stands).is_some() && scaled(value)));
            assert!(all.is_sorted() && all.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }

    #[test]
    fn a_point_that_moved_left_what_rounding_leaves() {
        let holds = |stands: i64, value: i64| meant(Decimal::from(stands)).contains(&Decimal::from(value));
        // Half of the last digit is rounded to the even one.
        assert!(holds(13_509, 1351) && !holds(13_509, 1352) && holds(1350, 135));
        assert!(holds(7_135, 714) && !holds(7_165, 717) && holds(7_165, 716) && !holds(1_314, 132));
    }

    #[test]
    fn points_move_as_far_as_the_printed_digits_tell() {
        let point = Some(Slip::MisplacedDecimalPoint);
        assert_eq!((slip("1234.56", "123.46"), slip("1234.56", "123.47")), (point, None));
        assert_eq!((slip("123456", "1234.56"), slip("123456", "123.456")), (point, point));
        assert_eq!((slip("12", "12000"), slip("0.0012", "12.0000")), (point, Some(Slip::YuanForTenThousand)));
        assert_eq!(
            (slip("5.00", "-5.00"), slip("-5.00", "5.00"), slip("0.00", "0.00")),
            (Some(Slip::SwappedSign), Some(Slip::SwappedSign), None)
        );
        assert_eq!((slip("-5.00", "4.00"), slip("0", "45"), slip("45", "45")), (None, None, None));
        assert_eq!(
            (rank(None), rank(Some(Slip::EACH[0])), rank(Some(Slip::EACH[2]))),
            (Slip::EACH.len(), 0, 2)
        );
    }

    #[test]
    fn digits_are_those_that_are_printed() {
        for printed in ["0", "0.05", "-12.30", "100", "0.00", "79228162514264337593543950335"] {
            let plain: Vec<u8> = printed.bytes().filter(u8::is_ascii_digit).collect();
            assert_eq!(*digits(printed.parse().unwrap()), *plain, "{printed}");
        }
    }

    #[test]
    fn meant_values_are_one_slip_away() {
        let printed: Decimal = "262.27".parse().unwrap();
        assert!(meant(printed).contains(&"226.27".parse().unwrap()));
        assert!(meant(printed).iter().all(|m| between(*m, printed).is_some()));
    }
}
