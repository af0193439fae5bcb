//! Annotations of a PDF as they are found in it, and PDF files in the forms that files have: tables and streams of
//! references, objects in streams, both side by side.

#![allow(clippy::disallowed_types, reason = "places on a page; no money")]

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, String as Text};

/// An annotation as it is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub page: u32,
    pub kind: String,
    pub contents: String,
    pub name: String,
    pub rect: Vec<f32>,
    pub quads: Vec<f32>,
    pub looks: bool,
}

/// The annotations of a file, page by page; windows of notes too.
pub fn annotations(bytes: &[u8]) -> Vec<Found> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let mut out = Vec::new();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let Some(list) = page.raw().get::<Array<'_>>("Annots") else { continue };
        for annotation in list.iter::<Dict<'_>>() {
            let text = |key: &str| annotation.get::<Text<'_>>(key).map(|t| unicode(&t)).unwrap_or_default();
            let numbers = |key: &str| annotation.get::<Array<'_>>(key).map(|a| a.iter::<f32>().collect());
            let look = annotation.get::<Dict<'_>>("AP");
            out.push(Found {
                page: number,
                kind: annotation.get::<Name<'_>>("Subtype").expect("a kind").as_str().to_owned(),
                contents: text("Contents"),
                name: text("NM"),
                rect: numbers("Rect").unwrap_or_default(),
                quads: numbers("QuadPoints").unwrap_or_default(),
                looks: look.is_some_and(|look| look.contains_key("N")),
            });
        }
    }
    out
}

/// Those of a kind.
pub fn of_kind(bytes: &[u8], kind: &str) -> Vec<Found> {
    annotations(bytes).into_iter().filter(|found| found.kind == kind).collect()
}

fn unicode(text: &[u8]) -> String {
    let Some(units) = text.strip_prefix(b"\xfe\xff") else { return String::from_utf8_lossy(text).into() };
    let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

/// How a file says where its objects stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In a table.
    Table,
    /// In a stream, what has no stream itself being in a stream of objects.
    Stream,
    /// In a table; pages and what they have in a stream of objects, of which a stream beside the table tells.
    Hybrid,
}

pub const FORMS: [Form; 3] = [Form::Table, Form::Stream, Form::Hybrid];

/// The objects of a file of gouji-samples.
pub fn objects(file: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let ends = |from: usize, word: &[u8]| file[from..].windows(word.len()).position(|w| w == word);
    let table = file.windows(5).rposition(|window| window == b"xref\n").expect("a table");
    let table = file[..table].windows(6).rposition(|window| window == b"\nxref\n").expect("a table") + 1;
    let text = String::from_utf8_lossy(&file[table..]).into_owned();
    let mut lines = text.lines().skip(1);
    let mut out = Vec::new();
    while let (Some(head), Some(line)) = (lines.next(), lines.next()) {
        let (Some(number), Ok(at)) = (head.strip_suffix(" 1"), line[..10.min(line.len())].parse()) else {
            break;
        };
        let start = at + ends(at, b"obj\n").expect("a head") + 4;
        let end = start + ends(start, b"\nendobj").expect("an end");
        out.push((number.parse().expect("a number"), file[start..end].to_vec()));
    }
    out
}

/// The file of some objects in a form, and what its trailer says besides.
pub fn written(objects: &[(u32, Vec<u8>)], form: Form, trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let most = objects.iter().map(|(number, _)| *number).max().expect("objects");
    let (packing, telling) = (most + 1, most + 2);
    let is_packed = |number: u32, object: &[u8]| match form {
        Form::Table => false,
        Form::Stream => !object.ends_with(b"endstream"),
        // The catalogue is what programs that know no streams of objects begin with.
        Form::Hybrid => number != 1 && !object.ends_with(b"endstream"),
    };
    let (mut places, mut packed) = (Vec::new(), Vec::new());
    for (number, object) in objects {
        if is_packed(*number, object) {
            packed.push((*number, object.clone()));
            continue;
        }
        places.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let size = telling + 1;
    let trailer = format!("/Size {size}/Root 1 0 R{trailer}");
    if form == Form::Table {
        return table(out, &places, &[], &trailer);
    }
    places.push((packing, out.len()));
    out.extend(in_stream(packing, &packed));
    let beside = out.len();
    let here = if form == Form::Stream { places.clone() } else { Vec::new() };
    let numbers: Vec<u32> = packed.iter().map(|(number, _)| *number).collect();
    let stated = if form == Form::Stream { trailer.clone() } else { format!("/Size {size}") };
    out.extend(references(telling, &[here, vec![(telling, beside)]].concat(), (packing, &numbers), &stated));
    if form == Form::Stream {
        out.extend(format!("startxref\n{beside}\n%%EOF").bytes());
        return out;
    }
    table(out, &places, &numbers, &format!("{trailer}/XRefStm {beside}"))
}

fn table(mut out: Vec<u8>, places: &[(u32, usize)], free: &[u32], trailer: &str) -> Vec<u8> {
    let start = out.len();
    let mut lines = "xref\n0 1\n0000000000 65535 f \n".to_owned();
    places.iter().for_each(|(number, at)| lines += &format!("{number} 1\n{at:010} 00000 n \n"));
    free.iter().for_each(|number| lines += &format!("{number} 1\n0000000000 00000 f \n"));
    out.extend(format!("{lines}trailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF").bytes());
    out
}

/// A stream of objects.
fn in_stream(number: u32, packed: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let (mut heads, mut body) = (String::new(), Vec::new());
    for (number, object) in packed {
        heads += &format!("{number} {} ", body.len());
        body.extend(object);
        body.push(b'\n');
    }
    let length = heads.len() + body.len();
    let head = format!(
        "{number} 0 obj\n<</Type/ObjStm/N {}/First {}/Length {length}>>stream\n{heads}",
        packed.len(),
        heads.len()
    );
    [head.as_bytes(), &body, b"\nendstream\nendobj\n"].concat()
}

/// A stream of references.
fn references(
    number: u32,
    places: &[(u32, usize)],
    (packing, packed): (u32, &[u32]),
    trailer: &str,
) -> Vec<u8> {
    let here = places.iter().map(|(number, at)| (*number, 1, *at as u32, 0));
    let there = packed.iter().zip(0..).map(|(number, nth)| (*number, 2, packing, nth));
    let mut lines: Vec<(u32, u8, u32, u8)> = here.chain(there).collect();
    lines.sort_unstable();
    let index: String = lines.iter().map(|line| format!("{} 1 ", line.0)).collect();
    let data: Vec<u8> = lines
        .iter()
        .flat_map(|(_, kind, place, more)| [&[*kind][..], &place.to_be_bytes()[1..], &[*more]].concat())
        .collect();
    let head = format!(
        "{number} 0 obj\n<</Type/XRef/W[1 3 1]/Index[{index}]/Length {}{trailer}>>stream\n",
        data.len()
    );
    [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat()
}
