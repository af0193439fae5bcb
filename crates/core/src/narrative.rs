//! The narrative: every figure of the running text with its place, and what sentences claim of one another.

pub mod areas;
pub mod clause;
pub mod compared;
pub mod names;
pub mod phrases;
pub mod projects;
pub mod sections;
pub mod spoken;
mod subject;
pub mod wording;

use crate::amount::Amount;
use crate::cube::{Axis, Coordinate, Member};
use crate::document::{Block, Document};
use crate::families::Families;
use crate::figure::{Figure, FigureId, Place, Role};
use crate::number::{Number, numbers};
use crate::read::outline_mark;
use crate::recognise::Recognised;
use crate::relation::Law;
use crate::report::Disclosure;
use crate::text::Text;
use clause::Clauses;
use names::Names;
use sections::{Section, Style};
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

/// A relation that a sentence itself states: its law, rule and terms.
pub type Claim = (Law, &'static str, Vec<(FigureId, i8)>);

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

/// A heading and the paragraphs under it.
struct Run<'f> {
    section: &'f Section,
    blocks: Vec<usize>,
    /// How messages call it: 说明三.
    name: String,
}

/// Reads the narrative; its figures are added to those recognised.
pub fn read(
    document: &Document,
    about: &Disclosure,
    recognised: &mut Recognised,
    names: &Names,
) -> Narrative {
    let mut narrative = Narrative::default();
    let mut runs = runs(document, names.families);
    if recognised.tells_operating_costs() {
        let operating = runs.iter_mut().filter(|run| run.section.id == "operating");
        operating.for_each(|run| run.section = names.families.section_of("operating-costs"));
    }
    for (run, Run { section, blocks, name }) in runs.iter().enumerate() {
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
        let mut clauses = Clauses { names, base: base.clone(), entity: &about.entity };
        let mut opened = base.clone();
        // What the paragraphs after one that ends with `其中：` are parts of, and the level of its mark.
        let mut parted: Option<(Option<u8>, Coordinate)> = None;
        for (block, text) in texts {
            // `财政拨款支出主要内容如下：` tells what the marked items after it are of.
            let level = outline_mark(&text.clean).map(|(level, _)| level);
            clauses.base = if level.is_some() { opened.clone() } else { base.clone() };
            let dated = text.clean.starts_with("20");
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
                    [Axis::Nature, Axis::Economic].iter().any(|&axis| place.on(axis) != base.on(axis))
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

/// The sections of the body, with everything that stands under no known heading as free words.
fn runs<'f>(document: &Document, families: &'f Families) -> Vec<Run<'f>> {
    let mut runs = vec![Run { section: families.section(""), blocks: Vec::new(), name: "正文".into() }];
    let mut above = String::new();
    let mut inside_other = true;
    // The level of the mark of the item that opened the last section with its first words.
    let mut item: Option<u8> = None;
    for (block, piece) in document.blocks.iter().enumerate().skip(body(document)) {
        let (level, text) = match piece {
            Block::Heading { level, text } => (level, text),
            Block::Paragraph(text) if is_bare_heading(&text.clean) => (&2, text),
            Block::Paragraph(text) if inside_other => {
                let (number, section) = inline_heading(&text.clean, families);
                let level = outline_mark(&text.clean).map(|(level, _)| level);
                let open = runs.last().is_some_and(|run| run.section.style != Style::Free);
                match level {
                    // What has a deeper mark, or none, belongs to the section that is open.
                    Some(level) if item.map_or(!open && section.style != Style::Free, |i| level <= i) => {
                        item = Some(level);
                        let name = format!("说明{above}{number}");
                        runs.push(Run { section, blocks: vec![block], name });
                    }
                    _ if !open && let Some(section) = told_of_itself(&text.clean, families) => {
                        let name = runs.last().map_or_else(String::new, |run| run.name.clone());
                        runs.push(Run { section, blocks: vec![block], name: name.clone() });
                        runs.push(Run { section: families.section(""), blocks: Vec::new(), name });
                    }
                    _ => runs.last_mut().into_iter().for_each(|run| run.blocks.push(block)),
                }
                continue;
            }
            _ => {
                if let Some(run) = runs.last_mut() {
                    run.blocks.push(block);
                }
                continue;
            }
        };
        item = None;
        let mark = outline_mark(&text.clean).map_or(0, |(_, len)| len);
        let opened = if *level == 1 { families.section("") } else { families.section(&text.clean[mark..]) };
        // Subheadings open sections of their own only where the heading above them names none.
        if *level <= 2 || inside_other {
            let number = text.clean[..mark].trim_end_matches(['、', '.', '．']);
            if *level <= 2 {
                above = number.to_string();
            }
            let name = if *level <= 2 { format!("说明{number}") } else { format!("说明{above}{number}") };
            runs.push(Run { section: opened, blocks: Vec::new(), name });
        } else if let Some(run) = runs.last_mut() {
            run.blocks.push(block);
        }
        if *level <= 2 {
            inside_other = opened.style == Style::Free;
        }
    }
    runs
}

/// `（一）机关运行经费：2025年…`: the mark and the section that an item of other matters opens with its first words.
fn inline_heading<'t, 'f>(clean: &'t str, families: &'f Families) -> (&'t str, &'f Section) {
    let mark = outline_mark(clean).map_or(0, |(_, len)| len);
    let words = clean[mark..].split(['：', '。']).next().unwrap_or("");
    let heading = words.len() < clean.len() - mark && words.chars().count() <= 20 && !words.contains('，');
    let number = clean[..mark].trim_end_matches(['、', '.', '．']);
    (number, families.section(if heading { words } else { "" }))
}

/// The section that a paragraph under no known heading speaks of, where it begins with money of the year:
/// `2023年部门预算总收入…万元`.
fn told_of_itself<'f>(clean: &str, families: &'f Families) -> Option<&'f Section> {
    const MONEY: [&str; 5] = ["预算", "决算", "收入", "支出", "经费"];
    let first = numbers(clean).into_iter().find(|n| wording::is_figure(n, clean))?;
    let lead = &clean[..first.start];
    let dated = lead.find('年').is_some_and(|at| lead[..at].ends_with(|c: char| c.is_ascii_digit()));
    let opens = first.amount.unit.is_money() && dated && lead.chars().count() <= 80;
    let section = families.section(lead);
    (opens && MONEY.iter().any(|word| lead.contains(word)) && section.style == Style::Plain)
        .then_some(section)
}

