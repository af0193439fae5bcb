use super::*;

fn page(objects: &str) -> Page {
    let mut marks = Marks::of(Some([0.0, 0.0, 100.0, 100.0]));
    marks.read(objects);
    marks.page()
}

fn said(page: &Page) -> String {
    page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn characters_where_they_stand() {
    let page = page(
        "<ofd:TextObject Boundary='10 20 50 5' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='g 2 4 2'>表 1</ofd:TextCode></ofd:TextObject>\
             <ofd:TextObject Boundary='10 30 50 5' Size='1' CTM='4 0 0 4 0 0'><ofd:TextCode X='0' Y='1'>乙</ofd:TextCode></ofd:TextObject>",
    );
    assert_eq!(said(&page), "表 1乙");
    let mm = |n: f64| (n * POINTS) as f32;
    assert_eq!((page.glyphs[0].rect.x0, page.glyphs[2].rect.x0), (mm(11.0), mm(19.0)));
    assert!(
        (page.glyphs[0].baseline - mm(24.0)).abs() < 0.01 && (page.glyphs[3].size - mm(4.0)).abs() < 0.01
    );
}

#[test]
fn what_nobody_sees() {
    let text = |attributes: &str, more: &str| {
        format!(
            "<TextObject Boundary='10 10 9 9' Size='3' {attributes}>{more}<TextCode X='0' Y='3'>藏</TextCode></TextObject>"
        )
    };
    for hidden in [
        text("Visible='false'", ""),
        text("Alpha='0'", ""),
        text("", "<FillColor Value='0 0 0' Alpha='0'/>"),
        text("CTM='1 0 0 1 200 0'", ""),
    ] {
        assert_eq!(said(&page(&hidden)), "", "{hidden}");
    }
    // A mark that leans over the page belongs to no line.
    let leaning = text("", "") + &text("CTM='0.7 0.7 -0.7 0.7 0 0'", "");
    assert_eq!(said(&page(&leaning)), "藏");
}

#[test]
fn lines_and_thin_surfaces() {
    let page = page(
        "<PathObject Boundary='10 10 50 50'><AbbreviatedData>M 0 0 L 50 0 L 50 20 C</AbbreviatedData></PathObject>\
             <PathObject Boundary='0 0 9 9' Stroke='false' Fill='true'><AbbreviatedData>M 0 0 L 9 0 L 9 0.3 L 0 0.3 C</AbbreviatedData></PathObject>\
             <PathObject Boundary='0 0 9 9' Visible='false'><AbbreviatedData>M 0 0 L 9 0</AbbreviatedData></PathObject>",
    );
    let horizontal: Vec<bool> = page.rules.iter().map(|rule| rule.horizontal).collect();
    assert_eq!(horizontal, [true, false, true]);
}

#[test]
fn pages_on_their_side() {
    let turned = page(
        "<TextObject Boundary='50 50 9 9' Size='4' CTM='0 1 -1 0 0 0'><TextCode X='0' Y='0' DeltaX='2'>12</TextCode></TextObject>",
    );
    let (first, second) = (&turned.glyphs[0], &turned.glyphs[1]);
    assert!(first.rect.x0 < second.rect.x0 && (first.baseline - second.baseline).abs() < 0.01);
}
