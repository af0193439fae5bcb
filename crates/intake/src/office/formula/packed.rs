//! Formulas as Excel 97–2003 packs them: operands first, operators behind them.
//! The same formulas as in `parse`; what is more than that makes no formula.

use super::{Area, DEEPEST, Expr, Function, Operator, Sheet, Step};
use crate::office::compound::{f64_at, u16_at};

/// The sheets that references to other sheets mean, by their numbers in the file: nothing for other books.
pub type Sheets = [Option<usize>];

/// What a packed formula is.
#[derive(Debug, PartialEq)]
pub enum Packed {
    /// A formula of its own.
    Own(Expr),
    /// The one that the cell of this row and column shares with others.
    Shared((u32, u32)),
}

/// Unpacks a formula; nothing where it is more than is known.
pub fn unpack(tokens: &[u8], sheets: &Sheets) -> Option<Packed> {
    if tokens.first() == Some(&0x01) {
        return Some(Packed::Shared((u32::from(u16_at(tokens, 1)?), u32::from(u16_at(tokens, 3)?))));
    }
    let mut reader = Reader { tokens, at: 0, stack: Vec::new(), sheets };
    while reader.at < tokens.len() {
        reader.token()?;
    }
    let Reader { mut stack, .. } = reader;
    let (expr, depth) = stack.pop()?;
    (stack.is_empty() && depth <= DEEPEST).then_some(Packed::Own(expr))
}

