//! Room: from the forms to the explanation: each line of a region's wording, filled in where the forms tell what it asks.

use crate::amounts::{Money, percent};
use crate::lists::{List, Part};
use crate::names::Names;
use crate::places::Places;
use crate::wording::template::{Piece, Slot, Template};
use crate::wording::{Body, Region, When, Wording, of_region, placed, recognised, told_in};
use crate::{BLANK_CLOSES, BLANK_OPENS, Kind, Line, Narrative};
use gouji::lexicon::families::Families;
use gouji::model::cube::{Axis, Coordinate, Member};
use gouji::{Block, Message, Options, Report, Span};

/// Chinese ordinals of headings.
const ORDINALS: [&str; 20] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
    "十六", "十七", "十八", "十九", "二十",
];

/// What parts a template into lines.
const NEW_LINE: &str = " // ";

/// Writes the explanation of the forms of `report` in the words of `region`, or of the region that its titles are of.
///
/// `others` are documents that tell what this year is compared with: last year's, or this year's budget of final
/// accounts. What no form states is left out, and told in [`Narrative::left_out`].
pub fn write(report: &Report, others: &[Report], region: Option<Region>) -> Narrative {
    let about = &report.disclosure;
    let titles: String = about.forms.iter().map(|form| form.title.as_str()).collect();
    let id = region.map_or_else(|| recognised(&format!("{}{titles}", about.entity)), |region| region.id);
    let (id, wording) = of_region(id, about.final_accounts);
    let reports: Vec<&Report> = std::iter::once(report).chain(others).collect();
    let mut writer = Writer {
        wording,
        places: Places::of(&reports),
        names: Names::of(&reports),
        report,
        year: about.year,
        stage: about.stage(),
        body: body(report, &titles),
        lines: Vec::new(),
        left_out: Vec::new(),
    };
    writer.all();
    Narrative { lines: writer.lines, region: id, left_out: writer.left_out }
}

/// A disclosure in a text, from its first byte up to a last.
pub type Within<'t> = (&'t str, (u32, u32));

/// The same for a disclosure within a text, and those of others that it is compared with. Of the options the families
/// count.
pub fn of_texts(
    forms: Within<'_>,
    others: &[Within<'_>],
    options: &Options,
    region: Option<Region>,
) -> Narrative {
    let options = Options { families: options.families.clone(), ..Options::default() };
    let read = |(text, (start, end)): Within<'_>| gouji::check_one(text, Span { start, end }, &options);
    let others: Vec<Report> = others.iter().map(|other| read(*other)).collect();
    write(&read(forms), &others, region)
}

/// 部门 or 单位: as the titles of the forms say, or else the headings.
fn body(report: &Report, titles: &str) -> &'static str {
    let headings = report.document.blocks.iter().filter_map(|block| match block {
        Block::Heading { text, .. } => Some(text.clean.as_str()),
        _ => None,
    });
    let said = |words: &str| {
        let (entity, department) = (words.contains("单位"), words.contains("部门"));
        (entity != department).then_some(if entity { "单位" } else { "部门" })
    };
    said(titles).or_else(|| headings.into_iter().find_map(said)).unwrap_or("部门")
}

/// The explanation as it is written.
pub struct Writer<'w> {
    /// The words.
    pub wording: &'w Wording,
    /// What the forms state.
    pub places: Places,
    /// What codes are called.
    pub names: Names,
    report: &'w Report,
    /// The year.
    pub year: i32,
    /// The stage that the forms are of.
    pub stage: Member,
    body: &'static str,
    lines: Vec<Line>,
    left_out: Vec<Message>,
}

/// What a template is filled with beside the forms.
#[derive(Clone, Copy, Debug, Default)]
struct Context<'p> {
    part: Option<&'p Part>,
    whole: Option<Money>,
    number: usize,
}

