//! Rows of a table: what a row stands for, from its codes, its label and the rows above it.

use super::view::Labels;
use crate::lexicon::families::Families;
use crate::lexicon::forms::Rows;
use crate::lexicon::vocabulary::{self, Meaning, class_code};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Cell;
use crate::model::report::Disclosure;
use crate::parse::identity::is_body_of_government;
use crate::text::number::whole_cell;
use crate::text::outline::outline_mark;
use std::collections::{BTreeMap, HashMap};

/// The flow of rows that count things.
const COUNTS: &str = "counts";

/// Whether a row's label says that it counts things: it ends with their measure word in brackets.
fn is_count(label: &str) -> bool {
    ["个", "辆", "人", "次", "人次", "批次", "批", "台", "套", "台/套", "台（套）", "人数"].iter().any(
        |measure| {
            label.strip_suffix('）').and_then(|l| l.strip_suffix(measure)).is_some_and(|l| l.ends_with('（'))
        },
    )
}

/// What one row stands for.
#[derive(Clone, Debug)]
pub struct RowPlace {
    /// Where its figures lie, before the column says more.
    pub place: Coordinate,
    /// Its label as clean text.
    pub label: String,
    /// Whether it is a whole (总计) by its own word.
    pub total: bool,
    /// Whether its label named nothing known.
    pub local: bool,
}

/// `注：本表反映…`: a note that a merged cell made the last row of its table.
fn is_note(label: &str) -> bool {
    ["注", "备注", "说明"]
        .iter()
        .any(|word| label.strip_prefix(word).is_some_and(|rest| rest.starts_with('：')))
}

impl RowPlace {
    /// Whether it closes what stands above it: 总计, 当年支出小计.
    pub fn closes(&self) -> bool {
        self.total || ["合计", "小计", "总计"].iter().any(|word| self.label.ends_with(word))
    }

    /// Whether it is one of what the row above consists of, not all of it: 其中：外事接待费.
    pub fn is_among(&self) -> bool {
        strip_marks(&self.label).1
    }

    /// The level of its own mark, such as （一）.
    pub fn mark(&self) -> Option<u8> {
        strip_marks(&self.label).0
    }

    /// Whether it counts things, not money: 公务用车保有量（辆）.
    pub fn counts(&self) -> bool {
        self.place.on(Axis::Flow).starts_with(COUNTS)
    }
}

/// Walks down the rows of one panel, remembering codes and outline.
pub struct RowReader<'a> {
    base: Coordinate,
    rows: Rows,
    coded: bool,
    /// Whether its rows name entities, by the heading of their names.
    entities: bool,
    entity: &'a str,
    families: &'a Families,
    /// The entity axis of the whole table.
    whole: Member,
    codes: [String; 3],
    /// The number of an entity in the codes of the present row: 101001.
    number: Option<String>,
    /// The entities met so far that have a number: 101, below it 101001.
    numbered: HashMap<String, Member>,
    /// The axis along which the rows of this panel divide, as far as known words have told.
    axis: Axis,
    /// Outline: level and place of the rows that the present one stands under.
    outline: Vec<(u8, Coordinate)>,
    /// Whether 本年收入合计 was passed: what follows is not this year's.
    year_closed: bool,
    /// The level that the column of the present row's label tells, where columns tell levels.
    level: Option<u8>,
    /// What was said last at each level.
    above: BTreeMap<u8, String>,
    /// How many rows have been read so.
    count: usize,
    /// The level at which classes of expenditure are listed.
    classes: Option<u8>,
}

impl<'a> RowReader<'a> {
    /// Starts above the first row of the body. `coded` tells that the form is known and has columns of codes,
    /// `entities` that its names are those of entities. `about` tells who publishes.
    pub fn new(
        base: Coordinate,
        rows: Rows,
        (coded, entities): (bool, bool),
        about: &'a Disclosure,
        families: &'a Families,
    ) -> Self {
        RowReader {
            whole: base.on(Axis::Entity).clone(),
            base,
            rows,
            coded,
            entities,
            entity: &about.entity,
            families,
            codes: Default::default(),
            number: None,
            numbered: HashMap::new(),
            axis: Axis::Function,
            outline: Vec::new(),
            year_closed: false,
            level: None,
            above: BTreeMap::new(),
            count: 0,
            classes: None,
        }
    }

