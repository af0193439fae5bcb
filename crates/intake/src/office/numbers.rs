//! Numbers of a spreadsheet as the program shows them: decimals, thousands, percent, dates.
//! Rounding is done on decimal digits, half up, as spreadsheets do it; binary floats only come in.

use crate::office::sections::{section_of, sections};

/// A number as decimal digits: `0.d₁d₂… × 10^point`, no zeros at either end.
#[derive(Clone, Debug, PartialEq)]
struct Digits {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// The fifteen digits that a spreadsheet knows of a float.
    fn of(value: f64) -> Self {
        let text = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        let mut this =
            Digits { negative: value < 0.0, digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 };
        this.trim();
        this
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        let zeros = self.digits.iter().take_while(|d| **d == 0).count();
        self.digits.drain(..zeros);
        self.point = if self.digits.is_empty() { 0 } else { self.point - zeros as i32 };
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Decimals that are not zero at the end.
    fn decimals(&self) -> usize {
        (self.digits.len() as i32 - self.point).max(0) as usize
    }

    /// Rounded half up to so many decimals.
    fn rounded(&self, decimals: usize) -> Self {
        let mut this = self.clone();
        let keep = self.point + decimals as i32;
        if keep < 0 {
            return Digits { negative: false, digits: Vec::new(), point: 0 };
        }
        let keep = keep as usize;
        if keep < this.digits.len() {
            let up = this.digits[keep] >= 5;
            this.digits.truncate(keep);
            if up {
                let mut at = keep;
                loop {
                    if at == 0 {
                        this.digits.insert(0, 1);
                        this.point += 1;
                        break;
                    }
                    at -= 1;
                    if this.digits[at] < 9 {
                        this.digits[at] += 1;
                        break;
                    }
                    this.digits[at] = 0;
                }
            }
            this.trim();
        }
        this.negative &= !this.is_zero();
        this
    }

    /// Digits before and after the point, without sign; the latter exactly `decimals` long.
    fn parts(&self, decimals: usize) -> (String, String) {
        let digit = |place: i32| {
            let at = self.point - place;
            let found = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
            char::from(b'0' + found.copied().unwrap_or(0))
        };
        let whole: String = (1..=self.point).rev().map(digit).collect();
        let fraction = (0..decimals as i32).map(|n| digit(-n)).collect();
        (whole, fraction)
    }
}

/// What the program shows for a number under a format code; `from_1904` says from when its dates count.
pub fn shown(value: f64, code: &str, from_1904: bool) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let sections = sections(code);
    let digits = Digits::of(value);
    let section = sections.get(section_of(value, &sections)).map_or("", String::as_str);
    if is_general(section) {
        return general(&digits);
    }
    if is_date(section) {
        return super::styles::date(value, section, from_1904).unwrap_or_else(|| general(&digits));
    }
    let pattern = Pattern::of(section);
    // A section of its own for negatives says the sign by colour or brackets; here it is a sign.
    pattern.shown(&digits, digits.negative)
}

