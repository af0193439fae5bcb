//! Where the objects of a PDF stand, as the file itself says it: its tables and streams of references, from the last back
//! to the first. The reader repairs what is wrong there; what is written behind a file has to fit what other programs find.

use crate::fault::Fault;
use hayro_syntax::object::{Array, Dict, FromBytes, Name, ObjectIdentifier, Stream};
use std::collections::{HashMap, HashSet};

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// At a byte of the file, with its generation.
    At(usize, i32),
    /// In a stream of objects.
    Packed,
    /// Nowhere: it was deleted.
    Free,
}

/// What a file says of its objects.
pub struct Xref<'a> {
    bytes: &'a [u8],
    entries: HashMap<u32, Entry>,
    /// The byte where its last section begins.
    pub start: usize,
    /// Whether that is a stream and no table.
    pub is_stream: bool,
    /// The trailer of that section.
    pub trailer: Dict<'a>,
    /// A number that no object has, nor any above it.
    pub next: u32,
}

/// A section: its trailer and whether it is a stream.
type Section<'a> = (Dict<'a>, bool);

impl<'a> Xref<'a> {
    /// Reads what a file says.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where it says nothing that holds together, [`Fault::Locked`] where it is encrypted.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let start = last_section(bytes).ok_or(Fault::Damaged)?;
        let mut this =
            Xref { bytes, entries: HashMap::new(), start, is_stream: false, trailer: Dict::empty(), next: 1 };
        let (mut seen, mut at) = (HashSet::new(), Some(start));
        while let Some(from) = at {
            // A file that leads round in a circle has no first section.
            if !seen.insert(from) {
                return Err(Fault::Damaged);
            }
            let (trailer, is_stream) = this.section(from).ok_or(Fault::Damaged)?;
            at = prior(&trailer).map_err(|()| Fault::Damaged)?;
            if from == start {
                (this.trailer, this.is_stream) = (trailer, is_stream);
            }
        }
        if this.trailer.contains_key("Encrypt") {
            return Err(Fault::Locked);
        }
        let size = this.trailer.get::<u32>("Size").unwrap_or(0);
        let most = this.entries.keys().max().copied().unwrap_or(0);
        // Some files say that they have fewer objects than they have.
        this.next = size.max(most.saturating_add(1));
        if this.next > MOST_OBJECTS || this.trailer.get_ref("Root").is_none() {
            return Err(Fault::Damaged);
        }
        Ok(this)
    }

    /// Whether an object stands where the file says.
    pub fn has(&self, id: ObjectIdentifier) -> bool {
        match self.entries.get(&id.obj_number) {
            Some(Entry::At(at, generation)) => {
                let head = head(self.bytes, *at);
                *generation == id.gen_number && head.is_some_and(|(found, _)| found == id)
            }
            Some(Entry::Packed) => id.gen_number == 0,
            Some(Entry::Free) | None => false,
        }
    }

    /// Whether an object of a number that others may have is nowhere.
    pub fn lacks(&self, number: u32) -> bool {
        let entry = self.entries.get(&number);
        number > 0 && number < self.next && matches!(entry, None | Some(Entry::Free))
    }

    /// Takes up what a section says of objects of which no later one says anything.
    fn section(&mut self, from: usize) -> Option<Section<'a>> {
        match head(self.bytes, from) {
            Some((_, behind)) => Some((self.stream(behind)?, true)),
            None => Some((self.table(from)?, false)),
        }
    }

    fn table(&mut self, from: usize) -> Option<Dict<'a>> {
        let bytes = self.bytes;
        let mut at = word(bytes, from, b"xref")?;
        let mut free = Vec::new();
        while let Some((first, behind)) = number(bytes, at) {
            let (count, behind) = number(bytes, behind)?;
            at = blank(bytes, behind);
            let lines = bytes.get(at..at.checked_add(count.checked_mul(LINE)?)?)?;
            for (n, line) in lines.chunks_exact(LINE).enumerate() {
                let object = u32::try_from(first.checked_add(n)?).ok()?;
                let (offset, _) = number(line.get(..10)?, 0)?;
                let (generation, _) = number(line.get(10..16)?, 0)?;
                match line[17] {
                    b'n' => self.enter(object, Entry::At(offset, i32::try_from(generation).ok()?)),
                    _ => free.push(object),
                }
            }
            at += lines.len();
        }
        at = blank(bytes, word(bytes, at, b"trailer")?);
        let trailer = Dict::from_bytes(bytes.get(at..)?)?;
        // A hybrid file tells of objects in streams beside its table, where they count as deleted.
        if let Some(beside) = trailer.get::<u32>("XRefStm") {
            let (_, behind) = head(bytes, beside as usize)?;
            self.stream(behind)?;
        }
        free.into_iter().for_each(|object| self.enter(object, Entry::Free));
        Some(trailer)
    }

    /// Takes up a stream whose dictionary begins at a byte.
    fn stream(&mut self, from: usize) -> Option<Dict<'a>> {
        let stream = Stream::from_bytes(self.bytes.get(blank(self.bytes, from)..)?)?;
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Type").as_deref() != Some(b"XRef") {
            return None;
        }
        let widths: Vec<usize> = dict.get::<Array<'_>>("W")?.iter::<u8>().map(usize::from).collect();
        let [kind, place, more] = widths[..] else { return None };
        let data = stream.decoded_data().ok()?;
        let mut lines = data.chunks_exact((kind + place + more).max(1));
        let parts = match dict.get::<Array<'_>>("Index") {
            Some(index) => index.iter::<u32>().collect(),
            None => vec![0, dict.get::<u32>("Size")?],
        };
        for part in parts.chunks_exact(2) {
            for object in part[0]..part[0].checked_add(part[1])? {
                let line = lines.next()?;
                let place_of = || usize::try_from(value(&line[kind..kind + place])).ok();
                match if kind == 0 { 1 } else { value(&line[..kind]) } {
                    0 => self.enter(object, Entry::Free),
                    1 => {
                        let generation = i32::try_from(value(&line[kind + place..])).ok()?;
                        self.enter(object, Entry::At(place_of()?, generation));
                    }
                    2 => self.enter(object, Entry::Packed),
                    _ => return None,
                }
            }
        }
        Some(dict.clone())
    }

    fn enter(&mut self, object: u32, entry: Entry) {
        self.entries.entry(object).or_insert(entry);
    }
}

