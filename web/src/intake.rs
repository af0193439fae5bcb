//! What a dropped file is: text in one of the encodings in use, or something that is not text.
//! Looks at the first bytes only; the browser decodes what is not UTF-8.

/// How a file's bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, after so many bytes of mark.
    Utf8(usize),
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB 18030, which holds GBK and GB 2312.
    Gb18030,
}

impl Encoding {
    /// The label that a browser's decoder knows.
    pub fn label(self) -> &'static str {
        match self {
            Encoding::Utf8(_) => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
        }
    }
}

/// What cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Nothing in it.
    Empty,
    /// PDF.
    Pdf,
    /// Word, Excel or another document of an office program.
    Office,
    /// A picture.
    Picture,
    /// None of these, and no text.
    Unknown,
    /// More than is read at once.
    TooLarge,
}

/// More bytes than this are not read.
pub const MOST: u64 = 64 << 20;

/// Tells what a file is from its bytes.
pub fn sniff(bytes: &[u8]) -> Result<Encoding, NotText> {
    if bytes.is_empty() {
        return Err(NotText::Empty);
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF") {
        return Err(NotText::Pdf);
    }
    if starts(b"PK\x03\x04") || starts(b"\xD0\xCF\x11\xE0") {
        return Err(NotText::Office);
    }
    if starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF8")
        || starts(b"II*\0")
        || starts(b"MM\0*")
    {
        return Err(NotText::Picture);
    }
    if starts(b"\xEF\xBB\xBF") {
        return Ok(Encoding::Utf8(3));
    }
    if starts(b"\xFF\xFE") {
        return Ok(Encoding::Utf16Le);
    }
    if starts(b"\xFE\xFF") {
        return Ok(Encoding::Utf16Be);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(Encoding::Utf8(0));
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => Ok(Encoding::Gb18030),
        (high, low) if low > 8 * high.max(1) => Ok(Encoding::Utf16Le),
        (high, low) if high > 8 * low.max(1) => Ok(Encoding::Utf16Be),
        _ => Err(NotText::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_by_their_first_bytes() {
        assert_eq!(sniff("表 1".as_bytes()), Ok(Encoding::Utf8(0)));
        assert_eq!(sniff(b"\xEF\xBB\xBF1"), Ok(Encoding::Utf8(3)));
        assert_eq!(sniff(b"\xFF\xFE1\0"), Ok(Encoding::Utf16Le));
        assert_eq!(sniff(b"\xD4\xA4\xCB\xE3 2026"), Ok(Encoding::Gb18030));
        let wide: Vec<u8> =
            "2026 年度 budget, all figures".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&[&wide[..], &[0xFF, 0xFF]].concat()), Ok(Encoding::Utf16Le));
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(sniff(b""), Err(NotText::Empty));
        assert_eq!(sniff(b"%PDF-1.7"), Err(NotText::Pdf));
        assert_eq!(sniff(b"PK\x03\x04\x14"), Err(NotText::Office));
        assert_eq!(sniff(b"\x89PNG\r\n"), Err(NotText::Picture));
        assert_eq!(sniff(&[0, 0, 0xFF, 0, 0, 1]), Err(NotText::Unknown));
    }
}
