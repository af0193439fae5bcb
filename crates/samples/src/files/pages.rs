//! Room: made-up disclosures as files. The bytes of a PDF of pages whose content is given.
//! Its one font is not embedded: what the characters of F are is given by a map.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// How a file tells what characters its codes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Font {
    /// Codes of the font's own, with a `ToUnicode` map.
    #[default]
    ToUnicode,
    /// Codes of a predefined map (UniGB-UCS2-H), as old office programs write.
    Predefined,
}

/// A PDF to be written, but for what stands on its pages.
#[derive(Clone, Copy, Debug)]
pub struct PdfFile<'a> {
    /// The font called F. Its codes have two bytes and are UTF-16.
    pub font: Font,
    /// Width and height of a page, in points.
    pub size: (u32, u32),
    /// What a page's dictionary says besides.
    pub page: &'a str,
    /// What the trailer says besides.
    pub trailer: &'a str,
}

impl Default for PdfFile<'_> {
    fn default() -> Self {
        PdfFile { font: Font::default(), size: (300, 400), page: "", trailer: "" }
    }
}

impl PdfFile<'_> {
    /// The bytes of a file whose pages have this content, deflated.
    pub fn packed(&self, pages: &[String]) -> Vec<u8> {
        let streams: Vec<(Vec<u8>, &str)> =
            pages.iter().map(|page| (packed(page.as_bytes(), 1), "/Filter/FlateDecode")).collect();
        self.written(&streams)
    }

    /// The bytes of a file whose pages have these streams, each with its filters.
    pub fn written(&self, pages: &[(Vec<u8>, &str)]) -> Vec<u8> {
        let PdfFile { font, size, page: more_of_page, trailer } = *self;
        let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 10 + 2 * n)).collect();
        let to_unicode = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n\
        1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange <0000> <ffff> <0000> endbfrange\n\
        endcmap end end";
        let (kind, name, encoding, ordering) = match font {
            Font::ToUnicode => ("CIDFontType2", "Made", "Identity-H/ToUnicode 6 0 R", "Identity"),
            Font::Predefined => ("CIDFontType0", "STSong-Light", "UniGB-UCS2-H", "GB1"),
        };
        let mut objects: Vec<(usize, Vec<u8>)> = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".into()),
        (2, format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into()),
        (3, format!("<</Type/Font/Subtype/Type0/BaseFont/{name}/DescendantFonts[4 0 R]/Encoding/{encoding}>>").into()),
        (4, format!(
            "<</Type/Font/Subtype/{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>\
             /FontDescriptor 5 0 R/DW 1000/W[{}]>>",
            if font == Font::ToUnicode { "32 126 500" } else { "1 95 500" }
        ).into()),
        (5, format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880\
             /Descent -120/CapHeight 700/StemV 80>>"
        ).into()),
        (6, stream("", to_unicode.as_bytes())),
    ];
        for (n, (content, filters)) in pages.iter().enumerate() {
            let at = 10 + 2 * n;
            let page = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]{more_of_page}/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                size.0,
                size.1,
                at + 1
            );
            objects.push((at, page.into()));
            objects.push((at + 1, stream(filters, content)));
        }
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("xref\n");
        for (number, object) in &objects {
            table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        let objects = 12 + 2 * pages.len();
        out.extend(
            format!("{table}trailer\n<</Size {objects}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n")
                .bytes(),
        );
        out
    }
}

fn stream(filters: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}{filters}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// The content of a page that shows a text with its first letter's foot at a place, in points from below.
pub fn shown(text: &str, x: u32, y: u32, size: u32) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// So many times the bytes, deflated.
pub(super) fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    for _ in 0..times {
        let _ = packer.write_all(bytes); // to memory, which does not fail
    }
    packer.finish().unwrap_or_default()
}
