//! Formulas of spreadsheets, as far as disclosures use them: sums, products, rounding, conditions, and references within
//! the book. `parse` reads how Excel writes them, `packed` how old Excel packs them, `calc` works them out.

pub mod calc;
pub mod packed;
mod parse;
mod values;

pub use parse::parse;

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Nothing, between two commas.
    Missing,
    /// A cell or a range.
    Area(Area),
    /// A function of arguments.
    Call(Function, Vec<Expr>),
    /// An operator between two.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `-x`.
    Negative(Box<Expr>),
    /// `x%`.
    Percent(Box<Expr>),
}

/// Cells: on which sheet, if not its own, and from where to where.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The sheet.
    pub sheet: Option<Sheet>,
    /// The first row and column.
    pub from: (Step, Step),
    /// The last row and column.
    pub to: (Step, Step),
    /// A single cell.
    pub single: bool,
}

/// A sheet as a formula names it.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// By its name.
    Named(String),
    /// By its number, from 0.
    Number(usize),
}

/// A row or a column, from 0; one that is relative moves with the formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Its number, or how far off it is.
    pub at: i64,
    /// Whether it moves.
    pub relative: bool,
}

/// A function that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names are those of the spreadsheet")]
pub enum Function {
    Sum,
    Product,
    Subtotal,
    Round,
    RoundUp,
    RoundDown,
    Int,
    Abs,
    Min,
    Max,
    Average,
    If,
    IfError,
    And,
    Or,
    Value,
}

impl Function {
    /// By its name in upper case.
    fn named(name: &str) -> Option<Function> {
        Some(match name {
            "SUM" => Function::Sum,
            "PRODUCT" => Function::Product,
            "SUBTOTAL" => Function::Subtotal,
            "ROUND" => Function::Round,
            "ROUNDUP" => Function::RoundUp,
            "ROUNDDOWN" | "TRUNC" => Function::RoundDown,
            "INT" => Function::Int,
            "ABS" => Function::Abs,
            "MIN" => Function::Min,
            "MAX" => Function::Max,
            "AVERAGE" => Function::Average,
            "IF" => Function::If,
            "IFERROR" => Function::IfError,
            "AND" => Function::And,
            "OR" => Function::Or,
            "N" | "VALUE" => Function::Value,
            _ => return None,
        })
    }
}

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what they are called")]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Join,
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

/// How deep a formula may be nested, in itself and by what it refers to.
const DEEPEST: usize = 128;
