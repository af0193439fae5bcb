//! The hooks (勾): arcs at the left of the outline that tie one entry to all those that state the same money.
//! Geometry only; heights are those of the entries, which are all the same.

/// Height of an entry of the outline, in pixels.
pub const ROW: f64 = 28.0;
/// Where the arcs begin, in pixels from the left.
const EDGE: f64 = 44.0;

/// Arcs and their ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hooks {
    /// Paths from the one entry to each other.
    pub arcs: Vec<String>,
    /// Where each arc ends.
    pub ends: Vec<(f64, f64)>,
    /// Where all begin.
    pub from: Option<(f64, f64)>,
}

/// The arcs from entry `from` to each of `to`, the nearest innermost.
pub fn hooks(from: usize, to: &[usize]) -> Hooks {
    let middle = |entry: usize| entry as f64 * ROW + ROW / 2.0;
    let mut far: Vec<usize> = to.iter().copied().filter(|&entry| entry != from).collect();
    far.sort_by_key(|&entry| entry.abs_diff(from));
    far.dedup();
    let y = middle(from);
    let arc = |entry: &usize| {
        let reach = (entry.abs_diff(from) as f64 * ROW).sqrt() * 2.0;
        let bend = (EDGE - reach).max(2.8);
        format!("M{EDGE} {y} C{bend:.1} {y} {bend:.1} {end} {EDGE} {end}", end = middle(*entry))
    };
    Hooks {
        arcs: far.iter().map(arc).collect(),
        ends: far.iter().map(|&entry| (EDGE, middle(entry))).collect(),
        from: (!far.is_empty()).then_some((EDGE, y)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_lead_to_every_other_entry_once() {
        let drawn = hooks(3, &[5, 3, 12, 5]);
        assert_eq!(drawn.arcs.len(), 2);
        assert_eq!(drawn.from, Some((44.0, 98.0)));
        assert_eq!(drawn.ends, [(44.0, 154.0), (44.0, 350.0)]);
        assert!(drawn.arcs[0].starts_with("M44 98 C29.0 98 29.0 154 44 154"), "{}", drawn.arcs[0]);
        assert_eq!(hooks(3, &[3]), Hooks::default());
    }
}
