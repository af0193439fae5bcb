//! Pages of glyphs and ruled lines to paragraphs and tables, whatever format told them.
//! Geometry of our own, which knows nothing of files.

pub mod columns;
pub mod flow;
pub mod geometry;
pub mod lines;
mod rulings;
mod tables;

use columns::Piece;
use flow::Sheet;
use geometry::{Glyph, Page};

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
