//! A page from its picture to words: levelled, its ruled lines found and taken out, its lines of text read side by side
//! by as many workers as are wanted.

use crate::decode::{Character, Weights};
use crate::ink::Ink;
use crate::models::{Fault, HEIGHT, Models, PAPER, STEP, WIDEST, one_thread};
use crate::numbers;
use crate::picture::{Area, Grey, Picture, Turn};
use crate::rulings::{Rule, rules};
use crate::segments::segments;
use crate::skew;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The most pixels of a picture that is read.
pub const MOST_PIXELS: usize = 60_000_000;
/// More weight than this on one reading, and on each of its characters where it is seen best, is sure.
const SURE: f32 = 0.97;
/// Readings of less weight are not told.
const LEAST: f32 = 0.0002;
/// The most readings of a figure beside the first.
const MOST_READINGS: usize = 6;
/// Letters lower than this, in pixels, are too small to be sure of.
const LOWEST: usize = 9;

/// A rectangle in pixels of the levelled page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Box {
    /// Left edge.
    pub x0: f32,
    /// Upper edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
}

/// A line of text, or a piece of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Its characters with the places they stand at.
    pub characters: Vec<(char, Box)>,
    /// The figures in it.
    pub figures: Vec<Figure>,
}

/// A figure in a line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Its first character in the line.
    pub from: usize,
    /// The character behind its last.
    pub to: usize,
    /// Whether its picture leaves no doubt.
    pub sure: bool,
    /// What else it may be, best first, each with its share of the weight.
    pub others: Vec<(String, f32)>,
}

/// What a page says.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Pixels of a row of the levelled page.
    pub width: usize,
    /// Its rows.
    pub height: usize,
    /// Its lines of text.
    pub texts: Vec<Text>,
    /// Its ruled lines.
    pub rules: Vec<Rule>,
    /// Quarters that it was turned clockwise before all else, so that its lines run from left to right.
    pub quarters: u8,
    /// Where points of the levelled page stood before it was levelled.
    pub turn: Turn,
}

/// How a page is read.
pub struct Options<'a> {
    /// Dots per inch of the picture.
    pub dpi: f32,
    /// How many threads work on it.
    pub threads: usize,
    /// Asked between lines; false stops the work.
    pub goes_on: &'a (dyn Fn() -> bool + Sync),
}

/// Why a page was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It was cancelled.
    Cancelled,
    /// The picture is larger than is read, or its pixels are not as many as its size says.
    Size,
    /// The recogniser failed.
    Fault(Fault),
}

/// Reads the picture of a page.
///
/// # Errors
/// [`Stop`].
pub fn read(models: &Models, picture: &Picture, options: &Options) -> Result<Page, Stop> {
    let pixels = picture.width.checked_mul(picture.height).filter(|pixels| *pixels <= MOST_PIXELS);
    if pixels.is_none_or(|pixels| pixels == 0 || pixels * 3 != picture.rgb.len()) {
        return Err(Stop::Size);
    }
    let mut grey = picture.grey().even();
    let mut quarters = 0;
    let mut ink = Ink::of(&grey, grey.threshold());
    if skew::levelness(&ink) < DOWNWARDS {
        (grey, quarters) = upright(models, grey, options)?;
        ink = Ink::of(&grey, grey.threshold());
    }
    let slope = skew::slope(&ink);
    if slope != 0.0 {
        grey = grey.level(slope);
        ink = Ink::of(&grey, grey.threshold());
    }
    let turn = Turn::of(slope, grey.width, grey.height);
    let rules = rules(&ink, options.dpi);
    for rule in &rules {
        let area = rule.area(1.0);
        ink.wipe(&area);
        wipe(&mut grey, &area);
    }
    let areas: Vec<Area> =
        segments(&ink, &rules, options.dpi).iter().flat_map(|segment| cut(segment.area)).collect();
    drop(ink);
    let texts = texts(models, &grey, &areas, options)?;
    Ok(Page { width: grey.width, height: grey.height, texts, rules, quarters, turn })
}

/// Less level than this, the lines of a page run downwards.
const DOWNWARDS: f32 = 0.8;
/// So many lines tell which way up a page is.
const PROBES: usize = 12;