impl Writer<'_> {
    /// The first place of a name that the forms tell something of.
    pub fn place(&self, name: &str) -> Coordinate {
        self.place_of(name, self.year, &self.stage)
    }

    fn place_of(&self, name: &str, year: i32, stage: &Member) -> Coordinate {
        let alternatives = self.wording.places.get(name).map_or(&[][..], Vec::as_slice);
        let places: Vec<Coordinate> =
            alternatives.iter().map(|members| placed(members, year, stage)).collect();
        let stated = places.iter().find(|place| self.places.at(place).is_some());
        stated.or_else(|| places.first()).cloned().unwrap_or_default()
    }

    /// What there is at a place of a name.
    pub fn amount(&self, name: &str) -> Option<Money> {
        self.places.at(&self.place(name))
    }

    /// What a place had the year before, and at which stage that was told.
    pub fn before(&self, place: &Coordinate) -> Option<(Money, Member)> {
        let stages = if self.stage == Member::BUDGET {
            [Member::BUDGET, Member::EXECUTION]
        } else {
            [Member::EXECUTION, Member::EXECUTION]
        };
        stages.into_iter().find_map(|stage| {
            let last = told_in(place, self.year - 1, stage.clone());
            Some((self.places.at(&last)?, stage))
        })
    }

    /// All lines; a heading without a paragraph is left out.
    fn all(&mut self) {
        for (when, body) in &self.wording.lines {
            if !self.holds(*when) {
                continue;
            }
            let nothing = Context::default();
            match body {
                Body::Title(title) => self.line(Kind::Title, self.fill(title, nothing)),
                Body::Section(heading) => {
                    self.close(Kind::Section);
                    let heading = self.fill(heading, nothing);
                    self.line(Kind::Section, heading);
                }
                Body::Subsection(heading) => {
                    self.close(Kind::Subsection);
                    let heading = self.fill(heading, nothing);
                    self.line(Kind::Subsection, heading);
                }
                Body::Paragraph(text) => self.line(Kind::Paragraph, self.fill(text, nothing)),
                Body::Each(listed, text) => {
                    let Some(List { parts, whole }) = self.list(listed, text.tells_change()) else {
                        continue;
                    };
                    let mut number = 0;
                    for part in &parts {
                        let text = self.fill(text, Context { part: Some(part), whole, number: number + 1 });
                        number += usize::from(text.is_some());
                        self.line(Kind::Paragraph, text);
                    }
                }
                Body::Join { listed, between, lead, part, end } => {
                    let Some(list) = self.list(listed, part.tells_change()) else { continue };
                    let text = self.joined(&list, lead, part, between).map(|text| text + end);
                    self.line(Kind::Paragraph, text);
                }
            }
        }
        self.close(Kind::Section);
        self.number();
    }

    fn joined(&self, list: &List, lead: &Template, part: &Template, between: &str) -> Option<String> {
        let texts = list
            .parts
            .iter()
            .zip(1..)
            .map(|(one, number)| self.fill(part, Context { part: Some(one), whole: list.whole, number }));
        let texts = texts.collect::<Option<Vec<String>>>()?;
        Some(self.fill(lead, Context::default())? + &texts.join(between))
    }

    /// Adds a text; what it is parts into lines of their own.
    fn line(&mut self, kind: Kind, text: Option<String>) {
        for text in text.iter().flat_map(|text| text.split(NEW_LINE)) {
            self.lines.push(Line { kind, text: text.to_owned() });
        }
    }

    fn holds(&self, when: When) -> bool {
        match when {
            When::Always => true,
            When::Some(place) => self.amount(place).is_some_and(|money| !money.is_zero()),
            When::Nothing(place) => self.is_nothing(place),
        }
    }

    /// Whether it is known that there is no money at a place: told so, or of a form that has no figure.
    fn is_nothing(&self, name: &str) -> bool {
        let place = self.place(name);
        if let Some(money) = self.places.at(&place) {
            return money.is_zero();
        }
        let families = Families::default();
        self.report.disclosure.forms.iter().any(|found| {
            let Some(form) = families.form_of_id(&found.form) else { return false };
            let base = form.base(self.year).with(Axis::Stage, self.stage.clone());
            let empty = !self.report.figures.iter().any(|f| f.place.block() == found.block && !f.blank);
            empty
                && !base.on(Axis::Fund).is_all()
                && [Axis::Fund, Axis::Nature, Axis::Economic]
                    .into_iter()
                    .all(|axis| base.on(axis) == place.on(axis))
        })
    }

    fn fill(&self, template: &Template, context: Context) -> Option<String> {
        let mut text = String::new();
        for piece in &template.0 {
            match piece {
                Piece::Text(said) => text.push_str(said),
                Piece::Slot(slot) => text.push_str(&self.slot(slot, context)?),
                Piece::Optional(inner) => text.push_str(&self.fill(inner, context).unwrap_or_default()),
            }
        }
        Some(text)
    }

    fn slot(&self, slot: &Slot, context: Context) -> Option<String> {
        let part = context.part;
        let place = |of: &Option<&'static str>| match of {
            Some(name) => Some(self.place(name)),
            None => part?.place.clone(),
        };
        let coded = |digits: usize| self.names.name(part?.code.get(..digits)?);
        Some(match slot {
            Slot::Name => self.report.disclosure.entity.clone(),
            Slot::Year => self.year.to_string(),
            Slot::Last => (self.year - 1).to_string(),
            Slot::Body => self.body.to_owned(),
            Slot::Number => context.number.to_string(),
            Slot::Ordinal => ordinal(context.number.checked_sub(1)?).to_owned(),
            Slot::Item => part?.item.clone(),
            Slot::Class => coded(3)?,
            Slot::Section => coded(5)?,
            Slot::Amount(None) => part?.money.text(),
            Slot::Amount(Some(name)) => self.amount(name)?.text(),
            Slot::First(one, other) => self.amount(one).or_else(|| self.amount(other))?.text(),
            Slot::Or(name, blank) => self.amount(name).map_or_else(|| self::blank(blank), Money::text),
            Slot::Share(None) => percent(part?.money.value, context.whole?.value)?,
            Slot::Share(Some((one, whole))) => percent(self.amount(one)?.value, self.amount(whole)?.value)?,
            Slot::Change(of) => self.change(&place(of)?)?,
            Slot::Plan(of) => self.planned(&place(of)?)?.text(),
            Slot::Rate(of) => {
                let place = place(of)?;
                percent(self.places.at(&place)?.value, self.planned(&place)?.value)?
            }
            Slot::Against(of) => self.against(&place(of)?)?,
            Slot::Spread(name) => self.spread(part?).unwrap_or_else(|| blank(name)),
            Slot::Blank(name) => blank(name),
        })
    }

    /// How a place stands to the year before.
    fn change(&self, place: &Coordinate) -> Option<String> {
        let this = self.places.at(place)?;
        let (last, stage) = self.before(place)?;
        let change = this.less(last);
        if change.is_zero() {
            return self.fill(&self.wording.same, Context::default());
        }
        let than =
            if stage == Member::BUDGET { &self.wording.than_budget } else { &self.wording.than_execution };
        let (more, rise) =
            if change.value.is_sign_negative() { self.wording.fall } else { self.wording.rise };
        // From nothing the convention is 100%.
        let rate = percent(change.value.abs(), last.value).unwrap_or_else(|| "100.00".to_owned());
        let than = self.fill(than, Context::default())?;
        Some(format!("{than}{more}{}万元，{rise}{rate}%{}", change.text(), self.wording.reason))
    }

    /// What was planned at the beginning of the year.
    fn planned(&self, place: &Coordinate) -> Option<Money> {
        self.places.at(&place.with(Axis::Stage, Member::BUDGET))
    }

    fn against(&self, place: &Coordinate) -> Option<String> {
        let more = self.places.at(place)?.less(self.planned(place)?);
        let [above, below, even] = self.wording.against;
        Some(
            match more.is_zero() {
                true => even,
                false if more.value.is_sign_negative() => below,
                false => above,
            }
            .to_owned(),
        )
    }
}

