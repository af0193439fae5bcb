//! Words that a document itself defines: names of functions, projects and items, beside those of the vocabulary.

use crate::lexicon::classification::Classification;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::report::Str;
use crate::table::Recognised;
use crate::table::rows::plain_name;
use std::collections::HashMap;

/// A word found in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// First byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// A word of the vocabulary: what it means depends on the place.
    Word(String),
    /// A name that the document defines.
    Member(Axis, Member),
    /// A word that counts only where this flow is spoken of.
    Small(Str, Axis, Member),
    /// The projects that a kind of fund pays for.
    ProjectsOf(&'static str),
}

impl Mention {
    /// Moves `place` to what the mention means there; whether it means anything.
    pub fn apply(&self, families: &Families, place: &mut Coordinate) -> bool {
        match &self.what {
            What::Word(text) => {
                let before = place.clone();
                if vocabulary::apply(families, place, text) == vocabulary::Meaning::Unknown {
                    return false;
                }
                for axis in Axis::EACH {
                    if place.on(axis).contains(before.on(axis)) {
                        place.set(axis, before.on(axis).clone());
                    }
                }
            }
            What::ProjectsOf(fund) => {
                place.set(Axis::Fund, Member::named(fund));
                place.set(Axis::Nature, Member::PROJECT);
            }
            // A wider word does not undo a narrower place: 财政拨款 said of a general-budget section.
            What::Member(axis, member) | What::Small(_, axis, member) => {
                if !member.contains(place.on(*axis)) {
                    place.set(*axis, member.clone());
                }
            }
        }
        true
    }
}

impl Mention {
    /// Whether it names a project.
    pub fn is_project(&self) -> bool {
        matches!(&self.what, What::Member(Axis::Nature, _))
    }

    /// Whether it names but a stage: 支出决算, 年初预算数.
    pub fn is_stage(&self, families: &Families) -> bool {
        match &self.what {
            What::Word(text) => families.words().any(|w| w.text == *text && w.axis == Axis::Stage),
            _ => false,
        }
    }

    /// Whether it is a whole path of functions, to the item.
    pub fn is_chain(&self) -> bool {
        matches!(&self.what, What::Member(Axis::Function, code) if code.len() > 5)
    }
}

impl What {
    fn same_kind(&self, other: &What) -> bool {
        match (self, other) {
            (What::Member(a, _), What::Member(b, _)) => a == b,
            (What::Small(a, ..), What::Small(b, ..)) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Whether it counts where a section speaks of `base`.
    fn speaks_of(&self, base: &Coordinate) -> bool {
        let carried = base.on(Axis::Fund).starts_with("carry-over");
        match self {
            What::Small(flow, ..) => flow.is_empty() || **base.on(Axis::Flow) == *flow,
            // A project whose money was carried over is an item there and a project elsewhere.
            What::Member(Axis::Function, member) if member.starts_with("item:") => carried,
            What::Member(Axis::Nature, _) => !carried,
            // What the money is spent on is told of basic expenditure.
            What::Member(Axis::Economic, _) => base.on(Axis::Nature).starts_with("basic"),
            _ => true,
        }
    }
}

/// The names of one document.
pub struct Names<'f> {
    /// The families whose words count.
    pub families: &'f Families,
    /// Words by their first character, the longest first.
    pub(super) words: HashMap<char, Vec<(String, What)>>,
    /// Functional classification: name → codes.
    pub(super) functions: HashMap<String, Vec<String>>,
    projects: Vec<Member>,
}

impl<'f> Names<'f> {
    /// Gathers the names that the forms define.
    pub fn new(recognised: &Recognised, families: &'f Families, year: i32) -> Self {
        let mut names =
            Names { families, words: HashMap::new(), functions: HashMap::new(), projects: Vec::new() };
        for word in families.words() {
            names.add(word.text.to_string(), What::Word(word.text.to_string()));
        }
        for word in families.spoken() {
            let what = What::Small(word.flow.clone(), word.axis, word.member.clone());
            names.add(word.text.to_string(), what);
        }
        for (text, fund) in [("财政拨款项目", "current.fiscal"), ("非财政拨款项目", "current.non-fiscal")]
        {
            names.add(text.to_string(), What::ProjectsOf(fund));
        }
        for (_, row) in recognised.views.iter().flat_map(|v| &v.rows) {
            let function = row.place.on(Axis::Function);
            let nature = row.place.on(Axis::Nature);
            if let Some(name) = nature.strip_prefix("project:") {
                names.add(name.to_string(), What::Member(Axis::Nature, nature.clone()));
                if !names.projects.contains(nature) {
                    names.projects.push(nature.clone());
                }
            } else if let Some(name) = function.strip_prefix("item:") {
                names.add(name.to_string(), What::Member(Axis::Function, function.clone()));
            } else if row.place.on(Axis::Economic).len() == 5 && function.is_all() && !row.label.is_empty() {
                let code = row.place.on(Axis::Economic);
                if code.bytes().all(|b| b.is_ascii_digit()) {
                    names.add(plain_name(&row.label), What::Member(Axis::Economic, code.clone()));
                }
            } else if function.starts_with('2') && !row.label.is_empty() {
                let codes = names.functions.entry(plain_name(&row.label)).or_default();
                if !codes.iter().any(|c| *c == **function) {
                    codes.push(function.to_string());
                }
                if function.len() == 3 {
                    names.add(plain_name(&row.label), What::Member(Axis::Function, function.clone()));
                }
            }
        }
        // Basic expenditure is told by the official items, whether or not a form of it was found.
        for (code, name) in Classification::official().economic_items(year) {
            let name = plain_name(name);
            if !names.words.values().flatten().any(|(word, _)| *word == name) {
                names.add(name, What::Member(Axis::Economic, Member::named(code)));
            }
        }
        for (name, code) in vocabulary::spending_classes() {
            let class = || What::Member(Axis::Function, Member::named(code));
            if !names.functions.contains_key(name) {
                names.add(name.to_string(), class());
            }
            // `“社会保障和就业”科目`: a class without the word that its name ends with.
            if let Some(short) = name.strip_suffix("支出") {
                names.add(format!("{short}科目"), class());
            }
        }
        for list in names.words.values_mut() {
            list.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
            list.dedup_by(|a, b| a.0 == b.0 && a.1.same_kind(&b.1));
        }
        names
    }

