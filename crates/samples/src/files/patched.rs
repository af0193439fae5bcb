//! Room: small files of every format, changed as a program of bytes says: what fuzzing feeds the readers with. Packages
//! are changed in their parts and packed again, so that the changes reach whoever reads those.

use super::archive::{parts, zipped};
use super::of_every_format;
use std::sync::OnceLock;

/// What is put in: marks of the formats, and numbers that promise much.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&#",
    "&amp;",
    "\"",
    "]]>",
    "<!--",
    "<w:tr>",
    "</w:tc>",
    "<w:tbl>",
    "<w:gridSpan w:val=\"9999\"/>",
    "<row r=\"1048576\">",
    "<c r=\"XFD9\" t=\"s\"><v>0</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<table>",
    "<td colspan=\"60000\" rowspan=\"60000\">",
    " table:number-rows-repeated=\"1048576\"",
    " table:number-columns-repeated=\"16384\"",
    " w:vMerge",
    "99999999999999999999",
    "-1",
    "0",
    "\\trowd",
    "\\cellx-1",
    "\\u-32000?",
    "{\\*\\",
    "}",
    "{",
    "stream\n",
    "endstream",
    "<< /Length 9 >>",
    "1 0 R",
    "/Kids [1 0 R]",
    "BT (1) Tj ET",
    "q Q",
    " 1e30 0 0 1 0 0 cm",
    "\u{202e}",
    "\u{2028}",
    "１２．００",
    "合计\t1.00\n",
    "\t",
    "\0",
];

/// So many formats there are.
pub fn formats() -> usize {
    samples().len()
}

/// A small file of one of the formats, changed by a program: of each four bytes, the first tells what is done and to
/// which part, the next two where, the last how much or what.
pub fn patched(format: usize, program: &[u8]) -> Vec<u8> {
    let bytes = &samples()[format % formats()];
    let mut parts = parts(bytes).unwrap_or_else(|| vec![(String::new(), bytes.clone())]);
    for step in program.as_chunks::<4>().0 {
        let [what, high, low, much] = *step;
        let n = usize::from(what / 4) % parts.len();
        let part = &mut parts[n].1;
        let at = (usize::from(high) << 8 | usize::from(low)) * part.len() / (1 << 16);
        let end = (at + usize::from(much)).min(part.len());
        match what % 4 {
            0 => part[at..end.min(at + 1)].fill(much),
            1 => drop(part.drain(at..end)),
            2 => {
                let again = part[at..end].to_vec();
                part.splice(at..at, again);
            }
            _ => {
                let piece = PIECES[usize::from(much) % PIECES.len()];
                part.splice(at..at, piece.bytes());
            }
        }
    }
    match &parts[..] {
        [(name, whole)] if name.is_empty() => whole.clone(),
        parts => zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect::<Vec<_>>()),
    }
}

fn samples() -> &'static [Vec<u8>] {
    static ALL: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let text = "表 1 支出表\n科目\t支出\t\n\t基本\t项目\n甲\t1234.50\t0.25\n\n说明。\n";
    ALL.get_or_init(|| of_every_format("样", text).into_iter().map(|(_, bytes)| bytes).collect())
}
