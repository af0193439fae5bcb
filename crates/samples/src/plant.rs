//! Room: made-up disclosures. Planting wrong figures of named kinds, and telling exactly what was planted.
//! Digit, transpose, shift, blank and last mean what the project's measurements mean by them.

mod sites;
mod slips;

use crate::dice::Dice;
pub(crate) use sites::{Site, sites};
use std::ops::Range;

/// A kind of wrong figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slip {
    /// One digit above the last two is another one.
    Digit,
    /// Two neighbouring digits are swapped (not the last two, if there are others).
    Transpose,
    /// The decimal point is one place off.
    Shift,
    /// The figure is gone (in a table only).
    Blank,
    /// The last digit is off by one.
    Last,
    /// 增加 for 减少, 增长 for 下降, or the reverse, before a figure that is not zero.
    SignWord,
    /// A neighbouring figure of the same table or paragraph stands here too.
    Neighbour,
    /// Last year's figure (by the change stated beside it) stands for this year's.
    LastYear,
    /// One digit is missing.
    LostDigit,
    /// One digit is typed twice.
    DoubledDigit,
    /// Stated in yuan where the unit is 万元: ten thousand times the figure.
    YuanForTenThousand,
}

impl Slip {
    /// All kinds.
    pub const ALL: [Slip; 11] = [
        Slip::Digit,
        Slip::Transpose,
        Slip::Shift,
        Slip::Blank,
        Slip::Last,
        Slip::SignWord,
        Slip::Neighbour,
        Slip::LastYear,
        Slip::LostDigit,
        Slip::DoubledDigit,
        Slip::YuanForTenThousand,
    ];
}

/// One planted slip, in the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlantedSlip {
    /// Its kind.
    pub slip: Slip,
    /// Where it stands in the new text, in bytes; `start == end` where the figure is gone.
    pub start: usize,
    /// End of it in the new text, in bytes.
    pub end: usize,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub is: String,
}

/// A text with planted slips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The new text.
    pub text: String,
    /// The slips, in the order of the text.
    pub slips: Vec<PlantedSlip>,
}

/// Plants `n` slips of the given kinds on distinct figures of the body (after the contents page).
///
/// Returns `None` if the text has not enough figures to which these kinds apply. Which figures and kinds are chosen
/// depends on `seed` only.
pub fn plant(text: &str, n: usize, kinds: &[Slip], seed: u64) -> Option<Planted> {
    if n == 0 || kinds.is_empty() {
        return None;
    }
    let mut dice = Dice::new(seed);
    let all = sites(text);
    let mut order: Vec<usize> = (0..all.len()).collect();
    dice.shuffle(&mut order);
    let mut changes: Vec<(Slip, Range<usize>, String)> = Vec::new();
    for at in order {
        let mut kinds = kinds.to_vec();
        dice.shuffle(&mut kinds);
        let found = kinds.into_iter().find_map(|slip| {
            slips::change(text, &all, at, slip, &mut dice).map(|(range, is)| (slip, range, is))
        });
        let Some((slip, range, is)) = found else { continue };
        if changes.iter().any(|(_, r, _)| r.start < range.end && range.start < r.end) {
            continue;
        }
        changes.push((slip, range, is));
        if changes.len() == n {
            return Some(apply(text, changes));
        }
    }
    None
}

/// Plants one slip of a kind on the figure at `place`, if it applies there.
pub(crate) fn plant_at(text: &str, place: Range<usize>, slip: Slip, seed: u64) -> Option<Planted> {
    let all = sites(text);
    let at = all.iter().position(|s| s.range == place)?;
    let (range, is) = slips::change(text, &all, at, slip, &mut Dice::new(seed))?;
    Some(apply(text, vec![(slip, range, is)]))
}

/// Plants one slip of a kind on the figure at `range`, if it then differs by more than `slack` hundredths.
pub(crate) fn slip_of(
    text: &str,
    range: Range<usize>,
    slip: Slip,
    slack: i128,
    dice: &mut Dice,
) -> Option<Planted> {
    let site = Site { range: range.clone(), in_table: false };
    let (at, is) = slips::change(text, &[site], 0, slip, dice)?;
    let differs = (slips::millionths(&is) - slips::millionths(&text[range])).abs() > slack * 10_000;
    differs.then(|| apply(text, vec![(slip, at, is)]))
}

fn apply(text: &str, mut changes: Vec<(Slip, Range<usize>, String)>) -> Planted {
    changes.sort_by_key(|(_, range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut slips = Vec::new();
    let mut done = 0;
    for (slip, range, is) in changes {
        out.push_str(&text[done..range.start]);
        let start = out.len();
        out.push_str(&is);
        slips.push(PlantedSlip { slip, start, end: out.len(), was: text[range.clone()].to_string(), is });
        done = range.end;
    }
    out.push_str(&text[done..]);
    Planted { text: out, slips }
}
