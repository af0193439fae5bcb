//! Where a result stands, as SARIF has it: the file as a URI, the region in lines, characters and bytes.
//! Bytes are those of the file, so a byte order mark counts; where the file is in another encoding none are given.

use crate::source::SourceText;
use serde_json::{Value, json};

/// One file and its text.
pub(super) struct File<'a> {
    pub uri: String,
    /// Bytes of the file before the text; `None` where the text's bytes are not the file's.
    pub lead: Option<u32>,
    pub source: &'a SourceText<'a>,
}

impl File<'_> {
    pub fn location(&self) -> Value {
        json!({ "uri": self.uri })
    }

    /// The region of the bytes `start..end` of the text, with what stands there if `snippet` is wanted.
    pub fn region(&self, start: u32, end: u32, snippet: bool) -> Value {
        let (from, to) = (self.source.position(start), self.source.position(end.max(start)));
        let mut region = json!({
            "startLine": from.line, "startColumn": from.column,
            "endLine": to.line, "endColumn": to.column,
            "charOffset": from.chars, "charLength": to.chars - from.chars,
        });
        if let Some(lead) = self.lead {
            region["byteOffset"] = json!(u64::from(start) + u64::from(lead));
            region["byteLength"] = json!(end.saturating_sub(start));
        }
        if snippet && start < end {
            region["snippet"] = json!({ "text": self.source.masked(start, end) });
        }
        region
    }
}

/// A path as a URI reference: `/` between folders, everything unusual percent-encoded.
pub(super) fn uri(name: &str) -> String {
    let path = name.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    let mut out = String::from(match path.starts_with('/') {
        true => "file://",
        false if drive => "file:///",
        false => "",
    });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char)
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("某县/预算 1.txt"), "%E6%9F%90%E5%8E%BF/%E9%A2%84%E7%AE%97%201.txt");
        assert_eq!(uri("/a/b.txt"), "file:///a/b.txt");
        assert_eq!(uri("-"), "-");
        assert_eq!(uri("C:\\x"), "file:///C%3A/x");
    }

    #[test]
    fn a_region_counts_the_byte_order_mark_in_bytes_only() {
        let text = "合计\t12.30\n";
        let source = SourceText::new(text);
        let file = |lead| File { uri: uri("a"), lead, source: &source };
        let region = file(Some(3)).region(7, 12, true);
        assert_eq!((&region["byteOffset"], &region["byteLength"]), (&json!(10), &json!(5)));
        assert_eq!((&region["charOffset"], &region["startColumn"]), (&json!(3), &json!(4)));
        assert_eq!((&region["endColumn"], &region["snippet"]["text"]), (&json!(9), &json!("12.30")));
        assert!(file(None).region(7, 12, true).get("byteOffset").is_none());
    }
}
