//! Room: made-up disclosures. A page that is written on, and what pages and converters do to text.
//! Paragraphs, headings and tables go through here, so that every variant of a style has one place.

use super::style::{Layout, Style};
use crate::budget::Budget;
use crate::dice::Dice;
use crate::money::Printed;

/// A row of a table: its cells, and whether it is a total or a class (bold in Markdown).
pub(super) struct Row {
    pub cells: Vec<String>,
    pub bold: bool,
}

/// A table: the rows of its head (the row of column numbers apart) and of its body.
pub(super) struct Table {
    pub head: Vec<Vec<String>>,
    pub numbers: Option<Vec<String>>,
    pub rows: Vec<Row>,
}

/// The page being written.
pub(super) struct Page<'a> {
    pub budget: &'a Budget,
    pub style: Style,
    pub dice: Dice,
    pub out: String,
}

/// The cells of a head written with `|` between them.
pub(super) fn cells(text: &str) -> Vec<String> {
    text.split('|').map(str::to_string).collect()
}

impl<'a> Page<'a> {
    pub fn new(budget: &'a Budget, style: Style) -> Self {
        let dice = Dice::new(budget.seed.rotate_left(17) ^ style.layout as u64);
        Page { budget, style, dice, out: "\n\n".into() }
    }

    pub fn finish(self) -> String {
        self.out
    }

    pub fn is(&self, layout: Layout) -> bool {
        self.style.layout == layout
    }

    /// An amount in 万元 with two decimals.
    pub fn money(&self, amount: Printed) -> String {
        amount.text(self.budget.thousands)
    }

    /// An amount for a cell: blank where it is zero.
    pub fn cell(&self, amount: Printed) -> String {
        if amount.is_zero() { String::new() } else { self.money(amount) }
    }

    /// A line of its own with an empty line after it, as it is.
    pub fn raw(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// The heading of one of the four parts.
    pub fn part(&mut self, text: &str) {
        let text = if self.is(Layout::Markdown) { format!("## {text}") } else { text.to_string() };
        self.raw(&text);
    }

    /// The heading of a numbered section.
    pub fn section(&mut self, text: &str) {
        let text = self.spaced(text);
        match self.style.layout {
            Layout::Markdown => self.raw(&format!("#### **{text}**")),
            _ => self.raw(&text),
        }
    }

    /// The heading of a subsection.
    pub fn subsection(&mut self, text: &str) {
        let text = self.spaced(text);
        match self.style.layout {
            Layout::Markdown => self.raw(&format!("**{text}**")),
            _ => self.raw(&text),
        }
    }

    /// A paragraph of the narrative, with whatever the style does to one.
    pub fn paragraph(&mut self, text: &str) {
        let mut text = self.spaced(text);
        if self.style.half_width && self.dice.chance(40) {
            text = half_width(&text);
        }
        if self.style.full_width && self.dice.chance(12) {
            text = full_width(&text);
        }
        if self.style.cut_sentences && self.dice.chance(12) {
            text = self.cut(&text);
        }
        self.raw(&text);
    }

    /// Spaces beside figures: as written, none, or some of them non-breaking.
    fn spaced(&mut self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        for (at, &c) in chars.iter().enumerate() {
            let beside = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
            let seam = c == ' ' && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
            if seam && self.style.tight {
                continue;
            }
            out.push(if seam && self.style.hard_spaces && self.dice.chance(30) { '\u{a0}' } else { c });
        }
        out
    }

    /// A page break inside a sentence, between two characters of words.
    fn cut(&mut self, text: &str) -> String {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"万元一二三四五六七八九十".contains(c);
        let seams: Vec<usize> = (12..chars.len().saturating_sub(3))
            .filter(|&i| (i - 3..i + 3).all(|k| han(chars[k].1)))
            .map(|i| chars[i].0)
            .collect();
        if seams.is_empty() {
            return text.to_string();
        }
        let at = *self.dice.pick(&seams);
        format!("{}\n\n{}", &text[..at], &text[at..])
    }

    /// The caption of a form: number, title, who and in what unit.
    pub fn caption(&mut self, number: usize, title: &str) {
        self.raw(&format!("表 {number}"));
        let title = if self.is(Layout::Markdown) {
            format!("{} {title}", self.dice.pick(&["##", "###"]))
        } else {
            title.to_string()
        };
        self.raw(&title);
        self.who();
    }

    fn who(&mut self) {
        let who = format!("编制{}：{}", self.budget.body(), self.budget.name);
        self.raw(&who);
        self.raw("单位：万元");
    }

    /// A form's table; a page may break it.
    pub fn form(&mut self, number: usize, mut table: Table) {
        if self.style.split_heads {
            for cell in table.head.iter_mut().flatten() {
                *cell = self.broken_word(cell);
            }
        }
        if self.style.half_width && self.dice.chance(40) {
            let cells = table.rows.iter_mut().flat_map(|r| r.cells.iter_mut());
            cells.for_each(|cell| *cell = cell.replace('（', "(").replace('）', ")"));
        }
        if self.is(Layout::Numbered) {
            table.head.extend(table.numbers.take());
        }
        let broken = self.style.broken_form == Some(number) && table.rows.len() > 4;
        let at = if broken { self.dice.between(2, table.rows.len() as i64 - 2) as usize } else { 0 };
        self.head(&table.head);
        for (n, row) in table.rows.iter().enumerate() {
            if broken && n == at {
                self.out.push('\n');
                self.who();
                self.head(&table.head);
            }
            self.row(&row.cells, row.bold);
        }
        self.out.push('\n');
    }

    fn head(&mut self, head: &[Vec<String>]) {
        for row in head {
            self.out.push_str(&row.join("\t"));
            self.out.push('\n');
        }
    }

    /// One row of a table.
    pub fn row(&mut self, cells: &[String], bold: bool) {
        let marked = bold && self.is(Layout::Markdown);
        let cells: Vec<String> = cells
            .iter()
            .map(|c| if marked && !c.is_empty() { format!("<b>{c}</b>") } else { c.clone() })
            .collect();
        let row = cells.join("\t");
        self.out.push_str(if self.style.short_rows { row.trim_end_matches('\t') } else { &row });
        self.out.push('\n');
    }

    /// A word of a head as a narrow column breaks it.
    fn broken_word(&mut self, word: &str) -> String {
        let chars: Vec<char> = word.chars().collect();
        let width = self.dice.between(4, 6) as usize;
        if chars.len() <= width {
            return word.to_string();
        }
        chars.chunks(width).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }
}

/// The same sentence with full-width digits and percent signs; points and commas stay as they are.
fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
            '%' => '％',
            _ => c,
        })
        .collect()
}

/// The same sentence with half-width brackets and colons.
fn half_width(text: &str) -> String {
    text.replace('（', "(").replace('）', ")").replace('：', ":")
}
