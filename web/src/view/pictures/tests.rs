//! Pictures of made-up documents: what is drawn is what the document states, in every layout.

use super::picture::{Cell, Drawing, Picture};
use super::{Gallery, gallery, has_pictures};
use crate::messages::Lang;
use crate::view::Dossier;
use gouji_report::Role;
use gouji_report::published::Figure;
use gouji_samples::{Budget, Layout, Slip, Style, plant, render_with};
use rust_decimal::Decimal;

fn dossier(text: &str) -> Dossier {
    let answer = gouji_report::check(text, "made up").remove(0);
    Dossier::new(text.into(), 1, answer)
}

fn drawn(text: &str) -> (Dossier, Gallery) {
    let dossier = dossier(text);
    let gallery = gallery(&dossier, Lang::Zh);
    (dossier, gallery)
}

fn picture<'a>(gallery: &'a Gallery, id: &str) -> &'a Picture {
    gallery
        .pictures
        .iter()
        .find(|p| p.id == id)
        .unwrap_or_else(|| panic!("no picture {id}: {:?}", gallery.missing))
}

#[test]
fn a_consistent_document_has_every_picture_and_no_difference() {
    for layout in Layout::ALL {
        for seed in 0..2 {
            let (_, gallery) = drawn(&render_with(&Budget::made_up(seed), &Style::plain(layout)));
            for id in ["flow", "spending", "economic", "change"] {
                picture(&gallery, id);
            }
            for p in &gallery.pictures {
                assert!(
                    p.notes.is_empty() && !p.has_difference(),
                    "{layout:?} {seed} {}: {:?}",
                    p.id,
                    p.notes
                );
                assert!(!p.title.is_empty() && !p.alternative.is_empty() && !p.grid.rows.is_empty());
            }
        }
    }
}

#[test]
fn the_flows_of_a_column_are_those_of_the_next() {
    let (_, gallery) = drawn(&gouji_samples::example_clean());
    let Drawing::Sankey(columns, flows) = &picture(&gallery, "flow").drawing else { panic!() };
    assert_eq!(columns.len(), 4);
    let through = |c: usize| flows.iter().filter(|f| f.column == c).map(|f| f.size).sum::<f32>();
    for (c, column) in columns.iter().enumerate().take(3).skip(1) {
        assert!((through(0) - through(c)).abs() < 0.1, "{} {}", through(0), through(c));
        for (n, node) in column.nodes.iter().enumerate() {
            let sum = |of: &dyn Fn(&super::draw::sankey::Flow) -> bool| {
                flows.iter().filter(|f| of(f)).map(|f| f.size).sum::<f32>()
            };
            let into = sum(&|f| (f.column + 1, f.to) == (c, n));
            let out = sum(&|f| (f.column, f.from) == (c, n));
            assert!((into - node.size).abs() < 0.05 && (out - node.size).abs() < 0.05, "{}", node.name);
        }
    }
}

#[test]
fn the_suspect_of_the_example_is_the_only_red_piece() {
    let (dossier, gallery) = drawn(&gouji_samples::example());
    let bars = picture(&gallery, "spending");
    let [note] = bars.notes.as_slice() else { panic!("{:?}", bars.notes) };
    assert!(
        note.red
            && note.text.contains("27.00")
            && note.text.contains("163.10")
            && note.text.contains("136.10")
    );
    assert!(dossier.is_red(note.figure.unwrap()));
    let scene = bars.scene(560.0);
    let red: Vec<_> = scene.marks.iter().filter(|m| m.ink == super::draw::Ink::HatchRed).collect();
    assert_eq!((red.len(), red[0].figure), (1, note.figure));
    // What is drawn and said is what the other places state: the clean document's picture is the same but for it.
    let (_, clean) = drawn(&gouji_samples::example_clean());
    assert_eq!(picture(&clean, "spending").title, bars.title);
    assert!(picture(&gallery, "flow").has_difference() && !picture(&clean, "flow").has_difference());
}

#[test]
fn whatever_is_planted_pictures_are_drawn_and_parts_never_pass_their_whole_unsaid() {
    let text = gouji_samples::example_clean();
    for seed in 0..8 {
        let Some(planted) = plant(&text, seed, &Slip::ALL, 2) else { continue };
        let (_, gallery) = drawn(&planted.text);
        for p in &gallery.pictures {
            for width in [280.0, 560.0, 1200.0] {
                let scene = p.scene(width);
                assert!(scene.height.is_finite() && scene.height < 20_000.0, "{seed} {}", p.id);
                assert!(scene.marks.iter().all(|m| !m.shape.path().contains("NaN")), "{seed} {}", p.id);
            }
        }
    }
}

/// Each of these figures of the clean example with another first digit, where the document decides that it is wrong.
fn with_each_wrong(
    pick: impl Fn(&Figure) -> bool,
    most: usize,
    mut look: impl FnMut(&Gallery, u32),
) -> usize {
    let text = gouji_samples::example_clean();
    let clean = dossier(&text);
    let picked = clean.figures().iter().filter(|figure| pick(figure)).take(most);
    let mut met = 0;
    for (start, end) in picked.map(|f| (f.start as usize, f.end as usize)) {
        let digit = if text[start..].starts_with('9') { 1 } else { 9 };
        let wrong = dossier(&format!("{}{digit}{}{}", &text[..start], &text[start + 1..end], &text[end..]));
        let found = wrong.figures_in(start as u32..end as u32).next().filter(|&f| wrong.is_red(f));
        if let Some(figure) = found {
            met += 1;
            look(&gallery(&wrong, Lang::Zh), figure);
        }
    }
    met
}

