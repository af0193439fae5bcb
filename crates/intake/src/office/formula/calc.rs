//! Works formulas out that no program has: their values are not in the file, or zero in all of them.
//! Each is worked out once; what refers to itself, or to what is not known, has no value.

use super::values::{Value, arithmetic, number, rounded, text, truth};
use super::{Area, DEEPEST, Expr, Function, Operator, Sheet as Named, Step};
use crate::office::numbers::shown;
use crate::office::sheets::Sheet;
use crate::office::styles::Styles;
use std::collections::{BTreeMap, HashMap};

/// The most cells that all formulas of a book look at.
const MOST_STEPS: usize = 5_000_000;

/// A formula in its cell.
#[derive(Debug)]
pub struct Formula {
    /// Row and column, from 0.
    pub at: (u32, u32),
    /// The style of the cell.
    pub style: usize,
    /// What it says; nothing where that is more than is known.
    pub expr: Option<std::rc::Rc<Expr>>,
    /// The number stored with it.
    pub stored: Option<f64>,
}

/// Row and column of a cell.
type At = (u32, u32);

#[derive(Clone)]
enum State {
    Open,
    Done(Value),
}

/// Puts the values of formulas that were never worked out into the cells of the sheets; gives of each sheet how many
/// have none.
pub fn evaluate(sheets: &mut [Sheet], styles: &Styles, from_1904: bool) {
    let stored = || sheets.iter().flat_map(|sheet| &sheet.formulas).filter_map(|f| f.stored);
    // Zeros in all of them: a program wrote the formulas and left them to Excel.
    let untouched = stored().all(|value| value == 0.0);
    let wanted = |f: &Formula| f.stored.is_none() || untouched;
    if !sheets.iter().any(|sheet| sheet.formulas.iter().any(wanted)) {
        return;
    }
    let mut book = Book::of(sheets, &wanted);
    let mut found = Vec::new();
    for (n, sheet) in sheets.iter().enumerate() {
        for formula in sheet.formulas.iter().filter(|f| wanted(f)) {
            let value = book.cell(n, formula.at, 0);
            found.push((n, formula.at, formula.style, value, formula.stored));
        }
    }
    // Zeros that are right say nothing about the others that cannot be worked out.
    let really = untouched && found.iter().any(|f| matches!(f.3, Value::Number(v) if v.abs() > 1e-9));
    for (n, at, style, value, stored) in found {
        let sheet = &mut sheets[n];
        match value {
            // A zero that was worked out is the zero that stood there.
            Value::Number(0.0) if stored == Some(0.0) => {}
            Value::Number(v) if v != 0.0 || !sheet.hides_zeros => {
                sheet.set(at, shown(v, styles.code(style), from_1904));
                sheet.worked_out += 1;
            }
            Value::Text(text) => sheet.set(at, text),
            Value::Number(_) | Value::Empty => drop(sheet.cells.remove(&at)),
            Value::Unknown if stored.is_none() || really => {
                sheet.set_without_value(at);
            }
            Value::Unknown => {}
        }
    }
}

struct Book<'a> {
    names: Vec<String>,
    /// Numbers and texts of the cells that are no formulas to be worked out, by sheet.
    cells: Vec<BTreeMap<(u32, u32), Value>>,
    formulas: HashMap<(usize, (u32, u32)), &'a Formula>,
    states: HashMap<(usize, (u32, u32)), State>,
    steps: usize,
}

impl<'a> Book<'a> {
    fn of(sheets: &'a [Sheet], wanted: &dyn Fn(&Formula) -> bool) -> Self {
        let mut formulas = HashMap::new();
        for (n, sheet) in sheets.iter().enumerate() {
            formulas.extend(sheet.formulas.iter().filter(|f| wanted(f)).map(|f| ((n, f.at), f)));
        }
        let cells = sheets.iter().enumerate().map(|(n, sheet)| {
            let texts = sheet.cells.iter().map(|(at, text)| (*at, Value::Text(text.clone())));
            let mut cells: BTreeMap<_, _> = texts.collect();
            cells.extend(sheet.numbers.iter().map(|(at, value)| (*at, Value::Number(*value))));
            // Formulas take part in ranges by their places.
            cells.extend(
                sheet
                    .formulas
                    .iter()
                    .filter(|f| formulas.contains_key(&(n, f.at)))
                    .map(|f| (f.at, Value::Empty)),
            );
            cells
        });
        Book {
            names: sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect(),
            cells: cells.collect(),
            formulas,
            states: HashMap::new(),
            steps: 0,
        }
    }

    fn cell(&mut self, sheet: usize, at: (u32, u32), depth: usize) -> Value {
        self.steps += 1;
        let Some(formula) = self.formulas.get(&(sheet, at)).copied() else {
            return self.cells.get(sheet).and_then(|cells| cells.get(&at)).cloned().unwrap_or(Value::Empty);
        };
        match self.states.get(&(sheet, at)) {
            Some(State::Done(value)) => return value.clone(),
            // It refers to itself.
            Some(State::Open) => return Value::Unknown,
            None => {}
        }
        if depth > 2 * DEEPEST || self.steps > MOST_STEPS {
            return Value::Unknown;
        }
        self.states.insert((sheet, at), State::Open);
        let value = match &formula.expr {
            Some(expr) => self.value(expr, sheet, at, depth),
            None => Value::Unknown,
        };
        // A formula that refers to an empty cell shows 0.
        let value = if value == Value::Empty { Value::Number(0.0) } else { value };
        self.states.insert((sheet, at), State::Done(value.clone()));
        value
    }