struct Reader<'a> {
    tokens: &'a [u8],
    at: usize,
    /// Operands, each with how deep it is.
    stack: Vec<(Expr, usize)>,
    sheets: &'a Sheets,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        self.at += 1;
        self.tokens.get(self.at - 1).copied()
    }

    fn word(&mut self) -> Option<u16> {
        self.at += 2;
        u16_at(self.tokens, self.at - 2)
    }

    fn push(&mut self, expr: Expr) {
        self.stack.push((expr, 1));
    }

    fn token(&mut self) -> Option<()> {
        let token = self.byte()?;
        let base = if token >= 0x40 { token & 0x1f | 0x20 } else { token };
        match base {
            0x03..=0x0e => self.operator(base)?,
            0x12 | 0x15 => {}
            0x13 | 0x14 => {
                let (inner, depth) = self.stack.pop()?;
                let inner = Box::new(inner);
                let expr = if base == 0x13 { Expr::Negative(inner) } else { Expr::Percent(inner) };
                self.stack.push((expr, depth + 1));
            }
            0x16 => self.push(Expr::Missing),
            0x17 => {
                let (length, wide) = (usize::from(self.byte()?), self.byte()? & 1 != 0);
                let bytes = length * if wide { 2 } else { 1 };
                let text = self.tokens.get(self.at..self.at + bytes)?;
                self.at += bytes;
                let units: Vec<u16> = if wide {
                    text.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]])).collect()
                } else {
                    text.iter().map(|b| u16::from(*b)).collect()
                };
                self.push(Expr::Text(String::from_utf16_lossy(&units)));
            }
            0x19 => self.attribute()?,
            0x1d => {
                let value = self.byte()?;
                self.push(Expr::Number(f64::from(value)));
            }
            0x1e => {
                let value = self.word()?;
                self.push(Expr::Number(f64::from(value)));
            }
            0x1f => {
                let value = f64_at(self.tokens, self.at)?;
                self.at += 8;
                self.push(Expr::Number(value));
            }
            0x21 | 0x22 => self.function(base == 0x22)?,
            0x24 | 0x2c => self.area(None, true, base == 0x2c)?,
            0x25 | 0x2d => self.area(None, false, base == 0x2d)?,
            0x3a | 0x3b => {
                let number = usize::from(self.word()?);
                let sheet = (*self.sheets.get(number)?)?;
                self.area(Some(Sheet::Number(sheet)), base == 0x3a, false)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn operator(&mut self, token: u8) -> Option<()> {
        const OPERATORS: [Operator; 12] = [
            Operator::Add,
            Operator::Subtract,
            Operator::Multiply,
            Operator::Divide,
            Operator::Power,
            Operator::Join,
            Operator::Less,
            Operator::AtMost,
            Operator::Equal,
            Operator::AtLeast,
            Operator::Greater,
            Operator::Unequal,
        ];
        let ((right, b), (left, a)) = (self.stack.pop()?, self.stack.pop()?);
        let operator = OPERATORS[usize::from(token - 3)];
        self.stack.push((Expr::Binary(operator, Box::new(left), Box::new(right)), a.max(b) + 1));
        Some(())
    }

    /// What says how to jump and to space; one of them is a sum of one argument.
    fn attribute(&mut self) -> Option<()> {
        let kind = self.byte()?;
        let data = usize::from(self.word()?);
        if kind & 0x04 != 0 {
            self.at += 2 * (data + 1);
        }
        if kind & 0x10 != 0 {
            self.call(Function::Sum, 1)?;
        }
        Some(())
    }

    fn function(&mut self, varies: bool) -> Option<()> {
        let count = if varies { Some(usize::from(self.byte()? & 0x7f)) } else { None };
        let number = self.word()? & 0x7fff;
        let (function, usual) = match number {
            1 => (Function::If, 3),
            4 => (Function::Sum, 1),
            5 => (Function::Average, 1),
            6 => (Function::Min, 1),
            7 => (Function::Max, 1),
            24 => (Function::Abs, 1),
            25 => (Function::Int, 1),
            27 => (Function::Round, 2),
            33 | 131 => (Function::Value, 1),
            36 => (Function::And, 1),
            37 => (Function::Or, 1),
            183 => (Function::Product, 1),
            212 => (Function::RoundUp, 2),
            213 => (Function::RoundDown, 2),
            344 => (Function::Subtotal, 2),
            _ => return None,
        };
        self.call(function, count.unwrap_or(usual))
    }

    fn call(&mut self, function: Function, count: usize) -> Option<()> {
        let from = self.stack.len().checked_sub(count)?;
        let arguments = self.stack.split_off(from);
        let depth = arguments.iter().map(|(_, depth)| *depth).max().unwrap_or(0) + 1;
        self.stack.push((Expr::Call(function, arguments.into_iter().map(|(expr, _)| expr).collect()), depth));
        Some(())
    }

    /// A cell or a range; of a shared formula its steps are how far off it is.
    fn area(&mut self, sheet: Option<Sheet>, single: bool, shared: bool) -> Option<()> {
        let rows = (self.word()?, if single { 0 } else { self.word()? });
        let columns = (self.word()?, if single { 0 } else { self.word()? });
        let (rows, columns) =
            if single { ((rows.0, rows.0), (columns.0, columns.0)) } else { (rows, columns) };
        let corner = |row: u16, column: u16| {
            let (moves, across) = (column & 0x8000 != 0, column & 0x4000 != 0);
            let (offset, aside) = (i64::from(row as i16), i64::from(column as u8 as i8));
            let row = if shared && moves { offset } else { i64::from(row) };
            let column = if shared && across { aside } else { i64::from(column & 0xff) };
            (Step { at: row, relative: shared && moves }, Step { at: column, relative: shared && across })
        };
        let (from, to) = (corner(rows.0, columns.0), corner(rows.1, columns.1));
        self.push(Expr::Area(Area { sheet, from, to, single }));
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_come_first() {
        // A1*2, and the sum of B1:B3 of the second sheet.
        let product = [0x24, 0, 0, 0, 0xc0, 0x1e, 2, 0, 0x05];
        let Some(Packed::Own(Expr::Binary(Operator::Multiply, left, right))) = unpack(&product, &[]) else {
            panic!("a product")
        };
        assert!(matches!(*left, Expr::Area(Area { single: true, .. })));
        assert_eq!(*right, Expr::Number(2.0));
        let sum = [0x3b, 0, 0, 0, 0, 2, 0, 1, 0, 1, 0, 0x19, 0x10, 0, 0];
        assert!(matches!(unpack(&sum, &[Some(1)]), Some(Packed::Own(Expr::Call(Function::Sum, _)))));
        assert_eq!(unpack(&sum, &[None]), None);
        assert_eq!(unpack(&[0x01, 4, 0, 2, 0], &[]), Some(Packed::Shared((4, 2))));
        for broken in [&[0x03][..], &[0x17, 200, 1], &[0x1f, 1], &[0x22, 9, 4, 0], &[0xff]] {
            assert_eq!(unpack(broken, &[]), None, "{broken:?}");
        }
    }
}
