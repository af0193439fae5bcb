//! Whether what Word writes is seen: not hidden, and not white on white.
//! White letters count as seen wherever something may lie behind them: shading, a table's style, a text box.

use crate::office::xml::{self, Node, Tag};
use std::collections::HashSet;

/// What is known of the place where letters are written.
#[derive(Default)]
pub struct Seen {
    hidden_styles: HashSet<String>,
    shaded_styles: HashSet<String>,
    run: Run,
    /// How many runs are open, for text boxes stand in runs.
    runs: usize,
    paragraph: Ground,
    /// Tables from the outermost in: the table's own ground, and its cell's.
    tables: Vec<(Ground, Ground)>,
    boxes: usize,
    page: bool,
    in_cell_properties: bool,
    in_table_properties: bool,
}

#[derive(Clone, Copy, Default)]
struct Run {
    hidden: bool,
    tiny: bool,
    white: bool,
    shaded: bool,
}

/// What lies behind letters.
#[derive(Clone, Copy, Default)]
struct Ground {
    hidden: bool,
    shaded: bool,
}

impl Seen {
    /// By the part that holds the styles.
    pub fn of(styles: &str) -> Self {
        let mut this = Seen::default();
        let mut style = String::new();
        for node in xml::nodes(styles) {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "style" => style = tag.get("styleId").unwrap_or_default(),
                "vanish" if tag.is_on() && !style.is_empty() => {
                    let _ = this.hidden_styles.insert(style.clone());
                }
                "shd" if is_shading(&tag) && !style.is_empty() => {
                    let _ = this.shaded_styles.insert(style.clone());
                }
                _ => {}
            }
        }
        this
    }

    /// Takes note of an element that begins.
    pub fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "r" => {
                self.runs += 1;
                self.run = Run::default();
            }
            "p" => self.paragraph = Ground::default(),
            "tbl" => self.tables.push(Default::default()),
            "tc" => self.tables.last_mut().into_iter().for_each(|(_, cell)| *cell = Ground::default()),
            "tcPr" => self.in_cell_properties = true,
            "tblPr" => self.in_table_properties = true,
            "txbxContent" => self.boxes += 1,
            "background" => self.page = true,
            "vanish" if self.runs > 0 => self.run.hidden = tag.is_on(),
            "color" if self.runs > 0 => self.run.white = tag.get("val").is_some_and(|v| is_white(&v)),
            "sz" if self.runs > 0 => self.run.tiny = tag.number("val").is_some_and(|size| size <= TINY),
            "highlight" if self.runs > 0 => self.run.shaded |= tag.is_on(),
            "rStyle" | "pStyle" | "tblStyle" => self.style(tag),
            "shd" if is_shading(tag) => self.shade(),
            _ => {}
        }
    }

    fn style(&mut self, tag: &Tag) {
        let id = tag.get("val").unwrap_or_default();
        let (hidden, shaded) = (self.hidden_styles.contains(&id), self.shaded_styles.contains(&id));
        match tag.name() {
            "rStyle" => {
                self.run.hidden |= hidden;
                self.run.shaded |= shaded;
            }
            "pStyle" => self.paragraph = Ground { hidden, shaded },
            // Styles of tables shade by rows and columns, which is not followed.
            _ => self.tables.last_mut().into_iter().for_each(|(table, _)| table.shaded = true),
        }
    }

    fn shade(&mut self) {
        let in_cell = self.in_cell_properties;
        let table = self.tables.last_mut();
        match table {
            Some((_, cell)) if in_cell => cell.shaded = true,
            Some((table, _)) if self.in_table_properties => table.shaded = true,
            _ if self.runs > 0 => self.run.shaded = true,
            _ => self.paragraph.shaded = true,
        }
    }

    /// Takes note of an element that ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "r" => {
                self.runs = self.runs.saturating_sub(1);
                self.run = Run::default();
            }
            "tbl" => {
                self.tables.pop();
            }
            "tcPr" => self.in_cell_properties = false,
            "tblPr" => self.in_table_properties = false,
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether letters that are written now are seen.
    pub fn is_seen(&self) -> bool {
        let behind = self.page
            || self.boxes > 0
            || self.run.shaded
            || self.paragraph.shaded
            || self.tables.iter().any(|(table, cell)| table.shaded || cell.shaded);
        !self.run.hidden && !self.run.tiny && !self.paragraph.hidden && (behind || !self.run.white)
    }
}

/// The greatest size of letters, in half points, that nobody can read.
const TINY: usize = 3;

/// Whether a colour, such as `FEFEFE`, cannot be told from the paper's white.
pub fn is_white(color: &str) -> bool {
    color.len() == 6
        && u32::from_str_radix(color, 16).is_ok_and(|rgb| rgb.to_be_bytes()[1..].iter().all(|c| *c >= 0xfa))
}

/// Whether `w:shd` gives a colour that white letters stand out from.
fn is_shading(tag: &Tag) -> bool {
    let fill = tag.get("fill").unwrap_or_default().to_ascii_lowercase();
    let pattern = tag.get("val").unwrap_or_default();
    !matches!(fill.as_str(), "" | "auto" | "ffffff") || !matches!(pattern.as_str(), "" | "clear" | "nil")
}
