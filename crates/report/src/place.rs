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

    fn after(self, byte: u8) -> Position {
        if byte & 0xC0 == 0x80 {
            return self;
        }
        match byte {
            b'\n' => Position { line: self.line + 1, column: 1, chars: self.chars + 1 },
            _ => Position { column: self.column + 1, chars: self.chars + 1, ..self },
        }
    }
}

impl<'a> PlaceIndex<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut here = Position::START;
        for (i, &byte) in text.as_bytes().iter().enumerate() {
            if i.is_multiple_of(STEP) {
                marks.push(here);
            }
            here = here.after(byte);
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
        let bytes = &self.text.as_bytes()[mark * STEP..at];
        bytes.iter().fold(self.marks[mark], |here, &byte| here.after(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "一、收入\r\n合计\t12.30\n".repeat(200);
        let index = PlaceIndex::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let expected = Position {
                line: before.matches('\n').count() as u32 + 1,
                column: before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1,
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
