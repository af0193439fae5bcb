//! The pictures of an answer: series chosen by their places in the cube, the geometry that draws them for a width,
//! and the tables that state the same. Pure: no signals, no DOM.

mod change;
mod context;
pub mod draw;
mod economic;
mod flow;
mod net;
mod picture;
mod places;
mod print;
mod projects;
mod spending;
mod steps;
mod targets;
#[cfg(test)]
mod tests;
mod three_public;
mod tree;

pub use picture::{Cell, Grid, GridRow, Level, Note, Picture};
pub use projects::same_name;

use super::Dossier;
use crate::messages::Lang;
use context::Context;
use places::Places;
use three_public::ThreePublic;

/// What can be drawn of an answer, and what cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gallery {
    /// The pictures, in the order in which they are shown.
    pub pictures: Vec<Picture>,
    /// A sentence for each picture that is left out.
    pub missing: Vec<String>,
}

/// Draws what an answer states.
pub fn gallery(dossier: &Dossier, lang: Lang) -> Gallery {
    let places = Places::new(dossier);
    let c = Context { places: &places, lang, words: lang.pictures() };
    let w = c.words;
    let mut gallery = Gallery::default();
    let mut show = |picture: Option<Picture>, missing: Option<&'static str>| match picture {
        Some(picture) => gallery.pictures.push(picture),
        None => gallery.missing.extend(missing.map(str::to_string)),
    };
    show(flow::flow(&c), Some(w.no_flow));
    show(spending::bars(&c), Some(w.no_spending));
    show(economic::bars(&c), Some(w.no_economic));
    show(change::change(&c), Some(w.no_change));
    match three_public::three_public(&c) {
        ThreePublic::Drawn(picture) => show(Some(*picture), None),
        ThreePublic::Nothing => show(None, Some(w.nothing_three_public)),
        ThreePublic::Unstated => show(None, Some(w.no_three_public)),
    }
    show(projects::picture(&c), Some(w.no_projects));
    show(spending::items(&c), None);
    show(economic::items(&c), None);
    gallery
}

/// Pictures that stand together: one over the whole width, or several in two columns of about one height.
#[derive(Clone, Debug, PartialEq)]
pub enum Group {
    /// Over the whole width.
    Broad(Box<Picture>),
    /// Side by side.
    Columns([Vec<Picture>; 2]),
}

/// Groups pictures, keeping their order within each column.
pub fn grouped(pictures: Vec<Picture>) -> Vec<Group> {
    // About the width that a column has, and what head and foot of a picture take.
    const COLUMN: f32 = 560.0;
    const AROUND: f32 = 200.0;
    let mut groups: Vec<Group> = Vec::new();
    let mut heights = [0.0f32; 2];
    for picture in pictures {
        if picture.is_broad() {
            groups.push(Group::Broad(Box::new(picture)));
            heights = [0.0; 2];
            continue;
        }
        let at = usize::from(heights[1] < heights[0]);
        heights[at] += picture.scene(COLUMN).height + AROUND;
        match groups.last_mut() {
            Some(Group::Columns(columns)) => columns[at].push(picture),
            _ => groups.push(Group::Columns([vec![picture], Vec::new()])),
        }
    }
    groups
}

/// Whether anything can be drawn of an answer. Ends with the first picture, so that it costs little.
pub fn has_pictures(dossier: &Dossier) -> bool {
    let places = Places::new(dossier);
    let c = Context { places: &places, lang: Lang::Zh, words: Lang::Zh.pictures() };
    let drawn: [fn(&Context) -> bool; 6] = [
        |c| spending::bars(c).is_some(),
        |c| economic::bars(c).is_some(),
        |c| change::change(c).is_some(),
        |c| matches!(three_public::three_public(c), ThreePublic::Drawn(_)),
        |c| projects::picture(c).is_some(),
        |c| flow::flow(c).is_some(),
    ];
    drawn.iter().any(|drawn| drawn(&c))
}
