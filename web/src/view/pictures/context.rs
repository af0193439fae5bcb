//! What all pictures of an answer are made with: its places, the reader's language, and how things are said.

use super::draw::bars::Difference;
use super::picture::Note;
use super::places::{At, Places, Stated};
use super::print::Print;
use crate::messages::{Lang, PictureWords};
use crate::view::classes::name_of;
use crate::view::member;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What pictures are made with.
pub struct Context<'a> {
    /// The amounts by place.
    pub places: &'a Places<'a>,
    /// The reader's language.
    pub lang: Lang,
    /// What pictures say in it.
    pub words: &'static PictureWords,
}

/// How parts and their whole go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Balance {
    /// The parts make the whole.
    Whole,
    /// They leave this much of it unstated.
    Rest(Decimal),
    /// They are this much more (or less, negative) than the whole, and the document contradicts itself there.
    Off(Decimal),
    /// They are more than the whole, and no relation says so: the parts are not what they seem.
    Unclear,
}

impl Context<'_> {
    /// Holds parts against their whole.
    pub fn balance(&self, whole: &Stated, parts: &[&Stated]) -> Balance {
        let sum: Decimal = parts.iter().map(|t| t.value).sum();
        let over = sum - whole.value;
        let figures = || parts.iter().map(|t| t.figure).chain([whole.figure]);
        if over.abs() <= self.places.slack(figures()) {
            Balance::Whole
        } else if figures().any(|f| self.places.contradicted(f)) {
            Balance::Off(over)
        } else if over < Decimal::ZERO {
            Balance::Rest(-over)
        } else {
            Balance::Unclear
        }
    }

    /// Whether parts can be drawn as those of their whole: they make it, or the document contradicts itself there,
    /// if not by so much that nothing can be seen.
    pub fn fits(&self, whole: &Stated, parts: &[&Stated]) -> bool {
        match self.balance(whole, parts) {
            Balance::Whole => true,
            Balance::Off(over) => over.abs() * Decimal::TWO <= whole.value.abs(),
            Balance::Rest(_) | Balance::Unclear => false,
        }
    }

    /// What a code is called.
    pub fn name(&self, code: &str) -> String {
        name_of(code, &self.places.dossier.names, self.lang)
    }

    /// A class with its code: 208 社会保障和就业.
    pub fn coded(&self, code: &str) -> String {
        let name = self.name(code);
        if name == code { name } else { format!("{code} {name}") }
    }

    /// What a member of another axis is called.
    pub fn member(&self, path: &str) -> String {
        member(path, self.lang)
    }

    /// What a place is stated to be; `None` where nothing is stated or it is nothing.
    pub fn nonzero(&self, at: At) -> Option<Stated> {
        self.places.stated(at).filter(|stated| !stated.value.is_zero() || stated.gap.is_some())
    }

    /// Where figures stand: the tables and sections, in order, each once.
    pub fn source(&self, figures: &[u32]) -> String {
        let mut names: Vec<String> = Vec::new();
        let mut sorted = figures.to_vec();
        sorted.sort_unstable();
        for figure in sorted {
            let Some(figure) = self.places.dossier.figure(figure) else { continue };
            let name = (self.words.table_name)(table_of(&figure.place));
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(6);
        if names.is_empty() {
            String::new()
        } else {
            (self.words.source)(&names.join(self.words.between_tables))
        }
    }

    /// The year, as pictures name it; empty where none is stated.
    pub fn year(&self) -> String {
        self.places.dossier.answer.report.disclosure.year.map_or(String::new(), |y| (self.words.year)(y))
    }

    /// The unit in the reader's language.
    pub fn unit(&self, print: &Print) -> &'static str {
        (self.words.unit)(&print.unit)
    }

    /// What is said of a figure that contradicts the rest.
    pub fn gap(&self, stated: &Stated, print: &Print) -> Option<(Difference, Note)> {
        let gap = stated.gap.as_ref()?;
        let figure = self.places.dossier.figure(gap.figure)?;
        let size = gap.printed - stated.value;
        let short = (self.words.difference)(&print.amount(size.abs()));
        let printed = self.places.dossier.alike(&figure.text);
        let text = (self.words.differs)(&figure.place, &printed, &print.amount(stated.value));
        let label = (self.words.and)(&short, &text);
        let note = Note { text: label.clone(), figure: Some(gap.figure), red: gap.red };
        let difference = Difference {
            size: float(size),
            part: 0,
            red: gap.red,
            figure: Some(gap.figure),
            text: short,
            label,
        };
        Some((difference, note))
    }

    /// What is said where parts and whole contradict one another and no single figure is to blame.
    pub fn off(&self, whole: &Stated, over: Decimal, print: &Print) -> Option<(Difference, Note)> {
        let figure = self.places.dossier.figure(whole.figure)?;
        let short = (self.words.difference)(&print.amount(over.abs()));
        let printed = self.places.dossier.alike(&figure.text);
        let text = (self.words.sums_to)(&figure.place, &printed, &print.amount(whole.value + over));
        let label = (self.words.and)(&short, &text);
        let note = Note { text: label.clone(), figure: Some(whole.figure), red: false };
        let difference = Difference {
            size: float(over),
            part: 0,
            red: false,
            figure: Some(whole.figure),
            text: short,
            label,
        };
        Some((difference, note))
    }
}

/// The table or section that a figure stands in, as its place names it, without the number before a title.
fn table_of(place: &str) -> &str {
    let name = place.split(' ').next().unwrap_or_default();
    match name.split_once('、') {
        Some((mark, title)) if mark.chars().count() <= 3 && !title.is_empty() => title,
        _ => name,
    }
}

/// An amount as geometry takes it.
pub fn float(value: Decimal) -> f32 {
    value.to_f32().unwrap_or(0.0)
}
