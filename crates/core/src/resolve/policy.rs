//! How much evidence an accusation needs. The weights were chosen on documents with one known slip each: they keep
//! what a slip of the pen or other relations explain, and drop what only a wrong reading does.

use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// A panel or kind of which more than one in so many relations fail was misread.
pub const FAILING_SHARE: usize = 4;
/// A narrow kind of which more than one in so many fail was misread.
pub const FAILING_KIND: usize = 3;
/// So many times as much holds as fails of a kind that was read rightly.
pub const SOUND: usize = 2;
/// So many relations speak for or against a panel; fewer are too few.
pub const LEAST_OF_PANEL: usize = 8;
/// So many relations speak against a kind.
pub const LEAST_OF_KIND: usize = 3;
/// So many relations of a kind that hold confirm it well.
pub const MANY: usize = 3;

/// So many paragraphs that agree with a form show that one among them, worded as they are, was read rightly.
pub const MANY_ALIKE: usize = 5;
/// Wrong figures are counted so far; a panel with more was misread in any case.
pub const MOST_FAULTS: usize = 64;
/// Panels are set aside so far; a text with more is no disclosure.
pub const MOST_PANELS: usize = 200;
/// A slip is looked for among the first figures of a relation; in longer sums chance would find one.
pub const MOST_TERMS: usize = 40;
/// Rounding of a few figures, in 万元.
pub const NEAR: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// What a rounded part may miss by, in 万元.
pub const LAST_DIGIT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// So many other relations are asked whether they want the same value of a figure.
pub const MOST_OTHERS: usize = 40;
/// Rules whose sentences or tables name what they tie: nothing else need confirm that.
pub const OWN_TIES: [RuleId; 5] = [RuleId::GJ306, RuleId::GJ307, RuleId::GJ308, RuleId::GJ316, RuleId::GJ404];
/// A miss of so small a share of the whole is no other thing.
pub const SAME: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
/// A miss of so small a share hardly is, in tables.
pub const ALIKE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// A rate or a sum that misses by so much may still be the one that is meant.
pub const LIKE: Decimal = Decimal::from_parts(2, 0, 0, false, 1);
/// What is more than its whole by such a share of it is no part.
pub const FAR: Decimal = Decimal::from_parts(25, 0, 0, false, 2);
/// What misses by more is something else.
pub const UNLIKE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// An amount with four digits or more hardly is the same as the one beside it by chance.
pub const TELLING_DIGITS: u128 = 1000;
/// So many relations that fail with one figure are no slips in each of the others.
pub const SEVERAL: usize = 2;
/// More amounts than these that sentences tell of one place are of several.
pub const MANY_VALUES: usize = 2;
/// Weight of what parts well.
pub const STRONG: i32 = 2;
/// Weight of what only hints.
pub const WEAK: i32 = 1;
/// An accusation needs so much.
pub const ENOUGH: i32 = 1;
/// Relations of so many rules that want one value of a figure leave no doubt of it.
pub const ALL_ROUND: usize = 3;
