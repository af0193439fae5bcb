//! Several subjects told together with several numbers, in their order: `本年收入、本年支出各减少9.00，6.00万元，各下降…`.

use super::clause::{Clauses, StatedNumber};
use super::statement::Saying;
use crate::model::amount::Unit;
use crate::model::cube::Coordinate;
use crate::model::figure::Role;
use crate::text::number::Number;

/// Words that give each subject its number.
const EACH: [&str; 2] = ["分别", "各"];

/// Numbers that are given out to as many subjects.
pub(super) struct Paired<'t> {
    /// The numbers, with the unit of the last where the others have none.
    pub(super) numbers: Vec<Number>,
    /// The words before the subjects.
    before: &'t str,
    /// The subjects; none where they are those of the numbers given out last.
    pub(super) subjects: Vec<&'t str>,
    /// What all of them are compared with.
    than: &'t str,
    /// The words behind 各.
    verb: &'t str,
}

/// What begins with the first of `rest`, if the words before it give out numbers to several subjects.
pub(super) fn paired<'t>(lead: &'t str, rest: &[(Number, bool)], clean: &str) -> Option<Paired<'t>> {
    let (at, word) = EACH.iter().find_map(|w| Some((lead.rfind(w)?, *w)))?;
    let verb = &lead[at + word.len()..];
    let mut numbers = vec![rest.first().filter(|(_, level)| !level)?.0];
    for (number, _) in &rest[1..] {
        let gap = &clean[numbers.last()?.unit_end..number.start];
        if gap.is_empty() || !gap.trim_matches(['，', ',', '、', '和', '及', '与', ' ']).is_empty() {
            break;
        }
        numbers.push(*number);
    }
    let unit = numbers.last()?.amount.unit;
    numbers.iter_mut().filter(|n| n.amount.unit == Unit::Count).for_each(|n| n.amount.unit = unit);
    let from = lead[..at].rfind(['，', '。', '；', '：']).map_or(0, |n| n + '，'.len_utf8());
    // `比2030年度分别增加9万元、6万元`: what is compared with is no subject.
    let words = &lead[from..at];
    let than = ["比", "较", "同比"].iter().any(|w| words.starts_with(w)) && !words.contains('、');
    let subjects: Vec<&str> = match than {
        true => Vec::new(),
        false => words.split(['、', '和', '与', '及']).filter(|s| !s.is_empty()).collect(),
    };
    let fits = subjects.is_empty() || subjects.len() == numbers.len();
    let money = unit.is_money() || unit == Unit::Percent;
    let short = verb.chars().count() <= if verb.starts_with('占') { 20 } else { 6 };
    (numbers.len() > 1 && fits && money && !verb.contains(['，', '。']) && short).then_some(Paired {
        numbers,
        before: &lead[..from],
        subjects,
        than: if than { words } else { "" },
        verb,
    })
}

/// What the last amounts of a sentence are of, as many as are asked for, leaving out what brackets tell: those that
/// `分别占…` goes on about.
pub(super) fn listed(
    stated: &[StatedNumber],
    clean: &str,
    at: usize,
    count: usize,
) -> Vec<Option<Coordinate>> {
    let sentence = clean[..at].rfind('。').unwrap_or(0);
    let bracketed = |t: &StatedNumber| {
        let before = &clean[sentence.min(t.number.start)..t.number.start];
        before.matches('（').count() > before.matches('）').count()
    };
    let plain = |t: &&StatedNumber| t.role == Role::Amount && t.number.start >= sentence && !bracketed(t);
    let mut places: Vec<Option<Coordinate>> =
        stated.iter().rev().filter(plain).take(count).map(|t| t.place.clone()).collect();
    places.reverse();
    places
}

impl Clauses<'_> {
    /// Each number as if it stood alone behind its own subject; `places` are those of the numbers given out last.
    pub(super) fn tell_paired(
        &self,
        said: &mut Saying,
        paired: &Paired,
        places: &mut Vec<Option<Coordinate>>,
        clean: &str,
    ) -> Vec<StatedNumber> {
        let mut stated = Vec::new();
        for (n, number) in paired.numbers.iter().enumerate() {
            let lead = match paired.subjects.get(n) {
                Some(subject) => format!("{}{subject}{}", paired.before, paired.verb),
                None => {
                    said.subject = places.get(n).cloned().flatten();
                    format!("，{}{}", paired.than, paired.verb)
                }
            };
            stated.push(self.tell(said, &lead, *number, false, clean));
        }
        *places = stated.iter().map(|t: &StatedNumber| t.place.clone()).collect();
        stated
    }
}