/// A number without a format: all its decimals, where they are few, else what fits a cell.
fn general(digits: &Digits) -> String {
    let room = 10_usize.saturating_sub(digits.point.max(1) as usize);
    let decimals = digits.decimals();
    let kept = if decimals <= 4 { decimals } else { room };
    let rounded = digits.rounded(kept);
    let (whole, fraction) = rounded.parts(rounded.decimals());
    let sign = if rounded.negative { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { &whole };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn is_general(section: &str) -> bool {
    let bare = strip(section);
    // `@` is the format of text; a number under it shows as if it had none.
    if bare.trim() == "@" {
        return true;
    }
    // A Chinese installation calls it 通用格式, and writes it into files now and then.
    let named = bare.to_ascii_lowercase().contains("general")
        || section.contains("通用格式")
        || section.contains("常规");
    named || bare.contains(['E', 'e']) && bare.contains('0') || bare.contains('/') && bare.contains('?')
}

/// Whether a section shows a date or a time.
fn is_date(section: &str) -> bool {
    let bare = strip(section).to_ascii_lowercase();
    bare.contains(['y', 'd', 'h', 's']) || bare.contains('m') && !bare.contains(['0', '#'])
}

/// A section without its literals.
fn strip(section: &str) -> String {
    tokens(section).filter_map(|t| if let Token::Mark(c) = t { Some(c) } else { None }).collect()
}

/// A piece of a format code.
pub enum Token {
    /// A character that means something.
    Mark(char),
    /// Text that is shown as it is.
    Literal(char),
}

/// The pieces of a section: quotes, escapes and brackets taken care of.
pub fn tokens(section: &str) -> impl Iterator<Item = Token> + '_ {
    let mut chars = section.chars();
    let mut quoted = false;
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            return Some(match c {
                '"' => {
                    quoted = !quoted;
                    continue;
                }
                c if quoted => Token::Literal(c),
                '\\' | '!' => Token::Literal(chars.next()?),
                '_' | '*' => {
                    chars.next();
                    continue;
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    match inner.to_ascii_lowercase().as_str() {
                        // Hours, minutes or seconds beyond their usual range.
                        "h" | "hh" => Token::Mark('h'),
                        "m" | "mm" => Token::Mark('m'),
                        "s" | "ss" => Token::Mark('s'),
                        // A currency: `[$¥-804]`.
                        _ => {
                            match inner.strip_prefix('$').and_then(|s| s.chars().next()).filter(|c| *c != '-')
                            {
                                Some(sign) => Token::Literal(sign),
                                None => continue,
                            }
                        }
                    }
                }
                c => Token::Mark(c),
            });
        }
    })
}

/// A section that shows a number.
#[derive(Debug, Default)]
struct Pattern {
    before: String,
    after: String,
    whole: usize,
    decimals: usize,
    /// Decimals that are shown even where they are zero.
    fixed: usize,
    thousands: bool,
    scale: i32,
    placeholders: bool,
    /// What stands between digits before the point (`0!.0000`): how many digits follow, and what it is.
    within: Vec<(usize, char)>,
}

impl Pattern {
    fn of(section: &str) -> Self {
        let mut this = Pattern::default();
        let (mut point, mut commas, mut seen) = (false, 0, 0_usize);
        // Literals that come before more digits, by how many digits came before them.
        let mut within: Vec<(usize, usize, char)> = Vec::new();
        for token in tokens(section) {
            match token {
                Token::Mark(c @ ('0' | '#' | '?')) => {
                    this.placeholders = true;
                    this.thousands |= commas > 0;
                    commas = 0;
                    if point {
                        this.decimals += 1;
                        this.fixed = if c == '0' { this.decimals } else { this.fixed };
                    } else {
                        this.whole += usize::from(c == '0');
                        seen += 1;
                    }
                }
                Token::Mark('.') => point = true,
                Token::Mark(',') if this.placeholders => commas += 1,
                Token::Mark(c) | Token::Literal(c) => {
                    this.scale += if c == '%' { 2 } else { 0 };
                    // Brackets around a negative are its sign, which is written as such.
                    if matches!(c, '(' | ')' | '-' | '（' | '）') && section.contains(['0', '#']) {
                        continue;
                    }
                    if this.placeholders && !point {
                        within.push((seen, this.after.len(), c));
                    }
                    if this.placeholders { this.after.push(c) } else { this.before.push(c) }
                }
            }
        }
        this.scale -= 3 * commas;
        for (before, at, c) in within.into_iter().rev().filter(|(before, ..)| *before < seen) {
            this.after.remove(at);
            this.within.push((seen - before, c));
        }
        this
    }

