//! The shape of a file of families, and how it becomes the core's.
//! Everything that could mislead a check silently, such as an empty word, is refused here.

use super::values::{Clean, Id, Means, Path, Place, texts};
use crate::fault::bilingual;
use gouji::lexicon::families::{self as core, Base, Families};
use gouji::lexicon::forms::Rows;
use gouji::lexicon::sections::Style;
use gouji::lexicon::vocabulary::Over;
use gouji::model::report::Str;
use serde::Deserialize;

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(rename = "$schema")]
    _pointer: Option<String>,
    #[serde(rename = "schema")]
    _schema: Version,
    pub families: Vec<Family>,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Version;

impl TryFrom<String> for Version {
    type Error = String;
    fn try_from(version: String) -> Result<Self, String> {
        if version == super::SCHEMA {
            return Ok(Version);
        }
        Err(bilingual(
            &format!("schema 写的是 {version}，本程序读的是 {}，请改用这个版本", super::SCHEMA),
            &format!("schema is {version}; this program reads {}", super::SCHEMA),
        ))
    }
}

/// A family.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    name: Name,
    #[serde(default)]
    forms: Vec<Form>,
    #[serde(default)]
    words: Vec<Word>,
    #[serde(default)]
    spoken: Vec<Spoken>,
    #[serde(default)]
    headings: Vec<Heading>,
    #[serde(default)]
    sections: Vec<Section>,
    #[serde(default)]
    phrases: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    zh: Clean,
    en: Clean,
}

/// Words that a title or a heading has and has not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    all: Vec<Clean>,
    #[serde(default)]
    none: Vec<Clean>,
}

impl From<Wording> for core::Wording {
    fn from(w: Wording) -> Self {
        core::Wording { all: texts(w.all), none: texts(w.none) }
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RowKind {
    Outline,
    Classification,
    Projects,
    Items,
    Targets,
}

impl From<RowKind> for Rows {
    fn from(kind: RowKind) -> Rows {
        match kind {
            RowKind::Outline => Rows::Outline,
            RowKind::Classification => Rows::Coded,
            RowKind::Projects => Rows::Projects,
            RowKind::Items => Rows::Items,
            RowKind::Targets => Rows::Targets,
        }
    }
}

/// A form; one whose id is built in needs its titles only.
#[derive(Deserialize)]
#[serde(try_from = "FormAsWritten")]
struct Form(gouji::lexicon::forms::Form);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormAsWritten {
    id: Id,
    name: Option<Name>,
    titles: Vec<Wording>,
    place: Option<Place>,
    rows: Option<RowKind>,
}

impl TryFrom<FormAsWritten> for Form {
    type Error = String;
    fn try_from(written: FormAsWritten) -> Result<Self, String> {
        let FormAsWritten { id: Id(id), name, titles, place, rows } = written;
        if titles.is_empty() || titles.iter().any(|t| t.all.is_empty()) {
            return Err(bilingual(
                &format!("表 {id} 的 titles 至少要有一组词，每组的 all 至少一个词"),
                &format!("the titles of the form {id} need at least one wording with a word in all"),
            ));
        }
        let known = Families::default().form_of_id(&id).cloned();
        let missing = |what: &str| {
            bilingual(
                &format!("表 {id} 不是内置的表，请写上 {what}"),
                &format!("the form {id} is not built in: write its {what}"),
            )
        };
        let like = known.as_ref();
        let (zh, en) = match (name, like) {
            (Some(name), _) => (name.zh.into(), name.en.into()),
            (None, Some(like)) => (like.zh.clone(), like.en.clone()),
            (None, None) => return Err(missing("name、place 和 rows")),
        };
        let base = place.map(Base::from).or(like.map(|f| f.base.clone())).ok_or_else(|| missing("place"))?;
        let rows = rows.map(Rows::from).or(like.map(|f| f.rows)).ok_or_else(|| missing("rows"))?;
        let titles = titles.into_iter().map(core::Wording::from).collect();
        Ok(Form(gouji::lexicon::forms::Form { id: id.into(), zh, en, titles, base, rows }))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    text: Clean,
    means: Means,
    within: Option<Path>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spoken {
    text: Clean,
    means: Means,
    flow: Option<Path>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    text: Clean,
    over: OverKind,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OverKind {
    Labels,
    Codes,
    Figures,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    id: Id,
    heading: Wording,
    place: Option<Place>,
    sentences: Option<StyleKind>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StyleKind {
    Plain,
    Projects,
    Free,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Phrases {
    rise: Vec<Clean>,
    fall: Vec<Clean>,
    than: Vec<Clean>,
    reason: Vec<Clean>,
    whole: Vec<Clean>,
    filler: Vec<Clean>,
}

impl From<Family> for core::Family {
    fn from(f: Family) -> Self {
        core::Family {
            zh: f.name.zh.into(),
            en: f.name.en.into(),
            forms: f.forms.into_iter().map(|form| form.0).collect(),
            words: f.words.into_iter().map(Into::into).collect(),
            spoken: f.spoken.into_iter().map(Into::into).collect(),
            headings: f.headings.into_iter().map(Into::into).collect(),
            sections: f.sections.into_iter().map(Into::into).collect(),
            phrases: f.phrases.into(),
        }
    }
}

impl From<Word> for gouji::lexicon::vocabulary::Word {
    fn from(w: Word) -> Self {
        let Means(axis, member) = w.means;
        let within = w.within.map_or_else(Str::default, |p| p.0.into());
        gouji::lexicon::vocabulary::Word { text: w.text.into(), axis, within, member }
    }
}

impl From<Spoken> for core::Spoken {
    fn from(s: Spoken) -> Self {
        let Means(axis, member) = s.means;
        core::Spoken {
            text: s.text.into(),
            flow: s.flow.map_or_else(Str::default, |p| p.0.into()),
            axis,
            member,
        }
    }
}

impl From<Heading> for gouji::lexicon::vocabulary::Heading {
    fn from(h: Heading) -> Self {
        let over = match h.over {
            OverKind::Labels => Over::Labels,
            OverKind::Codes => Over::Codes,
            OverKind::Figures => Over::Figures,
        };
        gouji::lexicon::vocabulary::Heading { text: h.text.into(), over }
    }
}

impl From<Section> for gouji::lexicon::sections::Section {
    fn from(s: Section) -> Self {
        let style = match s.sentences {
            None | Some(StyleKind::Plain) => Style::Plain,
            Some(StyleKind::Projects) => Style::Projects,
            Some(StyleKind::Free) => Style::Free,
        };
        let base = s.place.map(Base::from).unwrap_or_default();
        gouji::lexicon::sections::Section { id: s.id.0.into(), heading: s.heading.into(), base, style }
    }
}

impl From<Phrases> for core::Phrases {
    fn from(p: Phrases) -> Self {
        core::Phrases {
            rise: texts(p.rise),
            fall: texts(p.fall),
            than: texts(p.than),
            reason: texts(p.reason),
            whole: texts(p.whole),
            filler: texts(p.filler),
        }
    }
}
