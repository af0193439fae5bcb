//! Pages of glyphs and ruled lines to paragraphs and tables, whatever format they came from.
//! Geometry of our own, which knows nothing of files.

pub mod columns;
pub mod flow;
pub mod geometry;
pub mod lines;
mod rulings;
mod tables;

use crate::pictures::Size;
use crate::taken::Letter;
use columns::Piece;
use flow::Sheet;
use geometry::{Glyph, Page, Rect};

/// Where the glyphs of a file stand, page by page in the order of drawing: the way back from its text to its pages.
/// Runs of the text lead to bytes of what all glyphs say, put together.
#[derive(Default)]
pub struct Letters {
    all: Vec<Letter>,
    end: u32,
}

impl Letters {
    /// Counts the glyphs of a page, by its number from 1.
    pub fn count(&mut self, page: &mut Page, number: u32) {
        for glyph in &mut page.glyphs {
            glyph.at = self.end;
            let Rect { x0, y0, x1, y1 } = glyph.rect;
            self.all.push(Letter { from: self.end, page: number, left: x0, top: y0, right: x1, bottom: y1 });
            self.end = self.end.saturating_add(glyph.text.len() as u32);
        }
    }

    /// All of them.
    pub fn into_all(self) -> Vec<Letter> {
        self.all
    }
}

/// Lines and tables of a page, from top to bottom.
pub fn sheet(page: &Page) -> Sheet {
    let mut free: Vec<&Glyph> = page.glyphs.iter().collect();
    let mut found: Vec<(f32, Piece)> = Vec::new();
    for grid in rulings::grids(&page.rules) {
        let (inside, outside): (Vec<&Glyph>, Vec<&Glyph>) =
            free.iter().partition(|glyph| grid.cell_at(glyph.rect.middle()).is_some());
        if let Some(table) = tables::table(&grid, &inside) {
            found.push((table.rect.y0, Piece::Table(table)));
            free = outside;
        }
    }
    // Lines above, between and below the tables do not flow into one another.
    let mut tops: Vec<f32> = found.iter().map(|(top, _)| *top).collect();
    tops.sort_by(f32::total_cmp);
    let mut bands: Vec<Vec<lines::Line>> = vec![Vec::new(); tops.len() + 1];
    for line in lines::lines(&free, columns::NARROW) {
        bands[tops.partition_point(|top| *top < line.rect.middle().1)].push(line);
    }
    for band in bands {
        found.extend(columns::pieces(band).into_iter().map(|piece| {
            let top = match &piece {
                Piece::Line(line) => line.rect.middle().1,
                Piece::Table(table) => table.rect.y0,
            };
            (top, piece)
        }));
    }
    // Pieces of one line keep their order: the sort is stable, and they share their middle nearly.
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    Sheet {
        width: page.width,
        height: page.height,
        pieces: found.into_iter().map(|(_, piece)| piece).collect(),
    }
}

/// So many glyphs on a picture are its text.
const LETTERED: usize = 10;

/// Whether a page has a picture that a table may be in, and no text upon it.
pub fn pictured(page: &Page) -> bool {
    // A picture is often cut into strips, one below the other.
    let mut whole: Vec<Rect> = Vec::new();
    for rect in page.pictures.iter().take(1_000) {
        let goes_on = |above: &&mut Rect| {
            (above.x0 - rect.x0).abs() < 2.0
                && (above.x1 - rect.x1).abs() < 2.0
                && (above.y1 - rect.y0).abs().min((above.y0 - rect.y1).abs()) < 2.0
        };
        match whole.last_mut().filter(goes_on) {
            Some(above) => *above = above.cover(*rect),
            None => whole.push(*rect),
        }
    }
    whole.iter().any(|rect| {
        let size = Size { width: f64::from(rect.width()), height: f64::from(rect.y1 - rect.y0) };
        let letters = page.glyphs.iter().filter(|g| !g.text.trim().is_empty() && rect.holds(g.rect.middle()));
        size.may_hold_a_table() && letters.take(LETTERED).count() < LETTERED
    })
}
