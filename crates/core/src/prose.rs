//! The narrative: every figure of the running text with its place, and what sentences claim of one another.

pub mod areas;
pub mod clause;
pub mod compared;
mod labels;
pub mod projects;
mod runs;
mod statement;
pub mod subject;
pub mod wording;

use crate::lexicon::sections::{Section, Style};
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Document};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::relation::Claim;
use crate::model::report::Disclosure;
use crate::source::Text;
use crate::table::Recognised;
use crate::table::names::Names;
use crate::text::number::Number;
use crate::text::outline::outline_mark;
use clause::Clauses;
use labels::{role_word, subject_words, words_before};
use runs::Run;
use std::collections::{HashMap, HashSet};

/// A figure of a sentence.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The figure.
    pub figure: FigureId,
    /// −1 where the words say a fall.
    pub sign: i8,
    /// What a share is told of, where the sentence says so; of a change or a growth, the place of the year before
    /// that it is told against.
    pub whole: Option<Coordinate>,
    /// Which run of a section it stands in.
    pub run: usize,
    /// Its block.
    pub block: usize,
}

/// What the narrative tells.
#[derive(Clone, Debug, Default)]
pub struct Narrative {
    /// Figures of sentences, in the order of the text.
    pub statements: Vec<Statement>,
    /// How many runs of sections there are.
    pub runs: usize,
    /// Runs that say of some part that nothing is planned (未安排).
    pub unplanned: HashSet<usize>,
    /// Relations that sentences state: items of a project, formulas.
    pub claims: Vec<Claim>,
}

/// Reads the narrative; its figures are added to those recognised.
pub fn read(
    document: &Document,
    about: &Disclosure,
    recognised: &mut Recognised,
    names: &Names,
) -> Narrative {
    let mut narrative = Narrative::default();
    let alone = about.final_accounts && recognised.views.is_empty();
    let mut runs = runs::runs(document, names.families);
    if recognised.tells_operating_costs() {
        let operating = runs.iter_mut().filter(|run| run.section.id == "operating");
        operating.for_each(|run| run.section = names.families.section_of("operating-costs"));
    }
    for (run, Run { section, blocks, name, topic }) in runs.iter().enumerate() {
        let texts: Vec<(usize, &Text)> =
            blocks.iter().filter_map(|&b| Some((b, paragraph(document, b)?))).collect();
        // `（一）公共安全（类）` names the class of the items below it.
        let headings: Vec<(usize, Option<Member>)> =
            blocks.iter().filter_map(|&b| Some((b, names.class(heading(document, b)?)))).collect();
        let mut telling = Telling { narrative: &mut narrative, recognised, section, name };
        if section.style == Style::Projects {
            projects::read(&mut telling, names, about, &texts);
            continue;
        }
        if texts.iter().any(|(_, t)| t.clean.contains("未安排")) {
            telling.narrative.unplanned.insert(run);
        }
        let own = own_parts(&texts);
        let mut base = section.base(about);
        if section.id == "fiscal" && telling.recognised.fiscal_with_carried {
            base.set(Axis::Fund, Member::named("with-carried.fiscal"));
        }
        let mut clauses = Clauses { names, base: base.clone(), entity: &about.entity, alone };
        let topics: Vec<(usize, Coordinate)> = topic
            .iter()
            .chain(blocks)
            .filter_map(|&b| Some((b, clauses.part_named(heading(document, b)?))))
            .collect();
        let section_base = base;
        let mut opened = section_base.clone();
        // What the paragraphs after one that ends with `其中：` are parts of, and the level of its mark.
        let mut parted: Option<(Option<u8>, Coordinate)> = None;
        for (block, text) in texts {
            // `财政拨款支出主要内容如下：` tells what the marked items after it are of.
            let level = outline_mark(&text.clean).map(|(level, _)| level);
            // Under a heading that names one part: `（三）公务接待费支出情况`.
            let narrower = topics.iter().rfind(|(at, _)| *at < block && !text.clean.contains("三公"));
            let base = narrower.map_or(&section_base, |(_, place)| place).clone();
            if base != section_base {
                opened = base.clone();
            }
            clauses.base = if level.is_some() { opened.clone() } else { base.clone() };
            let dated = text.clean.starts_with("20")
                && text.clean.get(4..).is_some_and(|rest| rest.starts_with('年'));
            parted = parted.filter(|(above, _)| (level.is_none() || level > *above) && !dated);
            if let Some((_, whole)) = &parted {
                clauses.base = whole.clone();
            }
            if let Some((_, Some(class))) = headings.iter().rfind(|(at, _)| *at < block) {
                clauses.base.set(Axis::Function, class.clone());
            }
            if let Some(place) = clauses.opening(&text.clean) {
                opened = place;
            }
            // What nobody knows by name has no parts beyond the next paragraph.
            parted = parted.filter(|(_, whole)| whole.on(Axis::Entity) == base.on(Axis::Entity));
            let mut whole: Option<(usize, Coordinate)> = None;
            let mut subjects: HashMap<Coordinate, String> = HashMap::new();
            let (mut stated, mut measured) = (Vec::new(), Vec::new());
            for mut told in clauses.read(&text.clean) {
                if section.style == Style::Free {
                    (told.place, told.reason) = (None, "free-words");
                }
                if let Some(place) = &mut told.place {
                    narrow(place, &own);
                }
                if section.id == "performance"
                    && let Some(place) = told.place.as_mut()
                    && place.on(Axis::Fund) != base.on(Axis::Fund)
                    && place.on(Axis::Nature).is_all()
                {
                    // Money of those projects that have goals, whichever they are.
                    place.set(Axis::Entity, Member::named("~goals"));
                }
                if let Some(before) = told.whole.as_mut().filter(|_| told.role != Role::Share) {
                    narrow(before, &own);
                }
                if told.role == Role::Amount {
                    // The first amount of the sentence: `结转 21 万元，包括：财政拨款 21 万元，其中：`.
                    let sentence = text.clean[..told.number.start].rfind('。').unwrap_or(0);
                    if whole.as_ref().is_none_or(|(of, _)| *of < sentence) {
                        whole = told.place.clone().map(|place| (sentence, place));
                    }
                }
                let words = subject_words(text, told.number.start, &about.entity);
                let words = match (&told.place, role_word(told.role, told.sign)) {
                    (Some(place), Some(role)) => format!("{} {role}", subjects.get(place).unwrap_or(&words)),
                    (Some(place), None) => subjects.entry(place.clone()).or_insert(words).clone(),
                    _ => words,
                };
                let figure = telling.add(text, block, told.number, told.role, told.place, told.reason);
                let added = &mut telling.recognised.figures[figure];
                added.label = format!("{name} {words}");
                added.falls = told.sign < 0;
                added.blank = told.level;
                let Number { start, unit_end, .. } = told.number;
                if text.clean[unit_end..].starts_with("平方米") {
                    measured.push(areas::Area { start, end: unit_end, figure });
                } else if told.role == Role::Amount && added.unchecked.is_none() {
                    stated.push(compared::Stated { start, figure, place: added.coordinate.clone() });
                }
                telling.narrative.statements.push(Statement {
                    figure,
                    sign: told.sign,
                    whole: told.whole,
                    run,
                    block,
                });
            }
            if text.clean.ends_with("其中：") {
                // Only what is spent is told in such parts; sources of funds are told within the sentence.
                let narrower = |place: &Coordinate| {
                    [Axis::Nature, Axis::Economic, Axis::Entity]
                        .iter()
                        .any(|&axis| place.on(axis) != base.on(axis))
                };
                parted = whole.map(|(_, place)| place).filter(narrower).map(|place| (level, place));
            }
            telling.narrative.claims.extend(areas::claims(&text.clean, &measured));
            telling.narrative.claims.extend(compared::claims(&text.clean, &stated));
        }
    }
    narrative.runs = runs.len();
    narrative
}

