//! GBK without the tables of every other encoding: what lies in RTF, in saved pages, and in old Office files.
//! Only the rows of GB 2312 are kept as they stand; the other ideographs follow one another as Unicode has them.

use std::sync::LazyLock;

/// Rows A1–A9 and B0–F7 of GB 2312, then what GBK adds in rows A8 and A9, then the end of the last two rows.
const ROWS: &str = include_str!("rows.txt");
/// Codes of a row: the second byte from 0x40 on, 0x7F left out.
const ROW: usize = 190;
/// Rows of signs, and all rows of GB 2312.
const SIGNS: usize = 9;
const STANDARD: usize = 81;

/// Characters by their codes, row by row from 0x81 on.
static TABLE: LazyLock<Vec<char>> = LazyLock::new(table);

fn table() -> Vec<char> {
    let mut table = vec![char::REPLACEMENT_CHARACTER; 126 * ROW];
    let lines: Vec<&str> = ROWS.lines().collect();
    let mut set = |lead: usize, trail: usize, c: char| {
        if let Some(at) = place(lead, trail).and_then(|at| table.get_mut(at)) {
            *at = c;
        }
    };
    let mut known = vec![false; 0xa000];
    for (n, line) in lines.iter().take(STANDARD).enumerate() {
        let lead = if n < SIGNS { 0xa1 + n } else { 0xb0 + n - SIGNS };
        for (k, c) in line.chars().enumerate() {
            set(lead, 0xa1 + k, c);
            known.get_mut(c as usize).into_iter().for_each(|known| *known = true);
        }
    }
    let below = || (0x40..0xa1_usize).filter(|trail| *trail != 0x7f);
    let added = lines.get(STANDARD).copied().unwrap_or_default();
    let places = [0xa8, 0xa9].into_iter().flat_map(|lead| below().map(move |trail| (lead, trail)));
    for ((lead, trail), c) in places.zip(added.chars()) {
        set(lead, trail, c);
        known.get_mut(c as usize).into_iter().for_each(|known| *known = true);
    }
    let others = (0x4e00..0x9fa6_u32).filter(|c| !known[*c as usize]).filter_map(char::from_u32);
    let last = lines.get(STANDARD + 1).copied().unwrap_or_default();
    let first =
        (0x81..0xa1).flat_map(|lead| (0x40..0xff).filter(|t| *t != 0x7f).map(move |trail| (lead, trail)));
    let second = (0xaa..0xff).flat_map(|lead| below().map(move |trail| (lead, trail)));
    for ((lead, trail), c) in first.chain(second).zip(others.chain(last.chars())) {
        set(lead, trail, c);
    }
    table
}

/// Where the character of a code stands in the table.
fn place(lead: usize, trail: usize) -> Option<usize> {
    let is_code = (0x81..0xff).contains(&lead) && (0x40..0xff).contains(&trail) && trail != 0x7f;
    is_code.then(|| (lead - 0x81) * ROW + trail - 0x40 - usize::from(trail > 0x7f))
}

/// Whether a byte begins a code of two bytes.
pub fn leads(byte: u8) -> bool {
    (0x81..0xff).contains(&byte)
}

/// The characters of bytes; what is none becomes �.
pub fn decode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        let next = bytes.get(at + 1).copied();
        let (c, length) = match (lead, next) {
            (0..0x80, _) => (char::from(lead), 1),
            (0x80, _) => ('€', 1),
            // Four bytes, for what GBK does not have.
            (_, Some(b'0'..=b'9')) if leads(lead) => (char::REPLACEMENT_CHARACTER, 4),
            (_, Some(trail)) => match place(lead.into(), trail.into()) {
                Some(place) => (TABLE.get(place).copied().unwrap_or(char::REPLACEMENT_CHARACTER), 2),
                None => (char::REPLACEMENT_CHARACTER, 1),
            },
            (_, None) => (char::REPLACEMENT_CHARACTER, 1),
        };
        out.push(c);
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "encodings")]
    #[test]
    fn every_code_is_what_the_standard_says() {
        for lead in 0x81..0xff_u8 {
            for trail in (0x40..0xff_u8).filter(|t| *t != 0x7f) {
                let theirs = encoding_rs::GBK.decode_without_bom_handling(&[lead, trail]).0.into_owned();
                let ours = decode(&[lead, trail]);
                let private = theirs.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
                if !private && theirs.chars().count() == 1 && theirs != "\u{fffd}" && ours != "\u{fffd}" {
                    assert_eq!(ours, theirs, "{lead:x} {trail:x}");
                }
                assert!(
                    ours != "\u{fffd}"
                        || private
                        || theirs.contains('\u{fffd}')
                        || (0xa2..0xaa).contains(&lead)
                        || lead == 0xfe,
                    "{lead:x} {trail:x} {theirs}"
                );
            }
        }
    }

    #[test]
    fn words_and_what_is_none() {
        assert_eq!(decode(b"\xb1\xed 1.00\xcd\xf2\xd4\xaa"), "表 1.00万元");
        assert_eq!(decode(b"\x81"), "\u{fffd}");
        assert_eq!(decode(b"\x81\x30\x81\x30a"), "\u{fffd}a");
    }
}
