//! Reports on files of any format: the text that was taken from one, and where each piece of it stood there.
//! Shared by the command line, the page and the package, so that all report on a file alike.

use crate::mask::mask;
use crate::publish::both;
use crate::published::{Message, Origin};
use crate::unreadable::Reason;
use crate::{Answer, SourceText};
use gouji_intake::{Note, Place, Reading, Refusal, Taken};

/// The text that was taken from a file, with the way back into the file.
pub fn source(taken: &Taken) -> SourceText<'_> {
    SourceText::new(&taken.text).with_origins(origins(taken))
}

/// Checks every disclosure of a file; `source` is [`source`] of `taken`, `bytes` the size of the file.
pub fn check(
    source: &SourceText,
    taken: &Taken,
    name: &str,
    bytes: u64,
    options: &gouji::Options,
) -> Vec<Answer> {
    one_by_one(source, taken, name, bytes, options).collect()
}

/// As [`check`], each answer made when it is asked for.
pub fn one_by_one<'a>(
    source: &'a SourceText<'a>,
    taken: &'a Taken,
    name: &'a str,
    bytes: u64,
    options: &gouji::Options,
) -> impl Iterator<Item = Answer> + 'a {
    with_core(source, taken, name, bytes, options).map(|(_, answer)| answer)
}

/// As [`one_by_one`], each with what the core says of it.
pub fn with_core<'a>(
    source: &'a SourceText<'a>,
    taken: &'a Taken,
    name: &'a str,
    bytes: u64,
    options: &gouji::Options,
) -> impl Iterator<Item = (gouji::Report, Answer)> + 'a {
    let options = self::options(taken, options);
    let spans = gouji::parse::disclosures(source.raw()).into_iter();
    spans.map(move |span| {
        let (core, mut answer) = both(source, name, span, &options);
        answer.report.source.bytes = bytes;
        answer.report.source.format = taken.format.name().into();
        answer.report.source.notes.splice(0..0, notes(taken));
        (core, answer)
    })
}

/// `options`, with what the file shows and was not read.
pub fn options(taken: &Taken, options: &gouji::Options) -> gouji::Options {
    let unread = taken.unread.iter().map(|unread| gouji::Unread {
        what: unread.what.name().into(),
        message: gouji::Message { zh: unread.zh(), en: unread.en() },
    });
    gouji::Options { unread: unread.collect(), recognised: recognised(taken), ..options.clone() }
}

/// The figures that were recognised, as the core takes them.
fn recognised(taken: &Taken) -> Vec<gouji::Recognised> {
    let one = |reading: &Reading| gouji::Recognised {
        span: gouji::Span::new(reading.start as usize, reading.end as usize),
        sure: reading.sure,
        others: reading.others.clone(),
        was: reading.was.clone(),
    };
    taken.readings.iter().map(one).collect()
}

/// How often readings are chosen: what one settles tells of others.
const ROUNDS: usize = 4;

/// Takes the readings of recognised figures that the arithmetic chooses; what was taken is told by [`check`].
pub fn settle(taken: &mut Taken, options: &gouji::Options) {
    for _ in 0..ROUNDS {
        if taken.readings.is_empty() {
            return;
        }
        let chosen = gouji::choose(&taken.text, &self::options(taken, options));
        if chosen.is_empty() {
            return;
        }
        chosen.iter().for_each(|choice| taken.take_reading(choice.recognised, choice.other));
    }
}

/// The disclosures of a file that others are to be held against (`Options::counterparts`).
pub fn beside(taken: &Taken, options: &gouji::Options) -> Vec<gouji::Report> {
    let alone = gouji::Options { families: options.families.clone(), ..gouji::Options::default() };
    gouji::check(&taken.text, &alone)
}

/// What is worth knowing about the reading. Names of sheets are masked like everything else that leaves.
pub fn notes(taken: &Taken) -> Vec<Message> {
    let masked = |note: &Note| Message { zh: mask(&note.zh).into_owned(), en: mask(&note.en).into_owned() };
    taken.notes.iter().map(masked).collect()
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Reason {
        let why = refusal.message();
        Reason::File(Message { zh: why.zh, en: why.en })
    }
}

/// The origins of a text, in its order: first byte, byte after the last, place. Names of sheets are masked like
/// everything else that leaves.
pub fn origins(taken: &Taken) -> Vec<(u32, u32, Origin)> {
    taken.origins.iter().map(|o| (o.start, o.end, origin(taken, &o.place))).collect()
}

fn origin(taken: &Taken, place: &Place) -> Origin {
    let label = Message {
        zh: mask(&taken.place_zh(place)).into_owned(),
        en: mask(&taken.place_en(place)).into_owned(),
    };
    let labelled = Origin { label, ..Origin::default() };
    match *place {
        Place::Page { page, left, top, right, bottom } => {
            let area = [left.floor(), top.floor(), right.ceil(), bottom.ceil()].map(|edge| edge as i32);
            Origin { page: Some(page), area: Some(area), ..labelled }
        }
        Place::Sheet { sheet, row, column } => {
            Origin { sheet: Some(sheet), row: Some(row), column: Some(column), ..labelled }
        }
        Place::Table { table, row, column } => {
            Origin { table: Some(table), row: Some(row), column: Some(column), ..labelled }
        }
    }
}