    fn value(&mut self, expr: &Expr, sheet: usize, at: (u32, u32), depth: usize) -> Value {
        if depth > 2 * DEEPEST {
            return Value::Unknown;
        }
        let depth = depth + 1;
        match expr {
            Expr::Number(n) => Value::Number(*n),
            Expr::Text(text) => Value::Text(text.clone()),
            Expr::Missing => Value::Empty,
            Expr::Area(area) if area.single => match self.place(area, sheet, at) {
                Some((sheet, from, _)) => self.cell(sheet, from, depth),
                None => Value::Unknown,
            },
            Expr::Area(_) => Value::Unknown,
            Expr::Negative(inner) => {
                self.number(inner, sheet, at, depth).map_or(Value::Unknown, |n| Value::Number(-n))
            }
            Expr::Percent(inner) => {
                self.number(inner, sheet, at, depth).map_or(Value::Unknown, |n| Value::Number(n / 100.0))
            }
            Expr::Binary(operator, left, right) => self.binary(*operator, left, right, (sheet, at, depth)),
            Expr::Call(function, arguments) => self.call(*function, arguments, sheet, at, depth),
        }
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expr,
        right: &Expr,
        (sheet, at, depth): (usize, (u32, u32), usize),
    ) -> Value {
        let (a, b) = (self.value(left, sheet, at, depth), self.value(right, sheet, at, depth));
        if a == Value::Unknown || b == Value::Unknown {
            return Value::Unknown;
        }
        if operator == Operator::Join {
            return match (text(&a), text(&b)) {
                (Some(a), Some(b)) => Value::Text(a + &b),
                _ => Value::Unknown,
            };
        }
        if let (Value::Text(a), Value::Text(b)) = (&a, &b) {
            return match operator {
                Operator::Equal => truth(a.eq_ignore_ascii_case(b)),
                Operator::Unequal => truth(!a.eq_ignore_ascii_case(b)),
                _ => number(&Value::Text(a.clone()))
                    .zip(number(&Value::Text(b.clone())))
                    .map_or(Value::Unknown, |(a, b)| arithmetic(operator, a, b)),
            };
        }
        let empty = |v: &Value| matches!(v, Value::Text(t) if t.is_empty()) || *v == Value::Empty;
        match operator {
            Operator::Equal if empty(&a) && empty(&b) => truth(true),
            Operator::Unequal if empty(&a) && empty(&b) => truth(false),
            Operator::Equal if number(&a).is_none() || number(&b).is_none() => truth(false),
            Operator::Unequal if number(&a).is_none() || number(&b).is_none() => truth(true),
            _ => number(&a).zip(number(&b)).map_or(Value::Unknown, |(a, b)| arithmetic(operator, a, b)),
        }
    }

    fn number(&mut self, expr: &Expr, sheet: usize, at: (u32, u32), depth: usize) -> Option<f64> {
        number(&self.value(expr, sheet, at, depth))
    }

