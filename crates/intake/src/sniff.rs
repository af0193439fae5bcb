//! What a file is, told by its content: names and types that came with it may lie.
//! First the container by its magic bytes; for text, what it is written in.

use crate::taken::Format;

/// The container of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, or nothing that is known.
    Text,
    /// PDF.
    Pdf,
    /// A zip archive: docx, xlsx, ods, or any other.
    Zip,
    /// A compound file: xls, doc, or a locked docx or xlsx.
    Compound,
    /// A picture; its format.
    Image(&'static str),
    /// A format that is known and not read.
    Other(&'static str),
}

/// Tells the container of a file by its first bytes.
pub fn sniff(bytes: &[u8]) -> Kind {
    const KNOWN: &[(&[u8], Kind)] = &[
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0", Kind::Compound),
        (b"{\\rtf", Kind::Other("RTF")),
        (b"\x89PNG", Kind::Image("PNG")),
        (b"\xff\xd8\xff", Kind::Image("JPEG")),
        (b"GIF8", Kind::Image("GIF")),
        (b"II*\0", Kind::Image("TIFF")),
        (b"MM\0*", Kind::Image("TIFF")),
        (b"Rar!", Kind::Other("RAR")),
        (b"7z\xbc\xaf\x27\x1c", Kind::Other("7z")),
        (b"\x1f\x8b", Kind::Other("gzip")),
    ];
    // Some programs put a few bytes before a PDF's own mark.
    if bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        return Kind::Pdf;
    }
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if riff {
        return Kind::Image("WebP");
    }
    // Two letters alone are no proof: the size that follows has to fit.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    if bitmap {
        return Kind::Image("BMP");
    }
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Kind::Text, |(_, kind)| *kind)
}

/// What a text is written in: HTML, Markdown with tables, CSV, or nothing but itself.
pub(crate) fn written_in(text: &str) -> Format {
    let head: String = text.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
    let page = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta"];
    if page.iter().any(|tag| head.starts_with(tag))
        || head.starts_with("<?xml") && head.contains("<html")
        || head.starts_with("<!--") && head.contains("<html")
    {
        return Format::Html;
    }
    if crate::markdown::has_tables(text) {
        return Format::Markdown;
    }
    if crate::delimited::separator(text).is_some() { Format::Delimited } else { Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_not_the_name() {
        assert_eq!(sniff(b"\n\n%PDF-1.4"), Kind::Pdf);
        assert_eq!(sniff(b"PK\x03\x04.."), Kind::Zip);
        assert_eq!(sniff(b"\xd0\xcf\x11\xe0"), Kind::Compound);
        assert_eq!(sniff(b"\x89PNG\r\n"), Kind::Image("PNG"));
        assert_eq!(sniff("合计".as_bytes()), Kind::Text);
        assert_eq!(sniff(b""), Kind::Text);
        assert_eq!(sniff(b"BMW 1 2 3 4"), Kind::Text);
    }

    #[test]
    fn texts_are_told_apart() {
        assert_eq!(written_in("<!DOCTYPE html><p>甲"), Format::Html);
        assert_eq!(written_in("# 预算\n\n**甲**，<b>乙</b>\n\n合计\t1.00\n"), Format::Text);
        assert_eq!(written_in("# 预算\n\n| 甲 | 乙 |\n|---|---:|\n| 合计 | 1.00 |\n"), Format::Markdown);
        assert_eq!(written_in("项目,预算数\n甲,1.00\n乙,2.00\n"), Format::Delimited);
    }
}
