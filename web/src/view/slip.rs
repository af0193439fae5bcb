//! Two numbers side by side with the digits marked in which they differ.
//! Shows a slip of the pen at a glance: 2·62·.27 against 2·26·.27.

use super::digits::spelled;

/// A stretch of a number, and whether the two differ in it.
pub type Digits = Vec<(String, bool)>;

/// Marks where `printed` and `meant` differ; `meant` takes over the separators of `printed`.
pub fn digits(printed: &str, meant: &str) -> (Digits, Digits) {
    let meant = spelled(meant, printed.contains([',', '，']));
    let (a, b): (Vec<char>, Vec<char>) = (printed.chars().collect(), meant.chars().collect());
    if a.len() == b.len() {
        let differs: Vec<bool> = a.iter().zip(&b).map(|(x, y)| x != y).collect();
        return (stretches(&a, &differs), stretches(&b, &differs));
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - front;
    let back = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let marks = |n: usize| (0..n).map(|i| i >= front && i < n - back).collect::<Vec<_>>();
    (stretches(&a, &marks(a.len())), stretches(&b, &marks(b.len())))
}

fn stretches(chars: &[char], marks: &[bool]) -> Digits {
    let mut out: Digits = Vec::new();
    for (&c, &mark) in chars.iter().zip(marks) {
        match out.last_mut() {
            Some((text, last)) if *last == mark => text.push(c),
            _ => out.push((c.to_string(), mark)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(printed: &str, meant: &str) -> (String, String) {
        let show =
            |d: Digits| d.into_iter().map(|(t, m)| if m { format!("[{t}]") } else { t }).collect::<String>();
        let (a, b) = digits(printed, meant);
        (show(a), show(b))
    }

    #[test]
    fn differing_digits_are_marked() {
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(marked("262.27", "226.27"), pair("2[62].27", "2[26].27"));
        assert_eq!(marked("12.5", "125"), pair("12[.]5", "125"));
        assert_eq!(marked("1,234.00", "1243.00"), pair("1,2[34].00", "1,2[43].00"));
        assert_eq!(marked("", "7"), pair("", "[7]"));
        assert_eq!(marked("5", "5"), pair("5", "5"));
    }
}