    /// The sheet, the first and the last cell of an area.
    fn place(&self, area: &Area, sheet: usize, at: At) -> Option<(usize, At, At)> {
        let sheet = match &area.sheet {
            None => sheet,
            Some(Named::Number(n)) => *n,
            Some(Named::Named(name)) => {
                let name = name.to_lowercase();
                self.names.iter().position(|known| *known == name)?
            }
        };
        let step = |step: Step, base: u32| {
            let n = if step.relative { step.at.checked_add(i64::from(base))? } else { step.at };
            u32::try_from(n).ok()
        };
        let (a, b) = (
            (step(area.from.0, at.0)?, step(area.from.1, at.1)?),
            (step(area.to.0, at.0)?, step(area.to.1, at.1)?),
        );
        Some((sheet, (a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1))))
    }

    /// The numbers of arguments: texts and blanks of ranges are none; nothing where one is not known.
    fn numbers(
        &mut self,
        arguments: &[Expr],
        sheet: usize,
        at: (u32, u32),
        depth: usize,
    ) -> Option<Vec<f64>> {
        let mut out = Vec::new();
        for argument in arguments {
            let Expr::Area(area) = argument else {
                out.push(self.number(argument, sheet, at, depth)?);
                continue;
            };
            let (sheet, from, to) = self.place(area, sheet, at)?;
            let within = self.cells.get(sheet)?.range((from.0, 0)..=(to.0, u32::MAX));
            let places: Vec<(u32, u32)> = within.map(|(at, _)| *at).collect();
            self.steps += places.len();
            if self.steps > MOST_STEPS {
                return None;
            }
            for place in places.into_iter().filter(|p| (from.1..=to.1).contains(&p.1)) {
                match self.cell(sheet, place, depth) {
                    Value::Number(n) => out.push(n),
                    Value::Unknown => return None,
                    _ => {}
                }
            }
        }
        Some(out)
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Expr],
        sheet: usize,
        at: (u32, u32),
        depth: usize,
    ) -> Value {
        let nth = |this: &mut Self, n: usize| match arguments.get(n) {
            Some(argument) => this.value(argument, sheet, at, depth),
            None => Value::Empty,
        };
        match function {
            Function::If => match number(&nth(self, 0)) {
                Some(condition) if condition != 0.0 => nth(self, 1),
                Some(_) => nth(self, 2),
                None => Value::Unknown,
            },
            // An error cannot be distinguished from what is not known: only a value that is known stands.
            Function::IfError | Function::Value => nth(self, 0),
            Function::Subtotal => match number(&nth(self, 0)) {
                Some(9.0 | 109.0) => self.folded(Function::Sum, &arguments[1..], sheet, at, depth),
                _ => Value::Unknown,
            },
            Function::Round | Function::RoundUp | Function::RoundDown => {
                let (value, digits) = (number(&nth(self, 0)), number(&nth(self, 1)));
                value.zip(digits).map_or(Value::Unknown, |(v, d)| Value::Number(rounded(function, v, d)))
            }
            Function::Int => number(&nth(self, 0)).map_or(Value::Unknown, |n| Value::Number(n.floor())),
            Function::Abs => number(&nth(self, 0)).map_or(Value::Unknown, |n| Value::Number(n.abs())),
            _ => self.folded(function, arguments, sheet, at, depth),
        }
    }

    fn folded(
        &mut self,
        function: Function,
        arguments: &[Expr],
        sheet: usize,
        at: (u32, u32),
        depth: usize,
    ) -> Value {
        let Some(numbers) = self.numbers(arguments, sheet, at, depth) else { return Value::Unknown };
        let all = || numbers.iter().copied();
        let value = match function {
            Function::Sum => all().sum(),
            Function::Product => all().product(),
            Function::Min => all().reduce(f64::min).unwrap_or(0.0),
            Function::Max => all().reduce(f64::max).unwrap_or(0.0),
            Function::Average => all().sum::<f64>() / numbers.len() as f64,
            Function::And => f64::from(u8::from(all().all(|n| n != 0.0))),
            Function::Or => f64::from(u8::from(all().any(|n| n != 0.0))),
            _ => f64::NAN,
        };
        if value.is_finite() { Value::Number(value) } else { Value::Unknown }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::office::sheets::NO_VALUE;

    fn sheet(name: &str, numbers: &[((u32, u32), f64)], formulas: &[((u32, u32), &str)]) -> Sheet {
        let formula = |&(at, text): &((u32, u32), &str)| Formula {
            at,
            style: 0,
            expr: parse(text, at).map(Into::into),
            stored: Some(0.0),
        };
        let mut sheet = Sheet { name: name.into(), ..Sheet::default() };
        for (at, value) in numbers {
            sheet.set(*at, value.to_string());
            sheet.numbers.push((*at, *value));
        }
        sheet.formulas = formulas.iter().map(formula).collect();
        sheet
    }

    #[test]
    fn sums_products_and_references() {
        let mut sheets = [
            sheet(
                "支出",
                &[((0, 0), 1.5), ((1, 0), 2.25)],
                &[
                    ((2, 0), "SUM(A1:A2)"),
                    ((3, 0), "A3*2-'收 入'!$A$1"),
                    ((4, 0), "IF(A3=3.75,ROUND(A3/2,1),0)"),
                    ((5, 0), "VLOOKUP(A1,A:A,1)+1"),
                    ((6, 0), "A7+1"),
                    ((7, 0), "SUM(A1:A2,A6)"),
                    ((8, 0), "\"合\"&\"计\""),
                ],
            ),
            sheet("收 入", &[((0, 0), 0.5)], &[]),
        ];
        evaluate(&mut sheets, &Styles::default(), false);
        let shown: Vec<Option<&str>> =
            (2..9).map(|r| sheets[0].cells.get(&(r, 0)).map(String::as_str)).collect();
        assert_eq!(
            shown,
            [
                Some("3.75"),
                Some("7"),
                Some("1.9"),
                Some(NO_VALUE),
                Some(NO_VALUE),
                Some(NO_VALUE),
                Some("合计")
            ]
        );
        assert_eq!(sheets[0].without_value, 3);
    }

    #[test]
    fn values_that_a_program_stored_stay() {
        let mut sheets = [sheet("甲", &[((0, 0), 1.0)], &[((1, 0), "A1+1"), ((2, 0), "A1+2")])];
        sheets[0].formulas[0].stored = Some(7.0);
        sheets[0].set((1, 0), "7".into());
        sheets[0].set((2, 0), "0".into());
        evaluate(&mut sheets, &Styles::default(), false);
        assert_eq!(sheets[0].cells[&(1, 0)], "7");
        assert_eq!(sheets[0].cells[&(2, 0)], "0");
    }
}
