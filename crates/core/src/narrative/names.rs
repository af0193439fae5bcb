//! Words that a document itself defines: names of functions, projects and items, beside those of the vocabulary.

use crate::cube::{Axis, Coordinate, Member};
use crate::families::{Families, Spoken, Str};
use crate::recognise::Recognised;
use crate::recognise::rows::plain_name;
use crate::vocabulary;
use std::borrow::Cow;
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
enum What {
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
    /// Moves `place` to what the mention means there.
    pub fn apply(&self, families: &Families, place: &mut Coordinate) {
        match &self.what {
            What::Word(text) => {
                let before = place.clone();
                vocabulary::apply(families, place, text);
                for axis in Axis::EACH {
                    if place.on(axis).contains(before.on(axis)) {
                        place.set(axis, before.on(axis).clone());
                    }
                }
            }
            What::ProjectsOf(fund) => {
                place.set(Axis::Fund, Member::named(fund));
                place.set(Axis::Nature, Member::named("project"));
            }
            // A wider word does not undo a narrower place: 财政拨款 said of a general-budget section.
            What::Member(axis, member) | What::Small(_, axis, member) => {
                if !member.contains(place.on(*axis)) {
                    place.set(*axis, member.clone());
                }
            }
        }
    }
}

impl Mention {
    /// Whether it names a project.
    pub fn is_project(&self) -> bool {
        matches!(&self.what, What::Member(Axis::Nature, _))
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
            _ => true,
        }
    }
}

/// The names of one document.
pub struct Names<'f> {
    /// The families whose words count.
    pub families: &'f Families,
    /// Words by their first character, the longest first.
    words: HashMap<char, Vec<(String, What)>>,
    /// Functional classification: name → codes.
    functions: HashMap<String, Vec<String>>,
    projects: Vec<Member>,
}

impl<'f> Names<'f> {
    /// Gathers the names that the forms define.
    pub fn new(recognised: &Recognised, families: &'f Families) -> Self {
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
            if let Some((mention, len)) = self.function_chain(&text[at..]) {
                found.push(Mention { start: at, end: at + len, what: What::Member(Axis::Function, mention) });
                at += len;
                continue;
            }
            let hit = self.words.get(&first).and_then(|list| {
                list.iter().find(|(w, what)| text[at..].starts_with(w.as_str()) && what.speaks_of(base))
            });
            match hit {
                Some((word, what)) => {
                    found.push(Mention { start: at, end: at + word.len(), what: what.clone() });
                    at += word.len();
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }

    /// `社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）` at the start of `text`: the code that
    /// it names, and its length.
    fn function_chain(&self, text: &str) -> Option<(Member, usize)> {
        const MARKS: [&str; 3] = ["（类）", "（款）", "（项）"];
        let mut at = 0;
        let mut code = String::new();
        for (level, mark) in MARKS.iter().enumerate() {
            let rest = &text[at..];
            // Names have brackets of their own below the class.
            let fits = |end: &usize| {
                *end <= 120 && (level > 0 || !rest[..*end].contains(['。', '；', '，', '：', '（']))
            };
            let Some(end) = rest.find(mark).filter(fits) else { break };
            let name = plain_name(&rest[..end]);
            let known = self.functions.get(&name).into_iter().flatten();
            let len = 3 + 2 * level;
            // A name that the forms do not have is a place of its own below the last one that they do.
            code = match known.filter(|c| c.len() == len && c.starts_with(code.as_str())).min() {
                Some(known) => known.clone(),
                None if code.is_empty() => return None,
                None => format!("{code}.~{name}"),
            };
            at += end + mark.len();
        }
        (!code.is_empty()).then(|| (Member::of(code), at))
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

const fn spoken(text: &'static str, flow: &'static str, axis: Axis, member: &'static str) -> Spoken {
    Spoken { text: Cow::Borrowed(text), flow: Cow::Borrowed(flow), axis, member: Member::named(member) }
}

/// Words of the small cubes and of sections: word, flow that is spoken of (`""`: any), axis, member.
pub const SPOKEN: &[Spoken] = &[
    spoken("三公经费", "", Axis::Economic, "three-public"),
    spoken("机关运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("机关运行经费", "operating-costs", Axis::Flow, "operating-costs"),
    spoken("事业单位运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("单位运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("运行经费", "operating-costs", Axis::Flow, "operating-costs"),
    spoken("委托业务费", "", Axis::Economic, "30227"),
    spoken("货物", "procurement", Axis::Nature, "goods"),
    spoken("工程", "procurement", Axis::Nature, "works"),
    spoken("服务", "procurement", Axis::Nature, "services"),
    spoken("小微企业", "procurement", Axis::Fund, "small-and-medium.small-and-micro"),
    spoken("小型和微型企业", "procurement", Axis::Fund, "small-and-medium.small-and-micro"),
    spoken("中小企业", "procurement", Axis::Fund, "small-and-medium"),
    spoken("房屋", "assets", Axis::Function, "buildings"),
    spoken("车辆", "assets", Axis::Function, "vehicles"),
    spoken("一般公务用车", "assets", Axis::Function, "vehicles.general"),
    spoken("执法执勤用车", "assets", Axis::Function, "vehicles.law-enforcement"),
    spoken("购置", "assets", Axis::Flow, "assets-bought"),
    spoken("部级领导干部用车", "assets", Axis::Function, "vehicles.minister"),
    spoken("副部（省）级及以上领导用车", "assets", Axis::Function, "vehicles.minister"),
    spoken("主要领导干部用车", "assets", Axis::Function, "vehicles.leader"),
    spoken("主要负责人用车", "assets", Axis::Function, "vehicles.leader"),
    spoken("机要通信用车", "assets", Axis::Function, "vehicles.courier"),
    spoken("应急保障用车", "assets", Axis::Function, "vehicles.emergency"),
    spoken("离退休干部用车", "assets", Axis::Function, "vehicles.retired"),
    spoken("离退休干部服务用车", "assets", Axis::Function, "vehicles.retired"),
    spoken("特种专业技术用车", "assets", Axis::Function, "vehicles.special"),
    spoken("其他车辆", "assets", Axis::Function, "vehicles.other"),
    spoken("其他用车", "assets", Axis::Function, "vehicles.other"),
    spoken("办公家具", "assets", Axis::Function, "furniture"),
    spoken("其他资产", "assets", Axis::Function, "other-assets"),
];
