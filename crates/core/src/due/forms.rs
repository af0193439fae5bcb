//! Whether a form is published: a table of its title, as far as tables and titles were read.

use super::Shows;
use super::bounds::Within;
use super::scene::Scene;
use super::stated::has;
use super::three_public::tells_all_kinds;
use super::why::Why;
use crate::lexicon::due::{Item, Sought};
use crate::model::cube::{Axis, Member};
use crate::model::document::Table;
use crate::model::figure::Role;
use crate::model::report::{FormFound, Known, Report};
use crate::parse::titles::is_title;
use crate::source::Span;

/// Words of tables that illustrate a sentence.
pub const ILLUSTRATES: [&str; 4] = ["对比表", "结构表", "占比表", "比较表"];

/// The table whose title is that of a form: by the first of its ids that is there, else by other words of its title.
pub fn titled<'a>(report: &'a Report, sought: &Sought) -> Option<&'a FormFound> {
    let another = |form: &FormFound| {
        let mut words = sought.none.iter().chain(&ILLUSTRATES);
        words.any(|word| form.title.contains(word))
    };
    let forms = || report.disclosure.forms.iter().filter(|form| !another(form));
    let known = |id: &&str| forms().find(|form| form.known == Known::Title && form.form == **id);
    sought.ids.iter().find_map(known).or_else(|| forms().find(|form| has(&form.title, sought.named)))
}

/// What a document shows of a form.
pub fn shows(scene: &Scene, item: &Item, sought: &Sought) -> Shows {
    if let Some(form) = titled(scene.report, sought) {
        return Shows::yes(Why::Here, title_span(scene, form));
    }
    if let Some(line) = title_line(scene, sought.ids) {
        return Shows::open(Why::TitleAlone, vec![line]);
    }
    // Some regions tell the three public expenses in a table together with assets and procurement.
    let untitled = scene.report.disclosure.forms.iter().filter(|form| form.known != Known::Title);
    let tables: Vec<(&FormFound, &Table)> =
        untitled.filter_map(|form| Some((form, table(scene, form.block)?))).collect();
    if item.id == "form-three-public"
        && let Some((form, _)) = tables.iter().find(|(_, table)| tells_all_kinds(table))
    {
        return Shows::yes(Why::InForm, title_span(scene, form));
    }
    let by_columns = |form: &FormFound| form.known == Known::Columns && sought.ids.contains(&&*form.form);
    let perhaps = |form: &FormFound, table: &Table| {
        by_columns(form) || form.known == Known::Nothing && may_be(form, table, sought.words)
    };
    if let Some((form, _)) = tables.iter().find(|(form, table)| perhaps(form, table)) {
        return Shows::open(Why::PerhapsThisTable, vec![form.span]);
    }
    // Not every department has state capital; which do is told by amounts alone.
    if item.id == "form-state-capital"
        && scene.unsure(Within::Forms).is_none()
        && !spends_state_capital(scene)
    {
        return Shows::open(Why::PerhapsNotAsked, Vec::new());
    }
    Shows::missing(scene, Within::Forms)
}

/// Where the title of a form stands.
pub fn title_span(scene: &Scene, form: &FormFound) -> Span {
    let title = table(scene, form.block).and_then(|table| table.title.as_ref());
    title.map_or(form.span, |title| title.span())
}

/// The table of a block.
pub fn table<'a>(scene: &Scene<'a>, block: usize) -> Option<&'a Table> {
    scene.tables().find(|(at, _)| *at == block).map(|(_, table)| table)
}

/// A line or a cell that is the title of such a form, without its table.
fn title_line(scene: &Scene, ids: &[&str]) -> Option<Span> {
    let names = |clean: &str| {
        let form = is_title(clean).then(|| scene.families.form(clean)).flatten();
        form.is_some_and(|form| ids.contains(&&*form.id))
    };
    let lines = scene.pieces.iter().filter(|piece| !piece.is_title);
    let mut lines = lines.filter(|piece| piece.heading().is_some_and(names) || names(piece.clean()));
    if let Some(piece) = lines.next() {
        return Some(piece.place());
    }
    // What stands last in the contents may be of the body already.
    if let Some(entry) = scene.last_of_contents().find(|entry| names(&entry.clean)) {
        return Some(entry.span());
    }
    let mut cells = scene.tables().flat_map(|(_, table)| table.rows.iter().flatten());
    cells.find(|cell| names(&cell.text.clean)).map(|cell| cell.text.span())
}

/// So many rows of a table and cells of a row tell what it is about.
const TELLING: usize = 4;

/// Whether a table that is no known form may be one: it has no title, or one with a word of the form's, and such words in
/// its first rows.
fn may_be(form: &FormFound, table: &Table, words: &[&str]) -> bool {
    let speaks = |text: &str| words.iter().any(|word| text.contains(word));
    if !form.title.is_empty() {
        return speaks(&form.title)
            && !["绩效", "名词", "采购", "资产"].iter().any(|w| form.title.contains(w));
    }
    let rows = table.rows.iter().take(TELLING.max(table.header_rows)).flatten();
    table.captions.iter().any(|caption| speaks(&caption.clean))
        || rows.clone().any(|cell| speaks(&cell.text.clean))
}

/// Whether any amount of state capital is told that is not nothing.
fn spends_state_capital(scene: &Scene) -> bool {
    let fund = Member::named("current.fiscal.state-capital");
    scene.report.figures.iter().any(|figure| {
        figure.role == Role::Amount
            && figure.is_placed()
            && !figure.amount.value.is_zero()
            && fund.contains(figure.coordinate.on(Axis::Fund))
    })
}
