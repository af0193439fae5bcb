//! Running text as it is shown: a converter's left-overs (tags, asterisks, line ends) are not.
//! Offsets are of no use afterwards: figures are cut out before.

/// Text without a converter's left-overs: tags and `**` dropped, white space made one space, or none between
/// Chinese characters.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(stars) = masked(&out, rest) {
            out.push_str(&rest[..stars]);
            rest = &rest[stars..];
            continue;
        }
        if let Some(skip) = markup(rest) {
            rest = &rest[skip..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space {
            let joined = out.chars().next_back().is_some_and(is_wide) && is_wide(c);
            if !joined {
                out.push(' ');
            }
            space = false;
        }
        out.push(c);
    }
    if space {
        out.push(' ');
    }
    out
}

/// Length of the asterisks that `rest` begins with, where they hide the digits of a private number.
fn masked(before: &str, rest: &str) -> Option<usize> {
    let stars = rest.bytes().take_while(|&b| b == b'*').count();
    let within = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '-');
    (stars >= 4 && within(before.chars().next_back()) && within(rest[stars..].chars().next()))
        .then_some(stars)
}

/// Length of the mark-up that `rest` begins with, if it does.
fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with("**") {
        return Some(2);
    }
    if rest.starts_with("&nbsp;") {
        return Some(6);
    }
    let tag = rest.strip_prefix('<')?;
    let name = tag.strip_prefix('/').unwrap_or(tag);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = tag.bytes().take(80).position(|b| b == b'>' || b == b'<')?;
    (tag.as_bytes()[end] == b'>' && tag[..end].is_ascii()).then_some(end + 2)
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn left_overs_of_a_converter_are_not_shown() {
        assert_eq!(tidy("<b>项目</b>支出 **合计**&nbsp;<p class='x'>"), "项目支出合计");
        assert_eq!(tidy("a < b，1<2>0，<=47万"), "a < b，1<2>0，<=47万");
        assert_eq!(tidy("<script>alert(1)</script>"), "alert(1)");
        assert_eq!(tidy("<é>"), "<é>");
        assert_eq!(tidy("**甲****乙** 100****0001 100-****-0001"), "甲乙 100****0001 100-****-0001");
    }
}
