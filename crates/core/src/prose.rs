//! The narrative: every figure of the running text with its place, and what sentences claim of one another.

mod amounts;
pub mod areas;
mod changes;
pub mod clause;
mod codes;
mod compare;
pub mod compared;
mod counts;
mod elided;
mod labels;
mod paired;
mod paragraphs;
mod per_unit;
pub mod projects;
mod public_counts;
mod rates;
mod regional;
mod runs;
mod scope;
mod statement;
pub mod subject;
mod ties;
mod within;
pub mod wording;

use crate::lexicon::decompositions::THREE_PUBLIC_BY_KIND;
use crate::lexicon::sections::{Section, Style};
use crate::model::amount::Amount;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::{Block, Document};
use crate::model::figure::{Figure, FigureId, Place, Role};
use crate::model::reason::Reason;
use crate::model::relation::Claim;
use crate::model::report::Disclosure;
use crate::source::{Span, Text};
use crate::table::Recognised;
use crate::table::names::Names;
use crate::text::number::Number;
use crate::text::outline::outline_mark;
use crate::text::title::years;
use clause::Clauses;
use labels::words_before;
use paragraphs::Paragraphs;
use scope::{lists_institutions, names_carried_forward, tells_carried_over};
use std::collections::HashSet;

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
    /// The amount right before the bracket that it stands in: `货物预算9万元（车辆设备6万元、检测设备3万元）`.
    pub aside: Option<FigureId>,
    /// Whether it opens a list that says that it is all: `…9万元，包括：基本工资4万元、…`
    pub opens_all: bool,
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
    /// What words tie of figures that have places: relations only where nothing else is made of one of them.
    pub spare_claims: Vec<Claim>,
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
    let (mut passage, mut beside_forms) = (Vec::new(), Vec::new());
    let report = regional::is_report(document);
    let formless = recognised.views.is_empty();
    let stated = |clean: &str| regional::speaks(clean) || formless && regional::names_area(clean);
    // Without forms, what one section tells of a region the others tell as well.
    let paragraphs = || (0..document.blocks.len()).filter_map(|block| paragraph(document, block));
    let of_region = formless && paragraphs().any(|text| stated(&text.clean));
    // What speaks of no budget may tell what was received and what was spent of it.
    let plans = paragraphs().any(|text| text.clean.contains("预算"));
    recognised.says_carried_forward =
        formless && (!plans || alone || paragraphs().any(|text| names_carried_forward(&text.clean)));
    if recognised.tells_operating_costs() {
        let operating = runs.iter_mut().filter(|run| run.section.id == "operating");
        operating.for_each(|run| run.section = names.families.section_of("operating-costs"));
    }
    for run in &mut runs {
        if projects::are_stated(run.blocks.iter().filter_map(|&b| paragraph(document, b))) {
            run.section = names.families.section_of("general-projects");
        }
    }
    for (n, run) in runs.iter().enumerate() {
        let texts: Vec<(usize, &Text)> =
            run.blocks.iter().filter_map(|&b| Some((b, paragraph(document, b)?))).collect();
        let (section, name) = (run.section, run.name.as_str());
        let mut telling = Telling { narrative: &mut narrative, recognised, section, name };
        if section.style == Style::Projects {
            projects::read(&mut telling, names, about, &texts);
            continue;
        }
        if texts.iter().any(|(_, t)| t.clean.contains("未安排")) {
            telling.narrative.unplanned.insert(n);
        }
        let stated = |clean: &str| stated(clean) || of_region && regional::opens_with_budget(clean);
        let regional = report || texts.iter().any(|(_, t)| stated(&t.clean));
        let own = base_of(&telling, document, about, &texts);
        let mut base = own.clone();
        let back = run.topic.and_then(|block| looks_back(document, block, about));
        if let Some((year, stage)) = &back {
            base.year = *year;
            base.set(Axis::Stage, stage.clone());
        }
        let placeless = regional || section.style == Style::Free;
        let clauses = Clauses { names, base, entity: &about.entity, placeless, alone };
        let mut reader = Paragraphs::new(document, (n, run), telling, clauses, &texts);
        reader.regional = regional;
        reader.tied = regional || formless;
        let tied = reader.tied;
        for (block, text) in texts {
            // `2031年预算比2030年增加…` below what was spent in 2030 is of its own year.
            let first = text.clean.split('。').next().unwrap_or("");
            if back.is_some() && years(first).first().is_some_and(|stated| stated.year == about.year) {
                reader.rebase(&own);
            }
            reader.read(block, text);
        }
        if tied { &mut passage } else { &mut beside_forms }.extend(reader.finish());
    }
    narrative.runs = runs.len();
    let together = regional::claims_together(&passage, &recognised.figures);
    narrative.claims.extend(together.open);
    narrative.spare_claims = if formless { together.spare } else { Vec::new() };
    narrative.claims.extend(regional::claims_beside_forms(&beside_forms, &recognised.figures));
    public_counts::tie(document, &runs, &mut narrative, recognised);
    each_once(&mut narrative.claims);
    whole_year_is_planned(&mut narrative, &recognised.figures);
    narrative
}

