//! Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark.
//! What is not text is told by its name, so that its owner knows what to do.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use gouji_report::unreadable::Reason;

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// UTF-8 without byte order mark: what offsets refer to.
    pub text: String,
    /// Bytes of the file before the text, or `None` where the text's bytes are not the file's.
    pub lead: Option<u32>,
}

/// Decodes the bytes of a file.
///
/// # Errors
/// Why it is no text: empty, a format of its own, binary, or more than offsets can count.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, Reason> {
    if let Some(format) = format(&bytes) {
        return Err(Reason::Format(format));
    }
    let decoded = match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        [0xff, 0xfe, rest @ ..] => other(rest, UTF_16LE),
        [0xfe, 0xff, rest @ ..] => other(rest, UTF_16BE),
        bytes => guessed(bytes),
    }?;
    if u32::try_from(decoded.text.len()).is_err() {
        return Err(Reason::TooLarge);
    }
    if decoded.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let strange = decoded.text.chars().filter(|&c| is_strange(c)).count();
    // A few lost characters are a matter of the document; more than one in a hundred are no document.
    if strange > 4 + decoded.text.chars().count() / 100 {
        return Err(Reason::Binary);
    }
    Ok(decoded)
}

/// A known format that is not text, by its first bytes.
fn format(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF-", "PDF"),
        (b"\xd0\xcf\x11\xe0", "Word/Excel 97–2003"),
        (b"PK\x03\x04", "Word/Excel/ZIP"),
        (b"PK\x05\x06", "ZIP"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"\x1f\x8b", "gzip"),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// UTF-8 if it is; UTF-16 where NULs tell of it; else GB18030; a few broken bytes are forgiven.
fn guessed(bytes: &[u8]) -> Result<Decoded, Reason> {
    if bytes.contains(&0) {
        return [UTF_16LE, UTF_16BE]
            .into_iter()
            .filter_map(|encoding| other(bytes, encoding).ok())
            .find(|decoded| {
                decoded.text.chars().filter(|&c| is_usual(c)).count() * 10 > decoded.text.chars().count() * 7
            })
            .ok_or(Reason::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), lead: Some(0) }),
        Err(_) => {
            let candidates = [UTF_8, GB18030].map(|encoding| encoding.decode_without_bom_handling(bytes).0);
            let best = candidates.into_iter().min_by_key(|text| lost(text)).unwrap_or_default();
            Ok(Decoded { text: best.into_owned(), lead: None })
        }
    }
}

fn utf8(bytes: &[u8], lead: u32) -> Result<Decoded, Reason> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), lead: Some(lead) }),
        Err(_) => other(bytes, UTF_8),
    }
}

fn other(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Reason> {
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    Ok(Decoded { text, lead: None })
}

fn lost(text: &str) -> usize {
    text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count()
}

/// Controls that no text has, and what could not be decoded.
fn is_strange(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}'))
}

/// What Chinese documents are made of.
fn is_usual(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "示例县档案馆2026年预算\n合计\t12.30\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let little = utf16(TEXT, u16::to_le_bytes);
        let big = utf16(TEXT, u16::to_be_bytes);
        let cases = [
            (TEXT.as_bytes().to_vec(), Some(0)),
            (with(&[0xef, 0xbb, 0xbf], TEXT.as_bytes().to_vec()), Some(3)),
            (gb, None),
            (with(&[0xff, 0xfe], little.clone()), None),
            (with(&[0xfe, 0xff], big.clone()), None),
            (little, None),
            (big, None),
        ];
        for (bytes, lead) in cases {
            assert_eq!(decode(bytes), Ok(Decoded { text: TEXT.into(), lead }));
        }
    }

    #[test]
    fn a_few_broken_bytes_are_forgiven() {
        let mut bytes = TEXT.repeat(10).into_bytes();
        bytes[2] = 0xff;
        let decoded = decode(bytes).expect("text");
        assert!(decoded.text.contains("合计\t12.30") && decoded.lead.is_none());
    }

    #[test]
    fn what_is_no_text_is_told_by_name() {
        assert_eq!(decode(Vec::new()), Err(Reason::Empty));
        assert_eq!(decode(b" \n\t".to_vec()), Err(Reason::Empty));
        assert_eq!(decode(vec![0xef, 0xbb, 0xbf]), Err(Reason::Empty));
        assert_eq!(decode(b"%PDF-1.7 ...".to_vec()), Err(Reason::Format("PDF")));
        assert_eq!(decode(b"PK\x03\x04....".to_vec()), Err(Reason::Format("Word/Excel/ZIP")));
        assert_eq!(decode((0..=255).collect()), Err(Reason::Binary));
        assert_eq!(decode(vec![0; 64]), Err(Reason::Binary));
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let mut seed = 7_u64;
        for length in 0..400 {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 33) as u8
                })
                .collect();
            let _ = decode(bytes);
        }
    }
}
