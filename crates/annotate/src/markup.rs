//! XML as it is written: the tags of a part with the bytes that they take, for whoever changes some of them.
//! What a part means is the reader's affair; here only its elements are found.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It begins an element.
    Open,
    /// It ends one.
    Close,
    /// It is one.
    Empty,
}

/// A tag of a part.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// The name as it is written, `w:r`.
    pub name: &'a str,
    /// What it does.
    pub kind: Kind,
    /// The bytes that it takes.
    pub at: Range<usize>,
    /// It as it is written.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// Its name without prefix.
    pub fn local(&self) -> &'a str {
        local(self.name)
    }

    /// Whether it begins an element of that name, or is one.
    pub fn begins(&self, local: &str) -> bool {
        self.kind != Kind::Close && self.local() == local
    }

    /// The value of an attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let (_, value) = attributes(self.text).find(|(key, _)| local(key) == name)?;
        let value = &self.text[value];
        Some(quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |v| v.into_owned()))
    }

    /// An attribute that is a whole number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The prefix of a name with its colon, such as `w:`; empty where there is none.
pub fn prefix(name: &str) -> &str {
    name.rfind(':').map_or("", |colon| &name[..=colon])
}

/// The tags of a part; where the XML breaks off they end.
pub fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    std::iter::from_fn(move || {
        loop {
            let start = reader.buffer_position() as usize;
            let kind = match reader.read_event() {
                Ok(Event::Start(_)) => Kind::Open,
                Ok(Event::End(_)) => Kind::Close,
                Ok(Event::Empty(_)) => Kind::Empty,
                Ok(Event::Eof) | Err(_) => return None,
                Ok(_) => continue,
            };
            let at = start..reader.buffer_position() as usize;
            let written = text.get(at.clone())?;
            let bare = written.trim_start_matches(['<', '/']);
            let end = bare.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(bare.len());
            return Some(Tag { name: &bare[..end], kind, at, text: written });
        }
    })
}

/// The first tag of a part: that of its root.
pub fn root(text: &str) -> Option<Tag<'_>> {
    tags(text).next()
}

/// The attributes of a tag as it is written: names, and the bytes of the values within the tag.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let equals = at + tag[at..].find('=')?;
        let name = tag[at..equals].trim();
        let rest = &tag[equals + 1..];
        let open = equals + 1 + rest.find(['"', '\''])?;
        let quote = &tag[open..=open];
        let close = open + 1 + tag[open + 1..].find(quote)?;
        at = close + 1;
        Some((name, open + 1..close))
    })
}

/// A tag as it is written, with an attribute of that name set.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    if let Some((_, old)) = attributes(tag).find(|(key, _)| *key == name) {
        return format!("{}{}{}", &tag[..old.start], escaped(value), &tag[old.end..]);
    }
    let end = tag.len() - if tag.ends_with("/>") { 2 } else { 1 };
    format!("{} {name}=\"{}\"{}", tag[..end].trim_end(), escaped(value), &tag[end..])
}

/// Text as it is written in an element or an attribute; what XML cannot tell is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// A part with something more at the end of its root element; nothing where it has no end.
pub fn appended(text: &str, more: &str) -> Option<String> {
    let root = root(text)?;
    if root.kind == Kind::Empty {
        let open = root.text.trim_end_matches("/>").trim_end();
        let (before, after) = (&text[..root.at.start], &text[root.at.end..]);
        return Some(format!("{before}{open}>{more}</{}>{after}", root.name));
    }
    let end = text
        .rfind("</")
        .filter(|end| local(text[end + 2..].trim_end().trim_end_matches('>')) == root.local())?;
    Some(format!("{}{more}{}", &text[..end], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_tell_their_bytes() {
        let text = "<?xml version='1.0'?><w:p a:b='1&amp;2'><w:r/>甲</w:p >";
        let stated: Vec<(&str, Kind, &str)> = tags(text).map(|t| (t.name, t.kind, &text[t.at])).collect();
        assert_eq!(
            stated,
            [
                ("w:p", Kind::Open, "<w:p a:b='1&amp;2'>"),
                ("w:r", Kind::Empty, "<w:r/>"),
                ("w:p", Kind::Close, "</w:p >")
            ]
        );
        assert_eq!(root(text).and_then(|tag| tag.get("b")).as_deref(), Some("1&2"));
    }

    #[test]
    fn attributes_are_set() {
        assert_eq!(with_attribute("<c r=\"A1\" s='3'/>", "s", "4"), "<c r=\"A1\" s='4'/>");
        assert_eq!(with_attribute("<c r=\"A1\">", "s", "4"), "<c r=\"A1\" s=\"4\">");
        assert_eq!(with_attribute("<c/>", "s", "\""), "<c s=\"&quot;\"/>");
    }

    #[test]
    fn parts_are_added_to() {
        assert_eq!(appended("<a:b>x</a:b>\n", "y").as_deref(), Some("<a:b>xy</a:b>\n"));
        assert_eq!(appended("<b k='1' />", "y").as_deref(), Some("<b k='1'>y</b>"));
        assert_eq!(appended("<b>", "y"), None);
    }
}
