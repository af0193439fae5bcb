//! Room: made-up disclosures. Where slips can be planted: the decimals and grouped numbers of the body.
//! The same figures that the project's measurements change: none in brackets, none of the contents page.

use std::ops::Range;

/// A figure of the body, as printed.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Bytes of the figure.
    pub range: Range<usize>,
    /// It stands in a row with tabs.
    pub in_table: bool,
}

/// All figures after the contents page, in the order of the text.
pub(crate) fn sites(text: &str) -> Vec<Site> {
    let first = text.find("第二部分").map_or(0, |at| at + 1);
    let ceiling = (first..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
    let body = text[ceiling..].find("第二部分").map_or(0, |at| ceiling + at);
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = body;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = (at..bytes.len()).find(|&i| !is_part(bytes[i])).unwrap_or(bytes.len());
        if is_figure(&text[at..end]) && free_before(text, at) && free_after(&bytes[end..]) {
            let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
            let line_end = text[end..].find('\n').map_or(text.len(), |i| end + i);
            let in_table = text[line_start..line_end].contains('\t');
            found.push(Site { range: at..end, in_table });
        }
        at = end;
    }
    found
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.' || byte == b','
}

/// Decimals, or a whole number with separators.
fn is_figure(token: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    match token.split_once('.') {
        Some((whole, rest)) => whole.bytes().all(|b| b.is_ascii_digit() || b == b',') && digits(rest),
        None => {
            let mut groups = token.split(',');
            let first = groups.next().unwrap_or("");
            let rest: Vec<&str> = groups.collect();
            digits(first)
                && first.len() <= 3
                && !rest.is_empty()
                && rest.iter().all(|g| digits(g) && g.len() == 3)
        }
    }
}

fn free_before(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_digit() || ".,〔【（([".contains(c))
}

/// Not the first half of a figure that a space has broken (`28.5 6`).
fn free_after(rest: &[u8]) -> bool {
    !(rest.first() == Some(&b' ')
        && rest.get(1).is_some_and(u8::is_ascii_digit)
        && !rest.get(2).is_some_and(|b| b.is_ascii_digit() || *b == b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_body() {
        let text = "第二部分 1.00\n第二部分\na\t1,234.50\t0.10\n（10.11）约 28.5 6 万元，增加 3.50 万元，12,345 人，2026 年。";
        let found: Vec<&str> = sites(text).iter().map(|s| &text[s.range.clone()]).collect();
        assert_eq!(found, ["1,234.50", "0.10", "3.50", "12,345"]);
        assert!(sites(text)[0].in_table && !sites(text)[2].in_table);
    }
}
