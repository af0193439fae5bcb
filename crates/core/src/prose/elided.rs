//! Changes told behind a list without a word of what changed: `总额9万元，其中甲4万元、乙5万元，比上年增加1万元，增长12.5%` is of
//! the whole, or of the part that was told last. The sentence's own arithmetic says which; where it does not, nobody knows.

use super::clause::StatedNumber;
use crate::constraint::judge;
use crate::model::cube::Axis;
use crate::model::figure::Role;
use crate::model::relation::{Law, Verdict};
use rust_decimal::Decimal;

/// Words that a comparison without a subject begins with.
const THAN: [&str; 8] = ["比上年", "较上年", "比去年", "较去年", "与上年", "比20", "较20", "同比"];

/// Gives each such change of a paragraph to what it is of.
pub(super) fn give_to_owners(clean: &str, stated: &mut [StatedNumber]) {
    for (at, word) in clean.match_indices("其中") {
        let end = clean[at..].find('。').map_or(clean.len(), |n| at + n);
        let of = |t: &StatedNumber| t.role == Role::Amount && t.number.amount.unit.is_money();
        let Some(whole) = stated.iter().rposition(|t| t.number.start < at && of(t)) else { continue };
        let gap = &clean[stated[whole].number.unit_end..at + word.len()];
        let parts = stated[whole + 1..].iter().take_while(|t| t.number.start < end && of(t)).count();
        let (last, change) = (whole + parts, whole + parts + 1);
        let end = compared(clean, end);
        if parts < 2 || gap.contains("。") && !gap.ends_with("。其中") || stated.len() <= change {
            continue;
        }
        let words = |n: usize| &clean[stated[n - 1].number.unit_end..stated[n].number.start];
        let elided = THAN.iter().any(|w| words(change).trim_start_matches(['，', '；', '。']).starts_with(w));
        let same = stated[change].place == stated[last].place && stated[change].number.start < end;
        if !elided
            || !same
            || stated[change].role != Role::Change
            || stated[whole].place == stated[last].place
        {
            continue;
        }
        let rate = change + 1;
        let rated = stated.get(rate).is_some_and(|t| t.role == Role::Growth && t.number.start < end);
        let of_whole = if rated {
            let holds = |amount: usize| grows(&stated[amount], &stated[change], &stated[rate]);
            Some(!holds(last) && holds(whole))
        } else {
            let joined = (whole + 2..=last).all(|n| words(n).starts_with(['、', '和', '及']));
            joined.then_some(true)
        };
        let moved = if rated { change..=rate } else { change..=change };
        let (place, before) = (stated[whole].place.clone(), stated[change].whole.clone());
        for stated in stated[moved].iter_mut().filter(|_| of_whole != Some(false)) {
            stated.place = place.clone().filter(|_| of_whole.is_some());
            // Held against the same year and stage as before.
            stated.whole = stated.place.clone().zip(before.clone()).map(|(mut place, before)| {
                place.set(Axis::Stage, before.on(Axis::Stage).clone());
                place.year = before.year;
                place
            });
            stated.of = stated.of.map(|(_, other)| (whole, other)).filter(|_| of_whole.is_some());
        }
    }
}

/// Where the comparison ends that a list's sentence, or the one behind it, is followed by: `其中…4万元、…5万元。比上年增加1万元。`
fn compared(clean: &str, end: usize) -> usize {
    let rest = clean[end..].strip_prefix('。').unwrap_or("");
    let goes_on = THAN.iter().any(|w| rest.starts_with(w));
    if goes_on { rest.find('。').map_or(clean.len(), |n| clean.len() - rest.len() + n) } else { end }
}

/// Whether an amount, its change and its rate agree.
fn grows(amount: &StatedNumber, change: &StatedNumber, rate: &StatedNumber) -> bool {
    let of = [amount, change, rate];
    let terms = [(0, 1), (1, change.sign), (2, rate.sign)];
    judge::judge(Law::Growth, Decimal::ZERO, &terms, |n| of[n].number.amount).0 != Verdict::Inconsistent
}
