//! Room: numbers as sentences print them. Amounts in 万元 with two decimals, or with as many as their form has; rates
//! with two.

use gouji::{Amount, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

/// The decimals that amounts and rates have at least.
const DECIMALS: u32 = 2;

/// An amount of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// In 万元.
    pub value: Decimal,
    /// The decimals that it is printed with.
    pub decimals: u32,
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money { value: Decimal::ZERO, decimals: DECIMALS };

    /// The amount that a form prints.
    pub fn of(amount: &Amount) -> Self {
        let decimals = if amount.unit == Unit::TenThousandYuan { amount.decimals } else { 0 };
        Money { value: amount.base(), decimals: decimals.max(DECIMALS) }
    }

    /// What two make.
    pub fn plus(self, other: Money) -> Self {
        Money { value: self.value + other.value, decimals: self.decimals.max(other.decimals) }
    }

    /// What is left of it without another.
    pub fn less(self, other: Money) -> Self {
        Money { value: self.value - other.value, decimals: self.decimals.max(other.decimals) }
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.value.is_zero()
    }

    /// As it is printed, without its sign.
    pub fn text(self) -> String {
        printed(self.value.abs(), self.decimals)
    }
}

/// `part` of `whole` in percent, as printed; of nothing there is none.
pub fn percent(part: Decimal, whole: Decimal) -> Option<String> {
    let rate = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(printed(rate, DECIMALS))
}

fn printed(value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.*}", decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_decimals() {
        let of = |value: i64, decimals: u32, unit| {
            Money::of(&Amount { value: Decimal::new(value, decimals), decimals, unit, exact: false }).text()
        };
        assert_eq!(of(15, 0, Unit::TenThousandYuan), "15.00");
        assert_eq!(of(1_234_567, 6, Unit::TenThousandYuan), "1.234567");
        assert_eq!(of(189_767_551, 0, Unit::Yuan), "18976.76");
    }

    #[test]
    fn of_nothing_there_is_no_rate() {
        assert_eq!(percent(Decimal::ONE, Decimal::from(3)).as_deref(), Some("33.33"));
        assert_eq!(percent(Decimal::ONE, Decimal::ZERO), None);
    }
}