/// Adds the figures of one run.
pub struct Telling<'a> {
    /// What is told so far.
    pub narrative: &'a mut Narrative,
    /// The figures.
    pub recognised: &'a mut Recognised,
    section: &'a Section,
    name: &'a str,
}

impl Telling<'_> {
    /// Adds a figure at a place, or with the reason why it has none.
    pub fn add(
        &mut self,
        text: &Text,
        block: usize,
        number: Number,
        role: Role,
        place: Option<Coordinate>,
        reason: &'static str,
    ) -> FigureId {
        self.recognised.figures.push(Figure {
            span: text.source_span(number.start, number.end),
            amount: Amount { exact: number.amount.exact || role == Role::Count, ..number.amount },
            role,
            place: Place::Sentence { block },
            label: format!("{} {}", self.name, words_before(text, number.start)),
            unchecked: place.is_none().then_some(reason),
            coordinate: place.unwrap_or_default(),
            ..Figure::default()
        });
        self.recognised.figures.len() - 1
    }

    /// The place that the section is about.
    pub fn base(&self, about: &Disclosure) -> Coordinate {
        self.section.base(about)
    }
}

fn paragraph(document: &Document, block: usize) -> Option<&Text> {
    match &document.blocks[block] {
        Block::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// The words of a heading without its mark.
fn heading(document: &Document, block: usize) -> Option<&str> {
    match &document.blocks[block] {
        Block::Heading { text, .. } => {
            Some(&text.clean[outline_mark(&text.clean).map_or(0, |(_, len)| len)..])
        }
        _ => None,
    }
}

/// Budgets of which a section tells what comes from above on its own: what it calls by their name is the own part.
fn own_parts(texts: &[(usize, &Text)]) -> Vec<&'static str> {
    [
        ("上级一般公共预算", "current.fiscal.general"),
        ("上级政府性基金", "current.fiscal.government-funds"),
        ("上级国有资本", "current.fiscal.state-capital"),
    ]
    .into_iter()
    .filter(|(word, _)| texts.iter().any(|(_, t)| t.clean.contains(word)))
    .map(|(_, fund)| fund)
    .collect()
}

fn narrow(place: &mut Coordinate, own: &[&'static str]) {
    let fund = place.on(Axis::Fund).as_str();
    if own.contains(&fund) {
        place.set(Axis::Fund, Member::of(format!("{fund}.own")));
    }
}
