//! Properties of characters and paragraphs: pages of runs, each with changes (sprm) against its style.

use crate::office::compound::{u16_at, u32_at};
use crate::office::doc::file::{CHARACTER_PAGES, File, PARAGRAPH_PAGES};
use crate::office::rows::{CellShape, RowShape};
use std::ops::Range;
use std::rc::Rc;

/// Runs of characters that share properties, by their offsets in the main stream.
pub struct Runs {
    runs: Vec<Run>,
    at: Option<usize>,
    /// What the last row that was described looks like, by its run.
    shape: Option<(usize, Rc<RowShape>)>,
}

struct Run {
    start: u32,
    end: u32,
    /// Where its properties stand.
    from: u32,
    length: u16,
}

/// Where the properties at a place of a page begin, and how long they are.
type Placed = fn(&[u8], usize) -> Option<(usize, usize)>;

impl Runs {
    /// Runs of paragraphs.
    pub fn of_paragraphs(file: &File) -> Self {
        Runs::of(file, PARAGRAPH_PAGES, 13, |page, at| {
            let words = usize::from(*page.get(at)?);
            // A length of zero means that the next byte gives it.
            Some(match words {
                0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                words => (at + 1, 2 * words - 1),
            })
        })
    }

    /// Runs of characters.
    pub fn of_characters(file: &File) -> Self {
        Runs::of(file, CHARACTER_PAGES, 1, |page, at| Some((at + 1, usize::from(*page.get(at)?))))
    }

    fn of(file: &File, index: usize, entry: usize, place: Placed) -> Self {
        let table = file.structure(index);
        let count = table.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for n in 0..count {
            let number = u32_at(table, 4 * (count + 1) + 4 * n).map_or(0, |n| n as usize & 0x3f_ffff);
            let Some((start, page)) = file.page(number) else { continue };
            let entries = usize::from(page[511]);
            for k in 0..entries {
                let (Some(from), Some(to)) = (u32_at(page, 4 * k), u32_at(page, 4 * k + 4)) else { break };
                let at = 2 * page.get(4 * (entries + 1) + entry * k).map_or(0, |at| usize::from(*at));
                let (at, length) = if at == 0 { (0, 0) } else { place(page, at).unwrap_or((0, 0)) };
                let length = length.min(512_usize.saturating_sub(at));
                runs.push(Run { start: from, end: to, from: (start + at) as u32, length: length as u16 });
            }
            // Every run takes some bytes of its page: pages that are named twice are made to do harm.
            if runs.len() > file.length() / 5 {
                break;
            }
        }
        runs.sort_by_key(|run| run.start);
        Runs { runs, at: None, shape: None }
    }

    fn find(&mut self, at: usize) -> Option<usize> {
        let holds = |run: &Run| (run.start as usize..run.end as usize).contains(&at);
        if let Some(known) = self.at.filter(|known| self.runs.get(*known).is_some_and(holds)) {
            return Some(known);
        }
        let after = self.runs.partition_point(|run| run.start as usize <= at);
        self.at = after.checked_sub(1).filter(|n| holds(&self.runs[*n]));
        self.at
    }

    /// The properties of the run of an offset, where it is another run than that of the offset before.
    pub fn entered(&mut self, at: usize) -> Option<Range<usize>> {
        let before = self.at;
        match self.find(at) {
            Some(found) if before == Some(found) => None,
            Some(found) => Some(self.properties(found)),
            None => Some(0..0),
        }
    }

    /// Forgets where it is.
    pub fn leave(&mut self) {
        self.at = None;
    }

    fn properties(&self, run: usize) -> Range<usize> {
        let run = &self.runs[run];
        run.from as usize..run.from as usize + usize::from(run.length)
    }

    /// Whether the run of an offset ends where the character at that offset does.
    pub fn ends(&mut self, at: usize, end: usize) -> bool {
        self.find(at).is_some_and(|run| self.runs[run].end as usize == end)
    }
}

/// What a paragraph is, as far as it matters.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// It stands in a table.
    pub in_table: bool,
    /// It is the end of a row of an outermost table.
    pub ends_row: bool,
    /// It is the end of a cell of an inner table.
    pub ends_inner_cell: bool,
    /// It is the end of a row of an inner table.
    pub ends_inner_row: bool,
    /// In how many tables it stands.
    pub depth: usize,
    /// Its list, from 1, and its level in that.
    pub list: u16,
    /// The level, from 0.
    pub level: usize,
    /// The row that it ends.
    pub shape: Rc<RowShape>,
}

