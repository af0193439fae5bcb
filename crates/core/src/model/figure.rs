//! A figure: one number as printed, where it stands, and what it means.

use crate::model::amount::Amount;
use crate::model::cube::Coordinate;
use crate::model::named::named;
use crate::model::reason::Reason;
use crate::source::Span;

/// Index of a figure in its report.
pub type FigureId = usize;

named! {
    /// What part a number plays.
    #[derive(Default)]
    Role {
        /// Money.
        #[default]
        Amount = "amount",
        /// 占 p%.
        Share = "share",
        /// 比上年增加/减少 d.
        Change = "change",
        /// 增长/下降 g%.
        Growth = "growth",
        /// A number of things.
        Count = "count",
        /// 分值权重 of a performance table.
        Weight = "weight",
        /// Target or last year's value of an indicator.
        Target = "target",
    }
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Cell of a table: block, row and column of the grid.
    Cell {
        /// Index of the block.
        block: usize,
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
    },
    /// In running text: block.
    Sentence {
        /// Index of the block.
        block: usize,
    },
}

/// One number of the document.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Where it stands in the source; zero length for a blank that counts as zero.
    pub span: Span,
    /// The number.
    pub amount: Amount,
    /// The part that it plays.
    pub role: Role,
    /// For a change or a growth: told as a decrease (减少, 下降), of which no minus is printed.
    pub falls: bool,
    /// Of a share: whether its sentence names the whole.
    pub of_named: bool,
    /// Where it stands in the document.
    pub place: Place,
    /// In words: 表3 总计 项目支出.
    pub label: String,
    /// What it means.
    pub coordinate: Coordinate,
    /// Printed nowhere: an empty cell that stands for zero.
    pub blank: bool,
    /// Number of relations that hold with it.
    pub agreed: u32,
    /// Number of relations that do not.
    pub contradicted: u32,
    /// Why nothing was checked, where nothing was.
    pub unchecked: Option<Reason>,
}

impl Default for Place {
    fn default() -> Self {
        Place::Sentence { block: 0 }
    }
}

impl Place {
    /// The block of the document that it stands in.
    pub fn block(self) -> usize {
        match self {
            Place::Cell { block, .. } | Place::Sentence { block } => block,
        }
    }
}

impl Figure {
    /// Its amount; a blank is zero exactly, not a rounded figure.
    pub fn exact_if_blank(&self) -> Amount {
        if self.blank { Amount { exact: true, ..Amount::default() } } else { self.amount }
    }

    /// Whether it is printed, but in a way of which no value can be told; its amount says nothing.
    pub fn is_unread(&self) -> bool {
        self.unchecked == Some(Reason::NoValue)
    }

    /// Whether it is placed in the cube.
    pub fn is_placed(&self) -> bool {
        self.unchecked.is_none() && !matches!(self.role, Role::Weight | Role::Target)
    }
}
