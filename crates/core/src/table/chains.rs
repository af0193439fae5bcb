//! Items named level by level, as sentences write them: `社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）`.

use super::names::{Names, What};
use crate::lexicon::classification::Classification;
use crate::lexicon::vocabulary;
use crate::model::cube::{Axis, Member};
use crate::table::rows::plain_name;
use crate::text::outline::outline_mark;

impl Names<'_> {
    /// `社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）` at the start of `text`, with the codes in
    /// the brackets or dashes between the names as some regions write it: the code that it names, and its length.
    /// Under a heading that names the class, it begins with the section.
    pub(super) fn function_chain(&self, text: &str, under: &Member) -> Option<(Member, usize)> {
        let mut at = outline_mark(text).map_or(0, |(_, len)| len);
        let mut code = String::new();
        for (level, mark) in ["类", "款", "项"].into_iter().enumerate() {
            // `…（类）-…（款）-…（项）`
            let rest = if code.is_empty() { &text[at..] } else { text[at..].trim_start_matches(DASHES) };
            let Some((end, marked)) = bracketed(rest, mark, level) else {
                continue;
            };
            at = text.len() - rest.len();
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
        let words = self.own.beginnings(text).flat_map(|(len, all)| all.iter().map(move |what| (len, what)));
        let mut classes = words.filter_map(|(len, what)| match what {
            What::Member(Axis::Function, class) if class.len() == 3 => Some((class.to_string(), len)),
            _ => None,
        });
        let (mut code, mut at) = classes.find(|(_, len)| text[*len..].starts_with(DASHES))?;
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
            let stated = self.below("", name, 0).or_else(|| self.below("", &long, 0));
            let official = || vocabulary::class_code(name).or(vocabulary::class_code(&long));
            return stated.or_else(|| official().map(str::to_string));
        }
        if level == 1 && code.is_empty() {
            // Without its class in front, a section is that of the heading above, or the only one of its name.
            let stated = self.functions.get(&plain_name(name)).into_iter().flatten();
            let here = |c: &&String| c.len() == 5 && (under.is_all() || c.starts_with(&**under));
            let mut here = stated.filter(here);
            return match (here.next(), here.next()) {
                (Some(one), None) => Some(one.clone()),
                (None, _) if !under.is_all() => Some(format!("{under}.~{}", plain_name(name))),
                (None, _) => self.official_section(name),
                _ => None,
            };
        }
        if level == 2 && code.is_empty() {
            // `1．行政运行（项）` below the line of its section or class.
            let stated = self.functions.get(&plain_name(name)).into_iter().flatten();
            let mut here = stated.filter(|c| c.len() == 7 && c.starts_with(&**under));
            return match (here.next(), here.next()) {
                (Some(one), None) => Some(one.clone()),
                (None, _) if !under.is_all() => Some(format!("{under}.~{}", plain_name(name))),
                _ => None,
            };
        }
        if level == 2 && code.len() == 3 {
            // The section between was left out.
            let stated = self.functions.get(&plain_name(name)).into_iter().flatten();
            let mut here = stated.filter(|c| c.len() == 7 && c.starts_with(code));
            if let (Some(one), None) = (here.next(), here.next()) {
                return Some(one.clone());
            }
        }
        self.below(code, name, level)
    }

    /// The section that the classification calls so, where the forms have items of it but no row of its own.
    fn official_section(&self, name: &str) -> Option<String> {
        let name = plain_name(name);
        let used =
            |code: &&str| code.len() == 5 && self.functions.values().flatten().any(|c| c.starts_with(*code));
        let mut codes =
            Classification::official().codes_of(&name).filter(used).map(str::to_string).collect::<Vec<_>>();
        (codes.len() == 1).then(|| codes.remove(0))
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

/// Where the last sign of a chain begins in `text`, before which every chain begins: a level behind its name, or a
/// dash. 0 where there is none.
pub(super) fn last_of_chain(text: &str) -> usize {
    let levels = ["类）", "款）", "项）"].into_iter().filter_map(|mark| text.rfind(mark));
    levels.chain(text.rfind(DASHES)).max().unwrap_or(0)
}

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
