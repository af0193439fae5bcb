//! Why a figure takes part in no relation.

use crate::model::named::named;

named! {
    /// Why nothing was checked of a figure.
    Reason {
        /// It is understood, and nothing else in the document is about the same.
        StatedOnce = "told-once",
        /// It stands in a reason, an example, an indicator: words that give it no place.
        FreeWords = "free-words",
        /// The sentence does not say, in words that are known, what it is about.
        NoSubject = "no-subject",
        /// The copy lost the column that it stood in.
        ColumnUnknown = "column-unknown",
        /// It stands in a table of which the heading or the row that it belongs to was not understood.
        PlaceUnknown = "place-unknown",
        /// What it was held against does not hold, and the document does not confirm that it was read rightly.
        NotUnderstood = "not-understood",
        /// It is printed in a way of which no value can be read: letters among its digits, words around them, too many.
        NoValue = "no-value",
        /// A cell that repeats another of its table: it is compared with that one alone.
        Echo = "echo",
    }
}
