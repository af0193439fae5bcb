//! The paragraphs of one run, one after the other: what each is about by the headings, items and wholes above it, and
//! its figures with what they claim of one another.

use super::clause::{Clauses, StatedNumber};
use super::labels::{role_word, subject_words, without_comparison};
use super::runs::Run;
use super::{Statement, Telling, areas, compared, counts, heading, per_unit, regional, within, wording};
use crate::lexicon::decompositions::FROM_ABOVE;
use crate::lexicon::sections::{SEVERAL_FUNDS, Style};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::document::Document;
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::source::Text;
use crate::text::number::Number;
use crate::text::outline::{opens_with_class, outline_mark};
use std::collections::HashMap;

/// What the paragraphs after one that ends with `其中：` are parts of.
struct Parted {
    /// The level of the mark of that paragraph.
    level: Option<u8>,
    /// What it told.
    whole: Coordinate,
    /// Its block.
    block: usize,
}

/// Reads the paragraphs of one run.
pub(super) struct Paragraphs<'a> {
    document: &'a Document,
    telling: Telling<'a>,
    clauses: Clauses<'a>,
    /// Which run it is, and its blocks.
    run: usize,
    blocks: &'a [usize],
    /// Whether it speaks of a region's budget: no form tells its figures.
    pub regional: bool,
    /// Whether its sentences are read for what they tie, whatever it is of.
    pub tied: bool,
    /// The paragraphs read so far, with their numbers.
    passage: regional::Paragraphs,
    /// Budgets of which what comes from above is told on its own.
    own: Vec<&'static str>,
    /// `（一）公共安全（类）` names the class of the items below it.
    classes: Vec<(usize, Member)>,
    /// Headings that name one part: `（三）公务接待费支出情况`.
    topics: Vec<(usize, Coordinate)>,
    /// The place that the section is about.
    base: Coordinate,
    /// What marked items are of: `财政拨款支出主要内容如下：`.
    opened: Coordinate,
    parted: Option<Parted>,
    /// `2.…（项）。主要用于：` goes on below.
    torn_item: Option<Coordinate>,
}