impl Paragraph {
    /// The paragraph whose mark stands at an offset.
    pub fn of(file: &File, runs: &mut Runs, styles: &[(u16, usize)], at: usize) -> Self {
        let mut this = Paragraph::default();
        let Some(run) = runs.find(at) else { return this };
        let bytes = file.piece_of_main(runs.properties(run));
        let style = u16_at(bytes, 0).and_then(|style| styles.get(usize::from(style)));
        (this.list, this.level) = style.copied().unwrap_or_default();
        let known = runs.shape.as_ref().filter(|(known, _)| *known == run).map(|(_, shape)| shape.clone());
        let mut shape = RowShape::default();
        let mut changes = bytes.get(2..).unwrap_or_default();
        for _ in 0..2 {
            let mut long = None;
            for (sprm, operand) in Changes(changes) {
                match sprm {
                    0x6645 | 0x6646 => long = u32_at(operand, 0),
                    _ if this.change(sprm, operand) || known.is_some() => {}
                    _ => row_change(&mut shape, sprm, operand),
                }
            }
            match long.filter(|_| known.is_none()) {
                Some(long) => changes = file.long_properties(long as usize),
                None => break,
            }
        }
        this.shape = known.unwrap_or_else(|| Rc::new(shape));
        runs.shape = Some((run, this.shape.clone()));
        this
    }

    fn change(&mut self, sprm: u16, operand: &[u8]) -> bool {
        let on = operand.first().is_some_and(|value| *value != 0);
        match sprm {
            0x2416 => self.in_table = on,
            0x2417 => self.ends_row = on,
            0x244b => self.ends_inner_cell = on,
            0x244c => self.ends_inner_row = on,
            0x6649 => self.depth = u32_at(operand, 0).map_or(0, |depth| depth.min(64) as usize),
            0x260a => self.level = operand.first().map_or(0, |level| usize::from(*level).min(8)),
            0x460b => self.list = u16_at(operand, 0).filter(|list| *list < 0x7ff).unwrap_or(0),
            _ => return false,
        }
        true
    }
}

/// What a change says of a row.
fn row_change(shape: &mut RowShape, sprm: u16, operand: &[u8]) {
    let byte = |n: usize| operand.get(n).map_or(0, |byte| usize::from(*byte));
    let edge = |n: usize| u16_at(operand, 1 + 2 * n).map(|at| i32::from(at as i16));
    match sprm {
        0xd608 => {
            let count = byte(0);
            let first = 1 + 2 * (count + 1);
            let mut cells = Vec::new();
            let mut begins = 0;
            for n in 0..count {
                let Some(right) = edge(n + 1) else { break };
                let flags = u16_at(operand, first + 20 * n).unwrap_or(0);
                // Which of two marks begins what is merged sideways differs from description to description: it is
                // the one that comes first.
                let merged = flags & 3;
                let from_left = merged != 0 && begins != 0 && merged != begins;
                if !from_left {
                    begins = merged;
                }
                cells.push(CellShape { right, from_above: flags >> 5 & 3 == 1, from_left });
            }
            *shape = RowShape { left: edge(0).unwrap_or(0), cells, hidden: false };
        }
        0xd62b => {
            if let Some(cell) = shape.cells.get_mut(byte(0)) {
                cell.from_above = byte(1) & 3 == 1;
            }
        }
        0x5624 => {
            let (first, last) = (byte(0), byte(1));
            let merged = shape.cells.iter_mut().take(last).skip(first + 1);
            merged.for_each(|cell| cell.from_left = true);
        }
        _ => {}
    }
}

/// Whether characters of these properties are not shown: hidden, or deleted under revision.
pub fn is_hidden(changes: &[u8]) -> bool {
    let mut hidden = false;
    for (sprm, operand) in Changes(changes) {
        match (sprm, operand.first()) {
            // 128 is as the style says, and no style hides.
            (0x083c, Some(value)) => hidden = matches!(value, 1 | 129),
            (0x0800, Some(value)) if *value != 0 => return true,
            _ => {}
        }
    }
    hidden
}

/// Changes one after the other: what is changed, and the operand without its length.
pub struct Changes<'a>(pub &'a [u8]);

impl<'a> Iterator for Changes<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let sprm = u16_at(self.0, 0)?;
        let rest = self.0.get(2..)?;
        let (skip, length) = match sprm >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // The length of a table's description has two bytes, and one too many.
            _ if matches!(sprm, 0xd606 | 0xd608) => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            _ if sprm == 0xc615 && rest.first() == Some(&255) => {
                let deleted = 2 + 4 * usize::from(*rest.get(1)?);
                (0, deleted + 1 + 3 * usize::from(*rest.get(deleted)?))
            }
            _ => (1, usize::from(*rest.first()?)),
        };
        let end = (skip + length).min(rest.len());
        let operand = rest.get(skip..end).unwrap_or_default();
        self.0 = rest.get(end..).unwrap_or_default();
        Some((sprm, operand))
    }
}