/// A page whose lines run downwards, turned so that they run from left to right: whichever way is read with more weight.
fn upright(models: &Models, grey: Grey, options: &Options) -> Result<(Grey, u8), Stop> {
    let once = grey.quarter();
    drop(grey);
    let thrice = once.quarter().quarter();
    let weight = |grey: &Grey| -> Result<f32, Stop> {
        let mut ink = Ink::of(grey, grey.threshold());
        let rules = rules(&ink, options.dpi);
        rules.iter().for_each(|rule| ink.wipe(&rule.area(1.0)));
        let mut areas: Vec<Area> = segments(&ink, &rules, options.dpi).iter().map(|s| s.area).collect();
        areas.sort_by_key(|area| area.width().abs_diff(6 * area.height()));
        areas.truncate(PROBES);
        let mut sum = 0.0;
        for area in &areas {
            let answer = models.line(grey, &with_margin(area, grey), &one_thread()).map_err(Stop::Fault)?;
            let best = Weights { all: &answer.weights, classes: answer.classes }.best();
            sum += best.iter().map(|c| c.weight).sum::<f32>() / best.len().max(1) as f32;
        }
        Ok(sum / areas.len().max(1) as f32)
    };
    Ok(if weight(&once)? >= weight(&thrice)? { (once, 1) } else { (thrice, 3) })
}

fn wipe(grey: &mut Grey, area: &Area) {
    for y in area.y0..area.y1.min(grey.height) {
        let row = y * grey.width;
        grey.pixels[row + area.x0.min(grey.width)..row + area.x1.min(grey.width)].fill(255);
    }
}

/// A line in parts that the recogniser takes.
fn cut(area: Area) -> Vec<Area> {
    let most = WIDEST * area.height().max(1) / HEIGHT;
    let parts = area.width().div_ceil(most.max(1)).max(1);
    let width = area.width().div_ceil(parts);
    let part =
        |n: usize| Area { x0: area.x0 + n * width, x1: (area.x0 + (n + 1) * width).min(area.x1), ..area };
    (0..parts).map(part).filter(|part| part.x0 < part.x1).collect()
}

/// What a line is cut out with: a little paper around it.
fn with_margin(area: &Area, page: &Grey) -> Area {
    let height = area.height();
    let low = height * 3 < area.width() || height > 10;
    // A stroke alone keeps its place in a line of the height of letters.
    let (up, side) = if low { (height.div_ceil(8).max(1), height.div_ceil(4)) } else { (10, 6) };
    Area {
        x0: area.x0.saturating_sub(side),
        y0: area.y0.saturating_sub(up),
        x1: (area.x1 + side).min(page.width),
        y1: (area.y1 + up).min(page.height),
    }
}

