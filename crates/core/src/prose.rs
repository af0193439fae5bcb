//! The narrative: every figure of the running text with its place, and what sentences claim of one another.

mod amounts;
pub mod areas;
pub mod clause;
pub mod compared;
mod elided;
mod labels;
mod paired;
pub mod projects;
mod rates;
mod regional;
mod runs;
mod scope;
mod statement;
pub mod subject;
mod within;
pub mod wording;

use crate::lexicon::decompositions::{FROM_ABOVE, THREE_PUBLIC_BY_KIND};
use crate::lexicon::sections::{SEVERAL_FUNDS, Section, Style};
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Document};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::reason::Reason;
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
use scope::{lists_institutions, names_carried_forward, tells_carried_over};
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
    /// Where its sentence begins in the clean text of the block.
    pub sentence: usize,
    /// Whether the list that it ends names but some: `…占6%等。`
    pub goes_on: bool,
}

/// Those of a department's bodies that have 机关运行经费, where public institutions belong to it as well.
pub const ADMINISTRATIVE: &str = "administrative";

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
    let report = regional::is_report(document);
    recognised.says_carried_forward = recognised.views.is_empty()
        && (0..document.blocks.len())
            .filter_map(|block| paragraph(document, block))
            .any(|text| names_carried_forward(&text.clean));
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
        let regional = report || texts.iter().any(|(_, t)| regional::speaks(&t.clean));
        if texts.iter().any(|(_, t)| t.clean.contains("未安排")) {
            telling.narrative.unplanned.insert(run);
        }
        let own = own_parts(&texts);
        let mut base = section.base(about);
        let carried = || telling.recognised.views.is_empty() && tells_carried_over(&texts);
        if section.id == "fiscal" && (telling.recognised.fiscal_with_carried || carried()) {
            base.set(Axis::Fund, Member::WITH_CARRIED_FISCAL);
        }
        if section.id == "operating" && lists_institutions(document) {
            base.set(Axis::Entity, Member::named(ADMINISTRATIVE));
        }
        let mut clauses = Clauses { names, base: base.clone(), entity: &about.entity, alone };
        let topics: Vec<(usize, Coordinate)> = topic
            .iter()
            .chain(blocks)
            .filter_map(|&b| Some((b, clauses.part_named(heading(document, b)?))))
            .collect();
        let section_base = base;
        let mut opened = section_base.clone();
        let mut parted: Option<Parted> = None;
        let mut torn_item: Option<Coordinate> = None;
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
            // `2.…（项）。主要用于：` goes on below.
            if let Some(item) = torn_item.take().filter(|_| level.is_none()) {
                clauses.base = item;
            }
            if text.clean.ends_with(['：', '，']) {
                torn_item = clauses.item(&text.clean);
            }
            let dated = text.clean.starts_with("20")
                && text.clean.get(4..).is_some_and(|rest| rest.starts_with('年'));
            let headed = |from: usize| {
                blocks.iter().any(|&b| (from..block).contains(&b) && heading(document, b).is_some())
            };
            parted = parted.filter(|p| (level.is_none() || level > p.level) && !dated && !headed(p.block));
            if let Some(Parted { whole, .. }) = &parted {
                clauses.base = whole.clone();
            }
            if let Some((_, Some(class))) = headings.iter().rfind(|(at, _)| *at < block)
                && !class.contains(clauses.base.on(Axis::Function))
            {
                clauses.base.set(Axis::Function, class.clone());
            }
            if let Some(place) = clauses.opening(&text.clean) {
                opened = place;
            }
            // What nobody knows by name has no parts beyond the next paragraph.
            parted = parted.filter(|p| p.whole.on(Axis::Entity) == base.on(Axis::Entity));
            let mut whole: Option<(usize, Coordinate)> = None;
            let mut subjects: HashMap<Coordinate, String> = HashMap::new();
            let (mut stated, mut measured, mut all) = (Vec::new(), Vec::new(), Vec::new());
            for mut told in clauses.read(&text.clean) {
                if regional {
                    (told.place, told.whole) = (None, None);
                } else if section.style == Style::Free {
                    (told.place, told.reason) = (None, Reason::FreeWords);
                }
                let fund = told.place.as_ref().map(|place| place.on(Axis::Fund));
                if section.id == SEVERAL_FUNDS && fund == Some(base.on(Axis::Fund)) {
                    (told.place, told.reason) = (None, Reason::NoSubject);
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
                    place.set(Axis::Entity, Member::local("goals"));
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
                let planned = told.place.as_ref().zip(told.whole.as_ref()).is_some_and(|(place, whole)| {
                    place.year == whole.year && place.on(Axis::Stage) != whole.on(Axis::Stage)
                });
                let words = match (&told.place, role_word(told.role, told.sign, planned)) {
                    (Some(place), Some(role)) => format!("{} {role}", subjects.get(place).unwrap_or(&words)),
                    (Some(place), None) => subjects.entry(place.clone()).or_insert(words).clone(),
                    _ => words,
                };
                let place = told.place.clone();
                let figure = telling.add(text, block, told.number, told.role, place, told.reason);
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
                let (sign, whole) = (told.sign, told.whole.clone());
                let sentence = text.clean[..start].rfind('。').unwrap_or(0);
                let goes_on = wording::goes_on(&text.clean[unit_end..]);
                let statement = Statement { figure, sign, whole, run, block, sentence, goes_on };
                telling.narrative.statements.push(statement);
                all.push((told, figure));
            }
            if text.clean.ends_with("其中：") {
                // Only what is spent is told in such parts; sources of funds are told within the sentence.
                let narrower = |place: &Coordinate| {
                    [Axis::Function, Axis::Nature, Axis::Economic, Axis::Entity]
                        .iter()
                        .any(|&axis| place.on(axis) != base.on(axis))
                };
                let whole = whole.clone().map(|(_, place)| place).filter(narrower);
                parted = whole.map(|whole| Parted { level, whole, block });
            }
            if text.clean.ends_with('：')
                && let Some((_, place)) = &whole
                && base.contains(place)
                && all.iter().all(|(told, _)| is_of_fund(told, place))
                && base.with(Axis::Fund, place.on(Axis::Fund).clone()) == *place
            {
                // `一般公共预算财政拨款“三公”经费9万元，具体情况：`: the items below are of the same fund.
                opened = place.clone();
            }
            let within = within::claims(&text.clean, &all, &telling.recognised.figures);
            telling.narrative.claims.extend(within);
            if regional {
                let ties = regional::claims(&text.clean, &all, &telling.recognised.figures);
                telling.narrative.claims.extend(ties);
            }
            telling.narrative.claims.extend(areas::claims(&text.clean, &measured));
            telling.narrative.claims.extend(compared::claims(&text.clean, &stated));
        }
    }
    narrative.runs = runs.len();
    whole_year_is_planned(&mut narrative, &recognised.figures);
    narrative
}

