//! Words that a document itself defines: names of functions, projects and items, beside those of the vocabulary.

use crate::lexicon::classification::Classification;
use crate::lexicon::families::Families;
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::report::Str;
use crate::table::Recognised;
use crate::table::rows::plain_name;
use crate::text::outline::outline_mark;
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
    words: HashMap<char, Vec<(String, What)>>,
    /// Functional classification: name → codes.
    functions: HashMap<String, Vec<String>>,
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

    /// `社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）` at the start of `text`, with the codes in
    /// the brackets or dashes between the names as some regions write it: the code that it names, and its length.
    /// Under a heading that names the class, it begins with the section.
    fn function_chain(&self, text: &str, under: &Member) -> Option<(Member, usize)> {
        let mut at = outline_mark(text).map_or(0, |(_, len)| len);
        let mut code = String::new();
        for (level, mark) in ["类", "款", "项"].into_iter().enumerate() {
            let rest = &text[at..];
            let Some((end, marked)) = bracketed(rest, mark, level) else {
                continue;
            };
            let name = &rest[..end];
            code = match self.function(name, level, &code, under) {
                Some(code) => code,
                // A section that was called a class.
                None if level == 0 => self.function(name, 1, "", under).filter(|code| !code.contains('~'))?,
                None => return None,
            };
            at += end + marked;
        }
        (!code.is_empty()).then(|| (Member::of(code), at)).or_else(|| self.dashed_chain(text))
    }

    /// `社会保障和就业支出-行政事业单位养老支出-行政单位离退休`: it opens with a class that the forms have.
    fn dashed_chain(&self, text: &str) -> Option<(Member, usize)> {
        let classes = self.words.get(&text.chars().next()?)?;
        let (mut code, mut at) = classes.iter().find_map(|(name, what)| match what {
            What::Member(Axis::Function, class) if class.len() == 3 => {
                let dashed = text.strip_prefix(name.as_str())?.starts_with(DASHES);
                dashed.then(|| (class.to_string(), name.len()))
            }
            _ => None,
        })?;
        for level in 1..3 {
            let Some(dash) = text[at..].chars().next().filter(|c| DASHES.contains(c)) else { break };
            let rest = &text[at + dash.len_utf8()..];
            let unknown = || rest.find(DASHES).filter(|_| level == 1).or_else(|| rest.find("科目"));
            let end = self.known_name(rest, &code, level).or_else(unknown).filter(|&end| end <= 120)?;
            code = self.below(&code, &rest[..end], level)?;
            at += dash.len_utf8() + end;
        }
        Some((Member::of(code), at))
    }

    /// How long the longest name of the forms is that `text` starts with, one level below `code`.
    fn known_name(&self, text: &str, code: &str, level: usize) -> Option<usize> {
        let ends = text.char_indices().map(|(n, c)| n + c.len_utf8()).take_while(|end| *end <= 120);
        ends.filter(|&end| {
            let known = self.functions.get(&text[..end]).into_iter().flatten();
            known.into_iter().any(|c| c.len() == 3 + 2 * level && c.starts_with(code))
        })
        .last()
    }

    /// The code of a function's name, 0 a class to 2 an item, below `code`.
    fn function(&self, name: &str, level: usize, code: &str, under: &Member) -> Option<String> {
        if level == 0 {
            let long = format!("{name}支出");
            let told = self.below("", name, 0).or_else(|| self.below("", &long, 0));
            let official = || vocabulary::class_code(name).or(vocabulary::class_code(&long));
            return told.or_else(|| official().map(str::to_string));
        }
        if level == 1 && code.is_empty() {
            // Without its class in front, a section is that of the heading above, or the only one of its name.
            let told = self.functions.get(&plain_name(name)).into_iter().flatten();
            let here = |c: &&String| c.len() == 5 && (under.is_all() || c.starts_with(&**under));
            let mut here = told.filter(here);
            return match (here.next(), here.next()) {
                (Some(one), None) => Some(one.clone()),
                (None, _) if !under.is_all() => Some(format!("{under}.~{}", plain_name(name))),
                _ => None,
            };
        }
        if level == 2 && code.is_empty() {
            // `1．行政运行（项）` below the line of its section or class.
            let told = self.functions.get(&plain_name(name)).into_iter().flatten();
            let mut here = told.filter(|c| c.len() == 7 && c.starts_with(&**under));
            return match (here.next(), here.next()) {
                (Some(one), None) => Some(one.clone()),
                (None, _) if !under.is_all() => Some(format!("{under}.~{}", plain_name(name))),
                _ => None,
            };
        }
        if level == 2 && code.len() == 3 {
            // The section between was left out.
            let told = self.functions.get(&plain_name(name)).into_iter().flatten();
            let mut here = told.filter(|c| c.len() == 7 && c.starts_with(code));
            if let (Some(one), None) = (here.next(), here.next()) {
                return Some(one.clone());
            }
        }
        self.below(code, name, level)
    }

    /// The class that a heading names: `公共安全（类）`.
    pub fn class(&self, heading: &str) -> Option<Member> {
        let name = heading.strip_suffix("（类）")?;
        self.function(name, 0, "", &Member::ALL).map(Member::of)
    }

    /// The item that words begin with, where the forms have one of that name, and the length of its name.
    pub fn item(&self, words: &str) -> Option<(Member, usize)> {
        let ends = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(40);
        let named = ends.filter_map(|end| Some((self.functions.get(&words[..end])?, end))).last();
        let (codes, end) = named?;
        let items: Vec<&String> = codes.iter().filter(|code| code.len() == 7).collect();
        if let [one] = items[..] { Some((Member::of(one.clone()), end)) } else { None }
    }

    /// The code of a name one level below `code`; one that the forms do not have is a place of its own there.
    fn below(&self, code: &str, name: &str, level: usize) -> Option<String> {
        let name = plain_name(name);
        let known = self.functions.get(&name).into_iter().flatten();
        match known.filter(|c| c.len() == 3 + 2 * level && c.starts_with(code)).min() {
            Some(known) => Some(known.clone()),
            None if code.is_empty() => None,
            None => Some(format!("{code}.~{name}")),
        }
    }
}

/// What stands between the names of a path where it is not written with brackets.
const DASHES: [char; 6] = ['-', '—', '－', '–', '→', '/'];

/// The most bytes of a name.
const LONGEST_NAME: usize = 120;

/// Where the name before `（类）` or `（204类）` ends in `text`, and how long the bracket is.
fn bracketed(text: &str, mark: &str, level: usize) -> Option<(usize, usize)> {
    // No name is longer; to look on to the end of a long text at every one of its words would take for ever.
    let near = (LONGEST_NAME..text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
    let mut from = 0;
    while let Some(found) = text.get(from..near).and_then(|rest| rest.find('（')) {
        let at = from + found;
        // Names have brackets of their own below the class.
        let passed = &text[from..at];
        if passed.contains(['。', '；', '，', '：']) || level == 0 && from > 0 {
            return None;
        }
        let inner = &text[at + '（'.len_utf8()..];
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let marked = |m: &str| inner[digits..].strip_prefix(m).is_some_and(|rest| rest.starts_with('）'));
        if marked(mark) {
            return Some((at, "（）".len() + digits + mark.len()));
        }
        if ["类", "款", "项"].into_iter().any(marked) {
            return None;
        }
        from = at + '（'.len_utf8();
    }
    None
}

/// Whether two names of projects are one: the same, or one within the other, as where a table leaves out the number
/// of the document that granted the money.
fn same_name(a: &str, b: &str) -> bool {
    let bare = |s: &str| -> String { s.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 5 && long.contains(&short)
}