    /// What the next row stands for; `None` for a row without label or code.
    pub fn read(&mut self, row: &[Cell], labels: &Labels) -> Option<RowPlace> {
        if labels.is_empty() {
            let told = row.iter().any(|c| whole_cell(&c.text.clean).is_some());
            let whole =
                RowPlace { place: self.base.clone(), label: String::new(), total: false, local: false };
            return told.then_some(whole);
        }
        let text = |c: usize| row.get(c).map_or("", |cell| cell.text.clean.as_str());
        let (code, mut label) = self.code(labels.codes.iter().map(|&c| text(c)));
        if labels.levels.is_empty() {
            for &c in &labels.names {
                if !text(c).is_empty() {
                    label = text(c).to_string();
                }
            }
            self.level = self.indent(row, labels);
        } else {
            label = self.by_level(labels, &text);
        }
        let project = labels.project.map(text).filter(|t| !t.is_empty());
        let (code, label) = match code {
            Some(code) => (Some(code), label),
            None => match leading_code(&label) {
                Some((code, rest)) => (Some(code.to_string()), rest.to_string()),
                None => (None, label),
            },
        };
        // A number of an entity looks like a code of the classification.
        let code = match code {
            Some(own) if self.coded && own.len() == 3 && is_body_of_government(&label, self.entity) => {
                self.codes = Default::default();
                self.number = Some(own);
                None
            }
            code => code,
        };
        // Digits without a word are what a line break tore off a figure.
        let wordless = !label.chars().any(char::is_alphabetic);
        if code.is_none() && (wordless && project.is_none() || is_note(&label)) {
            return None;
        }
        let mut place = self.base.clone();
        let mut found = RowPlace { place: place.clone(), label: label.clone(), total: false, local: false };
        if let Some(code) = &code {
            place.set(
                if code.starts_with(['3', '5']) { Axis::Economic } else { Axis::Function },
                Member::of(code.clone()),
            );
            // Functions by economic class: both say where the row lies.
            for beside in labels.beside.iter().map(|&c| text(c)) {
                let axis = if beside.starts_with(['3', '5']) { Axis::Economic } else { Axis::Function };
                let whole = matches!(beside.len(), 3 | 5 | 7) && beside.bytes().all(|b| b.is_ascii_digit());
                if whole && place.on(axis) == self.base.on(axis) {
                    place.set(axis, Member::of(beside.to_string()));
                }
            }
        } else if !label.is_empty() {
            match self.meaning(&mut place, &label) {
                Meaning::Total => found.total = true,
                Meaning::Member => {}
                Meaning::Unknown => found.local = true,
            }
        }
        if let Some(project) = project {
            if vocabulary::is_total(project) {
                found.total = code.is_none();
            } else {
                place.set(Axis::Nature, Member::of(format!("project:{}", plain_name(project))));
            }
            found.label = if label.is_empty() { project.to_string() } else { format!("{label} {project}") };
        }
        found.place = place;
        Some(found)
    }

    /// The level of a row without code by how far its name is set in, in a form whose rows are of the classification.
    fn indent(&mut self, row: &[Cell], labels: &Labels) -> Option<u8> {
        let name = &row[*labels.names.first()?];
        if labels.indents.is_empty() || self.rows != Rows::Coded || vocabulary::is_whole(&name.text.clean) {
            return None;
        }
        self.count += 1;
        labels.indents.iter().position(|indent| *indent == name.indent).map(|level| level as u8)
    }

