//! What marked content says that its glyphs read (`ActualText`). It is believed only where the fonts do not tell: of glyphs
//! whose characters are known, what is shown counts and not what somebody wrote behind it.

use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};

/// The marked content that is open, from the outermost.
#[derive(Debug, Default)]
pub struct Replaced(Vec<Option<String>>);

impl Replaced {
    pub fn begin(&mut self, properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<Bytes<'_>>("ActualText"));
        self.0.push(text.map(|text| decoded(text.as_bytes())));
    }

    pub fn end(&mut self) {
        self.0.pop();
    }

    /// A glyph whose character is known has been shown: the text is not only that of unknown ones.
    pub fn shown(&mut self) {
        self.0.iter_mut().for_each(|text| *text = None);
    }

    /// What a glyph of no known character reads: the first of marked content all of its text, the others nothing.
    pub fn text(&mut self) -> Option<String> {
        self.0.iter_mut().rev().find_map(|text| text.as_mut()).map(std::mem::take)
    }
}

/// A text string of a PDF: UTF-16 or UTF-8 with its mark, else a byte a letter.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, wide @ ..] => {
            let units: Vec<u16> =
                wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}
