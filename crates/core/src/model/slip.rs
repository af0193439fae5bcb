//! Slips of the pen: how a wrong figure may have come about.

use crate::model::named::named;

named! {
    /// A slip of the pen, from the most natural to the least.
    Slip {
        /// Two digits beside each other changed places.
        TransposedDigits = "transposed-digits",
        /// One digit is another.
        OneDigit = "one-digit",
        /// The decimal point stands elsewhere.
        MisplacedDecimalPoint = "misplaced-decimal-point",
        /// A digit is missing.
        LostDigit = "lost-digit",
        /// A digit is there twice.
        DoubledDigit = "doubled-digit",
        /// The figure of the row above.
        CopiedLineAbove = "copied-line-above",
        /// The figure beside it.
        CopiedNeighbour = "copied-neighbour",
        /// The figure of the year before.
        LastYearsValue = "last-years-value",
        /// A rise told as a fall, or the other way about.
        SwappedSign = "swapped-sign",
        /// 元 where 万元 is meant, or the other way about.
        YuanForTenThousand = "yuan-for-ten-thousand",
        /// Nothing where a figure belongs.
        LeftEmpty = "left-empty",
    }
}
