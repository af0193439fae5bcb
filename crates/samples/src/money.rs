//! Room: made-up disclosures. Money, as it is and as it is printed.
//! True amounts are whole fen; what is published is rounded on its own to hundredths of 万元. No floats.

/// A true amount in fen (hundredths of a yuan).
pub type Fen = i64;

/// One hundredth of 万元 (100 yuan) in fen: the last digit of what is printed.
pub const LAST_DIGIT: Fen = 10_000;

/// An amount as published, in hundredths of 万元 (units of 100 yuan).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Printed(pub i64);

impl Printed {
    /// The published figure of a true amount: rounded to two decimals of 万元, halves away from zero.
    pub fn of(fen: Fen) -> Self {
        Printed((fen.abs() + LAST_DIGIT / 2) / LAST_DIGIT * fen.signum())
    }

    /// True where the figure prints as 0.00.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `1234.50`, or `1,234.50` with separators. The sign is not printed.
    pub fn text(self, thousands: bool) -> String {
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        format!("{}.{rest:02}", if thousands { grouped(whole) } else { whole.to_string() })
    }

    /// As people write it in words: without needless zeros (`17`, `86.5`, `6.34`).
    pub fn short(self) -> String {
        let text = self.text(false);
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    }
}

fn grouped(mut whole: u64) -> String {
    let mut parts = Vec::new();
    while whole >= 1000 {
        parts.push(format!("{:03}", whole % 1000));
        whole /= 1000;
    }
    parts.push(whole.to_string());
    parts.reverse();
    parts.join(",")
}

/// This year's and last year's published figure of one place in the cube.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// This year's budget.
    pub this: Printed,
    /// The budget of the year before.
    pub last: Printed,
}

impl Pair {
    /// Whether neither year has any money here.
    pub fn is_nothing(self) -> bool {
        self.this.is_zero() && self.last.is_zero()
    }

    /// This year less last year, from the published figures.
    pub fn change(self) -> Printed {
        Printed(self.this.0 - self.last.0)
    }

    /// The growth without its sign, in hundredths of a percent; from a zero base 100.00 (0.00 where both are zero).
    pub fn growth(self) -> Printed {
        match (self.change().0, self.last.0) {
            (0, _) => Printed(0),
            (_, 0) => Printed(10_000),
            (change, last) => Printed(ratio(change.abs(), last)),
        }
    }
}

/// `part` of `whole` in hundredths of a percent, halves up.
pub fn ratio(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (part * 20_000 + whole) / (whole * 2) }
}

/// The shares of a complete group in hundredths of a percent. With `even`, a group that plainly rounded misses
/// 100.00 by 0.01 has its largest share moved by 0.01, as accountants do.
pub fn shares(parts: &[Printed], whole: Printed, even: bool) -> Vec<Printed> {
    let mut shares: Vec<_> = parts.iter().map(|p| Printed(ratio(p.0, whole.0))).collect();
    let miss = 10_000 - shares.iter().map(|s| s.0).sum::<i64>();
    if even
        && miss.abs() == 1
        && let Some(largest) = shares.iter_mut().max_by_key(|s| s.0)
    {
        largest.0 += miss;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_figures_are_rounded_on_their_own() {
        assert_eq!(Printed::of(8_346_944_999).text(false), "8346.94");
        assert_eq!(Printed::of(8_346_945_000).text(false), "8346.95");
        assert_eq!(Printed::of(4_999).text(false), "0.00");
        assert_eq!(Printed::of(5_000).text(false), "0.01");
        assert_eq!(Printed(219_777).text(true), "2,197.77");
        assert_eq!(Printed(8_650).short(), "86.5");
        assert_eq!(Printed(10_000).short(), "100");
    }

    #[test]
    fn growth_from_nothing_is_a_hundred_percent() {
        let pair = |this, last| Pair { this: Printed(this), last: Printed(last) };
        assert_eq!(pair(500, 0).growth(), Printed(10_000));
        assert_eq!(pair(0, 0).growth(), Printed(0));
        assert_eq!(pair(83_469, 78_144).growth(), Printed(681));
        assert_eq!(pair(0, 400).growth(), Printed(10_000));
    }

    #[test]
    fn shares_can_be_evened() {
        let parts = [Printed(1), Printed(1), Printed(1)];
        let plain: i64 = shares(&parts, Printed(3), false).iter().map(|s| s.0).sum();
        let even: i64 = shares(&parts, Printed(3), true).iter().map(|s| s.0).sum();
        assert_eq!((plain, even), (9_999, 10_000));
    }
}
