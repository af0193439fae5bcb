//! Money and other numbers as printed: value, decimals, unit, and the interval that a rounded figure stands for.

use rust_decimal::Decimal;

/// What a number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 元; exact.
    Yuan,
    /// 千元 (10³ 元).
    ThousandYuan,
    /// 万元 (10⁴ 元), the unit of these documents.
    #[default]
    TenThousandYuan,
    /// 亿元 (10⁸ 元).
    HundredMillionYuan,
    /// %.
    Percent,
    /// Anything counted: 辆, 个, 人, 平方米, points of a weight.
    Count,
}

impl Unit {
    /// How it is written in Chinese; empty for counts, which have units of their own.
    pub fn label(self) -> &'static str {
        match self {
            Unit::Yuan => "元",
            Unit::ThousandYuan => "千元",
            Unit::TenThousandYuan => "万元",
            Unit::HundredMillionYuan => "亿元",
            Unit::Percent => "%",
            Unit::Count => "",
        }
    }

    /// Whether it is money.
    pub fn is_money(self) -> bool {
        !matches!(self, Unit::Percent | Unit::Count)
    }

    /// How many 万元 one of it is, as a power of ten; 0 for what is not money.
    pub fn power(self) -> i32 {
        match self {
            Unit::Yuan => -4,
            Unit::ThousandYuan => -1,
            Unit::HundredMillionYuan => 4,
            _ => 0,
        }
    }
}

/// A number as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// The number itself, in its own unit, with the decimals that were printed.
    pub value: Decimal,
    /// How many decimals were printed.
    pub decimals: u32,
    /// The unit that it is told in.
    pub unit: Unit,
    /// Meant as printed, not rounded: a limit (`<=47万`), an item in words (印刷费 2 万元).
    pub exact: bool,
}

impl Amount {
    /// The value in 万元 for money, else as it is.
    pub fn base(&self) -> Decimal {
        scaled(self.value, self.unit.power())
    }

    /// The power of ten of the last printed digit, in 万元 for money.
    pub fn precision(&self) -> i32 {
        self.unit.power() - self.decimals as i32
    }

    /// Half a unit of the last printed digit, in 万元 for money. A figure in 元 with its cents is exact.
    pub fn half_ulp(&self) -> Decimal {
        if self.exact || self.unit == Unit::Yuan && self.decimals > 0 {
            return Decimal::ZERO;
        }
        scaled(half_of_last(self.decimals), self.unit.power())
    }

    /// What the printed figure stands for: v ± ½·10⁻ᵈ, in 万元 for money.
    pub fn interval(&self) -> Interval {
        let (v, h) = (self.base(), self.half_ulp());
        Interval { low: v - h, high: v + h }
    }
}

/// Half a unit of the last of so many decimals; nothing where a number has no more of them.
pub fn half_of_last(decimals: u32) -> Decimal {
    Decimal::try_new(5, decimals + 1).unwrap_or_default()
}

/// A unit of the last of so many decimals; nothing where a number has no more of them.
pub fn last_unit(decimals: u32) -> Decimal {
    Decimal::try_new(1, decimals).unwrap_or_default()
}

/// A value times a power of ten; of nothing, nothing without decimals.
fn scaled(value: Decimal, power: i32) -> Decimal {
    match power {
        // Nearly all amounts are in 万元 or of no unit: what a product would be is known.
        0 if value.is_zero() => Decimal::ZERO,
        0 => value,
        _ => value * power_of_ten(power),
    }
}

/// `value` with the sign of a term: what their product would be.
pub fn signed(value: Decimal, sign: i8) -> Decimal {
    match sign {
        _ if value.is_zero() => Decimal::ZERO,
        1 => value,
        -1 => -value,
        _ => value * Decimal::from(sign),
    }
}

/// Ten to the power of `n`, for small `n`.
pub fn power_of_ten(n: i32) -> Decimal {
    if n >= 0 { Decimal::from(10_i64.pow(n as u32)) } else { last_unit(n.unsigned_abs()) }
}

/// A closed interval of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: Decimal,
    /// Greatest value.
    pub high: Decimal,
}

impl Interval {
    /// The interval of one exact value.
    pub fn exact(value: Decimal) -> Self {
        Interval { low: value, high: value }
    }

    /// Whether `value` lies within.
    pub fn contains(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// What both allow, if anything.
    pub fn meet(&self, other: &Interval) -> Option<Interval> {
        let m = Interval { low: self.low.max(other.low), high: self.high.min(other.high) };
        (m.low <= m.high).then_some(m)
    }
}
