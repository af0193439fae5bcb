//! Columns of nodes and the ways between them, before they are drawn.

use super::places::Stated;
use rust_decimal::Decimal;

/// A node before it is drawn.
#[derive(Clone, Default)]
pub struct Stop {
    pub name: String,
    pub value: Decimal,
    pub stated: Option<Stated>,
    pub rest: bool,
}

impl Stop {
    /// A node of a place that is stated.
    pub fn of(name: String, stated: &Stated) -> Stop {
        Stop { name, value: stated.value, stated: Some(stated.clone()), rest: false }
    }
}

/// A way from one node to one of the next column.
#[derive(Clone)]
pub struct Way {
    pub from: usize,
    pub to: usize,
    pub value: Decimal,
    pub figure: Option<u32>,
    pub deep: bool,
}

/// Columns and the ways between each and the next.
#[derive(Default)]
pub struct Net {
    pub heads: Vec<&'static str>,
    pub columns: Vec<Vec<Stop>>,
    pub ways: Vec<Vec<Way>>,
}

impl Net {
    /// The first column.
    pub fn start(head: &'static str, stops: Vec<Stop>) -> Net {
        Net { heads: vec![head], columns: vec![stops], ways: Vec::new() }
    }

    /// The next column, and the ways that lead to it.
    pub fn then(&mut self, head: &'static str, stops: Vec<Stop>, ways: Vec<Way>) {
        self.heads.push(head);
        self.columns.push(stops);
        self.ways.push(ways);
    }

    /// A column of one node that all of the last one flow into, and out of which `stops` come.
    pub fn through(&mut self, middle: Stop, head: &'static str, stops: Vec<Stop>) {
        let last = self.columns.last().map_or(&[][..], Vec::as_slice);
        let into = last.iter().enumerate().map(|(from, s)| way(from, 0, s)).collect();
        let out = stops.iter().enumerate().map(|(to, s)| way(0, to, s)).collect();
        self.then("", vec![middle], into);
        self.then(head, stops, out);
    }
}

/// The way that one node alone takes.
pub fn way(from: usize, to: usize, stop: &Stop) -> Way {
    let figure = stop.stated.as_ref().map(|t| t.figure);
    Way { from, to, value: stop.value, figure, deep: false }
}
