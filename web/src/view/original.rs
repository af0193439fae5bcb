//! Where figures stand on a page of the original: the one that is looked at, those that go with it, all others.
//! A figure's place is that of its cell or line; the numbers of the page say where in it the figure itself stands.

use super::dossier::{Dossier, State};
use crate::protocol::Original;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How a figure on a page goes with the one that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// It is another one.
    Other,
    /// It restates it, or stands in an equation with it.
    Related,
    /// It is the one itself.
    Itself,
}

/// A figure on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its index.
    pub figure: u32,
    /// Left, top, right and bottom, in points.
    pub area: [f32; 4],
    /// How it goes with the figure that is looked at.
    pub bond: Bond,
}

/// The figures that go with one: those that restate it, and those of its equations; of the equations that fail, where
/// some do.
pub fn related(dossier: &Dossier, figure: u32) -> HashSet<u32> {
    let of = |index: &u32| dossier.relations().get(*index as usize);
    let all: Vec<_> = dossier.relations_of(figure).iter().filter_map(of).collect();
    let fails = all.iter().any(|relation| State::of_verdict(relation.verdict) == State::Bad);
    let shared = all.iter().filter(|r| !fails || State::of_verdict(r.verdict) == State::Bad);
    let mut found: HashSet<u32> = shared.flat_map(|relation| relation.figures.iter().copied()).collect();
    found.extend(dossier.restatements(figure));
    found.remove(&figure);
    found
}

/// Where the printed figures of a page stand, those that matter last, so that they are drawn above the others.
pub fn spots(dossier: &Dossier, original: &Original, looked_at: Option<u32>) -> Vec<Spot> {
    let related = looked_at.map(|figure| related(dossier, figure)).unwrap_or_default();
    let mut alike: HashMap<([i32; 4], String), Vec<u32>> = HashMap::new();
    for figure in dossier.figures_in(original.span.0..original.span.1) {
        let Some(printed_figure) = dossier.figure(figure) else { continue };
        let origin = printed_figure.origin.as_ref().filter(|origin| origin.page == Some(original.drawn.page));
        if let Some(area) = origin.and_then(|origin| origin.area) {
            alike.entry((area, digits(&printed_figure.text))).or_default().push(figure);
        }
    }
    let mut spots: Vec<Spot> = Vec::new();
    for ((area, text), figures) in alike {
        let found = printed(original, area, &text);
        for (nth, figure) in figures.into_iter().enumerate() {
            let bond = match figure {
                _ if Some(figure) == looked_at => Bond::Itself,
                _ if related.contains(&figure) => Bond::Related,
                _ => Bond::Other,
            };
            let area = found.get(nth).copied().unwrap_or_else(|| area.map(|edge| edge as f32));
            spots.push(Spot { figure, area, bond });
        }
    }
    spots.sort_by_key(|spot| (spot.bond, spot.figure));
    spots
}

/// Pages of the same file with figures that go with one, and how many on each.
pub fn pages_with(dossier: &Dossier, original: &Original, figure: u32) -> BTreeMap<u32, usize> {
    let mut pages = BTreeMap::new();
    for index in related(dossier, figure).into_iter().chain([figure]) {
        let Some(printed_figure) = dossier.figure(index).filter(|_| !dossier.is_blank(index)) else {
            continue;
        };
        let here = (original.span.0..original.span.1).contains(&printed_figure.start);
        if let Some(page) = printed_figure.origin.as_ref().filter(|_| here).and_then(|origin| origin.page) {
            *pages.entry(page).or_default() += 1;
        }
    }
    pages
}

/// The numbers with these digits in a place of the page, as they are read.
fn printed(original: &Original, [left, top, right, bottom]: [i32; 4], text: &str) -> Vec<[f32; 4]> {
    let within = |area: &[f32; 4]| {
        let (x, y) = ((area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0);
        x > left as f32 && x < right as f32 && y > top as f32 && y < bottom as f32
    };
    let numbers = original.drawn.numbers.iter();
    let mut found: Vec<[f32; 4]> = numbers
        .filter(|(number, area)| within(area) && digits(number) == text)
        .map(|(_, area)| *area)
        .collect();
    found.sort_by(|a, b| a[1].total_cmp(&b[1]).then(a[0].total_cmp(&b[0])));
    found
}

/// The digits of a number and its decimal point.
fn digits(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    kept.trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure};
    use super::*;
    use gouji_intake::Drawn;
    use gouji_report::published::{Figure, Origin, Relation};

    fn on_page(figure: Figure, page: u32, area: [i32; 4]) -> Figure {
        Figure { origin: Some(Origin { page: Some(page), area: Some(area), ..Origin::default() }), ..figure }
    }

    fn original(numbers: &[(&str, [f32; 4])]) -> Original {
        let numbers = numbers.iter().map(|(number, area)| ((*number).to_owned(), *area)).collect();
        let drawn = Drawn { page: 3, pages: 9, width: 595.0, height: 842.0, numbers, ..Drawn::default() };
        Original { name: "公开.pdf".into(), span: (0, 100), drawn }
    }

    /// A line with the same figure twice, one of them restated on another page.
    fn line() -> Dossier {
        let (text, line) = ("支出 1,200.50 万元，占 1200.50 万元；1200.50", [50, 100, 400, 112]);
        let figures = vec![
            on_page(figure(7, 15, "1,200.50"), 3, line),
            on_page(figure(29, 36, "1200.50"), 3, line),
            on_page(figure(46, 53, "1200.50"), 4, [50, 50, 90, 62]),
        ];
        let relation = |figures: &[u32], verdict: &str| Relation {
            figures: figures.to_vec(),
            law: gouji_report::Law::Sum,
            verdict: gouji_report::Verdict::of_name(verdict).expect("a verdict"),
            ..Relation::default()
        };
        dossier(text, figures, vec![relation(&[0, 1], "exact"), relation(&[1, 2], "inconsistent")], vec![])
    }

    #[test]
    fn the_same_number_twice_in_a_line_is_distinguished() {
        let (first, second) = ([80.0, 101.0, 130.0, 111.0], [200.0, 101.0, 250.0, 111.0]);
        let page =
            original(&[("1200.50", second), ("1,200.50", first), ("1,200.50", [80.0, 300.0, 130.0, 310.0])]);
        let spots = spots(&line(), &page, Some(0));
        let of =
            |figure: u32| spots.iter().find(|spot| spot.figure == figure).map(|spot| (spot.area, spot.bond));
        assert_eq!(of(0), Some((first, Bond::Itself)));
        assert_eq!(of(1), Some((second, Bond::Related)));
        assert_eq!(of(2), None, "it stands on another page");
    }

    #[test]
    fn what_is_not_found_is_shown_by_its_place() {
        let spots = spots(&line(), &original(&[("1,200.", [80.0, 101.0, 130.0, 111.0])]), None);
        assert!(
            spots.iter().all(|spot| spot.area == [50.0, 100.0, 400.0, 112.0] && spot.bond == Bond::Other)
        );
    }

    #[test]
    fn where_equations_fail_only_theirs_count() {
        assert_eq!(related(&line(), 1), HashSet::from([2]));
        assert_eq!(pages_with(&line(), &original(&[]), 1), BTreeMap::from([(3, 1), (4, 1)]));
    }
}
