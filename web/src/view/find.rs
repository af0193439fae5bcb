//! Finding a number or a name in the document: white space, commas in numbers and a converter's marks do not matter.

use super::Dossier;

/// A place where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// More places than this are not listed.
pub const MOST_HITS: usize = 999;

/// The places at which `words` stand, in the order of the text. A number is found whole, not within a longer one; where it
/// stands nowhere so, as while it is being typed, what begins with it is found.
pub fn find(dossier: &Dossier, words: &str) -> Vec<Hit> {
    let wanted: Vec<char> = words.chars().filter(|&c| counts(c)).flat_map(char::to_lowercase).collect();
    let Some(&first) = wanted.first() else { return Vec::new() };
    let number = wanted.iter().all(|&c| c.is_ascii_digit() || c == '.');
    let (from, to) = dossier.span();
    let letters: Vec<(u32, char)> = dossier
        .slice(from, to)
        .char_indices()
        .filter(|&(_, c)| counts(c))
        .map(|(at, c)| (from + at as u32, c.to_lowercase().next().unwrap_or(c)))
        .collect();
    let digit = |at: usize| letters.get(at).is_some_and(|&(_, c)| c.is_ascii_digit());
    // White space parts numbers: 12 34 are two.
    let touches = |a: usize, b: usize| match (letters.get(a), letters.get(b)) {
        (Some(&(a, c)), Some(&(b, _))) => {
            !dossier.slice(a + c.len_utf8() as u32, b).contains(char::is_whitespace)
        }
        _ => false,
    };
    let (mut hits, mut begun) = (Vec::new(), Vec::new());
    for at in 0..letters.len() {
        if letters[at].1 != first || letters.len() - at < wanted.len() {
            continue;
        }
        let last = at + wanted.len() - 1;
        if !letters[at..=last].iter().map(|&(_, c)| c).eq(wanted.iter().copied()) {
            continue;
        }
        let joined = |a: usize, b: usize| touches(a, b);
        let within = number
            && (at > 0 && (digit(at - 1) || letters[at - 1].1 == '.') && joined(at - 1, at)
                || (at..last).any(|i| !joined(i, i + 1)));
        let goes_on = number
            && (digit(last + 1) || letters.get(last + 1).is_some_and(|&(_, c)| c == '.') && digit(last + 2))
            && joined(last, last + 1);
        if within || goes_on && begun.len() == MOST_HITS {
            continue;
        }
        let (end, c) = letters[last];
        let hit = Hit { start: letters[at].0, end: end + c.len_utf8() as u32 };
        if goes_on { &mut begun } else { &mut hits }.push(hit);
        if hits.len() == MOST_HITS {
            break;
        }
    }
    if hits.is_empty() { begun } else { hits }
}

/// Whether a letter matters: white space, commas and a converter's asterisks do not.
fn counts(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, ',' | '，' | '*' | '\u{200B}')
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::dossier;
    use super::*;

    fn found(text: &str, words: &str) -> Vec<String> {
        let d = dossier(text, vec![], vec![], vec![]);
        find(&d, words).iter().map(|hit| d.slice(hit.start, hit.end).to_string()).collect()
    }

    #[test]
    fn numbers_are_found_whole() {
        assert_eq!(found("226.27 1226.27 226.275 226.27。", "226.27"), ["226.27", "226.27"]);
        assert_eq!(found("1,260.00\t1260.00", "1260.00"), ["1,260.00", "1260.00"]);
        assert_eq!(found("12\t34 1234", "1234"), ["1234"]);
        assert_eq!(found("共 5.", "5"), ["5"]);
    }

    #[test]
    fn a_number_is_found_while_it_is_typed() {
        assert_eq!(found("410.33 1410.33 410.5", "410"), ["410", "410"]);
        assert_eq!(found("410.33 410", "410"), ["410"], "whole where it stands so");
    }

    #[test]
    fn names_are_found_over_line_ends_and_marks() {
        assert_eq!(found("**基本\n支出**与基本支出", "基本支出"), ["基本\n支出", "基本支出"]);
        assert_eq!(found("Abc", " aB"), ["Ab"]);
        assert!(found("甲", "").is_empty() && found("甲", "甲乙").is_empty());
    }
}
