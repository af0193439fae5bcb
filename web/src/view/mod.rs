//! How an answer is laid out for reading: every decision of the page that needs no browser.
//! One idea a file; nothing here knows of signals or of the DOM.

mod brief;
mod checks;
mod classes;
mod contents;
mod digits;
mod dossier;
mod equation;
mod find;
mod folder_table;
mod genre;
mod glossary;
mod head;
mod headline;
mod hooks;
mod items;
mod ledger;
mod levels;
mod members;
mod names;
mod original;
mod outline;
mod parts;
pub mod pictures;
mod pieces;
mod progress;
mod runs;
mod shape;
pub mod share;
mod slip;
mod source;
mod stops;
mod story;
mod strip;
mod totals;
mod what_if;

pub use brief::{
    Bit, Brief, CARRIED, Change, Explained, Fact, Kind as ThreeKind, MOST, Part as BriefPart, People, Quote,
    Sentence, Term, brief, explained, has_brief, plain as plain_brief, say, share, ten_thousands,
};
pub use checks::{Counts, Filter, Group, Law, Line, Matrix, Register, Tie, Within, groups, matrix};
pub use contents::{Listed, contents, listed};
pub use dossier::{Dossier, State};
pub use equation::{Token, difference, difference_unit, equation, mixes_units, of_relation, with_unit};
pub use find::{Hit, MOST_HITS, find};
pub use folder_table::{By, Order, Row, as_csv, first_bad, is_bad, next_bad, sorted, table};
pub use genre::{Genre, genre};
pub use glossary::{Entry as GlossaryEntry, glossary};
pub use gouji_report::changed::{Changed, Changes, changes, same_document, stated};
pub use head::{HeadCell, head};
pub use headline::{Headline, headline, headline_without, typeset};
pub use hooks::{Hooks, hooks};
pub use items::{Item, items, lone, misreading, misreading_of, quotation, row_of, sentence, stands};
pub use ledger::{Share, ledger};
pub use levels::levels;
pub use members::{Axis, coordinate_words, member};
pub use names::Names;
pub use original::{Bond, Spot, pages_with, related, spots};
pub use outline::{Entry, Mark, OutlineEntry, mark, outline};
pub use parts::{Part, Parts};
pub use pieces::{Kind, Piece, pieces, place_of};
pub use progress::{Progress, Version};
pub use runs::{Run, runs};
pub use shape::{Column, Level, Shape, shape};
pub use slip::{Digits, digits};
pub use source::{SourceLine, source_lines, source_pieces};
pub use stops::{Stop, stops};
pub use story::{Telling, loose, tell};
pub use strip::{Tick, ticks};
pub use totals::{Scope, Total, scopes, totals};
pub use what_if::{Repaired, repaired};
