//! Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark.
//! A few lost bytes are forgiven; what holds more strange characters than that is no text.

use crate::refusal::Refusal;
use gouji::source::characters::is_line_end;
use std::borrow::Cow;

/// A text, and the bytes of the file before it, or `None` where the text's bytes are not the file's.
type Decoded = (String, Option<u32>);

/// Decodes the bytes of a file.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::Binary`].
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let decoded = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        bytes => guessed(bytes)?,
    };
    if decoded.0.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let strange = decoded.0.chars().filter(|&c| is_strange(c)).count();
    // A few lost characters are a matter of the document; more than one in a hundred are no document.
    if strange > 4 + decoded.0.chars().count() / 100 {
        return Err(Refusal::Binary);
    }
    Ok(decoded)
}

/// A text whose lines all end in a line feed, whatever its sender ended them with. What ends few of them stands within a
/// line, as breaks in the cells of a spreadsheet do.
pub fn line_feeds(text: &str) -> Cow<'_, str> {
    let mut counts = ENDS.map(|_| 0_usize);
    let mut lines = 0;
    let plain = text.replace("\r\n", "\n");
    for c in plain.chars().filter(|&c| is_line_end(c)) {
        lines += 1;
        ENDS.iter().position(|end| *end == c).into_iter().for_each(|n| counts[n] += 1);
    }
    let ends: Vec<char> = ENDS
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| count * SELDOM > lines)
        .map(|(end, _)| end)
        .collect();
    match ends.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(plain.replace(&ends[..], "\n")),
    }
}

/// What ends lines instead of a line feed.
const ENDS: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
/// What ends no more than one in so many lines ends none.
const SELDOM: usize = 10;

/// A name as archives write it: UTF-8, or GB18030 as Windows has it in China. Without its tables what is not UTF-8 is
/// lost; a browser decodes it by itself.
pub fn name(bytes: &[u8]) -> String {
    let decoded = std::str::from_utf8(bytes).ok().map(str::to_owned).or_else(|| gb18030(bytes));
    decoded.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// UTF-8 if it is; UTF-16 where NULs show it; else GB18030; a few broken bytes are forgiven.
fn guessed(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.contains(&0) {
        return [u16::from_le_bytes as fn([u8; 2]) -> u16, u16::from_be_bytes]
            .into_iter()
            .map(|unit| utf16(bytes, unit))
            .find(|(text, _)| text.chars().filter(|&c| is_usual(c)).count() * 10 > text.chars().count() * 7)
            .ok_or(Refusal::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Some(0)));
    }
    let forgiven = String::from_utf8_lossy(bytes).into_owned();
    let Some(other) = gb18030(bytes) else {
        // Without the tables of GB18030 the program around this one has to decode it.
        let few = lost(&forgiven) <= 4 + forgiven.chars().count() / 100;
        return if few { Ok((forgiven, None)) } else { Err(Refusal::NoReader("GB18030")) };
    };
    Ok((if lost(&forgiven) <= lost(&other) { forgiven } else { other }, None))
}

#[cfg(feature = "encodings")]
fn gb18030(bytes: &[u8]) -> Option<String> {
    Some(encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(all(feature = "office", not(feature = "encodings")))]
fn gb18030(bytes: &[u8]) -> Option<String> {
    Some(crate::gbk::decode(bytes))
}

#[cfg(not(any(feature = "office", feature = "encodings")))]
fn gb18030(_: &[u8]) -> Option<String> {
    None
}

fn utf8(bytes: &[u8], lead: u32) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Some(lead)),
        Err(_) => (String::from_utf8_lossy(bytes).into_owned(), None),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks();
    let mut text: String = (char::decode_utf16(pairs.iter().map(|pair| unit(*pair))))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, None)
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

    #[cfg(feature = "encodings")]
    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[cfg(feature = "encodings")]
    #[test]
    fn every_encoding_gives_the_same_text() {
        let gb = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let little = units(TEXT, u16::to_le_bytes);
        let big = units(TEXT, u16::to_be_bytes);
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
            assert_eq!(decode(&bytes), Ok((TEXT.into(), lead)));
        }
    }

    #[test]
    fn lines_end_as_their_sender_ended_them() {
        for end in ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(line_feeds(&["甲,1", "乙,2", "丙,3", ""].join(end)), "甲,1\n乙,2\n丙,3\n");
        }
        let mixed = "甲,1\r\n".repeat(2) + &"乙,2\r".repeat(2);
        assert_eq!(line_feeds(&mixed), "甲,1\n甲,1\n乙,2\n乙,2\n");
        let cell = "甲,1\r\n".repeat(20) + "乙\u{2028}丙,2\r\n";
        assert_eq!(line_feeds(&cell), cell);
    }

    #[test]
    fn a_few_broken_bytes_are_forgiven() {
        let mut bytes = TEXT.repeat(10).into_bytes();
        bytes[2] = 0xff;
        let (text, lead) = decode(&bytes).expect("text");
        assert!(text.contains("合计\t12.30") && lead.is_none());
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(Refusal::Empty));
        assert_eq!(decode(b" \n\t"), Err(Refusal::Empty));
        assert_eq!(decode(&[0xef, 0xbb, 0xbf]), Err(Refusal::Empty));
        assert_eq!(decode(&(0..=255).collect::<Vec<u8>>()), Err(Refusal::Binary));
        assert_eq!(decode(&[0; 64]), Err(Refusal::Binary));
    }
}
