//! Formulas as Excel writes them: `SUM(C5:C9)-'收入 表'!$B$3*2`.
//! What is not known (names, other books, functions of a programmer) makes no formula.

use super::{Area, DEEPEST, Expr, Function, Operator, Sheet, Step};

/// Reads a formula that stands in the cell of row and column `at`, from 0; nothing where it is more than is known.
pub fn parse(text: &str, at: (u32, u32)) -> Option<Expr> {
    let text = text.trim().trim_start_matches('=');
    if text.len() > MOST_BYTES {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut parser = Parser { chars, at: 0, depth: 0, base: (i64::from(at.0), i64::from(at.1)) };
    let expr = parser.comparison()?;
    parser.blank();
    (parser.at == parser.chars.len()).then_some(expr)
}

/// The longest formula; Excel's own limit.
const MOST_BYTES: usize = 8 * 8192;

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    base: (i64, i64),
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn eat(&mut self, c: char) -> bool {
        self.blank();
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    fn comparison(&mut self) -> Option<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.joined()?;
        loop {
            self.blank();
            let next = self.chars.get(self.at + 1).copied();
            let (operator, length) = match (self.peek(), next) {
                (Some('<'), Some('=')) => (Operator::AtMost, 2),
                (Some('<'), Some('>')) => (Operator::Unequal, 2),
                (Some('>'), Some('=')) => (Operator::AtLeast, 2),
                (Some('<'), _) => (Operator::Less, 1),
                (Some('>'), _) => (Operator::Greater, 1),
                (Some('='), _) => (Operator::Equal, 1),
                _ => break,
            };
            self.at += length;
            left = binary(operator, left, self.joined()?);
        }
        self.depth -= 1;
        Some(left)
    }

    fn joined(&mut self) -> Option<Expr> {
        let mut left = self.sum()?;
        while self.eat('&') {
            left = binary(Operator::Join, left, self.sum()?);
        }
        Some(left)
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut left = self.product()?;
        loop {
            let operator = if self.eat('+') {
                Operator::Add
            } else if self.eat('-') {
                Operator::Subtract
            } else {
                return Some(left);
            };
            left = binary(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Option<Expr> {
        let mut left = self.power()?;
        loop {
            let operator = if self.eat('*') {
                Operator::Multiply
            } else if self.eat('/') {
                Operator::Divide
            } else {
                return Some(left);
            };
            left = binary(operator, left, self.power()?);
        }
    }

    fn power(&mut self) -> Option<Expr> {
        let mut left = self.signed()?;
        while self.eat('^') {
            left = binary(Operator::Power, left, self.signed()?);
        }
        Some(left)
    }

    fn signed(&mut self) -> Option<Expr> {
        let mut negative = false;
        loop {
            if self.eat('-') {
                negative = !negative;
            } else if !self.eat('+') {
                break;
            }
        }
        let mut value = self.value()?;
        while self.eat('%') {
            value = Expr::Percent(Box::new(value));
        }
        Some(if negative { Expr::Negative(Box::new(value)) } else { value })
    }

    fn value(&mut self) -> Option<Expr> {
        self.blank();
        match self.peek()? {
            '(' => {
                self.at += 1;
                let inner = self.comparison()?;
                self.eat(')').then_some(inner)
            }
            '"' => self.quoted('"').map(Expr::Text),
            '\'' => {
                let name = self.quoted('\'')?;
                self.eat('!').then_some(())?;
                self.area(Some(name))
            }
            c if c.is_ascii_digit() || c == '.' => self.number_or_rows(),
            c if c.is_alphabetic() || c == '$' || c == '_' => self.named(),
            _ => None,
        }
    }

    /// What stands in quotes; doubled ones are one.
    fn quoted(&mut self, mark: char) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let c = self.peek()?;
            self.at += 1;
            if c == mark {
                if self.peek() != Some(mark) {
                    return Some(out);
                }
                self.at += 1;
            }
            out.push(c);
        }
    }

    fn number_or_rows(&mut self) -> Option<Expr> {
        let from = self.at;
        let is_number = |p: &Self| p.peek().is_some_and(|c| c.is_ascii_digit() || c == '.');
        while is_number(self) {
            self.at += 1;
        }
        if self.peek() == Some(':') {
            self.at = from;
            return self.area(None);
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some('+' | '-')));
            while self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
        }
        let digits: String = self.chars[from..self.at].iter().collect();
        digits.parse().ok().map(Expr::Number)
    }

    /// A function, a sheet, or a cell.
    fn named(&mut self) -> Option<Expr> {
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || "$_.".contains(c)) {
            self.at += 1;
        }
        let word: String = self.chars[from..self.at].iter().collect();
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let upper = word.to_ascii_uppercase();
                let function = Function::named(upper.trim_start_matches("_XLFN."))?;
                Some(Expr::Call(function, self.arguments()?))
            }
            Some('!') => {
                self.at += 1;
                self.area(Some(word))
            }
            _ => match word.to_ascii_uppercase().as_str() {
                "TRUE" => Some(Expr::Number(1.0)),
                "FALSE" => Some(Expr::Number(0.0)),
                _ => {
                    self.at = from;
                    self.area(None)
                }
            },
        }
    }

    fn arguments(&mut self) -> Option<Vec<Expr>> {
        let mut out = Vec::new();
        if self.eat(')') {
            return Some(out);
        }
        loop {
            self.blank();
            out.push(if matches!(self.peek(), Some(',' | ')')) { Expr::Missing } else { self.comparison()? });
            if self.eat(')') {
                return Some(out);
            }
            self.eat(',').then_some(())?;
        }
    }

    /// `B5`, `$B$5:C9`, `B:B`, `5:7`.
    fn area(&mut self, sheet: Option<String>) -> Option<Expr> {
        let first = self.corner()?;
        let second = if self.peek() == Some(':') {
            self.at += 1;
            Some(self.corner()?)
        } else {
            None
        };
        let whole = |step: Option<Step>, end: i64| step.unwrap_or(Step { at: end, relative: false });
        let last = second.unwrap_or(first);
        // A whole column or row has its ends at both sides.
        if second.is_none() && (first.0.is_none() || first.1.is_none()) {
            return None;
        }
        Some(Expr::Area(Area {
            sheet: sheet.map(Sheet::Named),
            from: (whole(first.0, 0), whole(first.1, 0)),
            to: (whole(last.0, LAST.0), whole(last.1, LAST.1)),
            single: second.is_none(),
        }))
    }

    /// A corner of a range: its row and its column, of which one may be missing.
    fn corner(&mut self) -> Option<(Option<Step>, Option<Step>)> {
        let fixed_column = self.sign();
        let mut column = 0_i64;
        let mut letters = 0;
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            column = column * 26 + i64::from(c.to_ascii_uppercase() as u32 - 'A' as u32) + 1;
            letters += 1;
            self.at += 1;
        }
        let fixed_row = self.sign() || letters == 0 && fixed_column;
        let mut row = 0_i64;
        let mut digits = 0;
        while let Some(c) = self.peek().and_then(|c| c.to_digit(10)) {
            row = (row * 10 + i64::from(c)).min(LAST.0 + 2);
            digits += 1;
            self.at += 1;
        }
        let sound =
            letters <= 3 && (letters > 0 || digits > 0) && row <= LAST.0 + 1 && (digits == 0 || row > 0);
        // A word that goes on is a name, not a cell.
        let ends = !self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '!' || c == '[');
        let step = |at: i64, base: i64, fixed: bool| Step {
            at: if fixed { at } else { at - base },
            relative: !fixed,
        };
        (sound && ends).then(|| {
            (
                (digits > 0).then(|| step(row - 1, self.base.0, fixed_row)),
                (letters > 0).then(|| step(column - 1, self.base.1, fixed_column)),
            )
        })
    }

    fn sign(&mut self) -> bool {
        let found = self.peek() == Some('$');
        self.at += usize::from(found);
        found
    }
}

/// The last row and column, from 0.
const LAST: (i64, i64) = (1_048_575, 16_383);

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    Expr::Binary(operator, Box::new(left), Box::new(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_is_known_is_no_formula() {
        for text in [
            "[1]表!A1",
            "合计+1",
            "VLOOKUP(A1,B:C,2)",
            "A1 B1",
            "SUM(A1",
            "",
            "\"甲",
            "A1:",
            "Sheet1:Sheet3!A1",
        ] {
            assert_eq!(parse(text, (0, 0)), None, "{text}");
        }
        for text in [
            "SUM(A1:B2,3)",
            "'收 入'!$B$3*2%",
            "表1!A1-B2",
            "IF(A1>=1,\"甲\",)",
            "SUM(C:C)",
            "SUM(2:3)",
            "1.5E+3",
        ] {
            assert!(parse(text, (0, 0)).is_some(), "{text}");
        }
        assert_eq!(parse(&"(".repeat(5000), (0, 0)), None);
    }
}
