//! An equation in pieces: each law says what its own looks like, whoever shows it says how.

use crate::model::figure::FigureId;
use rust_decimal::Decimal;

/// A piece of one side. Numbers are those of a relation's terms, by their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A term of a sum: may be left out where it is blank and others stand beside it.
    Part(usize),
    /// A term without its sign.
    Term(usize),
    /// A change with the sign that its words give.
    Signed(usize),
    /// A share in percent.
    Percent(usize),
    /// A growth in percent, with the sign that its words give.
    Rate(usize),
    /// What is given and not printed.
    Given(Decimal),
    /// ÷
    Over,
    /// ×
    Times,
    /// −
    Minus,
    /// (
    Open,
    /// )
    Close,
    /// 1
    One,
}

/// One side: a sum of addends, each a few pieces.
pub type Side = Vec<Vec<Piece>>;

/// Both sides, in the order in which people write them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Equation {
    /// Before the sign.
    pub left: Side,
    /// After it.
    pub right: Side,
}

/// The equation of a linear law: what is added on the left, what is taken away on the right.
pub fn linear(constant: Decimal, terms: &[(FigureId, i8)]) -> Equation {
    let side = |positive: bool| {
        let of = (0..terms.len()).filter(|&n| (terms[n].1 > 0) == positive);
        let mut side: Side = of.map(|n| vec![Piece::Part(n)]).collect();
        if !constant.is_zero() && constant.is_sign_positive() == positive {
            side.push(vec![Piece::Given(constant.abs().normalize())]);
        }
        side
    };
    Equation { left: side(true), right: side(false) }
}