/// A heading without a mark: `2025年部门预算编制说明`.
fn is_bare_heading(clean: &str) -> bool {
    clean.chars().count() <= 40
        && clean.ends_with("说明")
        && (clean.contains("预算") || clean.contains("决算"))
        && !clean.contains(['。', '，', '；', '：', '…', '.'])
}

/// The first block after the contents page.
fn body(document: &Document) -> usize {
    let said = |b: &Block| match b {
        Block::Heading { text, .. } | Block::Paragraph(text) => text.clean.clone(),
        Block::Table(_) => String::new(),
    };
    let parts: Vec<usize> = (0..document.blocks.len())
        .filter(|&n| {
            said(&document.blocks[n]).starts_with('第') && said(&document.blocks[n]).contains("部分")
        })
        .collect();
    let first = parts.first().map(|&n| said(&document.blocks[n]));
    parts.iter().skip(1).find(|&&n| Some(said(&document.blocks[n])) == first).copied().unwrap_or(0)
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

/// The words right before a figure, as its name in messages: its clause, and the one before where that says only
/// what kind of figure it is.
fn words_before(text: &Text, at: usize) -> String {
    let lead = &text.clean[..at];
    let mut from = lead.len();
    for _ in 0..4 {
        let Some(stop) = lead[..from].rfind(['。', '；', '，', '：', '、']) else {
            from = 0;
            break;
        };
        let told = &lead[stop..];
        from = stop;
        if told.chars().count() > 5 && !is_bare(told) || lead[stop..].starts_with(['。', '；']) {
            break;
        }
    }
    let words = lead[from..].trim_start_matches(['。', '；', '，', '：', '、']);
    let words = outline_mark(words).map_or(words, |(_, mark)| &words[mark..]);
    // `其中地上8013平方米（其中计容`: what a bracket that is still open tells of is within it.
    let open =
        words.rfind('（').filter(|&at| !words[at..].contains('）') && words.len() > at + '（'.len_utf8());
    let words = open.map_or(words, |at| &words[at + '（'.len_utf8()..]);
    let words = words.trim_start_matches("其中").trim_end_matches(['约', '为']);
    let skipped = words.chars().count().saturating_sub(30);
    words.chars().skip(skipped).collect()
}

/// What a figure is of, in the words of its sentence without the entity, the year and the kind of figure.
fn subject_words(text: &Text, at: usize, entity: &str) -> String {
    let words = words_before(text, at);
    let words = if entity.is_empty() { words } else { words.replace(entity, "") };
    let mut bare = words.as_str();
    if let Some((path, _)) = bare.split_once("（项）") {
        bare = path.rsplit('）').next().unwrap_or(path);
    }
    let year = bare.bytes().take_while(u8::is_ascii_digit).count();
    if year == 4 {
        bare = bare[4..].trim_start_matches('年').trim_start_matches('度').trim_start_matches('的');
    }
    let bare = bare.trim_end_matches(['为', '：']);
    if bare.is_empty() { words.clone() } else { bare.to_string() }
}

/// The kind of a figure that is told of another one.
fn role_word(role: Role, sign: i8) -> Option<&'static str> {
    match role {
        Role::Share => Some("占比"),
        Role::Change if sign < 0 => Some("比上年减少"),
        Role::Change => Some("比上年增加"),
        Role::Growth if sign < 0 => Some("降幅"),
        Role::Growth => Some("增幅"),
        _ => None,
    }
}

/// Words that say what kind of figure follows, not of what.
fn is_bare(words: &str) -> bool {
    let inner = words.trim_start_matches(['，', '：', '、']);
    ["比", "较", "增长", "下降", "占", "增加", "减少", "价值", "涉及", "与上年"]
        .iter()
        .any(|w| inner.starts_with(w))
        || inner.ends_with("预算数为")
}

/// Whether a figure is placed in the cube.
pub fn is_placed(figure: &Figure) -> bool {
    figure.unchecked.is_none() && !matches!(figure.role, Role::Weight | Role::Target)
}
