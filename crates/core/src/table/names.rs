//! Words that a document itself defines: names of functions, projects and items, beside those of the vocabulary.

use crate::lexicon::classification::Classification;
use crate::lexicon::families::{Families, KnownWord};
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::report::Str;
use crate::table::Recognised;
use crate::table::chains::last_of_chain;
use crate::table::rows::plain_name;
use crate::text::words::WordTree;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

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
    Word(Str),
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
            What::Word(text) => families.words_of(text).any(|w| w.axis == Axis::Stage),
            _ => false,
        }
    }

    /// Whether it is a whole path of functions, to the item.
    pub fn is_chain(&self) -> bool {
        matches!(&self.what, What::Member(Axis::Function, code) if code.len() > 5)
    }
}

impl From<KnownWord<'_>> for What {
    fn from(word: KnownWord) -> Self {
        match word {
            KnownWord::Word(word) => What::Word(word.text.clone()),
            KnownWord::Spoken(word) => What::Small(word.flow.clone(), word.axis, word.member.clone()),
        }
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
    /// The document's own words, which stand behind those of the families.
    pub(super) own: WordTree<What>,
    /// Functional classification: name → codes.
    pub(super) functions: HashMap<String, Vec<String>>,
    projects: Vec<Member>,
}

/// Words of a document while they are gathered.
#[derive(Default)]
struct Gathered {
    words: Vec<(String, What)>,
    known: HashSet<String>,
}

impl Gathered {
    fn add(&mut self, text: String, what: What) {
        if !text.is_empty() {
            self.known.insert(text.clone());
            self.words.push((text, what));
        }
    }

    /// All words, each kind of a word but once where the same was told twice in a row.
    fn tree(self) -> WordTree<What> {
        let mut words = self.words;
        words.sort_by_key(|(text, _)| (text.chars().next(), std::cmp::Reverse(text.len())));
        words.dedup_by(|a, b| a.0 == b.0 && a.1.same_kind(&b.1));
        let mut tree = WordTree::default();
        words.into_iter().for_each(|(text, what)| tree.add(&text, what));
        tree
    }
}

impl<'f> Names<'f> {
    /// Gathers the names that the forms define.
    pub fn new(recognised: &Recognised, families: &'f Families, year: i32) -> Self {
        let (mut own, mut projects) = (Gathered::default(), Vec::new());
        let mut functions: HashMap<String, Vec<String>> = HashMap::default();
        for (text, fund) in [("财政拨款项目", "current.fiscal"), ("非财政拨款项目", "current.non-fiscal")]
        {
            own.add(text.to_string(), What::ProjectsOf(fund));
        }
        for (_, row) in recognised.views.iter().flat_map(|v| &v.rows) {
            let function = row.place.on(Axis::Function);
            let nature = row.place.on(Axis::Nature);
            if let Some(name) = nature.strip_prefix("project:") {
                own.add(name.to_string(), What::Member(Axis::Nature, nature.clone()));
                if !projects.contains(nature) {
                    projects.push(nature.clone());
                }
            } else if let Some(name) = function.strip_prefix("item:") {
                own.add(name.to_string(), What::Member(Axis::Function, function.clone()));
            } else if row.place.on(Axis::Economic).len() == 5 && function.is_all() && !row.label.is_empty() {
                let code = row.place.on(Axis::Economic);
                if code.bytes().all(|b| b.is_ascii_digit()) {
                    own.add(plain_name(&row.label), What::Member(Axis::Economic, code.clone()));
                }
            } else if function.starts_with('2') && !row.label.is_empty() {
                let codes = functions.entry(plain_name(&row.label)).or_default();
                if !codes.iter().any(|c| *c == **function) {
                    codes.push(function.to_string());
                }
                if function.len() == 3 {
                    own.add(plain_name(&row.label), What::Member(Axis::Function, function.clone()));
                }
            }
        }
        // Basic expenditure is told by the official items, whether or not a form of it was found.
        for (code, name) in Classification::official().economic_items(year) {
            let name = plain_name(name);
            if !families.knows(&name) && !own.known.contains(&name) {
                own.add(name, What::Member(Axis::Economic, Member::named(code)));
            }
        }
        for (name, code) in vocabulary::spending_classes() {
            let class = || What::Member(Axis::Function, Member::named(code));
            if !functions.contains_key(name) {
                own.add(name.to_string(), class());
            }
            // `“社会保障和就业”科目`: a class without the word that its name ends with.
            if let Some(short) = name.strip_suffix("支出") {
                own.add(format!("{short}科目"), class());
            }
        }
        Names { families, own: own.tree(), functions, projects }
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

    /// The words in `text` that count where a section speaks of `base`, in order, the longest at each place.
    pub fn mentions(&self, text: &str, base: &Coordinate) -> Vec<Mention> {
        let mut found = Vec::new();
        let last_chain = last_of_chain(text);
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let chain = if at <= last_chain {
                self.function_chain(&text[at..], base.on(Axis::Function))
            } else {
                None
            };
            if let Some((mention, len)) = chain {
                found.push(Mention { start: at, end: at + len, what: What::Member(Axis::Function, mention) });
                at += len;
                continue;
            }
            match self.longest(&text[at..], base) {
                Some((len, what)) => {
                    let (len, what) = self.with_flow(&text[at..], len, what);
                    found.push(Mention { start: at, end: at + len, what });
                    at += len;
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }

    /// The longest word that `text` begins with, of those that count where a section speaks of `base`.
    fn longest(&self, text: &str, base: &Coordinate) -> Option<(usize, What)> {
        let mut known = self.families.beginnings(text).map(|(len, word)| (len, What::from(word)));
        let known = known.find(|(_, what)| what.speaks_of(base));
        let mut own =
            self.own.beginnings(text).flat_map(|(len, all)| all.iter().map(move |what| (len, what)));
        let own = own.find(|(_, what)| what.speaks_of(base));
        match (known, own) {
            (known, Some((len, what))) if known.as_ref().is_none_or(|(most, _)| len > *most) => {
                Some((len, what.clone()))
            }
            (known, _) => known,
        }
    }

    /// 财政拨款支出 is what is spent of appropriations, where 财政拨款 alone leaves that open.
    fn with_flow(&self, text: &str, len: usize, what: What) -> (usize, What) {
        let rest = &text[len..];
        let flow = Some("支出").filter(|flow| rest.starts_with(flow));
        let ends = |flow: &str| {
            let after = rest[flow.len()..].chars().next();
            after.is_none_or(|c| c.is_ascii_digit() || "为决预合".contains(c))
        };
        match (&what, flow) {
            (What::Word(name), Some(flow)) if name == "财政拨款" && ends(flow) => {
                (len + flow.len(), What::Word(format!("{name}{flow}").into()))
            }
            _ => (len, what),
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
