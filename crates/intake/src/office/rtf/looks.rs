//! Colours of an RTF file, as far as they decide whether letters are seen: white ones on nothing are not.
//! Where anything lies behind them, they count as seen.

use crate::office::seen::is_white;

/// The table of colours; its first entry is mostly empty, the program's own choice.
#[derive(Debug, Default)]
pub struct Colors {
    white: Vec<bool>,
    open: [Option<u8>; 3],
}

impl Colors {
    /// Takes a part of the colour that is being read: `\\red255`.
    pub fn part(&mut self, word: &[u8], number: Option<i32>) {
        let at = match word {
            b"red" => 0,
            b"green" => 1,
            _ => 2,
        };
        self.open[at] = Some(number.unwrap_or(0).clamp(0, 255) as u8);
    }

    /// Ends the colour that is being read; there is an end to how many there are.
    pub fn end(&mut self) {
        let [red, green, blue] = std::mem::take(&mut self.open).map(|part| part.unwrap_or(0));
        if self.white.len() < 10_000 {
            self.white.push(is_white(&format!("{red:02x}{green:02x}{blue:02x}")));
        }
    }

    /// Whether letters of that colour are white.
    pub fn is_white(&self, number: Option<i32>) -> bool {
        let at = number.and_then(|n| usize::try_from(n).ok());
        at.and_then(|at| self.white.get(at)).copied().unwrap_or(false)
    }

    /// Whether a ground of that colour is as the paper: none, or white.
    pub fn is_paper(&self, number: Option<i32>) -> bool {
        number.unwrap_or(0) == 0 || self.is_white(number)
    }
}

/// Whether something lies behind the letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ground {
    /// Behind the paragraph.
    pub paragraph: bool,
    /// Behind any cell of the row.
    pub row: bool,
    /// Behind the page.
    pub page: bool,
}

impl Ground {
    /// Behind any of them.
    pub fn is_shaded(self) -> bool {
        self.paragraph || self.row || self.page
    }
}