/// `二、2030年“三公”经费决算情况` in a budget of the year after: the year and the stage that a section is about.
fn looks_back(document: &Document, block: usize, about: &Disclosure) -> Option<(i32, Member)> {
    let words = heading(document, block)?;
    let stated = years(words);
    let [year] = &stated[..] else { return None };
    let carried_out = ["决算", "执行"].iter().any(|w| words.contains(w)) && !words.contains("预算");
    (!about.final_accounts && carried_out && year.year + 1 == about.year)
        .then_some((year.year, Member::EXECUTION))
}

/// Words of what income and expenditure come to, with what was carried over.
const TOTAL_OF_BOTH: [&str; 6] =
    ["收、支总", "收支总", "收入、支出总", "收入支出总", "收入和支出总", "收、支合"];

/// Leaves out what is claimed of the same figures again.
fn each_once(claims: &mut Vec<Claim>) {
    let mut seen = HashSet::new();
    claims.retain(|(law, _, terms)| {
        let mut terms = terms.clone();
        terms.sort_unstable();
        seen.insert((*law, terms))
    });
}

/// The place that a run is about.
fn base_of(
    telling: &Telling,
    document: &Document,
    about: &Disclosure,
    texts: &[(usize, &Text)],
) -> Coordinate {
    let mut base = telling.section.base(about);
    // `财政拨款收、支总预算` of a document without forms: whose money was carried over stands elsewhere, if anywhere.
    let total = || texts.iter().any(|(_, t)| TOTAL_OF_BOTH.iter().any(|w| t.clean.contains(w)));
    let all = || {
        let paragraphs = (0..document.blocks.len()).filter_map(|b| Some((b, paragraph(document, b)?)));
        paragraphs.collect::<Vec<_>>()
    };
    let carried = || {
        let formless = telling.recognised.views.is_empty();
        total() && tells_carried_over(texts)
            || formless && (tells_carried_over(texts) || total() && tells_carried_over(&all()))
    };
    if telling.section.id == "fiscal" && (telling.recognised.fiscal_with_carried || carried()) {
        base.set(Axis::Fund, Member::WITH_CARRIED_FISCAL);
    }
    if telling.section.id == "operating" && lists_institutions(document) {
        base.set(Axis::Entity, Member::named(ADMINISTRATIVE));
    }
    base
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
    let stated: Vec<&Coordinate> =
        statements.flat_map(|s| s.whole.iter().chain([&figures[s.figure].coordinate])).collect();
    let adjusted = figures.iter().any(|f| f.role == Role::Amount && is(&f.coordinate, Member::ADJUSTED));
    if adjusted || stated.iter().any(|place| is(place, Member::BUDGET)) {
        return;
    }
    let wholes = narrative.statements.iter_mut().filter_map(|s| s.whole.as_mut());
    for whole in wholes.filter(|whole| is(whole, Member::ADJUSTED)) {
        whole.set(Axis::Stage, Member::BUDGET);
    }
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

    /// The figure of a number of a paragraph that was counted already.
    fn counted(&self, span: Span, block: usize) -> Option<FigureId> {
        let figures = &self.recognised.figures;
        let here = |f: &Figure| f.place == Place::Sentence { block };
        let own = figures.iter().enumerate().rev().take_while(|(_, f)| here(f));
        own.into_iter().find(|(_, f)| f.span == span).map(|(figure, _)| figure)
    }

    /// The place that the section is about.
    pub fn base(&self, about: &Disclosure) -> Coordinate {
        self.section.base(about)
    }
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
