//! The page of the file for places that no figure marks: a line of text extracted from a PDF is of no use to a reader,
//! who sees pages.

use crate::published::{Origin, Report};

/// The page that a byte of the text stands on, told by what stands next to it; none where the file has no pages.
pub fn page_near(report: &Report, at: u32) -> Option<&Origin> {
    let figures = report.figures.iter().flatten().map(|figure| (figure.start, figure.origin.as_ref()));
    let places = report.findings.iter().flat_map(|finding| &finding.places);
    let places = places.map(|place| (place.start, place.origin.as_ref()));
    let paged = figures.chain(places).filter_map(|(start, origin)| {
        let origin = origin.filter(|origin| origin.page.is_some())?;
        Some((start, origin))
    });
    paged.min_by_key(|(start, _)| start.abs_diff(at)).map(|(_, origin)| origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::{Figure, Message};

    #[test]
    fn what_stands_next_to_a_place_tells_its_page() {
        let on = |page: Option<u32>| {
            let label = Message { zh: format!("第 {} 页", page.unwrap_or_default()), ..Message::default() };
            Some(Origin { label, page, ..Origin::default() })
        };
        let figure = |start, origin| Figure { start, origin, ..Figure::default() };
        let of = |figures: Vec<Figure>| Report { figures: Some(figures), ..Report::default() };
        let paged = of(vec![figure(10, on(Some(3))), figure(90, on(Some(4)))]);
        let page = |report: &Report, at| page_near(report, at).map(|origin| origin.label.zh.clone());
        assert_eq!(page(&paged, 20).as_deref(), Some("第 3 页"));
        assert_eq!(page(&paged, 80).as_deref(), Some("第 4 页"));
        assert_eq!(page(&of(vec![figure(10, on(None)), figure(12, None)]), 11), None, "a file without pages");
        assert_eq!(page(&Report::default(), 0), None);
    }
}