/// The length of a line of a table, and the most objects that numbers are given to.
const LINE: usize = 20;
const MOST_OBJECTS: u32 = 1 << 30;

/// The section before one, if there is any.
fn prior(trailer: &Dict<'_>) -> Result<Option<usize>, ()> {
    if !trailer.contains_key("Prev") {
        return Ok(None);
    }
    let at = trailer.get::<u32>("Prev").ok_or(())?;
    usize::try_from(at).map(Some).map_err(|_| ())
}

/// Where the last section begins.
fn last_section(bytes: &[u8]) -> Option<usize> {
    let word = b"startxref";
    let at = bytes.windows(word.len()).rposition(|window| window == word)?;
    let (start, _) = number(bytes, at + word.len())?;
    (start < bytes.len()).then_some(start)
}

/// The number of the object that begins at a byte, and the byte behind its head.
fn head(bytes: &[u8], at: usize) -> Option<(ObjectIdentifier, usize)> {
    let (object, behind) = number(bytes, at)?;
    let (generation, behind) = number(bytes, behind)?;
    let behind = word(bytes, behind, b"obj")?;
    let id = ObjectIdentifier::new(u32::try_from(object).ok()?, i32::try_from(generation).ok()?);
    Some((id, behind))
}

/// The byte behind a word that stands next.
fn word(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let at = blank(bytes, at);
    bytes.get(at..)?.starts_with(word).then_some(at + word.len())
}

/// The number that stands next, and the byte behind it.
fn number(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let at = blank(bytes, at);
    let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = std::str::from_utf8(&bytes[at..at + digits]).ok()?;
    Some((text.parse().ok()?, at + digits))
}

/// The byte behind white space.
fn blank(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, 0 | b'\t' | b'\n' | 0xc | b'\r' | b' ')).count()
}

/// What bytes say, the first of them the highest.
fn value(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value.wrapping_shl(8) | u64::from(*byte))
}