#[test]
fn a_suspect_among_the_classes_is_hatched_in_red() {
    let whole = |member: &str| matches!(member, "all" | "");
    let of_a_class = |f: &Figure| {
        let place = &f.coordinate;
        let nature = matches!(place.nature.as_str(), "basic" | "project");
        let all_funds = whole(&place.fund) && whole(&place.economic) && place.flow == "expenditure";
        all_funds && nature && place.function.len() == 3 && f.text.len() >= 5
    };
    let met = with_each_wrong(of_a_class, 4, |gallery, figure| {
        let bars = picture(gallery, "spending");
        assert!(bars.notes.iter().any(|n| n.red && n.figure == Some(figure)), "{:?}", bars.notes);
        assert!(bars.scene(560.0).marks.iter().any(|m| m.ink == super::draw::Ink::HatchRed), "{figure}");
    });
    assert!(met >= 2, "{met}");
}

#[test]
fn a_suspect_among_the_items_is_hatched_in_the_areas() {
    let whole = |member: &str| matches!(member, "all" | "");
    let item = |f: &Figure| {
        let place = &f.coordinate;
        let all = whole(&place.fund) && whole(&place.nature) && whole(&place.economic);
        all && f.role == Role::Amount
            && place.flow == "expenditure"
            && place.function.len() == 7
            && f.end > f.start
    };
    let met = with_each_wrong(item, 6, |gallery, figure| {
        let areas = picture(gallery, "items");
        assert!(areas.notes.iter().any(|n| n.red && n.figure == Some(figure)), "{:?}", areas.notes);
        let scene = areas.scene(900.0);
        let red: Vec<_> = scene.marks.iter().filter(|m| m.ink == super::draw::Ink::HatchRed).collect();
        assert_eq!((red.len(), red[0].figure), (1, Some(figure)));
    });
    assert!(met >= 2, "{met}");
}

#[test]
fn a_change_that_is_wrong_is_hatched_at_its_bar() {
    let change = |f: &Figure| f.role == Role::Change && f.value != "0.00";
    let mut hatched = 0;
    let met = with_each_wrong(change, 12, |gallery, figure| {
        let Some(change) = gallery.pictures.iter().find(|p| p.id == "change") else { return };
        if change.notes.iter().any(|n| n.red && n.figure == Some(figure)) {
            hatched += 1;
            assert!(change.has_difference());
        }
    });
    assert!(hatched >= 2, "{hatched} of {met}");
}

#[test]
fn last_year_is_this_year_less_the_change() {
    let (dossier, gallery) = drawn(&gouji_samples::example_clean());
    let change = picture(&gallery, "change");
    let number = |cell: &Cell| -> Decimal {
        let text = match cell {
            Cell::Figure(f) => {
                let figure = dossier.figure(*f).unwrap();
                return figure.value.parse::<Decimal>().unwrap()
                    * Decimal::from(if figure.falls { -1 } else { 1 });
            }
            Cell::Number(text) => text.replace('−', "-").replace(['+', ','], ""),
            _ => panic!("{cell:?}"),
        };
        text.parse().unwrap()
    };
    assert!(change.grid.rows.len() > 3);
    for row in &change.grid.rows {
        assert_eq!(number(&row.cells[0]) + number(&row.cells[2]), number(&row.cells[1]), "{}", row.name);
    }
}

#[test]
fn a_text_that_tells_nothing_has_no_pictures_and_says_so() {
    let (_, gallery) = drawn("今天天气很好。");
    assert!(gallery.pictures.is_empty() && !has_pictures(&dossier("今天天气很好。")));
    assert!(has_pictures(&dossier(&gouji_samples::example())));
    assert_eq!(gallery.missing.len(), 6);
}

#[test]
fn both_languages_draw_the_same() {
    let dossier = dossier(&gouji_samples::example());
    let (zh, en) = (gallery(&dossier, Lang::Zh), gallery(&dossier, Lang::En));
    let shape =
        |g: &Gallery| g.pictures.iter().map(|p| (p.id, p.grid.rows.len(), p.notes.len())).collect::<Vec<_>>();
    assert_eq!(shape(&zh), shape(&en));
    assert!(picture(&en, "economic").title.contains("wages and benefits"));
}

#[test]
fn from_nothing_there_is_no_rate() {
    let (_, gallery) = drawn(&gouji_samples::example_clean());
    let grid = &picture(&gallery, "change").grid;
    let from_zero = grid.rows.iter().filter(|row| row.cells[0] == Cell::Number("0.00".into()));
    let rates: Vec<&Cell> = from_zero.filter_map(|row| row.cells.last()).collect();
    assert!(!rates.is_empty(), "the example has something new in it");
    assert!(rates.iter().all(|rate| **rate == Cell::Number(String::new())), "{rates:?}");
}
