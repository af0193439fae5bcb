//! What a file is, recognised by its content: names and types that came with it may lie.
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
    /// RTF.
    Rtf,
    /// A page saved as one file.
    Mhtml,
    /// An Office file that is one XML: Word or Excel, of 2003 mostly.
    OfficeXml(OfficeXml),
    /// A picture; its format.
    Image(&'static str),
    /// An archive of a kind that is not opened; its name.
    Archive(&'static str),
    /// A format that is known and not read.
    Other(&'static str),
}

/// Office files that are one XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeXml {
    /// Word.
    Word,
    /// Excel.
    Excel,
    /// OpenDocument.
    OpenDocument,
}

/// Tells the container of a file by its first bytes.
pub fn sniff(bytes: &[u8]) -> Kind {
    const KNOWN: &[(&[u8], Kind)] = &[
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0", Kind::Compound),
        (b"{\\rtf", Kind::Rtf),
        (b"\x89PNG", Kind::Image("PNG")),
        (b"\xff\xd8\xff", Kind::Image("JPEG")),
        (b"GIF8", Kind::Image("GIF")),
        (b"II*\0", Kind::Image("TIFF")),
        (b"MM\0*", Kind::Image("TIFF")),
        (b"Rar!", Kind::Archive("RAR")),
        (b"7z\xbc\xaf\x27\x1c", Kind::Archive("7z")),
        (b"\x1f\x8b\x08", Kind::Archive("gzip")),
        (b"BZh", Kind::Archive("bzip2")),
        (b"\xfd7zXZ", Kind::Archive("xz")),
    ];
    // Some programs put a few bytes before a PDF's own mark.
    if bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        return Kind::Pdf;
    }
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if riff {
        return Kind::Image("WebP");
    }
    // Photos of telephones; films have the same mark and another name behind it.
    let photo = bytes.get(4..8) == Some(b"ftyp");
    if photo && matches!(bytes.get(8..12), Some(b"heic" | b"heix" | b"mif1" | b"avif")) {
        return Kind::Image("HEIC");
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Kind::Archive("tar");
    }
    // Two letters alone are no proof: the size that follows has to fit.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    if bitmap {
        return Kind::Image("BMP");
    }
    let known = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    known
        .or_else(|| office_xml(bytes))
        .or_else(|| is_mail(bytes).then_some(Kind::Mhtml))
        .unwrap_or(Kind::Text)
}

/// Office files of 2003 that are one XML: they look like text, and what they say cannot be recognised by their marks.
fn office_xml(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(1024)];
    let says = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    let marked = says(b"<?xml") || says(b"<?mso-application");
    let kinds: [(&[u8], OfficeXml); 4] = [
        (b"urn:schemas-microsoft-com:office:spreadsheet", OfficeXml::Excel),
        (b"schemas.microsoft.com/office/word/2003/wordml", OfficeXml::Word),
        (b"schemas.microsoft.com/office/2006/xmlPackage", OfficeXml::Word),
        (b"urn:oasis:names:tc:opendocument:xmlns:office:1.0", OfficeXml::OpenDocument),
    ];
    // A page that Excel saved names its schemas, too.
    let page = says(b"<html") || says(b"<HTML");
    let kind = kinds.into_iter().find(|(schema, _)| says(schema)).filter(|_| marked && !page);
    kind.map(|(_, kind)| Kind::OfficeXml(kind))
}

/// Whether a file begins as a mail does: lines of headers, one of which states the version of MIME.
fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut lines =
        head.split(|b| *b == b'\n').map(|line| line.trim_ascii()).skip_while(|line| line.is_empty());
    let is_header = |line: &&[u8]| {
        let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        name > 1 && line.get(name) == Some(&b':')
    };
    let version =
        |line: &[u8]| line.get(..13).is_some_and(|name| name.eq_ignore_ascii_case(b"mime-version:"));
    let first = lines.next().unwrap_or_default();
    is_header(&first) && (version(first) || lines.take_while(|line| !line.is_empty()).any(version))
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
        assert_eq!(sniff(b"{\\rtf1"), Kind::Rtf);
        assert_eq!(sniff(b"\r\nFrom: a\r\nSubject: b\r\n c\r\nMIME-Version: 1.0\r\n"), Kind::Mhtml);
        assert_eq!(sniff("说明: MIME-Version: 1.0".as_bytes()), Kind::Text);
        let xml = b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>";
        assert_eq!(sniff(xml), Kind::OfficeXml(OfficeXml::Excel));
        let flat = b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>";
        assert_eq!(sniff(flat), Kind::OfficeXml(OfficeXml::OpenDocument));
        assert_eq!(sniff(b""), Kind::Text);
        assert_eq!(sniff(b"BMW 1 2 3 4"), Kind::Text);
    }

    #[test]
    fn texts_are_distinguished() {
        assert_eq!(written_in("<!DOCTYPE html><p>甲"), Format::Html);
        assert_eq!(written_in("# 预算\n\n**甲**，<b>乙</b>\n\n合计\t1.00\n"), Format::Text);
        assert_eq!(written_in("# 预算\n\n| 甲 | 乙 |\n|---|---:|\n| 合计 | 1.00 |\n"), Format::Markdown);
        assert_eq!(written_in("项目,预算数\n甲,1.00\n乙,2.00\n"), Format::Delimited);
    }
}
