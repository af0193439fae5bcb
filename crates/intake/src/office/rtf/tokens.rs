//! RTF as tokens: braces, control words with their numbers, symbols, and bytes of text.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// The beginning of a group.
    Open,
    /// The end of a group.
    Close,
    /// A control word and its number.
    Word(&'a [u8], Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of text, written as it is or in hexadecimal.
    Byte(u8),
}

/// The tokens of a file.
pub fn tokens(bytes: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = *bytes.get(at)?;
            at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match control(bytes, &mut at)? {
                    Token::Word(b"bin", length) => {
                        at = at.saturating_add(length.unwrap_or(0).max(0) as usize);
                        continue;
                    }
                    token => token,
                },
                byte => Token::Byte(byte),
            });
        }
    })
}

/// What stands behind a backslash.
fn control<'a>(bytes: &'a [u8], at: &mut usize) -> Option<Token<'a>> {
    let from = *at;
    let first = *bytes.get(from)?;
    if first == b'\'' {
        let digit = |n: usize| bytes.get(from + n).and_then(|b| char::from(*b).to_digit(16));
        *at = (from + 3).min(bytes.len());
        return Some(match (digit(1), digit(2)) {
            (Some(high), Some(low)) => Token::Byte((high * 16 + low) as u8),
            _ => Token::Symbol(b'\''),
        });
    }
    if !first.is_ascii_alphabetic() {
        *at += 1;
        return Some(Token::Symbol(first));
    }
    let rest = &bytes[from..];
    let length = rest.iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, rest) = rest.split_at(length);
    let sign = usize::from(rest.first() == Some(&b'-'));
    let digits = rest[sign..].iter().take(11).take_while(|b| b.is_ascii_digit()).count();
    let taken = if digits > 0 { sign + digits } else { 0 };
    let number = std::str::from_utf8(&rest[..taken]).ok().and_then(|text| text.parse().ok());
    // One space behind a word belongs to it.
    let space = usize::from(rest.get(taken) == Some(&b' '));
    *at = from + length + taken + space;
    Some(Token::Word(word, number))
}
