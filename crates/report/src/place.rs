//! Where bytes of a text stand for people: line and column, both from 1, the column in characters.
//! Found in constant time however long a line is, so that a report stays linear in the text.

const STEP: usize = 512;

/// Line, column and character offset of any byte of one text.
#[derive(Clone, Debug)]
pub struct PlaceIndex<'a> {
    text: &'a str,
    marks: Vec<Position>,
}

/// Where a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters before it in the text.
    pub chars: u32,
}

impl Position {
    const START: Position = Position { line: 1, column: 1, chars: 0 };

    /// The position after byte `i` of `bytes`, where this is the one before it.
    fn after(self, bytes: &[u8], i: usize) -> Position {
        let byte = bytes[i];
        let began = byte & 0xC0 != 0x80;
        let chars = self.chars + u32::from(began);
        let ends = match byte {
            b'\n' | 0x0b | 0x0c => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            // U+0085, U+2028 and U+2029 end with these.
            0x85 => bytes[..i].ends_with(&[0xC2]),
            0xA8 | 0xA9 => bytes[..i].ends_with(&[0xE2, 0x80]),
            _ => false,
        };
        if ends {
            return Position { line: self.line + 1, column: 1, chars };
        }
        Position { column: self.column + u32::from(began), chars, ..self }
    }
}

impl<'a> PlaceIndex<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut here = Position::START;
        for i in 0..text.len() {
            if i.is_multiple_of(STEP) {
                marks.push(here);
            }
            here = here.after(text.as_bytes(), i);
        }
        if text.len().is_multiple_of(STEP) {
            marks.push(here);
        }
        PlaceIndex { text, marks }
    }

    /// The position of byte `at`; that of the text's end where `at` lies beyond it.
    pub fn position(&self, at: u32) -> Position {
        let at = (at as usize).min(self.text.len());
        let mark = at / STEP;
        (mark * STEP..at).fold(self.marks[mark], |here, i| here.after(self.text.as_bytes(), i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "一、收入\r\n合计\t12.30\n甲\u{2028}乙\u{85}丙\r".repeat(200);
        let index = PlaceIndex::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            // Between a return and its line feed the line has not ended.
            let within = text[at..].starts_with('\n') && text[..at].ends_with('\r');
            let before = &text[..at];
            let ends = ['\n', '\r', '\u{2028}', '\u{85}'];
            let end = before.char_indices().rev().skip(usize::from(within)).find(|(_, c)| ends.contains(c));
            let from = end.map_or(0, |(i, c)| i + c.len_utf8());
            let expected = Position {
                line: before.matches(ends).count() as u32 + 1
                    - u32::from(within)
                    - before.matches("\r\n").count() as u32,
                column: before[from..].chars().count() as u32 + 1,
                chars: before.chars().count() as u32,
            };
            assert_eq!(index.position(at as u32), expected, "byte {at}");
        }
    }

    #[test]
    fn empty_text_and_beyond_the_end() {
        assert_eq!(PlaceIndex::new("").position(7), Position::START);
        assert_eq!(PlaceIndex::new("a\nb").position(99), Position { line: 2, column: 2, chars: 3 });
    }
}
