//! XML as Office writes it: tags by their local names, texts with their references resolved.
//! Where the XML breaks off, the nodes end: what came before is kept.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::ops::Range;

/// A node of a part.
pub enum Node<'a> {
    /// A start tag; an empty element gives a start and an end.
    Open(Tag<'a>),
    /// The local name of an end tag.
    Close(String),
    /// Text, references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its local name.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute, by its local name.
    pub fn get(&self, name: &str) -> Option<String> {
        let attribute = self.0.attributes().flatten().find(|a| local(a.key.into_inner()) == name)?;
        match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => Some(value.into_owned()),
            Err(_) => Some(attribute.value.into_owned()),
        }
    }

    /// An attribute that is a whole number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// A switch (`w:val`): on where there is no value.
    pub fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The nodes of a part.
pub fn nodes(text: &str) -> impl Iterator<Item = Node<'_>> {
    nodes_at(text).map(|(node, _)| node)
}

/// The nodes of a part, each with the bytes that it takes; the end of an empty element takes none, behind it.
pub fn nodes_at(text: &str) -> impl Iterator<Item = (Node<'_>, Range<usize>)> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    std::iter::from_fn(move || {
        loop {
            let start = reader.buffer_position() as usize;
            let node = match reader.read_event() {
                Ok(Event::Start(tag)) => Node::Open(Tag(tag)),
                Ok(Event::End(end)) => Node::Close(local(end.name().into_inner()).to_owned()),
                Ok(Event::Text(text)) => Node::Text(text.into_inner()),
                Ok(Event::CData(text)) => Node::Text(text.into_inner()),
                Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => Node::Text(Cow::Owned(c.to_string())),
                    _ => match quick_xml::escape::resolve_xml_entity(&reference) {
                        Some(text) => Node::Text(Cow::Borrowed(text)),
                        None => continue,
                    },
                },
                Ok(Event::Eof) | Err(_) => return None,
                Ok(_) => continue,
            };
            return Some((node, start..reader.buffer_position() as usize));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_tell_their_bytes() {
        let text = "<p><t>甲 &lt;乙</t><q/></p>";
        let pieces: Vec<&str> = nodes_at(text).map(|(_, at)| &text[at]).collect();
        assert_eq!(pieces, ["<p>", "<t>", "甲 ", "&lt;", "乙", "</t>", "<q/>", "", "</p>"]);
    }

    #[test]
    fn tags_and_texts() {
        let mut said = String::new();
        for node in nodes("<w:p a:b='1&amp;2'>甲&#20057;&lt;<w:t/>x</w:q></w:p><bro") {
            match node {
                Node::Open(tag) => said += &format!("[{} {:?}", tag.name(), tag.get("b")),
                Node::Close(name) => said += &format!("{name}]"),
                Node::Text(text) => said += &text,
            }
        }
        assert_eq!(said, "[p Some(\"1&2\")甲乙<[t Nonet]xq]p]");
    }
}
