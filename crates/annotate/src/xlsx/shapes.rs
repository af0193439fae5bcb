//! How the notes of a sheet look: Excel shows a note only where a shape of an old drawing (VML) stands for it.
//! The drawing is extended where there is one, made where there is none.

use super::At;
use crate::edits::Edits;
use crate::fault::Fault;
use crate::markup::{self, Kind};
use crate::package::{Package, namespace_of_relations};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What stands behind the old drawing in a sheet; it has to stand before all of these.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Draws notes on cells of the sheet whose part and number are given, and whose text is `text`.
///
/// # Errors
/// Where a part cannot be read or written.
pub fn write(
    package: &mut Package,
    (sheet, number): (&str, u32),
    text: &str,
    cells: &[At],
    edits: &mut Edits,
) -> Result<(), Fault> {
    if cells.is_empty() {
        return Ok(());
    }
    let (stated, before) = place(text).ok_or_else(|| Fault::Part(sheet.to_owned()))?;
    let known = package.relations(sheet)?;
    let drawing = stated.and_then(|id| known.iter().find(|relation| relation.id == id));
    if let Some(relation) = drawing {
        let name = &relation.target;
        let old = package.need(name)?;
        let first = last_number(&old).unwrap_or(number.saturating_mul(1024)) + 1;
        let more = shape_type(&old) + &shapes(cells, first);
        let spaced = old.contains("xmlns:v=") && old.contains("xmlns:x=");
        let new = markup::appended(&old, &more).filter(|_| spaced);
        return package.write(name, new.ok_or_else(|| Fault::Part(name.clone()))?);
    }
    let folder = sheet.split_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let name = package.unused(&format!("{folder}drawings/vmlDrawing"), ".vml");
    let content = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
         data=\"{number}\"/></o:shapelayout>{}{}</xml>",
        shape_type(""),
        shapes(cells, number.saturating_mul(1024) + 1)
    );
    package.write(&name, content)?;
    package.declare_extension("vml", TYPE)?;
    let id = package.relate(sheet, "vmlDrawing", &name)?;
    let prefix = markup::root(text).map_or("", |root| markup::prefix(root.name));
    let space = namespace_of_relations(text);
    edits.insert(before, format!("<{prefix}legacyDrawing xmlns:r=\"{space}\" r:id=\"{id}\"/>"));
    Ok(())
}

/// The relation of the sheet's old drawing, where there is one, and where one would stand.
fn place(sheet: &str) -> Option<(Option<String>, usize)> {
    let (mut depth, mut before, mut stated) = (0_usize, None, None);
    for tag in markup::tags(sheet) {
        if depth == 1 && tag.kind != Kind::Close {
            if tag.local() == "legacyDrawing" {
                stated = tag.get("id");
            }
            if BEHIND.contains(&tag.local()) {
                before.get_or_insert(tag.at.start);
            }
        }
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Empty => {}
            Kind::Close => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    before.get_or_insert(tag.at.start);
                }
            }
        }
    }
    Some((stated, before?))
}

/// The largest number of a shape.
fn last_number(drawing: &str) -> Option<u32> {
    let numbers = drawing.split("_x0000_s").skip(1);
    let number = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok().filter(|n| *n < u32::MAX / 2)
    };
    numbers.filter_map(number).max()
}

/// The type that shapes of notes have, where the drawing does not tell it yet.
fn shape_type(drawing: &str) -> String {
    if drawing.contains("id=\"_x0000_t202\"") {
        return String::new();
    }
    "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
     <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        .to_owned()
}

/// A hidden box for each cell, which the program shows where the pointer stands on the cell.
fn shapes(cells: &[At], first: u32) -> String {
    let shape = |(n, (row, column)): (u32, &At)| {
        let (row, column) = (row - 1, column - 1);
        format!(
            "<v:shape id=\"_x0000_s{n}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;\
             margin-top:2pt;width:320pt;height:150pt;z-index:{};visibility:hidden\" fillcolor=\"#ffffe1\" \
             o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
             <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div \
             style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>\
             <x:SizeWithCells/><x:Anchor>{}, 15, {row}, 4, {}, 15, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
             <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            n - first + 1,
            column + 1,
            column + 6,
            row + 10,
        )
    };
    (first..).zip(cells).map(shape).collect()
}
