//! What stands on a sheet beside its cells: text boxes, pictures as large as tables, and objects of other programs.

use crate::office::parts::Parts;
use crate::office::xml::{self, Node};
use crate::pictures::Size;
use crate::refusal::Refusal;
use crate::unread::What;

/// What a sheet shows beside its cells.
#[derive(Default)]
pub struct Beside {
    /// What is not read.
    pub unread: Vec<(What, usize)>,
    /// The paragraphs of its text boxes.
    pub boxes: Vec<String>,
}

/// What is shown on the sheet of the part `name`, whose text is `sheet`, beside its cells.
///
/// # Errors
/// Those of the archive.
pub fn beside(parts: &mut Parts, name: &str, sheet: &str) -> Result<Beside, Refusal> {
    let mut out = Beside::default();
    if sheet.contains("<oleObject ") || sheet.contains(":oleObject ") {
        // Each is written twice, for new programs and for old ones.
        let mut shapes: Vec<String> = Vec::new();
        for node in xml::nodes(sheet) {
            let Node::Open(tag) = node else { continue };
            let shape = tag.get("shapeId").filter(|_| tag.name() == "oleObject").unwrap_or_default();
            if tag.name() == "oleObject" && !shapes.contains(&shape) && shapes.len() < 100 {
                shapes.push(shape);
            }
        }
        out.unread.push((What::Object, shapes.len()));
    }
    if !sheet.contains("drawing ") {
        return Ok(out);
    }
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut pictures = 0;
    for relation in parts.relations(&format!("{folder}/_rels/{file}.rels"))? {
        if relation.kind.ends_with("/drawing") {
            let drawing = parts.read(&relation.target)?;
            pictures += large(&drawing);
            out.boxes.extend(paragraphs(&drawing));
        }
    }
    if pictures > 0 {
        out.unread.push((What::Picture, pictures));
    }
    Ok(out)
}

/// What the shapes of a drawing say, a paragraph each; a shape that is hidden says nothing.
fn paragraphs(drawing: &str) -> Vec<String> {
    let (mut out, mut line, mut in_shape, mut in_text) = (Vec::new(), String::new(), false, false);
    let (mut hidden, mut bytes) = (false, 0);
    for node in xml::nodes(drawing) {
        match node {
            Node::Open(tag) => match tag.name() {
                "sp" => (in_shape, hidden) = (true, false),
                "cNvPr" => hidden = matches!(tag.get("hidden").as_deref(), Some("1" | "true")),
                "t" => in_text = in_shape && !hidden,
                "br" => line.push(' '),
                _ => {}
            },
            Node::Text(text) if in_text => line.push_str(&text),
            Node::Text(_) => {}
            Node::Close(name) => match name.as_str() {
                "sp" => in_shape = false,
                "t" => in_text = false,
                "p" => {
                    let line = std::mem::take(&mut line);
                    bytes += line.len();
                    if !line.trim().is_empty() && bytes <= MOST_SAID {
                        out.push(line);
                    }
                }
                _ => {}
            },
        }
    }
    out
}

/// The most bytes that the text boxes of a drawing say.
const MOST_SAID: usize = 1 << 20;

/// How many pictures of a drawing a table may be in: by their size, or by the cells that they cover.
fn large(drawing: &str) -> usize {
    let (mut found, mut in_picture, mut counted) = (0, false, false);
    let mut corners: Vec<usize> = Vec::new();
    let mut number: Option<usize> = None;
    for node in xml::nodes(drawing) {
        match node {
            Node::Open(tag) => match tag.name() {
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                    (corners, counted) = (Vec::new(), false)
                }
                "pic" => in_picture = true,
                "col" | "row" => number = Some(0),
                "ext" if !counted => {
                    let side = |name| tag.number(name).unwrap_or(0);
                    counted = Size::of_emu(side("cx"), side("cy")).may_hold_a_table();
                }
                _ => {}
            },
            Node::Text(text) => {
                if number.is_some() {
                    number = text.trim().parse().ok();
                }
            }
            Node::Close(name) => match name.as_str() {
                "col" | "row" => corners.extend(number.take()),
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                    let wide = matches!(corners[..], [c, r, d, s, ..] if d >= c + 3 && s >= r + 3);
                    found += usize::from(in_picture && (counted || wide));
                    in_picture = false;
                }
                _ => {}
            },
        }
    }
    found
}
