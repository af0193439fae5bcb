//! Rows of a table: what a row stands for, from its codes, its label and the rows above it.

mod labels;
mod meaning;

use super::view::Labels;
use crate::lexicon::families::Families;
use crate::lexicon::forms::Rows;
use crate::lexicon::vocabulary::{self, Meaning};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Cell;
use crate::model::report::Disclosure;
use crate::parse::identity::is_body_of_government;
use crate::text::number::whole_cell;
pub use labels::plain_name;
use labels::{is_note, leading_code, slice, strip_marks};
use std::collections::{BTreeMap, HashMap};

/// The flow of rows that count things.
const COUNTS: &str = "counts";

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
            let stated = row.iter().any(|c| whole_cell(&c.text.clean).is_some());
            let whole =
                RowPlace { place: self.base.clone(), label: String::new(), total: false, local: false };
            return stated.then_some(whole);
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
        if code.is_none() && label.is_empty() && project.is_none() {
            label = total_below_numbers(labels, &text).to_string();
        }
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
        let mut stated = false;
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
            stated = true;
            if digits >= 3 {
                self.codes = [code[..3].to_string(), slice(code, 3, 5), slice(code, 5, 7)];
            } else if level > 0 {
                self.codes[level] = format!("{code:0>2}");
                self.codes[level + 1..].fill(String::new());
            }
        }
        if !stated {
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
}

/// 合计 below the numbers of the rows: its cell reached over the names as well.
fn total_below_numbers<'t>(labels: &Labels, text: &impl Fn(usize) -> &'t str) -> &'t str {
    let before = labels.names.iter().chain(&labels.project).min().copied().unwrap_or(0);
    let alone = (1..before).all(|c| text(c).is_empty());
    let first = if before > 0 { text(0) } else { "" };
    if alone && vocabulary::is_whole(first) { first } else { "" }
}
