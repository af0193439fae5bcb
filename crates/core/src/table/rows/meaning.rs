//! What the label of a row without code means: a whole, a word of the vocabulary, an entity, or a member of its own,
//! within the rows that it stands under.

use super::labels::{is_count, plain_name, strip_marks};
use super::{COUNTS, RowReader};
use crate::lexicon::forms::Rows;
use crate::lexicon::vocabulary::{self, Meaning, class_code};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::parse::identity::is_body_of_government;

impl RowReader<'_> {
    /// What a label without code means here.
    pub(super) fn meaning(&mut self, place: &mut Coordinate, label: &str) -> Meaning {
        let (mark, inner, bare) = strip_marks(label);
        let column = self.level.filter(|level| *level > 0);
        if is_count(bare) {
            let name = plain_name(bare).replace(['.', ':'], "·");
            *place = self.base.with(Axis::Flow, Member::of(format!("{COUNTS}.~{name}")));
            return Meaning::Unknown;
        }
        if vocabulary::is_total(bare) && column.is_none() {
            return self.total(place, mark, bare);
        }
        if let Some(member) = self.named_entity(bare) {
            self.base.set(Axis::Entity, member);
            *place = self.base.clone();
            return Meaning::Member;
        }
        // 本年收入合计 closes what stands above it.
        if mark.is_none() && column.is_none() && ["合计", "小计", "总计"].iter().any(|w| bare.ends_with(w))
        {
            self.outline.clear();
            self.year_closed |= bare.starts_with("本年") || bare.starts_with("当年");
        }
        let level = self.outline_level(mark, inner, bare);
        while self.outline.last().is_some_and(|(l, _)| *l >= level) {
            self.outline.pop();
        }
        if let Some((_, above)) = self.outline.last() {
            *place = above.clone();
        }
        if vocabulary::is_total(bare) {
            // The whole of what stands further out.
            return Meaning::Total;
        }
        let mut meaning = self.word(place, (mark, level), bare);
        if meaning == Meaning::Unknown {
            meaning = self.local(place, bare);
        }
        if meaning == Meaning::Member {
            let axes = [Axis::Nature, Axis::Function, Axis::Economic];
            let stated = axes.into_iter().find(|&a| place.on(a) != self.base.on(a));
            self.axis = stated.unwrap_or(self.axis);
        }
        self.outline.push((level, place.clone()));
        meaning
    }

    /// What a word for a whole is the whole of.
    fn total(&mut self, place: &mut Coordinate, mark: Option<u8>, bare: &str) -> Meaning {
        // `（一）支出合计` under `一、“三公”经费支出` is the whole of that.
        let within = mark.and_then(|mark| self.outline.iter().rfind(|(level, _)| *level < mark));
        if let Some((level, above)) = within.cloned() {
            self.outline.retain(|(l, _)| *l <= level);
            *place = above;
            return Meaning::Total;
        }
        self.outline.clear();
        place.set(Axis::Entity, self.whole.clone());
        vocabulary::apply(self.families, place, bare)
    }

    /// The entity that a row names, in forms whose rows may name one.
    fn named_entity(&mut self, bare: &str) -> Option<Member> {
        let by_entity = self.coded || self.entities || matches!(self.rows, Rows::Projects | Rows::Items);
        let number = self.number.take().filter(|_| !bare.is_empty());
        let named =
            by_entity && (self.entities || number.is_some() || is_body_of_government(bare, self.entity));
        named.then(|| self.numbered_entity(number, bare))
    }

    /// The level of the present row in the outline: by its column and its mark, else by the row above it.
    fn outline_level(&self, mark: Option<u8>, inner: bool, bare: &str) -> u8 {
        let level = match self.level {
            Some(level) => Some(10 * level + mark.unwrap_or(8)),
            None => mark,
        };
        level.unwrap_or_else(|| match self.outline.last() {
            None => 1,
            // 年初财政拨款结转和结余 is followed by its parts without a mark.
            Some((last, above)) if *last < 8 && self.divides_carried(above, bare) => 8,
            Some((last, _)) if inner => last.max(&8) + u8::from(*last < 8),
            Some((1, _)) => 1,
            Some((last, _)) if *last < 8 => 8,
            Some((last, _)) => *last,
        })
    }

    /// What the vocabulary says of a label, where the rows of this panel may mean it.
    fn word(&mut self, place: &mut Coordinate, (mark, level): (Option<u8>, u8), bare: &str) -> Meaning {
        let spent = *place.on(Axis::Flow) == Member::EXPENDITURE;
        // 国有资本经营预算支出 is a class among classes, though nothing tells that this is expenditure.
        let class = class_code(bare);
        let among_classes = class.is_some() && mark.is_some() && self.classes == Some(level);
        self.classes = Some(level).filter(|_| class.is_some() && mark.is_some());
        let in_column = self.level.is_some_and(|level| level > 0);
        match (self.rows, class) {
            (Rows::Projects | Rows::Items, _) => Meaning::Unknown,
            // Within procurement the names of things bought mean nothing else.
            _ if in_column && *place.on(Axis::Flow) == Member::PROCUREMENT => Meaning::Unknown,
            (Rows::Coded, Some(class)) if self.level == Some(0) => {
                place.set(Axis::Function, Member::named(class));
                Meaning::Member
            }
            (Rows::Coded, _) if self.level.is_some() => Meaning::Unknown,
            (Rows::Outline, Some(class)) if spent => {
                place.set(Axis::Function, Member::named(class));
                Meaning::Member
            }
            _ if among_classes && !spent => Meaning::Unknown,
            _ => vocabulary::apply(self.families, place, bare),
        }
    }

    /// Whether a label names one of the budgets of what was carried over above it.
    fn divides_carried(&self, above: &Coordinate, bare: &str) -> bool {
        let mut place = above.clone();
        *above.on(Axis::Fund) == Member::CARRY_OVER_FISCAL
            && vocabulary::apply(self.families, &mut place, bare) == Meaning::Member
            && place.on(Axis::Fund).starts_with("carry-over.fiscal.")
    }

    /// A place for a label that the vocabulary does not know.
    fn local(&self, place: &mut Coordinate, bare: &str) -> Meaning {
        let mut name = plain_name(bare);
        if self.level.is_some() {
            // The same thing may be named under several heads.
            name = format!("{}#{}", name.replace(['.', ':'], "·"), self.count);
        }
        match self.rows {
            Rows::Projects => place.set(Axis::Nature, Member::of(format!("project:{name}"))),
            Rows::Items => place.set(Axis::Function, Member::of(format!("item:{name}"))),
            // A row without code among coded ones: the entity's own, the whole of the rows.
            Rows::Coded if self.coded => return Meaning::Total,
            _ => {
                let income = *place.on(Axis::Flow) == Member::INCOME && self.level.is_none();
                let axis = if income { Axis::Fund } else { self.axis };
                let above = match place.on(axis) {
                    // Income that nobody knows is this year's.
                    above if above.is_all() && income && !self.year_closed => "current.".to_string(),
                    above if above.is_all() => String::new(),
                    above => format!("{above}."),
                };
                place.set(axis, Member::of(format!("{above}~{name}")));
            }
        }
        Meaning::Unknown
    }
}
