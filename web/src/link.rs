//! A link that carries a text in its hash, so that it reaches no server: `#gouji=1.` and the deflated text in base64url.
//! `#gouji=2.`, the fingerprint of a finding, and the same text: the link opens there. The number is the version of this form; what a later version writes is reported as unknown, never guessed.

/// From so many characters on some chat programs cut a link: said beside it.
pub const LONG: usize = 2_000;
/// Longest link that is offered, in characters: chat programs and mail cut longer ones.
pub const MOST: usize = 16_000;
/// Longest hash that is read: deflate swells a thousandfold at most, and that has to fit.
const MOST_READ: usize = 64_000;
/// Most bytes that a text in a link may have.
pub const MOST_TEXT: usize = 64 << 20;

const KEY: &str = "#gouji=";
const VERSION: &str = "1";
const VERSION_AT: &str = "2";
/// Longest fingerprint that is read.
const MOST_PRINT: usize = 40;

/// What a hash carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A deflated text, in plain base64; and the fingerprint of the finding at which it is to be opened.
    Text(String, Option<String>),
    /// Something written by another version.
    Unknown,
    /// Something that is cut off or damaged.
    Damaged,
}

/// The hash that carries a deflated text, given in plain base64.
pub fn write(base64: &str) -> String {
    let text: String = base64.trim_end_matches('=').chars().map(to_url).collect();
    format!("{KEY}{VERSION}.{text}")
}

/// The same, to be opened at the finding with a fingerprint.
pub fn write_at(base64: &str, fingerprint: &str) -> String {
    let text: String = base64.trim_end_matches('=').chars().map(to_url).collect();
    format!("{KEY}{VERSION_AT}.{}.{text}", fingerprint.replace(':', "-"))
}

/// What the hash of an address carries; `None` where it is none of ours.
pub fn read(hash: &str) -> Option<Carried> {
    let rest = hash.strip_prefix(KEY)?;
    let Some((version, text)) = rest.split_once('.') else { return Some(Carried::Damaged) };
    let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (text, at) = match version {
        VERSION => (text, None),
        VERSION_AT => match text.split_once('.') {
            Some((at, text)) if at.len() <= MOST_PRINT && at.chars().all(sound) => {
                (text, Some(at.replace('-', ":")))
            }
            _ => return Some(Carried::Damaged),
        },
        _ => return Some(Carried::Unknown),
    };
    if text.is_empty() || text.len() > MOST_READ || text.len() % 4 == 1 || !text.chars().all(sound) {
        return Some(Carried::Damaged);
    }
    let mut base64: String = text.chars().map(from_url).collect();
    base64.extend(std::iter::repeat_n('=', (4 - text.len() % 4) % 4));
    Some(Carried::Text(base64, at))
}

fn to_url(c: char) -> char {
    match c {
        '+' => '-',
        '/' => '_',
        c => c,
    }
}

fn from_url(c: char) -> char {
    match c {
        '-' => '+',
        '_' => '/',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for base64 in ["eJwD+/8=", "eJwDAA==", "AAAA"] {
            let hash = write(base64);
            assert!(hash.starts_with("#gouji=1.") && !hash.contains(['+', '/']) && !hash.ends_with('='));
            assert_eq!(read(&hash), Some(Carried::Text(base64.into(), None)));
            let at = write_at(base64, "00ff:1");
            assert_eq!(read(&at), Some(Carried::Text(base64.into(), Some("00ff:1".into()))));
        }
    }

    #[test]
    fn what_is_not_of_this_version_is_said_to_be_unknown_or_damaged() {
        assert_eq!((read(""), read("#top")), (None, None));
        assert_eq!(read("#gouji=3.abcd"), Some(Carried::Unknown));
        for damaged in [
            "#gouji=1.",
            "#gouji=1",
            "#gouji=1.ab%20",
            "#gouji=1.abcde",
            "#gouji=2.abcd",
            "#gouji=2.a/b.abcd",
        ] {
            assert_eq!(read(damaged), Some(Carried::Damaged), "{damaged}");
        }
        assert_eq!(read(&format!("#gouji=1.{}", "a".repeat(MOST_READ + 4))), Some(Carried::Damaged));
    }
}