/// Reads all lines, each by the worker that is free.
fn texts(models: &Models, page: &Grey, areas: &[Area], options: &Options) -> Result<Vec<Text>, Stop> {
    let next = AtomicUsize::new(0);
    let read: Mutex<Vec<(usize, Text)>> = Mutex::new(Vec::with_capacity(areas.len()));
    let work = || -> Result<(), Stop> {
        let run = one_thread();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(area) = areas.get(at) else { return Ok(()) };
            if !(options.goes_on)() {
                return Err(Stop::Cancelled);
            }
            let cut_out = with_margin(area, page);
            let answer = models.line(page, &cut_out, &run).map_err(Stop::Fault)?;
            let weights = Weights { all: &answer.weights, classes: answer.classes };
            let text = text(models, &weights, &cut_out, area);
            read.lock().unwrap_or_else(PoisonError::into_inner).push((at, text));
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        others.into_iter().fold(own, |so_far, other| match other.join() {
            Ok(result) => so_far.and(result),
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })?;
    let mut read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    read.sort_by_key(|(at, _)| *at);
    Ok(read.into_iter().map(|(_, text)| text).filter(|text| !text.characters.is_empty()).collect())
}

/// What a line says, cut out at `cut_out`; its ink covers `area`.
fn text(models: &Models, weights: &Weights, cut_out: &Area, area: &Area) -> Text {
    let best = weights.best();
    if is_stroke(area, best.len()) && !best.iter().all(|c| models.character(c.class).is_some_and(is_flat)) {
        return Text::default();
    }
    let chars: Vec<char> = best.iter().filter_map(|c| models.character(c.class)).collect();
    let boxes = boxes(&best, cut_out, area);
    let mut out = Text::default();
    let mut done = 0;
    for (from, to) in numbers::figures(&chars) {
        out.characters.extend((done..from).map(|n| (chars[n], boxes[n])));
        done = to;
        let read: String = chars[from..to].iter().collect();
        let mut written = numbers::written(&read);
        let start = if from == 0 { 0 } else { best[from - 1].to };
        let end = best.get(to).map_or(weights.steps(), |next| next.from);
        let (mut share, mut others) = readings(models, weights, (start, end), &written);
        let weakest = best[from..to].iter().map(|c| c.weight).fold(1.0, f32::min);
        let sound = numbers::is_sound(&written);
        if !sound && !others.is_empty() {
            // What no figure is written like was misread.
            (written, share) = others.remove(0);
        }
        let sure = sound && share >= SURE && weakest >= SURE && area.height() >= LOWEST;
        let first = out.characters.len();
        let whole = boxes[from..to].iter().copied().reduce(cover).unwrap_or_default();
        let count = written.chars().count().max(1) as f32;
        let width = (whole.x1 - whole.x0) / count;
        for (n, c) in written.chars().enumerate() {
            let x0 = whole.x0 + n as f32 * width;
            out.characters.push((c, Box { x0, x1: x0 + width, ..whole }));
        }
        out.figures.push(Figure { from: first, to: out.characters.len(), sure, others });
    }
    out.characters.extend((done..chars.len()).map(|n| (chars[n], boxes[n])));
    out
}

/// Whether ink is too flat for so many characters but dashes and 一: what is left of a letter or of a line.
fn is_stroke(area: &Area, characters: usize) -> bool {
    area.width() > 2 * area.height() * characters
}

fn is_flat(c: char) -> bool {
    matches!(c, '一' | '-' | '－' | '—' | '–' | '~' | '～')
}

/// The share of what was read, and what else it may be, as it would be written.
fn readings(
    models: &Models,
    weights: &Weights,
    (from, to): (usize, usize),
    read: &str,
) -> (f32, Vec<(String, f32)>) {
    let (mut share, mut all) = (0.0, 0.0);
    let mut others: Vec<(String, f32)> = Vec::new();
    for (classes, weight) in weights.readings(from, to, &models.marks) {
        let said: String = classes.iter().filter_map(|class| models.character(*class)).collect();
        let said = numbers::written(&said);
        if numbers::is_sound(&said) {
            all += weight;
        }
        // Commas or none: the same figure.
        if said.replace(',', "") == read.replace(',', "") {
            share += weight;
        } else if let Some(known) = others.iter_mut().find(|(other, _)| *other == said) {
            known.1 += weight;
        } else if numbers::is_sound(&said) && weight > LEAST {
            others.push((said, weight));
        }
    }
    others.sort_by(|a, b| b.1.total_cmp(&a.1));
    others.truncate(MOST_READINGS);
    // What no figure is written like takes no part.
    (if all > 0.0 { (share / all).min(1.0) } else { 0.0 }, others)
}

/// Where characters stand: around the steps they were seen at, up to the middle between neighbours.
fn boxes(best: &[Character], cut_out: &Area, area: &Area) -> Vec<Box> {
    let scale = cut_out.height() as f32 / HEIGHT as f32;
    let pixel = |c: &Character| (c.from + c.to) as f32 / 2.0 * STEP as f32 - PAPER as f32;
    let middle = |c: &Character| cut_out.x0 as f32 + pixel(c) * scale;
    let (left, right) = (area.x0 as f32, area.x1 as f32);
    let edges: Vec<f32> = (0..=best.len())
        .map(|n| match n {
            0 => left,
            n if n == best.len() => right,
            n => ((middle(&best[n - 1]) + middle(&best[n])) / 2.0).clamp(left, right),
        })
        .collect();
    edges
        .windows(2)
        .map(|pair| Box { x0: pair[0], x1: pair[1].max(pair[0]), y0: area.y0 as f32, y1: area.y1 as f32 })
        .collect()
}

fn cover(a: Box, b: Box) -> Box {
    Box { x0: a.x0.min(b.x0), y0: a.y0.min(b.y0), x1: a.x1.max(b.x1), y1: a.y1.max(b.y1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_stroke_is_no_figure() {
        let area = |width: usize, height: usize| Area { x0: 10, y0: 10, x1: 10 + width, y1: 10 + height };
        assert!(is_stroke(&area(25, 2), 1) && is_flat('一') && !is_flat('1'));
        assert!(!is_stroke(&area(100, 17), 8) && !is_stroke(&area(6, 17), 1));
    }
}
