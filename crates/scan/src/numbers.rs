//! Figures in what was recognised: which characters make one up, and how it is written where marks were misread
//! (`1.234.56` is 1,234.56; blanks stand behind no comma of a figure).

/// Characters of figures.
pub const MARKS: &str = "0123456789.,-%";

/// Ranges of `text`, in characters, that are figures: they begin with a digit, or with a minus before one where nothing
/// of a word stands before it, and end in a digit or a percent sign. Blanks behind commas and points are within.
pub fn figures(text: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let minus =
            at > 0 && matches!(text[at - 1], '-' | '−' | '–' | '—') && (at == 1 || text[at - 2] == ' ');
        let from = if minus { at - 1 } else { at };
        let mut to = at + 1;
        while to < text.len() {
            let digit_behind = |skip: usize| text.get(to + skip).is_some_and(char::is_ascii_digit);
            match text[to] {
                c if c.is_ascii_digit() => to += 1,
                '.' | ',' | '，' | '。' if digit_behind(1) => to += 2,
                '.' | ',' | '，' if text.get(to + 1) == Some(&' ') && digit_behind(2) => to += 3,
                '%' => {
                    to += 1;
                    break;
                }
                _ => break,
            }
        }
        out.push((from, to));
        at = to;
    }
    out
}

/// A figure as it must be written: marks are told by what stands behind them. A group of three digits behind a point in a
/// figure with several marks was parted by a comma; the last mark before two digits is the point.
pub fn written(figure: &str) -> String {
    let bare: String = figure
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| match c {
            '，' => ',',
            '。' => '.',
            '−' | '–' | '—' => '-',
            c => c,
        })
        .collect();
    let marks: Vec<usize> = bare.match_indices(['.', ',']).map(|(at, _)| at).collect();
    let Some(last) = marks.last().copied() else { return bare };
    let digits_behind = bare[last + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let groups = marks.windows(2).all(|pair| pair[1] - pair[0] == 4);
    let mut out: Vec<u8> = bare.into_bytes();
    let alike = marks.iter().all(|at| out[*at] == out[last]);
    if marks.len() > 1 && groups {
        marks[..marks.len() - 1].iter().for_each(|at| out[*at] = b',');
        match digits_behind {
            3 if alike => out[last] = b',',
            3 => {}
            _ => out[last] = b'.',
        }
    } else if marks.len() == 1 && matches!(digits_behind, 1 | 2) {
        out[last] = b'.';
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Whether a figure is written as figures are: thousands in groups of three or in none, one point at most, no zero in
/// front of other digits unless it is a code.
pub fn is_sound(figure: &str) -> bool {
    let bare = figure.strip_prefix('-').unwrap_or(figure);
    let bare = bare.strip_suffix('%').unwrap_or(bare);
    let (whole, fraction) = bare.split_once('.').map_or((bare, None), |(w, f)| (w, Some(f)));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1
        || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let padded = whole.len() > 1 && whole.starts_with('0') && fraction.is_some();
    groups.iter().all(|group| digits(group)) && grouped && fraction.is_none_or(digits) && !padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_in_text() {
        let found = |text: &str| {
            let all: Vec<char> = text.chars().collect();
            figures(&all).iter().map(|(from, to)| all[*from..*to].iter().collect()).collect::<Vec<String>>()
        };
        assert_eq!(found("支出1,234. 56万元，增长3.5%"), ["1,234. 56", "3.5%"]);
        assert_eq!(found("-12.30"), ["-12.30"]);
        assert_eq!(found("2024-2025"), ["2024", "2025"]);
        assert_eq!(found("1.234.56"), ["1.234.56"]);
        assert_eq!(found("12，34"), ["12，34"]);
    }

    #[test]
    fn misread_marks_are_told_by_what_stands_behind() {
        for (read, meant) in [
            ("1.234.56", "1,234.56"),
            ("1, 234.56", "1,234.56"),
            ("1,234,56", "1,234.56"),
            ("1.234.567", "1,234,567"),
            ("12，34", "12.34"),
            ("1,234", "1,234"),
            ("1.234", "1.234"),
            ("-0.50", "-0.50"),
        ] {
            assert_eq!(written(read), meant, "{read}");
        }
        for sound in ["1,234.56", "0.50", "12", "2080501", "-3.5%", "01"] {
            assert!(is_sound(sound), "{sound}");
        }
        for unsound in ["1,23.4", "1.2.3", "00.50", "1234,567", "1,"] {
            assert!(!is_sound(unsound), "{unsound}");
        }
    }
}
