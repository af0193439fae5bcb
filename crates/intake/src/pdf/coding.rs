//! What the codes of glyphs mean where their fonts define it badly: codes that are the characters themselves, and Chinese
//! bytes set in fonts of one-byte codes.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Page;

/// What is known of the fonts of a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Coding {
    /// A font says that its codes are the characters: its `ToUnicode` is the name of the identity.
    identity: bool,
}

impl Coding {
    /// Of the fonts that a page names.
    pub fn of(page: &Page<'_>) -> Self {
        let is_identity = |font: &Dict<'_>| {
            font.get::<Name<'_>>("ToUnicode").is_some_and(|name| name.as_ref().starts_with(b"Identity"))
        };
        let resources = page.resources();
        let mut fonts = resources.fonts.keys().filter_map(|name| resources.get_font(&name));
        Coding { identity: fonts.any(|font| is_identity(&font)) }
    }

    /// What each glyph of a run says; nothing where that is not known. Of two bytes that are one character the second
    /// says nothing.
    pub fn texts(self, run: &GlyphRun<'_, '_>) -> Vec<Option<String>> {
        let glyphs = run.glyphs();
        let mut texts: Vec<Option<String>> = glyphs.iter().map(|glyph| self.text(glyph)).collect();
        let codes: Vec<u32> = glyphs.iter().map(|glyph| glyph.char_code()).collect();
        let outlines = glyphs.iter().all(|glyph| matches!(&**glyph, Glyph::Outline(_)));
        if let Some(pairs) = pairs(&codes).filter(|_| outlines && texts.iter().all(is_of_one_byte)) {
            for at in pairs {
                let bytes = [codes[at] as u8, codes[at + 1] as u8];
                texts[at] = chinese(bytes);
                texts[at + 1] = texts[at].as_ref().map(|_| String::new());
            }
        }
        texts
    }

    fn text(self, glyph: &Glyph<'_>) -> Option<String> {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        if !text.is_empty() && !text.contains('\u{fffd}') {
            return Some(text);
        }
        let code = char::from_u32(glyph.char_code()).filter(|c| self.identity && !c.is_control());
        code.map(String::from)
    }
}

/// What a font of one-byte codes says of a byte: nothing, or a letter of the West.
fn is_of_one_byte(text: &Option<String>) -> bool {
    // Ligatures of the West have places among the last of all.
    text.as_ref()
        .is_none_or(|text| text.chars().all(|c| c < '\u{3000}' || ('\u{fb00}'..='\u{fb06}').contains(&c)))
}

/// Where pairs of bytes begin that are Chinese characters, if all bytes that are no ASCII stand in such pairs.
fn pairs(codes: &[u32]) -> Option<Vec<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < codes.len() {
        match codes[at] {
            0..=0x7f => at += 1,
            code if is_lead(code) && codes.get(at + 1).copied().is_some_and(is_trail) => {
                out.push(at);
                at += 2;
            }
            _ => return None,
        }
    }
    // Signs alone may be letters of the West, and so may letters with ASCII behind them: most are common characters.
    let common = out.iter().filter(|&&at| is_common(codes[at], codes[at + 1]));
    let letters = common.clone().any(|&at| codes[at] >= FIRST_LETTER);
    (letters && 2 * common.count() >= out.len()).then_some(out)
}

/// The first bytes of GB 2312 from here on are of letters, those before of signs.
const FIRST_LETTER: u32 = 0xb0;

/// Whether a byte may be the first of a character of GBK.
fn is_lead(code: u32) -> bool {
    (0x81..=0xfe).contains(&code)
}

/// Whether a byte may be the second of a character of GBK.
fn is_trail(code: u32) -> bool {
    (0x40..=0xfe).contains(&code) && code != 0x7f
}

/// Whether a pair is a character of GB 2312.
fn is_common(lead: u32, trail: u32) -> bool {
    (0xa1..=0xf7).contains(&lead) && (0xa1..=0xfe).contains(&trail)
}

#[cfg(feature = "encodings")]
fn chinese(bytes: [u8; 2]) -> Option<String> {
    let (text, _, wrong) = encoding_rs::GBK.decode(&bytes);
    (!wrong).then(|| text.into_owned())
}

/// Without the table of characters they are reported as not known.
#[cfg(not(feature = "encodings"))]
fn chinese(_: [u8; 2]) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_bytes() {
        assert_eq!(pairs(&[0xba, 0xcf, 0xbc, 0xc6, 0x31, 0xa3, 0xba]), Some(vec![0, 2, 5]));
        assert_eq!(pairs(&[0x63, 0xe9]), None);
        assert_eq!(pairs(&[0xc4, 0xd6, 0xdc]), None);
        assert_eq!(pairs(&[0xa3, 0xba]), None);
        assert_eq!(pairs(&[0x31]), None);
        assert_eq!(pairs(&[0xa3, 0xa8, 0xd2, 0xbb, 0xa3, 0xa9]), Some(vec![0, 2, 4]));
        // 镕 has a letter of ASCII for its second byte, as é before it has in a word of the West.
        assert_eq!(pairs(&[0xd6, 0xdc, 0xe9, 0x46]), Some(vec![0, 2]));
        assert_eq!(pairs(&[0xe9, 0x74, 0xe9, 0x73]), None);
    }

    #[test]
    fn ligatures_are_of_one_byte() {
        assert!(is_of_one_byte(&Some("ﬂ".into())) && is_of_one_byte(&None));
        assert!(!is_of_one_byte(&Some("合".into())));
    }

    #[cfg(feature = "encodings")]
    #[test]
    fn bytes_that_are_chinese() {
        assert_eq!(chinese([0xba, 0xcf]).as_deref(), Some("合"));
    }
}
