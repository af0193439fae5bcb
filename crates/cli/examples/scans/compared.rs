//! Figures that were recognised, held against what the document's own text says at their places: as their pictures say,
//! and after the arithmetic has chosen among their readings.

use gouji_intake::Taken;
use gouji_report::file;
use std::collections::BTreeSet;
use std::fmt;

/// Numbers with decimals or thousands, with the middle of their place.
#[derive(Default)]
pub struct Known {
    numbers: Vec<Number>,
}

#[derive(Clone)]
struct Number {
    said: String,
    page: u32,
    x: f32,
    y: f32,
    height: f32,
    width: f32,
}

impl Known {
    /// The figures of a text that is known.
    pub fn of(taken: &Taken) -> Known {
        let numbers = tokens(&taken.text).into_iter().filter_map(|(start, end)| number(taken, start, end));
        Known { numbers: numbers.collect() }
    }

    /// They where a page was moved.
    pub fn moved(self, to: impl Fn(u32, (f32, f32)) -> (f32, f32)) -> Known {
        let move_one = |number: Number| {
            let (x, y) = to(number.page, (number.x, number.y));
            Number { x, y, ..number }
        };
        Known { numbers: self.numbers.into_iter().map(move_one).collect() }
    }
}

/// Numbers that have a point or a comma.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < bytes.len() && (bytes[end].is_ascii_digit() || matches!(bytes[end], b'.' | b',')) {
            end += 1;
        }
        let said = text[at..end].trim_end_matches(['.', ',']);
        if said.contains(['.', ',']) && said.split('.').count() < 3 {
            out.push((at, at + said.len()));
        }
        at = end;
    }
    out
}

fn number(taken: &Taken, start: usize, end: usize) -> Option<Number> {
    let letters = taken.letters_of(start as u32..end as u32);
    let first = letters.first()?;
    let one = letters.iter().all(|l| l.page == first.page);
    let left = letters.iter().map(|l| l.left).fold(f32::MAX, f32::min);
    let right = letters.iter().map(|l| l.right).fold(f32::MIN, f32::max);
    let top = letters.iter().map(|l| l.top).fold(f32::MAX, f32::min);
    let bottom = letters.iter().map(|l| l.bottom).fold(f32::MIN, f32::max);
    one.then(|| Number {
        said: taken.text[start..end].to_owned(),
        page: first.page,
        x: (left + right) / 2.0,
        y: (top + bottom) / 2.0,
        height: bottom - top,
        width: right - left,
    })
}

/// What came of the figures.
#[derive(Clone, Debug, Default)]
pub struct Count {
    figures: usize,
    right: usize,
    /// Wrong, and wrong though their pictures seem clear.
    wrong: usize,
    sure: usize,
    missing: usize,
    /// After the arithmetic: right, told as not clear, wrong, and wrong without anything being told.
    right_after: usize,
    unclear: usize,
    wrong_after: usize,
    silent: usize,
    pub pages: usize,
    pub seconds: f64,
}

impl Count {
    pub const HEAD: &'static str = "                         figures   right       %   wrong (sure)  missing | right after       %  unclear   wrong  silent | s/page";

    pub fn add(&mut self, other: &Count) {
        self.figures += other.figures;
        self.right += other.right;
        self.wrong += other.wrong;
        self.sure += other.sure;
        self.missing += other.missing;
        self.right_after += other.right_after;
        self.unclear += other.unclear;
        self.wrong_after += other.wrong_after;
        self.silent += other.silent;
        self.pages += other.pages;
        self.seconds += other.seconds;
    }

    /// Counts what is there after the arithmetic, and what a reader is told of it.
    pub fn add_settled(&mut self, known: &Known, taken: &Taken, pages: u32) {
        let options = file::options(taken, &gouji::Options::default());
        let told: BTreeSet<(u32, u32)> = gouji::check(&taken.text, &options)
            .iter()
            .flat_map(|report| &report.findings)
            .flat_map(|finding| finding.places.iter().map(|place| (place.start, place.end)))
            .collect();
        let is_told = |n: usize| {
            let reading = &taken.readings[n];
            told.range(..(reading.end, 0)).next_back().is_some_and(|(_, end)| *end > reading.start)
        };
        for (number, read) in matched(known, taken, pages) {
            let Some((n, said)) = read else { continue };
            let right = said == number.said;
            self.right_after += usize::from(right);
            self.unclear += usize::from(is_told(n));
            self.wrong_after += usize::from(!right);
            self.silent += usize::from(!right && !is_told(n));
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |n: usize| 100.0 * n as f64 / self.figures.max(1) as f64;
        write!(
            f,
            "{:>8}{:>8}{:>8.2}{:>8} ({:>4}){:>9} |{:>12}{:>8.2}{:>9}{:>8}{:>8} |{:>7.2}",
            self.figures,
            self.right,
            share(self.right),
            self.wrong,
            self.sure,
            self.missing,
            self.right_after,
            share(self.right_after),
            self.unclear,
            self.wrong_after,
            self.silent,
            self.seconds / self.pages.max(1) as f64
        )
    }
}

/// Each known figure with the one that was read at its place: its number among the readings, and what it says.
fn matched<'a>(known: &'a Known, taken: &Taken, pages: u32) -> Vec<(&'a Number, Option<(usize, String)>)> {
    let read: Vec<(usize, Number)> = taken
        .readings
        .iter()
        .enumerate()
        .filter_map(|(n, r)| Some((n, number(taken, r.start as usize, r.end as usize)?)))
        .collect();
    let find = |number: &Number| {
        let near = |(_, other): &&(usize, Number)| {
            other.page == number.page
                && (other.y - number.y).abs() < 0.8 * number.height
                && (other.x - number.x).abs() < 0.5 * number.width.max(other.width) + 2.0
        };
        let distance = |other: &Number| (other.y - number.y).abs() + (other.x - number.x).abs();
        let best = read.iter().filter(near).min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1)));
        best.map(|(n, other)| (*n, other.said.trim_end_matches('%').to_owned()))
    };
    known.numbers.iter().filter(|n| n.page <= pages).map(|number| (number, find(number))).collect()
}

/// Holds what was recognised against what is known.
pub fn compare(known: &Known, taken: &Taken, pages: u32, tell: bool) -> Count {
    let mut count = Count::default();
    for (number, read) in matched(known, taken, pages) {
        count.figures += 1;
        let Some((n, said)) = read else {
            count.missing += 1;
            if tell {
                println!(
                    "    page {}: {} at {:.0},{:.0} is not read",
                    number.page, number.said, number.x, number.y
                );
            }
            continue;
        };
        if said == number.said {
            count.right += 1;
            continue;
        }
        let sure = taken.readings[n].sure;
        count.wrong += 1;
        count.sure += usize::from(sure);
        if tell {
            let sure = if sure { ", sure" } else { "" };
            println!("    page {}: {} is read as {said}{sure}", number.page, number.said);
        }
    }
    count
}