impl Writer<'_> {
    /// Takes back headings that nothing was written below before another one of a kind.
    fn close(&mut self, kind: Kind) {
        let mut taken = Vec::new();
        while let Some(last) = self.lines.last() {
            let bare = last.kind == Kind::Subsection || last.kind == Kind::Section && kind == Kind::Section;
            if !bare {
                break;
            }
            taken.extend(self.lines.pop());
        }
        for line in &taken {
            self.left_out.push(Message {
                zh: format!("没有写：{}（表格中没有它要说的数）", line.text),
                en: format!("“{}” was not written: the forms do not tell its figures.", line.text),
            });
        }
    }

    /// Numbers the headings.
    fn number(&mut self) {
        let (mut sections, mut subsections) = (0, 0);
        for line in &mut self.lines {
            match line.kind {
                Kind::Section => {
                    line.text = format!("{}、{}", ordinal(sections), line.text);
                    (sections, subsections) = (sections + 1, 0);
                }
                Kind::Subsection => {
                    line.text = format!("（{}）{}", ordinal(subsections), line.text);
                    subsections += 1;
                }
                _ => {}
            }
        }
    }
}

/// How headings count, from 0.
fn ordinal(n: usize) -> &'static str {
    ORDINALS.get(n).copied().unwrap_or_default()
}

/// A blank of a name, as the checker knows it.
fn blank(name: &str) -> String {
    format!("{BLANK_OPENS}{name}：{BLANK_CLOSES}")
}