    /// The label of a row whose columns of names stand for levels: all that stands there, 小计 only where it is alone.
    fn by_level<'t>(&mut self, labels: &Labels, text: &impl Fn(usize) -> &'t str) -> String {
        let mut said: Vec<(u8, Vec<&str>)> = Vec::new();
        for (&column, &level) in labels.names.iter().zip(&labels.levels) {
            match said.last_mut() {
                _ if text(column).is_empty() => {}
                Some((last, words)) if *last == level => words.push(text(column)),
                _ => said.push((level, vec![text(column)])),
            }
        }
        // After a page break, what stands further out may be said again.
        while said.len() > 1 && self.above.get(&said[0].0) == Some(&said[0].1.join(" ")) {
            said.remove(0);
        }
        let Some((level, words)) = said.first() else { return String::new() };
        self.above.retain(|outer, _| outer < level);
        self.above.insert(*level, words.join(" "));
        self.level = Some(*level);
        self.count += 1;
        let all: Vec<&str> = said.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let telling: Vec<&str> = all.iter().copied().filter(|t| !vocabulary::is_total(t)).collect();
        if telling.is_empty() { all.join(" ") } else { telling.join(" ") }
    }

    /// The code that the cells of one row tell, filled from the rows above, and a name that stood with it.
    fn code<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> (Option<String>, String) {
        let mut name = String::new();
        let mut told = false;
        self.number = None;
        for (level, cell) in cells.enumerate().take(3) {
            let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                if !cell.is_empty() {
                    name = cell.to_string();
                }
                continue;
            }
            if digits < cell.len() {
                name = cell[digits..].trim().to_string();
            }
            let code = &cell[..digits];
            // 105001 is a number of an entity, not a code of the classification.
            if digits == 6 || digits > 7 || digits >= 3 && !code.starts_with(['2', '3', '5']) {
                // Those of projects are longer, or have letters.
                self.number =
                    Some(code.to_string()).filter(|_| matches!(digits, 3 | 6 | 9) && digits == cell.len());
                continue;
            }
            told = true;
            if digits >= 3 {
                self.codes = [code[..3].to_string(), slice(code, 3, 5), slice(code, 5, 7)];
            } else if level > 0 {
                self.codes[level] = format!("{code:0>2}");
                self.codes[level + 1..].fill(String::new());
            }
        }
        if !told {
            return (None, name);
        }
        (Some(self.codes.concat()).filter(|c| c.len() >= 3), name)
    }

    /// The entity of a name, below the one whose number its own goes on from.
    fn numbered_entity(&mut self, number: Option<String>, name: &str) -> Member {
        // Each level takes three digits.
        let above = |number: &String| {
            [6, 3].iter().filter(|&&n| n < number.len()).find_map(|&n| self.numbered.get(&number[..n]))
        };
        let member = match number.as_ref().and_then(above) {
            Some(above) => Member::of(format!("{above}.{}", plain_name(name))),
            None => Member::of(format!("entity:{}", plain_name(name))),
        };
        self.numbered.extend(number.map(|number| (number, member.clone())));
        member
    }

    /// What a label without code means here.
    fn meaning(&mut self, place: &mut Coordinate, label: &str) -> Meaning {
        let (mark, inner, bare) = strip_marks(label);
        let column = self.level.filter(|level| *level > 0);
        let level = match self.level {
            Some(level) => Some(10 * level + mark.unwrap_or(8)),
            None => mark,
        };
        if is_count(bare) {
            let name = plain_name(bare).replace(['.', ':'], "·");
            *place = self.base.with(Axis::Flow, Member::of(format!("{COUNTS}.~{name}")));
            return Meaning::Unknown;
        }
        // `（一）支出合计` under `一、“三公”经费支出` is the whole of that.
        let within = mark.and_then(|mark| self.outline.iter().rfind(|(level, _)| *level < mark));
        if let Some((level, above)) = within.filter(|_| vocabulary::is_total(bare) && column.is_none()) {
            let (level, above) = (*level, above.clone());
            self.outline.retain(|(l, _)| *l <= level);
            *place = above;
            return Meaning::Total;
        }
        if vocabulary::is_total(bare) && column.is_none() {
            self.outline.clear();
            place.set(Axis::Entity, self.whole.clone());
            return vocabulary::apply(self.families, place, bare);
        }
        let by_entity = self.coded || self.entities || matches!(self.rows, Rows::Projects | Rows::Items);
        let number = self.number.take().filter(|_| !bare.is_empty());
        if by_entity && (self.entities || number.is_some() || is_body_of_government(bare, self.entity)) {
            let member = self.numbered_entity(number, bare);
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
        let level = level.unwrap_or_else(|| match self.outline.last() {
            None => 1,
            // 年初财政拨款结转和结余 is followed by its parts without a mark.
            Some((last, above)) if *last < 8 && self.divides_carried(above, bare) => 8,
            Some((last, _)) if inner => last.max(&8) + u8::from(*last < 8),
            Some((1, _)) => 1,
            Some((last, _)) if *last < 8 => 8,
            Some((last, _)) => *last,
        });
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
        let spent = *place.on(Axis::Flow) == Member::EXPENDITURE;
        // 国有资本经营预算支出 is a class among classes, though nothing tells that this is expenditure.
        let class = class_code(bare).is_some();
        let among_classes = class && mark.is_some() && self.classes == Some(level);
        self.classes = Some(level).filter(|_| class && mark.is_some());
        let mut meaning = match self.rows {
            Rows::Projects | Rows::Items => Meaning::Unknown,
            // Within procurement the names of things bought mean nothing else.
            _ if column.is_some() && *place.on(Axis::Flow) == Member::PROCUREMENT => Meaning::Unknown,
            Rows::Coded if self.level == Some(0) && class_code(bare).is_some() => {
                place.set(Axis::Function, class_code(bare).map_or(Member::ALL, Member::named));
                Meaning::Member
            }
            Rows::Coded if self.level.is_some() => Meaning::Unknown,
            Rows::Outline if spent && class_code(bare).is_some() => {
                place.set(Axis::Function, class_code(bare).map_or(Member::ALL, Member::named));
                Meaning::Member
            }
            _ if among_classes && !spent => Meaning::Unknown,
            _ => vocabulary::apply(self.families, place, bare),
        };
        if meaning == Meaning::Unknown {
            meaning = self.local(place, bare);
        }
        if meaning == Meaning::Member {
            let axes = [Axis::Nature, Axis::Function, Axis::Economic];
            let told = axes.into_iter().find(|&a| place.on(a) != self.base.on(a));
            self.axis = told.unwrap_or(self.axis);
        }
        self.outline.push((level, place.clone()));
        meaning
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

fn slice(code: &str, from: usize, to: usize) -> String {
    code.get(from..to.min(code.len())).unwrap_or("").to_string()
}

/// `201一般公共服务支出`, `[201]一般公共服务支出`, `201-一般公共服务支出`: a code of the classification and the name
/// after it.
fn leading_code(label: &str) -> Option<(&str, &str)> {
    const OPEN: [char; 6] = ['[', '【', '［', '〔', '（', '('];
    const CLOSE: [char; 8] = [']', '】', '］', '〕', '）', ')', '-', '－'];
    let bare = label.strip_prefix(OPEN).unwrap_or(label);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let known = matches!(digits, 3 | 5 | 7) && bare.starts_with(['2', '3', '5']);
    let rest = &bare[digits..];
    let closed = bare.len() == label.len() || rest.starts_with(CLOSE);
    (known && closed && !rest.starts_with(['年', '.', '、']))
        .then(|| (&bare[..digits], rest.trim_start_matches(CLOSE).trim()))
}

/// Outline level, whether it says 其中：, and the label without these.
fn strip_marks(label: &str) -> (Option<u8>, bool, &str) {
    let (level, bare) = match outline_mark(label) {
        Some((level, mark)) => (Some(level), &label[mark..]),
        None => (None, label),
    };
    let bare = bare.trim_start_matches(['　', ' ', '—', '-']);
    match bare.strip_prefix("其中").map(|b| b.trim_start_matches(['：', '，'])) {
        // `其中：（一）` is the first of all that are counted.
        Some(inner) => match outline_mark(inner) {
            Some((level, mark)) => (Some(level), false, &inner[mark..]),
            None => (level, true, inner),
        },
        None => (level, false, bare),
    }
}

/// A name without what varies from place to place: brackets' width is uniform already, spaces go.
pub fn plain_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !"《》〈〉“”".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_labels() {
        assert_eq!(strip_marks("1.一般公共预算拨款"), (Some(4), false, "一般公共预算拨款"));
        assert_eq!(strip_marks("其中：一般财力"), (None, true, "一般财力"));
        assert_eq!(strip_marks("其中：（一）公务接待费"), (Some(3), false, "公务接待费"));
        assert_eq!(strip_marks("一、本年收入"), (Some(2), false, "本年收入"));
        assert_eq!(strip_marks("一般公共预算"), (None, false, "一般公共预算"));
    }
}
