//! What stands on a sheet beside its cells: pictures as large as tables, and objects of other programs.

use crate::office::parts::Parts;
use crate::office::xml::{self, Node};
use crate::pictures::Size;
use crate::refusal::Refusal;
use crate::unread::What;

/// What is shown on the sheet of the part `name`, whose text is `sheet`, and not read.
///
/// # Errors
/// Those of the archive.
pub fn unread(parts: &mut Parts, name: &str, sheet: &str) -> Result<Vec<(What, usize)>, Refusal> {
    let mut out = Vec::new();
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
        out.push((What::Object, shapes.len()));
    }
    if !sheet.contains("drawing ") {
        return Ok(out);
    }
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut pictures = 0;
    for relation in parts.relations(&format!("{folder}/_rels/{file}.rels"))? {
        if relation.kind.ends_with("/drawing") {
            pictures += large(&parts.read(&relation.target)?);
        }
    }
    if pictures > 0 {
        out.push((What::Picture, pictures));
    }
    Ok(out)
}

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
