//! Whether something in a PDF expands beyond all measure. Looked for before anything is read, because the library below
//! would expand it: every deflated stream is inflated into nothing and counted.

use crate::limits::{HARMLESS_PART, MOST_EXPANDED, MOST_PART};
use flate2::read::ZlibDecoder;
use memchr::memmem;
use std::io::{self, Read};

/// How far before a stream its dictionary is looked for, in bytes.
const DICTIONARY: usize = 2048;
/// The most filters of this kind, one upon the other.
const MOST_FILTERS: usize = 3;

/// Tells whether a file holds a bomb. One that is packed otherwise than by Flate, which hardly anybody does, is not seen.
pub fn is_bomb(bytes: &[u8]) -> bool {
    let mut all = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(&bytes[..at]);
        let filters = memmem::find_iter(dictionary, b"/Fl").count();
        if filters == 0 {
            continue;
        }
        // A blank page that was scanned is a large picture that packs well; what is written does not.
        let picture = memmem::find(dictionary, b"/Image").is_some();
        let most = if picture { MOST_PART } else { 4 * HARMLESS_PART };
        let data = bytes[at + b"stream".len()..].trim_ascii_start();
        let expanded = expanded(data, filters.min(MOST_FILTERS), most);
        all += expanded;
        if filters > MOST_FILTERS || expanded > most || all > MOST_EXPANDED {
            return true;
        }
    }
    false
}

/// What stands before a stream: its dictionary, as far back as the object begins.
fn dictionary(before: &[u8]) -> &[u8] {
    let near = &before[before.len().saturating_sub(DICTIONARY)..];
    memmem::rfind(near, b"obj").map_or(near, |object| &near[object..])
}

/// How many bytes come out of a stream, counted to just beyond `most`; what is broken ends the count.
fn expanded(data: &[u8], filters: usize, most: u64) -> u64 {
    let mut reader: Box<dyn Read + '_> = Box::new(data);
    for _ in 0..filters {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let mut counted = Counted(0);
    // An error is the end of what can be inflated; what came before it has been counted.
    let _ = io::copy(&mut reader.take(most + 1), &mut counted);
    counted.0
}

/// Counts what is written to it.
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).expect("memory");
        packer.finish().expect("memory")
    }

    fn object(filters: &str, data: &[u8]) -> Vec<u8> {
        [format!("1 0 obj\n<<{filters}>>stream\r\n").as_bytes(), data, b"\nendstream"].concat()
    }

    #[test]
    fn recognised_by_what_comes_out() {
        let blank = vec![0; 65 << 20];
        let once = packed(&blank);
        assert!(is_bomb(&object("/Filter/FlateDecode", &once)));
        assert!(!is_bomb(&object("/Filter/FlateDecode/Subtype/Image", &once)), "a blank page, scanned");
        assert!(is_bomb(&object("/Filter[/FlateDecode/FlateDecode]", &packed(&once))));
        assert!(is_bomb(&object("/Filter[/Fl/Fl/Fl/Fl]", b"")));
        assert!(!is_bomb(&object("/Filter/FlateDecode", &packed(&blank[..1 << 20]))));
        assert!(!is_bomb(&object("/Filter/FlateDecode", b"broken")));
        assert!(!is_bomb(b"stream /Filter/FlateDecode"));
    }
}
