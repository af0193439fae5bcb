//! Families of disclosures as data: the forms, headings and words of a region or a year, in one shape for those
//! that are built in and those that are loaded at run time.

use super::{phrases, spoken};
use crate::lexicon::forms::{self, Form, Rows};
use crate::lexicon::sections::{self, Section};
use crate::lexicon::vocabulary::{self, Heading, Word};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::report::{Message, Str};
use crate::text::words::WordTree;
use std::sync::{Arc, LazyLock};

/// How a title or a heading is told: it has all of some words and none of others.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// Words that it has.
    pub all: Vec<Str>,
    /// Words that it has not.
    pub none: Vec<Str>,
}

impl Wording {
    /// A wording of the program.
    pub fn of(all: &[&'static str], none: &[&'static str]) -> Self {
        Wording { all: texts(all), none: texts(none) }
    }

    /// Whether `clean` text is worded so.
    pub fn fits(&self, clean: &str) -> bool {
        self.all.iter().all(|w| clean.contains(&**w)) && !self.none.iter().any(|w| clean.contains(&**w))
    }
}

/// Texts of the program.
pub(crate) fn texts(all: &[&'static str]) -> Vec<Str> {
    all.iter().map(|&text| text.into()).collect()
}

/// A place that figures share: the members that are not the whole of their axis.
pub type Base = Vec<(Axis, Member)>;

/// A base of the program.
pub(crate) fn base(members: &[(Axis, &'static str)]) -> Base {
    members.iter().map(|&(axis, member)| (axis, Member::named(member))).collect()
}

/// Puts the members of `base` on `place`.
pub(crate) fn put(place: &mut Coordinate, base: &[(Axis, Member)]) {
    for (axis, member) in base {
        place.set(*axis, member.clone());
    }
}

/// Words of sentences that tell which part a number plays.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// A rise: 增加, 增长.
    pub rise: Vec<Str>,
    /// A fall: 减少, 下降.
    pub fall: Vec<Str>,
    /// What opens a comparison with last year: 比上年.
    pub than: Vec<Str>,
    /// What opens free words: 主要原因, 主要用于.
    pub reason: Vec<Str>,
    /// The whole that a section is about: 收入, 总, 合计.
    pub whole: Vec<Str>,
    /// Words that say nothing of what a figure is about: 年初预算数, 安排.
    pub filler: Vec<Str>,
}

/// A word that counts in sentences only, as those of the small cubes do.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The word as clean text.
    pub text: Str,
    /// The flow that its section is about; empty where it counts in any.
    pub flow: Str,
    /// The axis of its member.
    pub axis: Axis,
    /// The member that it names.
    pub member: Member,
}

/// The forms, headings and words of a family of disclosures.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Name in Chinese, such as 某省2027年部门预算.
    pub zh: Str,
    /// Name in English.
    pub en: Str,
    /// The forms; the first whose title fits is taken.
    pub forms: Vec<Form>,
    /// Words of headings, row labels and sentences, the narrower context first.
    pub words: Vec<Word>,
    /// Words of sentences alone.
    pub spoken: Vec<Spoken>,
    /// Column headings that name no member.
    pub headings: Vec<Heading>,
    /// Sections of the narrative; the first whose heading fits is taken.
    pub sections: Vec<Section>,
    /// Words that tell the part of a number.
    pub phrases: Phrases,
}

impl Family {
    /// Its name in both languages.
    pub fn name(&self) -> Message {
        Message { zh: self.zh.to_string(), en: self.en.to_string() }
    }
}

/// What the program knows of itself: the law's national set of forms and the wordings of several regions.
static BUILT_IN: LazyLock<Family> = LazyLock::new(|| Family {
    zh: "全国通用".into(),
    en: "national".into(),
    forms: forms::built_in(),
    words: vocabulary::WORDS.iter().cloned().chain(vocabulary::everyday()).collect(),
    spoken: spoken::SPOKEN.to_vec(),
    headings: vocabulary::HEADINGS.to_vec(),
    sections: sections::built_in(),
    phrases: phrases::phrases(),
});

/// A word that some family knows: the family's number, and the word's among its own.
#[derive(Clone, Copy, Debug)]
enum Known {
    Word(usize, usize),
    Spoken(usize, usize),
}

/// The words of families in their order, those of sentences alone behind the others.
fn known<'f>(families: impl Iterator<Item = &'f Family> + Clone) -> WordTree<Known> {
    let mut tree = WordTree::default();
    for (f, family) in families.clone().enumerate() {
        family.words.iter().enumerate().for_each(|(n, word)| tree.add(&word.text, Known::Word(f, n)));
    }
    for (f, family) in families.enumerate() {
        family.spoken.iter().enumerate().for_each(|(n, word)| tree.add(&word.text, Known::Spoken(f, n)));
    }
    tree
}

/// The words that are built in.
static BUILT_IN_WORDS: LazyLock<Arc<WordTree<Known>>> =
    LazyLock::new(|| Arc::new(known(std::iter::once(&*BUILT_IN))));

