//! Room: made-up disclosures. Random compositions: a layout is drawn switch by switch, and every printed figure is
//! known by what it tells, so that a slip is only planted where the rest of the document speaks against it.

mod forms;
mod forms_more;
mod ledger;
mod manners;
mod narrative;
mod panels;
mod plant;
mod rows;
mod sheet;
mod titles;
mod traits;
mod words;

use crate::budget::Budget;
use forms::Maker;
use ledger::{FIRST_ID, Ledger, Mark, Tie, is_mark};
use std::ops::Range;
use titles::About;
pub use traits::{Trait, Traits};

/// A figure that a composition prints.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where it stands.
    pub range: Range<usize>,
    /// Figures of one key tell the same.
    key: u64,
    /// It is nothing (0.00).
    pub zero: bool,
}

/// A consistent document of random composition.
#[derive(Clone, Debug)]
pub struct Composition {
    /// Its text.
    pub text: String,
    /// Its printed figures, in the order of the text.
    pub figures: Vec<Figure>,
    ties: Vec<Tie>,
}

/// The composition of a seed: its data and its traits.
pub fn compose(seed: u64) -> Composition {
    compose_with(seed, &Traits::drawn(seed))
}

/// The data of a seed in a composition of one's own choosing.
pub fn compose_with(seed: u64, traits: &Traits) -> Composition {
    let mut draft = String::new();
    let (mut marks, mut ties) = (Vec::new(), Vec::new());
    let (others, step) = [(0, 0), (1, 7_919), (1, 0)][traits.get(Trait::Entities)];
    for entity in 0..=others {
        let ledger = Ledger::new(seed + entity * step, traits, entity);
        let text = bracketed(document(&ledger, traits), traits);
        // Figures are numbered in each document on its own.
        let shift = marks.len() as u32;
        draft.extend(
            text.chars().map(|c| {
                if c as u32 >= FIRST_ID { char::from_u32(c as u32 + shift).unwrap_or(c) } else { c }
            }),
        );
        marks.extend(ledger.marks.into_inner());
        ties.extend(ledger.ties.into_inner());
    }
    finished(&draft, &marks, ties)
}

/// The forms of a seed alone, as a department fills them in before it explains them.
pub fn compose_forms(seed: u64, traits: &Traits) -> String {
    let ledger = Ledger::new(seed, traits, 0);
    let Budget { name, year, kind, .. } = &ledger.budget;
    let body = if kind.is_department() { "部门" } else { "单位" };
    let about = About { traits, name, year: *year, body };
    let maker = Maker { ledger: &ledger, about, traits };
    let (of_year, kind) = (maker.about.of_year(), maker.about.kind());
    let mut lines = vec![format!("{name}{of_year}{body}{kind}"), String::new()];
    lines.extend(maker.forms());
    let draft = bracketed(lines.join("\n"), traits);
    finished(&draft, &ledger.marks.into_inner(), Vec::new()).text
}

/// One disclosure, with the marks of its figures.
fn document(ledger: &Ledger, traits: &Traits) -> String {
    let Budget { name, year, kind, .. } = &ledger.budget;
    let body = if kind.is_department() { "部门" } else { "单位" };
    let about = About { traits, name, year: *year, body };
    let maker = Maker { ledger, about, traits };
    let about = &maker.about;
    let (of_year, kind) = (about.of_year(), about.kind());
    let words = [
        format!("{name}概况"),
        format!("{of_year}{body}{kind}表"),
        format!("{of_year}{body}{kind}情况说明"),
        "名词解释".to_string(),
    ];
    let narrative_first = traits.is(Trait::Order, 1);
    let order: [usize; 4] = if narrative_first { [0, 2, 1, 3] } else { [0, 1, 2, 3] };
    let part = |n: usize| about.part(n + 1, &words[order[n]]);
    let mut lines = vec![format!("{name}{of_year}{body}{kind}"), String::new()];
    if traits.get(Trait::Contents) > 0 {
        lines.push("目录".into());
        for (n, of) in order.iter().enumerate() {
            lines.push(part(n));
            if traits.is(Trait::Contents, 2) && *of == 1 {
                let forms = maker.published();
                lines
                    .extend(forms.iter().enumerate().map(|(n, f)| format!("{}……{}", about.title(*f), n + 3)));
            }
        }
        lines.push(String::new());
    }
    for (n, of) in order.iter().enumerate() {
        lines.push(part(n));
        match of {
            0 => {
                lines.push(about.section(1, "主要职能"));
                lines.push(prose(traits, &format!("{name}负责{}方面的工作。", ledger.budget.subject)));
            }
            1 => lines.extend(maker.forms()),
            2 => lines.extend(maker.narrative().iter().map(|line| prose(traits, line))),
            _ => lines.push(prose(traits, "1．基本支出：指保障机构正常运转、完成日常工作任务的支出。")),
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

/// Brackets as this publisher types them: half width everywhere, or in prose alone.
fn bracketed(text: String, traits: &Traits) -> String {
    let half = |line: &str| line.replace('（', "(").replace('）', ")");
    match traits.get(Trait::Brackets) {
        1 => half(&text),
        2 => {
            let line = |line: &str| if line.contains('。') { half(line) } else { line.to_string() };
            text.split('\n').map(line).collect::<Vec<_>>().join("\n")
        }
        _ => text,
    }
}

/// A paragraph as this publisher breaks it; headings stay as they are.
fn prose(traits: &Traits, text: &str) -> String {
    let paragraph = text.ends_with(['。', '：']);
    match traits.get(Trait::ProseLines) {
        1 if paragraph => broken(text, 36),
        2 if paragraph => format!("　　{text}"),
        _ => text.to_string(),
    }
}

/// Lines of so many characters; none ends within a figure.
fn broken(text: &str, width: usize) -> String {
    let (mut out, mut count, mut inside) = (String::new(), 0, false);
    for c in text.chars() {
        if c as u32 >= FIRST_ID {
            inside = true;
        }
        if count >= width && !inside && !"，。；、：）%".contains(c) && !c.is_ascii() {
            out.push('\n');
            count = 0;
        }
        if is_mark(c) {
            inside = inside && c as u32 >= FIRST_ID;
        } else {
            count += 1;
        }
        out.push(c);
    }
    out
}

/// The text without marks, with the places of its figures.
fn finished(draft: &str, marks: &[Mark], ties: Vec<Tie>) -> Composition {
    let (mut text, mut figures) = (String::new(), Vec::new());
    let mut open: Option<(usize, usize)> = None;
    for c in draft.chars() {
        if c as u32 >= FIRST_ID {
            open = Some((text.len(), (c as u32 - FIRST_ID) as usize));
        } else if is_mark(c) {
            if let Some((start, mark)) = open.take().and_then(|(at, id)| Some((at, marks.get(id)?))) {
                figures.push(Figure { range: start..text.len(), key: mark.key, zero: mark.zero });
            }
        } else {
            text.push(c);
        }
    }
    Composition { text, figures, ties }
}