    fn shown(&self, digits: &Digits, negative: bool) -> String {
        if !self.placeholders {
            return format!("{}{}", self.before, self.after).trim().to_owned();
        }
        let mut digits = digits.clone();
        if !digits.is_zero() {
            digits.point += self.scale;
        }
        let rounded = digits.rounded(self.decimals);
        let (whole, fraction) = rounded.parts(self.decimals);
        let whole = format!("{whole:0>width$}", width = self.whole);
        let whole = match self.within.is_empty() {
            true if self.thousands => grouped(&whole),
            true => whole,
            false => self.parted(&whole),
        };
        let kept = fraction.trim_end_matches('0').len().max(self.fixed);
        let point = if kept > 0 { "." } else { "" };
        let sign = if negative && !rounded.is_zero() { "-" } else { "" };
        format!("{}{sign}{whole}{point}{}{}", self.before, &fraction[..kept], self.after).trim().to_owned()
    }
}

impl Pattern {
    /// Digits with what stands between them.
    fn parted(&self, whole: &str) -> String {
        let mut out = String::new();
        for (n, c) in whole.chars().enumerate() {
            let left = whole.len() - n;
            out.extend(self.within.iter().rev().filter(|(after, _)| *after == left).map(|(_, c)| *c));
            out.push(c);
        }
        out
    }
}

fn grouped(whole: &str) -> String {
    let mut out = String::new();
    for (n, c) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_as_the_program_shows_them() {
        let cases: &[(f64, &str, &str)] = &[
            (834.39 + 0.3, "General", "834.69"),
            (834.39 + 0.3, "#,##0.00", "834.69"),
            (2197.77, "#,##0.00", "2,197.77"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (85.0, "0.00", "85.00"),
            (1.005, "0.00", "1.01"),
            (0.125, "0.00", "0.13"),
            (999.995, "0.00", "1000.00"),
            (-0.001, "0.00", "0.00"),
            (-5.5, "0.00;[Red]0.00", "-5.50"),
            (-5.5, "0.00_);(0.00)", "-5.50"),
            (0.0, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            (-1234.5, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-1,234.50"),
            (0.1227, "0.00%", "12.27%"),
            (0.5, "0%", "50%"),
            (0.1, "#.##", ".1"),
            (12.5, "0.##", "12.5"),
            (12.0, "0.00\"万元\"", "12.00万元"),
            (3.0, "000", "003"),
            (189_767_551.46, "General", "189767551.46"),
            (1.0 / 3.0, "General", "0.333333333"),
            (0.1 + 0.2, "General", "0.3"),
            (1e20, "0", "100000000000000000000"),
            (12_345.678, "0.00,", "12.35"),
            (0.0, "0.00;-0.00;", ""),
            (0.0, "General", "0"),
            (12.5, "@", "12.5"),
            (-3.0, "@", "-3"),
            (12.5, "0.00_ ;@", "12.50"),
            (834.69, "G/通用格式", "834.69"),
            (12_345_678.0, "0!.0000", "1234.5678"),
            (12_345_678.0, "0!.0000\"万元\"", "1234.5678万元"),
            (5.0, "0!.0000", "0.0005"),
            (123_456.0, "0!.0,\"万\"", "12.3万"),
            (123_456.0, "[>=10000]0!.0,\"万\";G/通用格式", "12.3万"),
            (834.69, "[>=10000]0!.0,\"万\";G/通用格式", "834.69"),
            (85.5, "[红色]#,##0.00;[蓝色]-#,##0.00", "85.50"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(shown(*value, code, false), *expected, "{value} {code}");
        }
    }

    #[test]
    fn dates_as_the_program_shows_them() {
        let cases = [
            (45992.0, "yyyy/m/d", "2025/12/1"),
            (45992.0, "yyyy\"年\"m\"月\"d\"日\"", "2025年12月1日"),
            (45992.0, "[$-804]yyyy-mm-dd;@", "2025-12-01"),
            (45992.75, "h:mm", "18:00"),
            (60.0, "yyyy-mm-dd", "1900-02-29"),
            (1.0, "yyyy-mm-dd", "1900-01-01"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(shown(value, code, false), expected, "{value} {code}");
        }
        assert_eq!(shown(44530.0, "yyyy-mm-dd", true), "2025-12-01");
        assert_eq!(shown(-1.0, "yyyy-mm-dd", false), "-1");
        assert!(!shown(1e300, "yyyy-mm-dd", false).is_empty());
    }
}