    /// The member of a project's name: that of the forms where one fits, else its own.
    pub fn project(&self, name: &str) -> Member {
        let name = plain_name(name);
        let exact = Member::of(format!("project:{name}"));
        if self.projects.contains(&exact) || name.chars().count() < 4 {
            return exact;
        }
        let fitting: Vec<&Member> =
            self.projects.iter().filter(|p| same_name(p.trim_start_matches("project:"), &name)).collect();
        if let [one] = fitting[..] { one.clone() } else { exact }
    }

    fn add(&mut self, text: String, what: What) {
        if let Some(first) = text.chars().next() {
            self.words.entry(first).or_default().push((text, what));
        }
    }

    /// The words in `text` that count where a section speaks of `base`, in order, the longest at each place.
    pub fn mentions(&self, text: &str, base: &Coordinate) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            if let Some((mention, len)) = self.function_chain(&text[at..], base.on(Axis::Function)) {
                found.push(Mention { start: at, end: at + len, what: What::Member(Axis::Function, mention) });
                at += len;
                continue;
            }
            let hit = self.words.get(&first).and_then(|list| {
                list.iter().find(|(w, what)| text[at..].starts_with(w.as_str()) && what.speaks_of(base))
            });
            match hit {
                Some((word, what)) => {
                    let (len, what) = self.with_flow(&text[at..], word, what);
                    found.push(Mention { start: at, end: at + len, what });
                    at += len;
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }

    /// 财政拨款支出 is what is spent of appropriations, where 财政拨款 alone leaves that open.
    fn with_flow(&self, text: &str, word: &str, what: &What) -> (usize, What) {
        let rest = &text[word.len()..];
        let flow = Some("支出").filter(|flow| rest.starts_with(flow));
        let ends = |flow: &str| {
            let after = rest[flow.len()..].chars().next();
            after.is_none_or(|c| c.is_ascii_digit() || "为决预合".contains(c))
        };
        match (what, flow) {
            (What::Word(name), Some(flow)) if name == "财政拨款" && ends(flow) => {
                (word.len() + flow.len(), What::Word(format!("{name}{flow}")))
            }
            _ => (word.len(), what.clone()),
        }
    }
}

/// Whether two names of projects are one: the same, or one within the other, as where a table leaves out the number
/// of the document that granted the money.
fn same_name(a: &str, b: &str) -> bool {
    let bare = |s: &str| -> String { s.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 5 && long.contains(&short)
}
