//! Hygiene: small scanners that several rules share: likeness, words near by, sentences.
//! Hand-written; every one of them is linear in its text.

/// How like two texts are: shared pairs of neighbouring characters, in percent (Dice).
pub fn likeness(a: &str, b: &str) -> usize {
    if a == b {
        return 100;
    }
    let (mut left, right) = (pairs(a), pairs(b));
    let total = left.len() + right.len();
    if total == 0 {
        return 0;
    }
    let mut shared = 0;
    for pair in right {
        if let Some(at) = left.iter().position(|p| *p == pair) {
            left.swap_remove(at);
            shared += 2;
        }
    }
    shared * 100 / total
}

fn pairs(text: &str) -> Vec<(char, char)> {
    // Titles and names are short; what is longer is cut, so that time stays linear.
    let chars: Vec<char> = text.chars().take(80).collect();
    chars.windows(2).map(|w| (w[0], w[1])).collect()
}

/// The words before byte `at`: at most `chars` characters, so that looking back takes no longer on a longer text.
pub fn before(clean: &str, at: usize, chars: usize) -> &str {
    let start = clean[..at].char_indices().rev().take(chars).last().map_or(at, |(i, _)| i);
    &clean[start..at]
}

/// The words from byte `at` on: at most `chars` characters.
pub fn after(clean: &str, at: usize, chars: usize) -> &str {
    let end = clean[at..].char_indices().nth(chars).map_or(clean.len(), |(i, _)| at + i);
    &clean[at..end]
}

/// The sentence of `clean` that byte `at` stands in, as far as it is told near by.
pub fn sentence(clean: &str, at: usize) -> &str {
    let stop = |c: char| "。；！？".contains(c);
    let (lead, rest) = (before(clean, at, NEAR), after(clean, at, NEAR));
    let start = lead.rfind(stop).map_or(at - lead.len(), |i| {
        let i = at - lead.len() + i;
        i + clean[i..].chars().next().map_or(1, char::len_utf8)
    });
    let end = rest.find(stop).map_or(at + rest.len(), |i| at + i);
    &clean[start..end]
}

/// A sentence is not longer than this to either side.
const NEAR: usize = 300;

/// Whether byte `at` stands in the free words of a reason (主要原因是…).
pub fn in_reason(clean: &str, at: usize) -> bool {
    let lead = before(clean, at, NEAR);
    let stop = lead.rfind(['。', '；']).unwrap_or(0);
    lead[stop..].contains("原因")
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_a_percentage() {
        assert_eq!(likeness("行政运行", "行政运行"), 100);
        assert_eq!(likeness("行政运行", "住房公积金"), 0);
        assert!(likeness("消防事务", "消防救援事务") >= 50);
    }
}
