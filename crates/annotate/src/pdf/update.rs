//! What is written behind a PDF: new objects, changed ones, and where they stand. The bytes of the file come first, as
//! they are; what it says of its objects is said of the new ones in the form that its last section has.

use super::xref::Xref;
use hayro_syntax::object::{Array, Dict, ObjectIdentifier, String as Text};
use pdf_writer::{Chunk, Ref};
use std::collections::BTreeMap;

/// An update in the making.
pub struct Update {
    out: Vec<u8>,
    original: usize,
    /// Where the objects stand, with their generations.
    places: BTreeMap<u32, (usize, i32)>,
    next: u32,
}

impl Update {
    /// Nothing yet, behind the bytes of a file.
    pub fn behind(bytes: &[u8], xref: &Xref<'_>) -> Self {
        let mut out = bytes.to_vec();
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        Update { out, original: bytes.len(), places: BTreeMap::new(), next: xref.next }
    }

    /// The number of a new object.
    pub fn number(&mut self) -> Ref {
        let number = self.next;
        self.next += 1;
        Ref::new(number as i32)
    }

    /// Writes an object that is alone in a chunk.
    pub fn object(&mut self, id: Ref, chunk: &Chunk) {
        self.places.insert(id.get() as u32, (self.out.len(), 0));
        self.out.extend_from_slice(chunk.as_bytes());
    }

    /// Writes an object anew, of these pieces.
    pub fn changed(&mut self, id: ObjectIdentifier, pieces: &[&[u8]]) {
        self.places.insert(id.obj_number, (self.out.len(), id.gen_number));
        self.out.extend(format!("{} {} obj\n", id.obj_number, id.gen_number).bytes());
        pieces.iter().for_each(|piece| self.out.extend_from_slice(piece));
        self.out.extend_from_slice(b"\nendobj\n\n");
    }

    /// The bytes of the file with all that was written behind it.
    pub fn finish(mut self, xref: &Xref<'_>) -> Vec<u8> {
        let start = self.out.len();
        if xref.is_stream {
            self.stream(xref, start);
        } else {
            self.table(xref);
        }
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        self.out
    }

    fn table(&mut self, xref: &Xref<'_>) {
        let mut table = "xref\n".to_owned();
        for (first, places) in self.runs() {
            table += &format!("{first} {}\n", places.len());
            for (at, generation) in places {
                table += &format!("{at:010} {generation:05} n \n");
            }
        }
        let trailer = self.trailer(xref);
        self.out.extend(table.bytes());
        self.out.extend(format!("trailer\n<<{trailer}>>\n").bytes());
    }

    fn stream(&mut self, xref: &Xref<'_>, start: usize) {
        let id = self.number().get() as u32;
        self.places.insert(id, (start, 0));
        let (mut index, mut lines) = (String::new(), Vec::new());
        for (first, places) in self.runs() {
            index += &format!("{first} {} ", places.len());
            for (at, generation) in places {
                lines.push(1);
                lines.extend((at as u32).to_be_bytes());
                lines.extend((generation as u16).to_be_bytes());
            }
        }
        let trailer = self.trailer(xref);
        let head = format!(
            "{id} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{}]/Length {}{trailer}>>\nstream\n",
            index.trim_end(),
            lines.len()
        );
        self.out.extend(head.bytes());
        self.out.extend(lines);
        self.out.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// The objects in runs of numbers that follow one another: the first number, and where they stand.
    fn runs(&self) -> Vec<(u32, Vec<(usize, i32)>)> {
        let mut runs: Vec<(u32, Vec<(usize, i32)>)> = Vec::new();
        for (&number, &place) in &self.places {
            match runs.last_mut().filter(|(first, places)| first + places.len() as u32 == number) {
                Some((_, places)) => places.push(place),
                None => runs.push((number, vec![place])),
            }
        }
        runs
    }

    /// What a trailer says, a table's and a stream's.
    fn trailer(&self, xref: &Xref<'_>) -> String {
        let mut out = format!("/Size {}/Prev {}", self.next, xref.start);
        for key in ["Root", "Info"] {
            let stated = xref.trailer.get_ref(key).map(|to| to.to_string());
            out += &stated.map(|stated| format!("/{key} {stated}")).unwrap_or_default();
        }
        out + &self.identity(&xref.trailer).unwrap_or_default()
    }

    /// The file's own identity, and another one for what was written: the same for the same bytes.
    fn identity(&self, trailer: &Dict<'_>) -> Option<String> {
        let first = trailer.get::<Array<'_>>("ID")?.flex_iter().next::<Text<'_>>()?;
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let written = self.out.get(self.original..).unwrap_or_default();
        let hashes = [0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4].map(|basis: u64| {
            // FNV-1a: nobody is to be kept from making the same twice.
            let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            first.as_bytes().iter().chain(written).fold(basis, mix)
        });
        Some(format!("/ID[<{}><{:016x}{:016x}>]", hex(first.as_bytes()), hashes[0], hashes[1]))
    }
}
