//! Values of formulas, and what operators and functions make of them.

use super::{Function, Operator};
use crate::office::numbers::shown;

/// What a cell or a part of a formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Nothing.
    Empty,
    /// An error, or what cannot be worked out.
    Unknown,
}

/// A condition as a number.
pub fn truth(value: bool) -> Value {
    Value::Number(f64::from(u8::from(value)))
}

/// The number that a value is taken for, if for any.
pub fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(n) => Some(*n),
        Value::Empty => Some(0.0),
        Value::Text(text) => text.trim().replace(',', "").parse().ok(),
        Value::Unknown => None,
    }
}

/// The text that a value is taken for, if for any.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::Number(n) => Some(shown(*n, "General", false)),
        Value::Empty => Some(String::new()),
        Value::Text(text) => Some(text.clone()),
        Value::Unknown => None,
    }
}

/// What an operator makes of two numbers.
pub fn arithmetic(operator: Operator, a: f64, b: f64) -> Value {
    let value = match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
        Operator::Power => a.powf(b),
        Operator::Equal => return truth(a == b),
        Operator::Unequal => return truth(a != b),
        Operator::Less => return truth(a < b),
        Operator::Greater => return truth(a > b),
        Operator::AtMost => return truth(a <= b),
        Operator::AtLeast => return truth(a >= b),
        Operator::Join => return Value::Unknown,
    };
    // What is left of a difference of equal sums is noise of the float.
    let noise =
        matches!(operator, Operator::Add | Operator::Subtract) && value.abs() < 1e-12 * a.abs().max(b.abs());
    if !value.is_finite() { Value::Unknown } else { Value::Number(if noise { 0.0 } else { value }) }
}

/// A number rounded as a function does it.
pub fn rounded(function: Function, value: f64, digits: f64) -> f64 {
    let scale = 10_f64.powi(digits.clamp(-20.0, 20.0) as i32);
    // A hair more, so that 1.005 is not 1.00499….
    let scaled = value.abs() * scale * (1.0 + 4.0 * f64::EPSILON);
    let whole = match function {
        Function::RoundUp => (value.abs() * scale * (1.0 - 4.0 * f64::EPSILON)).ceil(),
        Function::RoundDown => scaled.floor(),
        _ => (scaled + 0.5).floor(),
    };
    value.signum() * whole / scale
}
