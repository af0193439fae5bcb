//! The source as it was pasted, line by line, cut into pieces like the document itself.

use super::{Dossier, Kind, Piece, Run};

/// Lines that are drawn together.
const LINES: usize = 80;
/// How high a line is, in pixels, roughly.
const HEIGHT: u32 = 24;

/// A line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, from 1.
    pub number: u32,
    /// First byte.
    pub start: u32,
    /// What stands in it, figures among the words.
    pub runs: Vec<Run>,
}

/// Cuts the text of the disclosure into pieces of whole lines.
pub fn source_pieces(dossier: &Dossier) -> Vec<Piece> {
    let (start, end) = dossier.span();
    let mut pieces = Vec::new();
    let mut at = start;
    while at < end {
        let rest = dossier.slice(at, end);
        let mut ends = rest.match_indices('\n').map(|(i, _)| i as u32 + 1).take(LINES);
        let lines = ends.by_ref().last();
        let stop = lines
            .filter(|_| rest.matches('\n').take(LINES).count() == LINES)
            .map_or(end, |length| at + length);
        let count = dossier.slice(at, stop).matches('\n').count().max(1) as u32;
        pieces.push(Piece { kind: Kind::Source(at, stop), start: at, height: count * HEIGHT, weight: count });
        if stop <= at {
            break;
        }
        at = stop;
    }
    pieces
}

/// The lines of a stretch of the source.
pub fn source_lines(dossier: &Dossier, start: u32, end: u32) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let mut at = start;
    for (number, line) in (dossier.line(start)..).zip(dossier.slice(start, end).split_inclusive('\n')) {
        let stop = at + line.len() as u32;
        lines.push(SourceLine {
            number,
            start: at,
            runs: runs(dossier, at, at + line.trim_end_matches(['\n', '\r']).len() as u32),
        });
        at = stop;
    }
    lines
}

/// The words and figures of a line, as they are.
fn runs(dossier: &Dossier, start: u32, end: u32) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = start;
    let words = |from: u32, to: u32, runs: &mut Vec<Run>| {
        if from < to {
            runs.push(Run::Text(dossier.slice(from, to).to_string()));
        }
    };
    for index in dossier.figures_in(start..end) {
        let Some(figure) = dossier.figure(index).filter(|f| f.start >= at && f.end <= end) else { continue };
        words(at, figure.start, &mut runs);
        runs.push(Run::Figure(index));
        at = figure.end;
    }
    words(at, end, &mut runs);
    runs
}

#[cfg(test)]
mod tests {
    use super::super::dossier::tests::{dossier, figure};
    use super::*;

    #[test]
    fn every_byte_is_in_one_piece_and_figures_are_cut_out() {
        let text = format!("{}末 7 行", "行\t5\r\n".repeat(200));
        let at = text.find('7').unwrap() as u32;
        let d = dossier(&text, vec![figure(4, 5, "5"), figure(at, at + 1, "7")], vec![], vec![]);
        let pieces = source_pieces(&d);
        let spans: Vec<(u32, u32)> = pieces
            .iter()
            .map(|piece| match piece.kind {
                Kind::Source(start, end) => (start, end),
                _ => panic!("no source"),
            })
            .collect();
        assert_eq!(spans.first().map(|s| s.0), Some(0));
        assert_eq!(spans.last().map(|s| s.1), Some(text.len() as u32));
        assert!(spans.windows(2).all(|pair| pair[0].1 == pair[1].0) && spans.len() == 3, "{spans:?}");
        let first = &source_lines(&d, spans[0].0, spans[0].1)[0];
        assert_eq!(first.runs, [Run::Text("行\t".into()), Run::Figure(0)]);
        let last = source_lines(&d, spans[2].0, spans[2].1);
        assert_eq!(last.last().map(|line| line.number), Some(201));
        assert_eq!(
            last.last().unwrap().runs,
            [Run::Text("末 ".into()), Run::Figure(1), Run::Text(" 行".into())]
        );
    }
}
