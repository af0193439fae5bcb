//! Pictures of a document: which of them are large enough to hold a table, and so are noted as not read.
//! Seals, logos and lines are smaller than that.

#[cfg(feature = "office")]
use crate::grid::Block;
#[cfg(feature = "office")]
use crate::unread::What;

/// A size in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The least width and height, in points, of a picture of a table: a third of a line of print, and three rows.
const LEAST: Size = Size { width: 150.0, height: 40.0 };

impl Size {
    /// A size as OpenDocument and style sheets write it: `12.5cm`, `3in`, `200pt`, `400px`, or pixels without a unit.
    pub fn of(width: Option<&str>, height: Option<&str>) -> Size {
        Size { width: width.map_or(0.0, points), height: height.map_or(0.0, points) }
    }

    /// A size in the units of Office drawings, 12,700 to a point.
    #[cfg(any(feature = "office", test))]
    pub fn of_emu(width: usize, height: usize) -> Size {
        Size { width: width as f64 / 12_700.0, height: height as f64 / 12_700.0 }
    }

    /// Whether a table that can be read may be in a picture of this size.
    pub fn may_hold_a_table(self) -> bool {
        self.width >= LEAST.width && self.height >= LEAST.height
    }
}

/// The size that a style gives: `width:415pt;height:120pt`.
pub fn of_style(style: &str) -> Size {
    let value = |name: &str| {
        style
            .split(';')
            .filter_map(|rule| rule.split_once(':'))
            .find(|(n, _)| n.trim().eq_ignore_ascii_case(name))
    };
    Size::of(value("width").map(|(_, v)| v), value("height").map(|(_, v)| v))
}

fn points(length: &str) -> f64 {
    let length = length.trim();
    let digits = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let value: f64 = length[..digits].parse().unwrap_or(0.0);
    let unit = match length[digits..].trim().to_ascii_lowercase().as_str() {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pt" => 1.0,
        "" | "px" => 0.75,
        _ => 0.0,
    };
    value * unit
}

/// Whether the last thing of `blocks` is an object that was noted: the picture beside an object shows the same.
#[cfg(feature = "office")]
pub fn ends_with_object(blocks: &[Block]) -> bool {
    matches!(blocks.last(), Some(Block::Unread(What::Object | What::Inserted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert!(Size::of(Some("12cm"), Some("5cm")).may_hold_a_table());
        assert!(Size::of(Some("600"), Some("200px")).may_hold_a_table());
        assert!(!Size::of(Some("3cm"), Some("3cm")).may_hold_a_table());
        assert!(!Size::of(Some("100%"), None).may_hold_a_table());
        assert!(Size::of_emu(5_000_000, 2_000_000).may_hold_a_table());
    }
}