/// What one paragraph tells.
#[derive(Default)]
struct Found {
    /// The first amount of the last sentence that has one: where that begins, and the place.
    whole: Option<(usize, Coordinate)>,
    /// What the places told so far are called.
    subjects: HashMap<Coordinate, String>,
    stated: Vec<compared::Stated>,
    measured: Vec<areas::Area>,
    all: Vec<(StatedNumber, FigureId)>,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn new(
        document: &'a Document,
        (n, run): (usize, &'a Run),
        telling: Telling<'a>,
        clauses: Clauses<'a>,
        texts: &[(usize, &Text)],
    ) -> Self {
        let classes = run.blocks.iter().filter_map(|&b| {
            let class = clauses.names.class(heading(document, b)?)?;
            Some((b, class))
        });
        let parts = run
            .topic
            .iter()
            .chain(&run.blocks)
            .filter_map(|&b| Some((b, clauses.part_named(heading(document, b)?))));
        Paragraphs {
            document,
            run: n,
            blocks: &run.blocks,
            regional: false,
            tied: false,
            passage: Vec::new(),
            own: own_parts(texts),
            classes: classes.collect(),
            topics: parts.collect(),
            base: clauses.base.clone(),
            opened: clauses.base.clone(),
            parted: None,
            torn_item: None,
            telling,
            clauses,
        }
    }

    /// Goes on with another place than the section began with.
    pub(super) fn rebase(&mut self, base: &Coordinate) {
        (self.base, self.opened, self.clauses.base) = (base.clone(), base.clone(), base.clone());
    }

    /// Reads the next paragraph.
    pub(super) fn read(&mut self, block: usize, text: &Text) {
        let base = self.find_base(block, text);
        let mut found = Found::default();
        for stated in self.clauses.read(&text.clean) {
            let stated = self.fit(stated, &base);
            self.add(block, text, stated, &mut found);
        }
        self.open_parts(block, text, &base, &found);
        let (clean, figures) = (text.clean.as_str(), &self.telling.recognised.figures);
        let mut claims = within::claims(clean, &found.all, figures, !self.regional);
        if self.regional || self.tied {
            claims.extend(regional::claims(clean, &found.all, figures));
        }
        claims.extend(per_unit::claims(&mut self.telling, block, text, &found.all));
        claims.extend(counts::claims(&mut self.telling, block, text, &found.all));
        self.passage.push((clean.to_string(), found.all));
        claims.extend(areas::claims(clean, &found.measured));
        claims.extend(compared::claims(clean, &found.stated));
        self.telling.narrative.claims.extend(claims);
    }

    /// The paragraphs, with their numbers.
    pub(super) fn finish(self) -> regional::Paragraphs {
        self.passage
    }

    /// Sets what the clauses of a paragraph are about; gives the place of the part of the run that it stands in.
    fn find_base(&mut self, block: usize, text: &Text) -> Coordinate {
        let level = outline_mark(&text.clean).map(|(level, _)| level);
        let narrower = self.topics.iter().rfind(|(at, _)| *at < block && !text.clean.contains("三公"));
        let base = narrower.map_or(&self.base, |(_, place)| place).clone();
        if base != self.base {
            self.opened = base.clone();
        }
        let clauses = &mut self.clauses;
        clauses.base = if level.is_some() { self.opened.clone() } else { base.clone() };
        if let Some(item) = self.torn_item.take().filter(|_| level.is_none()) {
            clauses.base = item;
        }
        // `1.…（项）。`, `2.…（项）。主要用于：`: the paragraph below goes on with its amounts.
        self.torn_item = clauses.item(&text.clean);
        let dated =
            text.clean.starts_with("20") && text.clean.get(4..).is_some_and(|rest| rest.starts_with('年'));
        let headed = |from: usize| {
            self.blocks.iter().any(|&b| (from..block).contains(&b) && heading(self.document, b).is_some())
        };
        // The name of an item from its class on begins another one, though no mark stands before it.
        let inner = |p: &Parted| match level {
            None => !opens_with_class(&text.clean),
            level => level > p.level,
        };
        self.parted = self.parted.take().filter(|p| inner(p) && !dated && !headed(p.block));
        if let Some(Parted { whole, .. }) = &self.parted {
            clauses.base = whole.clone();
        }
        if let Some((_, class)) = self.classes.iter().rfind(|(at, _)| *at < block)
            && !class.contains(clauses.base.on(Axis::Function))
        {
            clauses.base.set(Axis::Function, class.clone());
        }
        if self.telling.section.id == "performance"
            && let Some(project) = evaluated_project(&text.clean)
        {
            clauses.base.set(Axis::Entity, Member::local(format_args!("evaluated {project}")));
        }
        if let Some(place) = clauses.opening(&text.clean) {
            self.opened = place;
        }
        // What nobody knows by name has no parts beyond the next paragraph.
        self.parted = self.parted.take().filter(|p| p.whole.on(Axis::Entity) == base.on(Axis::Entity));
        base
    }

    /// What a figure tells in this section: free words place nothing, and some sections place less than their words.
    fn fit(&self, mut stated: StatedNumber, base: &Coordinate) -> StatedNumber {
        let section = self.telling.section;
        if self.regional {
            (stated.place, stated.whole) = (None, None);
        } else if section.style == Style::Free {
            (stated.place, stated.reason) = (None, Reason::FreeWords);
        }
        let fund = stated.place.as_ref().map(|place| place.on(Axis::Fund));
        if section.id == SEVERAL_FUNDS && fund == Some(base.on(Axis::Fund)) {
            (stated.place, stated.reason) = (None, Reason::NoSubject);
        }
        if let Some(place) = &mut stated.place {
            narrow(place, &self.own);
        }
        if section.id == "performance"
            && let Some(place) = stated.place.as_mut()
            && place.on(Axis::Fund) != base.on(Axis::Fund)
            && place.on(Axis::Nature).is_all()
        {
            // Money of those projects that have goals, whichever they are.
            place.set(Axis::Entity, Member::local("goals"));
        }
        if let Some(before) = stated.whole.as_mut().filter(|_| stated.role != Role::Share) {
            narrow(before, &self.own);
        }
        stated
    }

    /// Adds a figure with its statement.
    fn add(&mut self, block: usize, text: &Text, mut stated: StatedNumber, found: &mut Found) {
        let Number { start, unit_end, .. } = stated.number;
        let before = found.all.last().map_or(0, |(t, _)| t.number.unit_end.min(start));
        // `项目3个、资金9万元，…合计12万元`: a total of what is evaluated, not of all that is spent.
        let sums_up =
            text.clean[before..start].strip_prefix('，').is_some_and(|words| words.starts_with("合计"));
        if self.telling.section.id == "performance" && sums_up && stated.place.as_ref() == Some(&self.base) {
            (stated.place, stated.reason) = (None, Reason::NoSubject);
        }
        let sentence = text.clean[..start].rfind('。').unwrap_or(0);
        // Parts in a sentence of their own are no whole: `支出决算9万元。其中：基本支出6万元…`.
        let parts = text.clean[sentence..].trim_start_matches('。').starts_with("其中");
        if stated.role == Role::Amount && !parts && found.whole.as_ref().is_none_or(|(of, _)| *of < sentence)
        {
            // The first amount of the sentence: `结转 21 万元，包括：财政拨款 21 万元，其中：`.
            found.whole = stated.place.clone().map(|place| (sentence, place));
        }
        let words = subject_words(text, start, self.clauses.entity);
        let planned = stated.place.as_ref().zip(stated.whole.as_ref()).is_some_and(|(place, whole)| {
            place.year == whole.year && place.on(Axis::Stage) != whole.on(Axis::Stage)
        });
        let subjects = &mut found.subjects;
        let words = match (&stated.place, role_word(stated.role, stated.sign, planned)) {
            (Some(place), Some(role)) => {
                let subject = subjects.entry(place.clone()).or_insert_with(|| without_comparison(&words));
                format!("{subject} {role}")
            }
            (Some(place), None) => subjects.entry(place.clone()).or_insert(words).clone(),
            _ => words,
        };
        let aside = aside_of(&text.clean, start, &found.all);
        let figure =
            self.telling.add(text, block, stated.number, stated.role, stated.place.clone(), stated.reason);
        let label = format!("{} {words}", self.telling.name);
        let added = &mut self.telling.recognised.figures[figure];
        (added.label, added.falls, added.blank) = (label, stated.sign < 0, stated.level);
        added.of_named = stated.role == Role::Share && stated.whole.is_some();
        if text.clean[unit_end..].starts_with("平方米") {
            found.measured.push(areas::Area { start, end: unit_end, figure });
        } else if stated.role == Role::Amount && added.unchecked.is_none() {
            found.stated.push(compared::Stated { start, figure, place: added.coordinate.clone() });
        }
        self.telling.narrative.statements.push(Statement {
            figure,
            sign: stated.sign,
            whole: stated.whole.clone(),
            run: self.run,
            block,
            sentence,
            goes_on: wording::goes_on(&text.clean[unit_end..]),
            aside,
            opens_all: wording::opens_all(&text.clean[before..start]),
        });
        found.all.push((stated, figure));
    }

    /// A paragraph that ends with a colon opens what the next ones are about.
    fn open_parts(&mut self, block: usize, text: &Text, base: &Coordinate, found: &Found) {
        let whole = found.whole.as_ref().map(|(_, place)| place);
        if text.clean.ends_with("其中：") {
            // Only what is spent is told in such parts; sources of funds are told within the sentence.
            // All of “三公” is of one fund, whatever its section is about.
            let of_fund = |place: &Coordinate| {
                base.on(Axis::Economic).starts_with("three-public")
                    && place.on(Axis::Fund) != base.on(Axis::Fund)
            };
            let narrower = |place: &&Coordinate| {
                let axes = [Axis::Function, Axis::Nature, Axis::Economic, Axis::Entity];
                axes.iter().any(|&axis| place.on(axis) != base.on(axis)) || of_fund(place)
            };
            let level = outline_mark(&text.clean).map(|(level, _)| level);
            // `预算为9万元，支出决算8万元。其中：`: in final accounts the parts are of what was spent.
            let carried_out = |place: Coordinate| {
                let spent = place.with(Axis::Stage, base.on(Axis::Stage).clone());
                let stated = |(t, _): &(StatedNumber, FigureId)| {
                    t.role == Role::Amount && t.place.as_ref() == Some(&spent)
                };
                if found.all.iter().any(stated) { spent } else { place }
            };
            let whole = whole.cloned().filter(|place| narrower(&place)).map(carried_out);
            self.parted = whole.map(|whole| Parted { level, whole, block });
        }
        if text.clean.ends_with('：')
            && let Some(place) = whole
            && base.contains(place)
            && found.all.iter().all(|(stated, _)| is_of_fund(stated, place))
            && same_scope(base, place, outline_mark(&text.clean).is_none())
        {
            // `一般公共预算财政拨款“三公”经费9万元，具体情况：`: the items below are of the same fund.
            self.opened = place.clone();
        }
    }
}

/// Whether a place is a base but for its fund, or that of the expenditure that a paragraph without a mark opens.
fn same_scope(base: &Coordinate, place: &Coordinate, bare: bool) -> bool {
    let of_fund = base.with(Axis::Fund, place.on(Axis::Fund).clone());
    of_fund == *place || bare && of_fund.with(Axis::Flow, Member::EXPENDITURE) == *place
}

/// The amount right before the bracket that a number stands in.
fn aside_of(clean: &str, at: usize, before: &[(StatedNumber, FigureId)]) -> Option<FigureId> {
    let sentence = clean[..at].rfind('。').unwrap_or(0);
    let open = sentence + clean[sentence..at].rfind('（')?;
    let behind = before.iter().find(|(stated, _)| stated.number.unit_end == open);
    behind.filter(|_| !clean[open..at].contains('）')).map(|(_, figure)| *figure)
}

/// Whether an amount is of the fund of a place: what is told of several funds is followed by items of either.
fn is_of_fund(stated: &StatedNumber, place: &Coordinate) -> bool {
    stated.role != Role::Amount
        || stated.place.as_ref().is_none_or(|p| p.on(Axis::Fund) == place.on(Axis::Fund))
}

/// Budgets of which a section tells what comes from above on its own: what it calls by their name is the own part.
fn own_parts(texts: &[(usize, &Text)]) -> Vec<&'static str> {
    let stated = FROM_ABOVE.iter().filter(|(word, _)| texts.iter().any(|(_, t)| t.clean.contains(*word)));
    stated.map(|(_, fund)| *fund).collect()
}

fn narrow(place: &mut Coordinate, own: &[&'static str]) {
    let fund = place.on(Axis::Fund).as_str();
    if own.contains(&fund) {
        place.set(Axis::Fund, Member::of(format!("{fund}.own")));
    }
}

/// `甲项目绩效自评综述：全年预算数为…`: the project that a paragraph tells the evaluation of.
fn evaluated_project(clean: &str) -> Option<&str> {
    const LONGEST: usize = 60;
    let (head, _) = clean.split_once('：')?;
    let (name, _) = head.split_once("绩效自评").or_else(|| head.split_once("自评"))?;
    let bare = &name[outline_mark(name).map_or(0, |(_, len)| len)..];
    let named = (3..=LONGEST).contains(&bare.chars().count()) && !bare.contains(['。', '，', '；']);
    named.then_some(bare)
}
