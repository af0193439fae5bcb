//! The annotations themselves: a highlight over a figure, or a note on the whole file, each with its window of text and
//! with its own appearance, so that it looks the same wherever the file is opened.

use super::marks::{Area, corners, cover, own, thick};
use super::update::Update;
use crate::remark::{Level, Remark};
use crate::{AUTHOR, Options};
use pdf_writer::types::{AnnotationFlags, AnnotationType, BlendMode};
use pdf_writer::{Chunk, Content, Finish, Name, Rect, Ref, Settings, Str, TextStr};

/// A page that is written on.
pub struct Sheet<'a> {
    /// Its object, where its generation is 0.
    pub id: Option<Ref>,
    /// What takes a point as it is read to the page's own coordinates.
    pub frame: &'a [f64; 6],
    /// What is seen of it, in its own coordinates: left, lower, right and upper edge.
    pub seen: [f32; 4],
}

/// A corner in a page's own coordinates.
type Point = (f32, f32);

/// Width and height of the window that shows the text.
const WINDOW: (f32, f32) = (240.0, 140.0);
/// A note on the whole file: a bubble, from its upper left corner; and from one note to the next.
const BUBBLE: [Point; 7] =
    [(0.0, 0.0), (18.0, 0.0), (18.0, 13.0), (9.0, 13.0), (5.0, 18.0), (5.0, 13.0), (0.0, 13.0)];
const APART: f32 = 24.0;
const MARGIN: f32 = 8.0;

/// Writes a highlight over boxes of a page; the annotation and its window.
pub fn highlight(
    remark: &Remark,
    options: &Options,
    (sheet, areas): (&Sheet<'_>, &[Area]),
    update: &mut Update,
) -> [Ref; 2] {
    let quads: Vec<Point> = areas.iter().flat_map(|area| corners(sheet.frame, *area)).collect();
    let outline = |area: &Area| {
        let [a, b, c, d] = corners(sheet.frame, thick(*area));
        vec![a, b, d, c]
    };
    let shapes: Vec<Vec<Point>> = areas.iter().map(outline).collect();
    annotation(remark, options, (sheet, AnnotationType::Highlight, &quads, &shapes), update)
}

/// Writes a note on the whole file, so many notes below the first in the corner of a page.
pub fn note(
    remark: &Remark,
    options: &Options,
    (sheet, nth): (&Sheet<'_>, usize),
    update: &mut Update,
) -> [Ref; 2] {
    let [left, lower, right, upper] = sheet.seen;
    let in_column = (((upper - lower).min(right - left) - 2.0 * MARGIN) / APART).max(1.0) as usize;
    let x = MARGIN + APART * (nth / in_column) as f32;
    let y = MARGIN + APART * (nth % in_column) as f32;
    let shape = BUBBLE.iter().map(|point| own(sheet.frame, (x + point.0, y + point.1))).collect();
    annotation(remark, options, (sheet, AnnotationType::Text, &[], &[shape]), update)
}

/// What an annotation is, and where: its kind, the boxes of its text, and what is drawn.
type Drawn<'a> = (&'a Sheet<'a>, AnnotationType, &'a [Point], &'a [Vec<Point>]);

fn annotation(
    remark: &Remark,
    options: &Options,
    (sheet, kind, quads, shapes): Drawn<'_>,
    update: &mut Update,
) -> [Ref; 2] {
    let [id, window, look] = [update.number(), update.number(), update.number()];
    let spots = shapes.iter().flatten().map(|&(x, y)| [x, y, x, y]);
    let [x0, y0, x1, y1] = spots.reduce(cover).unwrap_or_default();
    let rect = Rect::new(x0, y0, x1, y1);
    let [red, green, blue] = color(remark.level);
    let mut chunk = chunk();
    let mut dict = chunk.indirect(id).start::<pdf_writer::writers::Annotation<'_>>();
    dict.subtype(kind).rect(rect).contents(TextStr(&remark.lines().join("\n")));
    dict.author(TextStr(AUTHOR)).color_rgb(red, green, blue).flags(AnnotationFlags::PRINT);
    // Objects of later updates have other numbers, so that a copy of a copy tells its remarks apart.
    dict.name(TextStr(&format!("gouji-{}", id.get())));
    dict.pair(Name(b"Popup"), window);
    if !quads.is_empty() {
        dict.quad_points(quads.iter().flat_map(|&(x, y)| [x, y]));
    }
    if let Some(page) = sheet.id {
        dict.page(page);
    }
    if let Some(date) = options.date.as_deref().and_then(date) {
        dict.pair(Name(b"M"), Str(date.as_bytes())).pair(Name(b"CreationDate"), Str(date.as_bytes()));
    }
    dict.appearance().normal().stream(look);
    dict.finish();
    update.object(id, &chunk);
    self::window(sheet, (id, window), rect, update);
    appearance(remark.level, look, (rect, shapes), update);
    [id, window]
}

/// The window that shows the text when it is asked for: to the right of the figure as far as there is room.
fn window(sheet: &Sheet<'_>, (of, id): (Ref, Ref), beside: Rect, update: &mut Update) {
    let [left, lower, right, upper] = sheet.seen;
    let x = (beside.x2 + MARGIN).min(right - WINDOW.0).max(left);
    let y = (beside.y2 - WINDOW.1).max(lower).min(upper);
    let mut chunk = chunk();
    let mut dict = chunk.indirect(id).dict();
    dict.pair(Name(b"Type"), Name(b"Annot")).pair(Name(b"Subtype"), Name(b"Popup"));
    dict.pair(Name(b"Rect"), Rect::new(x, y, x + WINDOW.0, y + WINDOW.1));
    dict.pair(Name(b"Parent"), of).pair(Name(b"Open"), false);
    dict.finish();
    update.object(id, &chunk);
}

/// How it looks: colour laid over the page as a marker does, through which the figure is read.
fn appearance(level: Level, id: Ref, (rect, shapes): (Rect, &[Vec<Point>]), update: &mut Update) {
    let mut content = Content::new();
    let [red, green, blue] = color(level);
    content.set_parameters(Name(b"G")).set_fill_rgb(red, green, blue);
    for shape in shapes {
        for (n, &(x, y)) in shape.iter().enumerate() {
            if n == 0 {
                content.move_to(x, y)
            } else {
                content.line_to(x, y)
            };
        }
        content.close_path();
    }
    content.fill_nonzero();
    let content = content.finish();
    let mut chunk = chunk();
    let mut form = chunk.form_xobject(id, content.as_slice());
    form.bbox(rect);
    let mut resources = form.resources();
    let mut states = resources.ext_g_states();
    let mut state = states.insert(Name(b"G")).start::<pdf_writer::writers::ExtGraphicsState<'_>>();
    state.blend_mode(BlendMode::Multiply);
    state.finish();
    states.finish();
    resources.finish();
    form.finish();
    update.object(id, &chunk);
}

fn chunk() -> Chunk {
    Chunk::with_settings(Settings { pretty: false })
}

/// What is to be checked is red, what is to be looked at yellow, what is worth knowing blue.
fn color(level: Level) -> [f32; 3] {
    match level {
        Level::Error => [1.0, 0.62, 0.58],
        Level::Warning => [1.0, 0.88, 0.4],
        Level::Note => [0.68, 0.86, 1.0],
    }
}

/// `2026-03-01T08:00:00Z` as PDF has it.
fn date(date: &str) -> Option<String> {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let zone = if date.ends_with('Z') { "Z" } else { "" };
    (digits.len() == 14).then(|| format!("D:{digits}{zone}"))
}
