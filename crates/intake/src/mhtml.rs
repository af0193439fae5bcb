//! A page saved as one file (MHTML), by browsers and by Word and Excel, which name it .doc and .xls.
//! It is a mail: parts behind headers, of which the page itself is read; pictures and styles are passed over.

use crate::decode;
use crate::grid::{self, Block};
use crate::html;
use crate::refusal::Refusal;
use crate::taken::{Format, Taken};
use crate::writer::Writer;

/// How deep parts may stand inside one another.
const MOST_DEPTH: usize = 4;

/// Reads a page saved as one file.
///
/// # Errors
/// [`Refusal::Unsupported`] where no page is in it; [`Refusal::TooLarge`].
pub fn take(bytes: &[u8]) -> Result<Taken, Refusal> {
    let mut writer = Writer::sized(Format::Mhtml, bytes.len());
    grid::write(&blocks(bytes)?, &mut writer, &mut 0);
    writer.finish()
}

/// What the page says.
///
/// # Errors
/// [`Refusal::Unsupported`] where no page is in it.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let mut pages = Vec::new();
    let whole = Part::of(bytes);
    let start = whole.parameter("start");
    collect(whole, 0, &mut pages);
    let root = pages.iter().position(|page| start.is_some() && page.header("content-id") == start);
    let root = root.unwrap_or(0);
    let text = |page: &Part| decode::decode(&page.content()).map(|(text, _)| text).unwrap_or_default();
    let Some(first) = pages.get(root).map(text) else { return Err(Refusal::Unsupported("MHTML")) };
    // A book of Excel is a frame around its sheets, each a page of its own.
    if !first.contains("<frameset") {
        return Ok(html::blocks(&first));
    }
    let sheets = pages.iter().filter(|page| {
        let location = page.header("content-location").unwrap_or_default();
        location.rsplit(['/', '\\']).next().is_some_and(|name| name.starts_with("sheet"))
    });
    Ok(sheets.flat_map(|page| html::blocks(&text(page))).collect())
}

/// The pages among the parts, in their order.
fn collect<'a>(part: Part<'a>, depth: usize, pages: &mut Vec<Part<'a>>) {
    let kind = part.kind();
    if kind == "text/html" || kind == "application/xhtml+xml" {
        return pages.push(part);
    }
    let Some(boundary) = part.parameter("boundary").filter(|_| depth < MOST_DEPTH) else { return };
    for inner in within(part.body, &boundary) {
        collect(Part::of(inner), depth + 1, pages);
    }
}

/// What stands between the lines of a boundary.
fn within<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut out = Vec::new();
    let (mut at, mut from) = (0, None);
    for line in body.split_inclusive(|b| *b == b'\n') {
        let end = at + line.len();
        if line.starts_with(mark.as_bytes()) {
            out.extend(from.and_then(|from| body.get(from..at)));
            let is_last = line[mark.len()..].starts_with(b"--");
            from = (!is_last).then_some(end);
        }
        at = end;
    }
    // The last part of a file that was cut off has no end.
    out.extend(from.and_then(|from| body.get(from..)));
    out
}

/// A part: its headers, and what is behind them.
struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            at += line.len();
            let text = String::from_utf8_lossy(line);
            let text = text.trim_start_matches('\u{feff}');
            if text.trim().is_empty() {
                if headers.is_empty() {
                    continue;
                }
                break;
            }
            match (text.starts_with([' ', '\t']), headers.last_mut(), text.split_once(':')) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                (_, _, Some((name, value))) => {
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Part { headers, body: bytes.get(at..).unwrap_or_default() }
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// The type, such as `text/html`.
    fn kind(&self) -> String {
        let kind = self.header("content-type").unwrap_or_default();
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of the type, such as `boundary`.
    fn parameter(&self, name: &str) -> Option<String> {
        let kind = self.header("content-type")?;
        let pairs = kind.split(';').skip(1).filter_map(|pair| pair.split_once('='));
        let mut named = pairs.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim().trim_matches('"').to_owned())
    }

    fn content(&self) -> Vec<u8> {
        match self.header("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted(self.body),
            _ => self.body.to_vec(),
        }
    }
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}

fn quoted(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'=' {
            out.push(byte);
            at += 1;
        } else if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            out.push((high * 16 + low) as u8);
            at += 3;
        } else {
            // A line that goes on.
            let rest = bytes.get(at + 1..).unwrap_or_default();
            let blank = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
            at += 1 + if rest.get(blank) == Some(&b'\n') { blank + 1 } else { 0 };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "<table><tr><td>合计</td><td>1.00</td></tr></table>";

    #[test]
    fn the_page_among_its_parts() {
        let page = format!(
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x=_1\"\r\n\r\n\
             --x=_1\r\nContent-Type: text/css\r\n\r\np{{}}\r\n--x=_1\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\
             Content-Transfer-Encoding: 8bit\r\n\r\n{TABLE}\r\n--x=_1--\r\n"
        );
        assert_eq!(take(page.as_bytes()).expect("text").text, "合计\t1.00\n");
    }

    #[test]
    fn sheets_of_a_book() {
        let sheet = |n: u32| {
            format!(
                "--b\nContent-Location: file:///C:/a.files/sheet00{n}.htm\nContent-Type: text/html\n\n{TABLE}\n"
            )
        };
        let frame = "--b\nContent-Location: file:///C:/a.htm\nContent-Type: text/html\n\n<html><frameset></frameset></html>\n";
        let book = format!(
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{frame}{}{}--b--\n",
            sheet(1),
            sheet(2)
        );
        assert_eq!(take(book.as_bytes()).expect("text").text, "合计\t1.00\n\n合计\t1.00\n");
    }

    #[test]
    fn encodings_of_parts() {
        assert_eq!(base64(b"5ZCI\r\n6K6h"), "合计".as_bytes());
        assert_eq!(quoted(b"=E5=90=88=\r\n=E8=AE=A1 1=3D1 =x"), "合计 1=1 x".as_bytes());
        assert_eq!(take(b"MIME-Version: 1.0\n\nhello").map(|_| ()), Err(Refusal::Unsupported("MHTML")));
    }
}
