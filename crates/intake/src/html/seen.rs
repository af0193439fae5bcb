//! Which elements of a page nobody sees, as far as they say so themselves, and which are not its text.
//! What style sheets and scripts do to a page is not followed.

use html5gum::StartTag;

/// Whether the text of an element is not read: nobody sees it, or it is not the page's own.
pub fn is_hidden(name: &str, tag: &StartTag<()>) -> bool {
    const NEVER: &[&str] = &[
        "script", "style", "noscript", "template", "head", "title", "select", "svg", "iframe", "object",
        "button",
    ];
    NEVER.contains(&name) || is_unseen(name, tag)
}

/// Whether nobody sees an element, as far as it says so itself.
pub fn is_unseen(name: &str, tag: &StartTag<()>) -> bool {
    let style =
        tag.attributes.get(b"style".as_slice()).map(|v| String::from_utf8_lossy(v).to_ascii_lowercase());
    let style: String = style.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    let mso = style.contains("mso-hide:all");
    // Off the page, or seen through wholly.
    let length = |name: &str| declared(&style, name).and_then(leading_number);
    let far = |name: &str| length(name).is_some_and(|at| at <= FAR_OFF);
    let placed = matches!(declared(&style, "position"), Some("absolute" | "fixed"));
    let off = far("text-indent") || placed && ["left", "top", "right"].into_iter().any(far);
    let clear = length("opacity") == Some(0.0);
    // A block of no size is often one whose parts have sizes of their own.
    let small = matches!(name, "span" | "font" | "b" | "em") && length("font-size") == Some(0.0);
    tag.attributes.contains_key(b"hidden".as_slice())
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || mso
        || off
        || clear
        || small
}

/// So far to the left of a page, or above it, nobody sees anything; in the unit of the page, mostly pixels.
const FAR_OFF: f32 = -500.0;

/// What a style without blanks declares.
fn declared<'a>(style: &'a str, name: &str) -> Option<&'a str> {
    let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
    pairs.filter(|(known, _)| *known == name).map(|(_, value)| value).next_back()
}

/// The number that a length begins with.
fn leading_number(value: &str) -> Option<f32> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || "+-.".contains(c))).unwrap_or(value.len());
    value[..end].parse().ok()
}
