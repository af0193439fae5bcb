//! Room: made-up disclosures as files. RTF: Chinese characters in GBK, as Word writes them in China, or as numbers
//! with a word for old programs behind them, as others do; a hidden word, a running head and a field besides.

use super::blocks::{Block, Cell, blocks};
use super::rows::wide;

/// Width of a column, in twips.
const COLUMN: usize = 1200;

/// A text as RTF whose characters are written in GBK, or else as numbers.
pub fn rtf(text: &str, gbk: bool) -> Vec<u8> {
    let page = if gbk { 936 } else { 1252 };
    let mut out = format!(
        "{{\\rtf1\\ansi\\ansicpg{page}\\deff0{{\\fonttbl{{\\f0\\fnil\\fcharset134 {};}}}}\n{{\\header\\pard {}\\par}}\n",
        said("宋体", gbk),
        said("页眉", gbk)
    );
    for block in blocks(text) {
        match block {
            Block::Line(line) => {
                out += &format!("\\pard\\plain\\f0 {}{{\\v {}}}\\par\n", said(&line, gbk), said("藏", gbk));
            }
            Block::Table(rows) => (0..rows.len()).for_each(|row| out += &table_row(&rows, row, gbk)),
        }
    }
    out += "\\pard{\\field{\\*\\fldinst PAGE}{\\fldrslt }}\\par}\n";
    out.into_bytes()
}

fn table_row(rows: &[Vec<Cell>], row: usize, gbk: bool) -> String {
    let (mut shape, mut cells, mut right) = (String::from("\\trowd\\trgaph108\\trleft0"), String::new(), 0);
    for cell in wide(rows, row) {
        right += cell.columns * COLUMN;
        shape += match (cell.begins, cell.goes_on) {
            (true, _) => "\\clvmgf",
            (_, true) => "\\clvmrg",
            _ => "",
        };
        shape += &format!("\\cellx{right}");
        cells += &format!("{}\\cell ", said(&cell.text, gbk));
    }
    format!("{shape}\\pard\\plain\\intbl\\f0 {cells}\\row\n")
}

/// A text as RTF writes it.
fn said(text: &str, gbk: bool) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let bytes = encoding_rs::GBK.encode(c.encode_utf8(&mut [0; 4])).0.into_owned();
        let coded: String = bytes.iter().map(|byte| format!("\\'{byte:02x}")).collect();
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_ascii() => out.push(c),
            _ if gbk && bytes.len() == 2 => out += &coded,
            c => {
                let units: Vec<u16> = c.encode_utf16(&mut [0; 2]).to_vec();
                for unit in units {
                    out += &format!("\\uc1\\u{}?", unit as i16);
                }
            }
        }
    }
    out
}
