//! Gouji's core: from the text of a budget disclosure to figures, relations and findings.
//!
//! `check` is the one door. Everything behind it is pure: no files, no clock, no threads, no floats for money.

pub mod amount;
pub mod cube;
pub mod document;
pub mod figure;
pub mod findings;
pub mod forms;
pub mod judge;
pub mod messages;
pub mod narrative;
pub mod number;
pub mod read;
pub mod recognise;
pub mod relate;
pub mod relation;
pub mod report;
pub mod rules;
pub mod source;
pub mod targets;
pub mod text;
pub mod vocabulary;

pub use amount::{Amount, Interval, Unit};
pub use cube::Coordinate;
pub use document::{Block, Cell, Document, Table};
pub use figure::{Figure, FigureId, Place, Role};
pub use relation::{Law, Relation, Verdict};
pub use report::{Disclosure, Finding, FormFound, Message, Options, Report, Severity, Story, Suspect};
pub use source::{LineIndex, Span};
pub use text::Text;

/// Checks every disclosure that `text` holds, in the order of the text.
///
/// Never fails: a text in which nothing is recognised still gives one report that says so.
pub fn check(text: &str, options: &Options) -> Vec<Report> {
    let _ = options;
    let whole = Span::new(0, text.len());
    let document = read::read(text, whole);
    let disclosure = recognise::identity::identify(&document);
    let mut recognised = recognise::recognise(&document, &disclosure);
    let names = narrative::names::Names::new(&recognised);
    let narrative = narrative::read(&document, &disclosure, &mut recognised, &names);
    let targets = targets::read(&document, &disclosure, &mut recognised, &names);
    let mut relating = relate::Relating::new(&document, recognised, narrative, targets);
    relating.relate();
    let relate::Relating { recognised, relations, .. } = relating;
    let mut figures = recognised.figures;
    ledger(&mut figures, &relations);
    let findings = findings::of_relations(text, &figures, &relations);
    let disclosure = Disclosure { forms: recognised.forms, ..disclosure };
    vec![Report { disclosure, document, figures, relations, findings, ..Report::default() }]
}

/// Counts for every figure the relations that hold with it and those that do not.
fn ledger(figures: &mut [Figure], relations: &[Relation]) {
    for relation in relations {
        for (f, _) in &relation.terms {
            let figure = &mut figures[*f];
            match relation.verdict {
                Verdict::Inconsistent => figure.contradicted += 1,
                _ => figure.agreed += 1,
            }
        }
    }
    for figure in figures.iter_mut().filter(|f| !f.blank && f.agreed + f.contradicted == 0) {
        figure.unchecked = figure.unchecked.or(Some("told-once"));
    }
}
