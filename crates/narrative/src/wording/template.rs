//! Room: templates of sentences: text with slots in braces, and pieces in brackets that stand only where all of their
//! slots can be filled.

/// A template.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Template(pub Vec<Piece>);

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(&'static str),
    /// A slot.
    Slot(Slot),
    /// What is left out where one of its slots cannot be filled.
    Optional(Template),
}

/// What stands in a slot. A place is that of the part that is listed where none is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Who publishes.
    Name,
    /// The year.
    Year,
    /// The year before.
    Last,
    /// 部门 or 单位.
    Body,
    /// The number of a part, from 1.
    Number,
    /// What a part is called.
    Item,
    /// The class of an item.
    Class,
    /// The section of an item.
    Section,
    /// An amount.
    Amount(Option<&'static str>),
    /// The first of two amounts that is known.
    First(&'static str, &'static str),
    /// An amount, or a blank of that name.
    Or(&'static str, &'static str),
    /// The share of a part, or of one place in another.
    Share(Option<(&'static str, &'static str)>),
    /// The change against the year before, with the blank of its reason.
    Change(Option<&'static str>),
    /// What was planned at the beginning of the year.
    Plan(Option<&'static str>),
    /// How much of it was carried out, in percent.
    Rate(Option<&'static str>),
    /// How what was spent stands to what was planned, with the blank of its reason.
    Against(Option<&'static str>),
    /// The number of a part as headings have it: 一.
    Ordinal,
    /// What a project is spent on by economic class, or a blank of that name.
    Spread(&'static str),
    /// A blank of that name.
    Blank(&'static str),
}

impl Slot {
    /// The places that it names.
    pub fn places(&self) -> Vec<&'static str> {
        match self {
            Slot::Amount(of) | Slot::Change(of) | Slot::Plan(of) | Slot::Rate(of) | Slot::Against(of) => {
                of.iter().copied().collect()
            }
            Slot::First(one, other) => vec![one, other],
            Slot::Share(Some((part, whole))) => vec![part, whole],
            Slot::Or(of, _) => vec![of],
            _ => Vec::new(),
        }
    }
}

impl Template {
    /// The template that a text is.
    ///
    /// # Errors
    /// Where a bracket is not closed, or a slot is none.
    pub fn read(text: &'static str) -> Result<Template, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[']) {
            if at > 0 {
                pieces.push(Piece::Text(&rest[..at]));
            }
            let (inner, behind, optional) = match rest.as_bytes()[at] {
                b'{' => closed(rest, at, '}').map(|(inner, behind)| (inner, behind, false))?,
                _ => closed(rest, at, ']').map(|(inner, behind)| (inner, behind, true))?,
            };
            let piece =
                if optional { Piece::Optional(Template::read(inner)?) } else { Piece::Slot(slot(inner)?) };
            pieces.push(piece);
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
        Ok(Template(pieces))
    }

    /// Whether it tells the change of a part.
    pub fn tells_change(&self) -> bool {
        self.slots().iter().any(|slot| matches!(slot, Slot::Change(None)))
    }

    /// Its slots, those of its optional pieces too.
    pub fn slots(&self) -> Vec<&Slot> {
        self.0
            .iter()
            .flat_map(|piece| match piece {
                Piece::Text(_) => Vec::new(),
                Piece::Slot(slot) => vec![slot],
                Piece::Optional(inner) => inner.slots(),
            })
            .collect()
    }
}

/// What a bracket at `at` holds, and what stands behind it.
fn closed(text: &'static str, at: usize, close: char) -> Result<(&'static str, &'static str), String> {
    let inner = &text[at + 1..];
    let end = inner.find(close).ok_or_else(|| format!("`{inner}` lacks `{close}`"))?;
    Ok((&inner[..end], &inner[end + 1..]))
}

/// The slot of some words.
fn slot(words: &'static str) -> Result<Slot, String> {
    let all: Vec<&'static str> = words.split(' ').collect();
    let slot = match all.as_slice() {
        ["name"] => Slot::Name,
        ["year"] => Slot::Year,
        ["last"] => Slot::Last,
        ["body"] => Slot::Body,
        ["n"] => Slot::Number,
        ["item"] => Slot::Item,
        ["class"] => Slot::Class,
        ["section"] => Slot::Section,
        ["v"] => Slot::Amount(None),
        ["v", of] => Slot::Amount(Some(of)),
        ["first", one, other] => Slot::First(one, other),
        ["or", of, blank] => Slot::Or(of, blank),
        ["share"] => Slot::Share(None),
        ["share", part, whole] => Slot::Share(Some((part, whole))),
        ["change"] => Slot::Change(None),
        ["change", of] => Slot::Change(Some(of)),
        ["plan"] => Slot::Plan(None),
        ["plan", of] => Slot::Plan(Some(of)),
        ["rate"] => Slot::Rate(None),
        ["rate", of] => Slot::Rate(Some(of)),
        ["against"] => Slot::Against(None),
        ["against", of] => Slot::Against(Some(of)),
        ["ordinal"] => Slot::Ordinal,
        ["spread", blank] => Slot::Spread(blank),
        ["blank", name] => Slot::Blank(name),
        _ => return Err(format!("`{words}` is no slot")),
    };
    Ok(slot)
}
