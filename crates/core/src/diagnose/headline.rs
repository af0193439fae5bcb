//! A story in one sentence, in Chinese and English.

use super::Diagnosis;
use crate::explain::messages::{equation, padded, printed, slip};
use crate::explain::printed::as_printed;
use crate::model::figure::Figure;
use crate::model::relation::Relation;
use crate::model::report::Message;

/// The headline of a story.
pub fn headline(source: &str, figures: &[Figure], relations: &[Relation], story: &Diagnosis) -> Message {
    let count = story.relations.len();
    let Some(first) = story.suspects.first() else {
        let place = &figures[relations[story.relations[0]].terms[0].0].label;
        return Message {
            zh: format!("“{place}”等 {count} 处互相对不上，还不能断定错在哪个数"),
            en: format!("{count} places around “{place}” disagree; which figure is wrong cannot be told"),
        };
    };
    let suspect = &figures[first.change.figure];
    let (place, number) = (&suspect.label, printed(source, suspect));
    let name = first.slip.map(slip);
    let aside = |text: Option<&str>, open: &str, close: &str| {
        text.map_or(String::new(), |t| format!("{open}{t}{close}"))
    };
    let zh_slip = aside(name.as_ref().map(|m| m.zh.as_str()), "（", "）");
    let en_slip = aside(name.as_ref().map(|m| m.en.as_str()), " (", ")");
    let value = first.change.value;
    if story.decided && value.is_sign_negative() && value == -suspect.amount.value {
        return Message {
            zh: format!("{place} {number} 与另外 {count} 处不符，疑为增减方向写反"),
            en: format!(
                "{place} {number} disagrees with {count} other places; probably rise and fall swapped"
            ),
        };
    }
    let meant = as_printed(&value.to_string(), number);
    if story.decided {
        return Message {
            zh: format!("{place} {number} 与另外 {count} 处不符，疑为 {meant}{zh_slip}"),
            en: format!("{place} {number} disagrees with {count} other places; probably {meant}{en_slip}"),
        };
    }
    let others = story.suspects.len();
    if let [only] = story.relations[..] {
        let relation = &relations[only];
        let (equation, off) = (equation(source, figures, relation), padded(figures, relation));
        let whole = &figures[relation.terms[0].0].label;
        return Message {
            zh: format!("{whole}：{equation}，差 {off}；还不能断定错在哪个数"),
            en: format!("{whole}: {equation}, off by {off}; which figure is wrong cannot be told"),
        };
    }
    Message {
        zh: format!(
            "{count} 处对不上，可能错的有 {others} 个数，先看 {place} {number}：若为 {meant}{zh_slip} 就都对得上"
        ),
        en: format!(
            "{count} places disagree and {others} figures may be wrong; look at {place} {number} first: with {meant}{en_slip} all would agree"
        ),
    }
}
