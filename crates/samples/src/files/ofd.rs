//! Room: made-up disclosures as files. OFD: a zip of pages whose texts and frames are objects, in millimetres from above;
//! a template with a mark that leans over every page, and words that nobody sees.

use super::archive::zipped;
use super::blocks::escaped;
use super::pdf::objects;

/// Points in millimetres, to the thousandth.
fn mm(points: u32) -> String {
    let thousandths = u64::from(points) * 25_400 / 72;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A text as an OFD file.
pub fn ofd(text: &str) -> Vec<u8> {
    let (pages, size) = objects(text);
    ofd_of(&pages, size)
}

/// An OFD file of pages whose objects are given, of a size in points.
pub fn ofd_of(pages: &[String], (width, height): (u32, u32)) -> Vec<u8> {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let area = format!("0 0 {} {}", mm(width), mm(height));
    let list: String = (0..pages.len())
        .map(|n| format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{n}/Content.xml\"/>", 100 + n))
        .collect();
    let root = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD {space} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"
    );
    let page = |objects: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Page {space}><ofd:Template TemplateID=\"7\"/><ofd:Content><ofd:Layer ID=\"1\" Type=\"Body\">{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    };
    let hidden = "<ofd:TextObject ID=\"2\" Visible=\"false\" Boundary=\"50 50 50 5\" Font=\"3\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 6 2\">9999.99</ofd:TextCode></ofd:TextObject>";
    let leaning = "<ofd:TextObject ID=\"4\" Boundary=\"90 90 80 80\" CTM=\"0.7 -0.7 0.7 0.7 0 0\" Font=\"3\" Size=\"20\"><ofd:TextCode X=\"0\" Y=\"20\" DeltaX=\"20\">样张</ofd:TextCode></ofd:TextObject>";
    let template = page(&format!("{hidden}{leaning}")).replace("<ofd:Template TemplateID=\"7\"/>", "");
    let mut parts = vec![("OFD.xml".to_owned(), root), ("Doc_0/Document.xml".to_owned(), document)];
    parts.push(("Doc_0/Tpls/Tpl_0/Content.xml".to_owned(), template));
    for (n, objects) in pages.iter().enumerate() {
        parts.push((format!("Doc_0/Pages/Page_{n}/Content.xml"), page(objects)));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    zipped(&parts)
}

/// A text whose first letter's foot is at a place, in points from above.
pub(super) fn shown(text: &str, x: u32, y: u32, size: u32) -> String {
    let steps: Vec<String> = text.chars().map(|c| mm(if c.is_ascii() { size / 2 } else { size })).collect();
    let steps = steps[..steps.len().saturating_sub(1)].join(" ");
    let (left, top, high, size) = (mm(x), mm(y - size), mm(size * 6 / 5), mm(size));
    format!(
        "<ofd:TextObject ID=\"5\" Boundary=\"{left} {top} 400 {high}\" Font=\"3\" Size=\"{size}\"><ofd:FillColor Value=\"0 0 0\"/><ofd:TextCode X=\"0\" Y=\"{size}\" DeltaX=\"{steps}\">{}</ofd:TextCode></ofd:TextObject>",
        escaped(text)
    )
}

/// A frame whose upper left corner is at a place, in points from above.
pub(super) fn frame(x: u32, y: u32, width: u32, height: u32) -> String {
    let [x, y, width, height] = [x, y, width, height].map(mm);
    format!(
        "<ofd:PathObject ID=\"6\" Boundary=\"{x} {y} {width} {height}\" LineWidth=\"0.18\"><ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>"
    )
}
