//! A line of a file: what it says, and which bytes of the file's part say it.
//! Whatever is done to the text of a line on its way is done to its runs too, so that the way back is never guessed.

use crate::taken::Run;
use crate::writer::each_plain;
use std::ops::{Deref, Range};

/// What a line says, and where that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// Runs of it that stand in the part, in order; what a reader adds of its own is in none.
    pub runs: Vec<Run>,
}

impl Line {
    /// Adds what is written nowhere.
    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what the bytes `at` of the part say; they are the text's own where they are as many.
    pub fn push_from(&mut self, text: &str, at: Range<usize>) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.push(Run { start, end: self.text.len() as u32, from: at.start as u32, to: at.end as u32 });
    }

    /// Adds a run of what was added last.
    fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last)
                if last.end == run.start
                    && last.to == run.from
                    && last.is_verbatim()
                    && run.is_verbatim() =>
            {
                (last.end, last.to) = (run.end, run.to);
            }
            _ => self.runs.push(run),
        }
    }

    /// Adds another line.
    pub fn append(&mut self, other: &Line) {
        let before = self.text.len() as u32;
        self.text.push_str(&other.text);
        other.runs.iter().for_each(|run| self.push(run.moved(before)));
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The lines of a text with breaks in it.
    #[cfg(feature = "office")]
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        let mut at = 0;
        self.text.split('\n').map(move |line| {
            let start = at;
            at += line.len() + 1;
            self.part(start..start + line.len())
        })
    }

    /// The bytes `range` of it.
    pub fn part(&self, range: Range<usize>) -> Line {
        let (start, end) = (range.start as u32, range.end as u32);
        let runs = self.runs.iter().filter_map(|run| run.within(start..end));
        let runs = runs.map(|run| Run { start: run.start - start, end: run.end - start, ..run }).collect();
        Line { text: self.text[range].to_owned(), runs }
    }

    /// It without blank ends.
    pub fn trimmed(&self) -> Line {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start..start + self.text.trim().len())
    }

    /// It with breaks, tabs and other controls as one space.
    pub fn plain(&self) -> Line {
        let mut out = Line::default();
        let mut runs = self.runs.iter().peekable();
        each_plain(&self.text, |c, at| {
            let mut letter = [0; 4];
            let letter = c.encode_utf8(&mut letter);
            let Some(at) = at.map(|at| at as u32) else { return out.push_str(letter) };
            while runs.next_if(|run| run.end <= at).is_some() {}
            match runs.peek().and_then(|run| run.within(at..at + letter.len() as u32)) {
                Some(run) => out.push_from(letter, run.from as usize..run.to as usize),
                None => out.push_str(letter),
            }
        });
        out
    }

    /// It on one line: breaks, tabs and other controls become one space, blank ends are cut off.
    pub fn on_one_line(&self) -> Line {
        let mut out = self.plain().trimmed();
        if out.text.is_empty() {
            // A place where nothing stands yet.
            let points = self.runs.iter().filter(|run| run.start == run.end).take(1);
            out.runs = points.map(|run| Run { start: 0, end: 0, ..*run }).collect();
        }
        out
    }
}

/// Whoever only reads it has its text.
impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Line { text, runs: Vec::new() }
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_keep_the_way_back() {
        let mut line = Line::from("一、");
        line.push_from(" 支\u{200b}出", 10..20);
        line.push_from("&", 20..25);
        line.push_str("\n");
        line.push_from("1.00 ", 40..45);
        let plain = line.on_one_line();
        assert_eq!(plain.text, "一、 支出& 1.00");
        let run = |start, end, from, to| Run { start, end, from, to };
        assert_eq!(
            plain.runs,
            [run(6, 10, 10, 14), run(10, 13, 17, 20), run(13, 14, 20, 25), run(15, 19, 40, 44)]
        );
        assert_eq!(line.part(18..23), Line { text: "1.00 ".into(), runs: vec![run(0, 5, 40, 45)] });
    }

    #[test]
    fn a_blank_keeps_its_place() {
        let point = Run { start: 0, end: 0, from: 7, to: 9 };
        let line = Line { text: String::new(), runs: vec![point] };
        assert_eq!(line.on_one_line(), line);
        let blank = Line { text: " \t".into(), runs: vec![Run { start: 2, end: 2, ..point }] };
        assert_eq!(blank.on_one_line(), line);
    }
}