/// A word that families know.
#[derive(Clone, Copy, Debug)]
pub enum KnownWord<'f> {
    /// One of headings, labels and sentences.
    Word(&'f Word),
    /// One of sentences alone.
    Spoken(&'f Spoken),
}

/// The families that a check knows: what was loaded goes before what is built in.
#[derive(Clone, Debug)]
pub struct Families {
    loaded: Vec<Family>,
    known: Arc<WordTree<Known>>,
}

impl Default for Families {
    fn default() -> Self {
        Families { loaded: Vec::new(), known: BUILT_IN_WORDS.clone() }
    }
}

impl Families {
    /// The built-in family and, before it, these.
    pub fn with(loaded: Vec<Family>) -> Self {
        let known = Arc::new(known(loaded.iter().chain([&*BUILT_IN])));
        Families { loaded, known }
    }

    /// Every family, in the order in which they are asked.
    pub fn each(&self) -> impl Iterator<Item = &Family> {
        self.loaded.iter().chain([&*BUILT_IN])
    }

    fn word(&self, known: Known) -> KnownWord<'_> {
        let family = |f: usize| self.loaded.get(f).unwrap_or(&BUILT_IN);
        match known {
            Known::Word(f, n) => KnownWord::Word(&family(f).words[n]),
            Known::Spoken(f, n) => KnownWord::Spoken(&family(f).spoken[n]),
        }
    }

    /// The words of headings, labels and sentences that `text` is, in the order in which they are asked.
    pub fn words_of(&self, text: &str) -> impl Iterator<Item = &Word> {
        self.known.exact(text).iter().filter_map(|known| match self.word(*known) {
            KnownWord::Word(word) => Some(word),
            KnownWord::Spoken(_) => None,
        })
    }

    /// Whether `text` is a word of any kind.
    pub fn knows(&self, text: &str) -> bool {
        !self.known.exact(text).is_empty()
    }

    /// The words that `text` begins with, by their length in bytes: the longest first, and of one length in the order
    /// in which they are asked.
    pub fn beginnings(&self, text: &str) -> impl Iterator<Item = (usize, KnownWord<'_>)> {
        let words = self.known.beginnings(text);
        words.flat_map(move |(len, all)| all.iter().map(move |known| (len, self.word(*known))))
    }

    /// The form that a title (clean) names.
    pub fn form(&self, title: &str) -> Option<&Form> {
        self.each().flat_map(|f| f.forms.iter()).find(|form| form.titles.iter().any(|t| t.fits(title)))
    }

    /// The family that knows a form by its title.
    pub fn family(&self, title: &str) -> Option<&Family> {
        self.each().find(|f| f.forms.iter().any(|form| form.titles.iter().any(|t| t.fits(title))))
    }

    /// The family that a form is of.
    pub fn family_of(&self, form: &Form) -> Option<&Family> {
        self.each().find(|family| family.forms.iter().any(|f| std::ptr::eq(f, form)))
    }

    /// The form of an id.
    pub fn form_of_id(&self, id: &str) -> Option<&Form> {
        self.each().flat_map(|f| f.forms.iter()).find(|form| form.id == id)
    }

    /// A form that is a performance table by its title.
    pub fn targets(&self, title: &str) -> Option<&Form> {
        self.form(title).filter(|f| f.rows == Rows::Targets)
    }

    /// The section that a heading (clean, without its mark) opens.
    pub fn section(&self, heading: &str) -> &Section {
        // The title of a table that lost its grid opens nothing.
        let heading = if heading.ends_with('表') { "" } else { heading };
        let mut sections = self.each().flat_map(|f| f.sections.iter());
        sections
            .find(|s| s.heading.fits(heading))
            .unwrap_or_else(|| &BUILT_IN.sections[BUILT_IN.sections.len() - 1])
    }

    /// The section of an id, where a family has it; else the one of free words.
    pub fn section_of(&self, id: &str) -> &Section {
        let mut sections = self.each().flat_map(|f| f.sections.iter());
        sections.find(|s| s.id == id).unwrap_or_else(|| self.section(""))
    }

    /// The words of headings, labels and sentences.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.each().flat_map(|f| f.words.iter())
    }

    /// The phrases of one kind.
    pub fn phrases<'f>(
        &'f self,
        kind: impl Fn(&'f Phrases) -> &'f Vec<Str> + 'f,
    ) -> impl Iterator<Item = &'f str> + 'f {
        self.each().flat_map(move |f| kind(&f.phrases)).map(|w| &**w)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_loaded_goes_before_what_is_built_in() {
        let form =
            Form { id: "village".into(), titles: vec![Wording::of(&["收支总"], &[])], ..Form::default() };
        let families = Families::with(vec![Family { forms: vec![form], ..Family::default() }]);
        assert_eq!(families.form("部门收支总表").map(|f| &*f.id), Some("village"));
        assert_eq!(families.form("部门收入总表").map(|f| &*f.id), Some("revenue"));
    }

    #[test]
    fn a_heading_that_nobody_knows_opens_free_words() {
        assert_eq!(Families::default().section("结束语").id, "other");
    }
}