/// The 预算数 of “三公” is that of the whole year, as the ministry's form says below it: where the sentences speak of
/// 全年预算 alone, they are of it.
fn whole_year_is_planned(narrative: &mut Narrative, figures: &[Figure]) {
    let is = |place: &Coordinate, stage: Member| {
        let economic = place.on(Axis::Economic).as_str();
        let of_three_public =
            economic.starts_with("three-public") || THREE_PUBLIC_BY_KIND.contains(&economic);
        *place.on(Axis::Stage) == stage && of_three_public
    };
    let statements = narrative.statements.iter();
    let told: Vec<&Coordinate> =
        statements.flat_map(|s| s.whole.iter().chain([&figures[s.figure].coordinate])).collect();
    let adjusted = figures.iter().any(|f| f.role == Role::Amount && is(&f.coordinate, Member::ADJUSTED));
    if adjusted || told.iter().any(|place| is(place, Member::BUDGET)) {
        return;
    }
    let wholes = narrative.statements.iter_mut().filter_map(|s| s.whole.as_mut());
    for whole in wholes.filter(|whole| is(whole, Member::ADJUSTED)) {
        whole.set(Axis::Stage, Member::BUDGET);
    }
}

/// What the paragraphs after one that ends with `其中：` are parts of.
struct Parted {
    /// The level of the mark of that paragraph.
    level: Option<u8>,
    /// What it told.
    whole: Coordinate,
    /// Its block.
    block: usize,
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
        reason: Reason,
    ) -> FigureId {
        self.recognised.figures.push(Figure {
            span: text.source_span(number.start, number.end),
            // A printed 0 is nothing, whatever decimals stand beside it.
            amount: Amount {
                exact: number.amount.exact || role == Role::Count || is_nothing(&number.amount),
                ..number.amount
            },
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

/// Whether an amount is of the fund of a place: what is told of several funds is followed by items of either.
fn is_of_fund(told: &clause::Told, place: &Coordinate) -> bool {
    told.role != Role::Amount || told.place.as_ref().is_none_or(|p| p.on(Axis::Fund) == place.on(Axis::Fund))
}

/// `0万元`, printed without decimals.
fn is_nothing(amount: &Amount) -> bool {
    amount.value.is_zero() && amount.decimals == 0 && amount.unit.is_money()
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
    let told = FROM_ABOVE.iter().filter(|(word, _)| texts.iter().any(|(_, t)| t.clean.contains(*word)));
    told.map(|(_, fund)| *fund).collect()
}

fn narrow(place: &mut Coordinate, own: &[&'static str]) {
    let fund = place.on(Axis::Fund).as_str();
    if own.contains(&fund) {
        place.set(Axis::Fund, Member::of(format!("{fund}.own")));
    }
}
