//! Room: made-up disclosures as files. OFD: a zip of pages whose texts and frames are objects, in millimetres from above;
//! a template with a mark that leans over every page, and words that nobody sees.

use super::archive::zipped;
use super::blocks::escaped;
use super::pdf::objects;

/// Millimetres of a point.
const POINT: f64 = 25.4 / 72.0;

/// A text as an OFD file.
pub fn ofd(text: &str) -> Vec<u8> {
    let (pages, size) = objects(text);
    ofd_of(&pages, size)
}

/// An OFD file of pages whose objects are given, of a size in points.
pub fn ofd_of(pages: &[String], (width, height): (u32, u32)) -> Vec<u8> {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let area = format!("0 0 {:.3} {:.3}", f64::from(width) * POINT, f64::from(height) * POINT);
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
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    zipped(&parts)
}

/// A text whose first letter's foot is at a place, in points from above.
pub(super) fn shown(text: &str, x: u32, y: u32, size: u32) -> String {
    let mm = |points: f64| points * POINT;
    let em = f64::from(size);
    let steps: Vec<String> =
        text.chars().map(|c| format!("{:.4}", mm(if c.is_ascii() { em / 2.0 } else { em }))).collect();
    let steps = steps[..steps.len().saturating_sub(1)].join(" ");
    format!(
        "<ofd:TextObject ID=\"5\" Boundary=\"{:.4} {:.4} 400 {:.4}\" Font=\"3\" Size=\"{:.4}\"><ofd:FillColor Value=\"0 0 0\"/><ofd:TextCode X=\"0\" Y=\"{:.4}\" DeltaX=\"{steps}\">{}</ofd:TextCode></ofd:TextObject>",
        mm(f64::from(x)),
        mm(f64::from(y) - em),
        mm(em * 1.2),
        mm(em),
        mm(em),
        escaped(text)
    )
}

/// A frame whose upper left corner is at a place, in points from above.
pub(super) fn frame(x: u32, y: u32, width: u32, height: u32) -> String {
    let [x, y, width, height] = [x, y, width, height].map(|n| f64::from(n) * POINT);
    format!(
        "<ofd:PathObject ID=\"6\" Boundary=\"{x:.4} {y:.4} {width:.4} {height:.4}\" LineWidth=\"0.18\"><ofd:AbbreviatedData>M 0 0 L {width:.4} 0 L {width:.4} {height:.4} L 0 {height:.4} C</ofd:AbbreviatedData></ofd:PathObject>"
    )
}
