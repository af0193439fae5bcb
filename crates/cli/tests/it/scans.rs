//! Scans at the command line: a page that is drawn, disturbed as scanners do, and read back from a picture and from a PDF;
//! and what is said where the recogniser's model is missing. `$GOUJI_MODELS` names its folder.

use crate::support::*;
use gouji_intake::pdf::File;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbImage};

const ROWS: [[&str; 4]; 6] = [
    ["2080501", "1,234.56", "800.00", "434.56"],
    ["2101101", "98.70", "98.70", "0.00"],
    ["2210201", "12,345.67", "11,345.67", "1,000.00"],
    ["2210202", "0.08", "0.08", "0.00"],
    ["2299999", "3.14", "0.00", "3.14"],
    ["", "13,682.15", "12,244.45", "1,437.70"],
];

/// Where the model is: tests that read pictures cannot do without.
fn models() -> String {
    std::env::var("GOUJI_MODELS")
        .expect("GOUJI_MODELS is not set: `cargo xtask models` fetches the model and prints its folder")
}

/// A PDF of one page with a content, and the objects that it needs from number 5 on.
fn pdf(size: (u32, u32), content: &str, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents 4 0 R/Resources<<{resources}>>>>",
        size.0, size.1
    );
    let content = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let first = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", &page, &content];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n");
    let objects = first.iter().map(|o| o.as_bytes().to_vec()).chain(more.iter().cloned());
    for (n, object) in objects.enumerate() {
        table += &format!("{} 1\n{:010} 00000 n \n", n + 1, out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("{table}trailer\n<</Size 20/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// The table as a page: ruled, with text, 420 by 300 points.
fn drawn() -> Vec<u8> {
    let mut content = String::from("0.6 w\n");
    for n in 0..=ROWS.len() {
        let y = 250 - 22 * n;
        content += &format!("30 {y} m 390 {y} l S\n");
    }
    for n in 0..=4 {
        let x = 30 + 90 * n;
        content += &format!("{x} {} m {x} 250 l S\n", 250 - 22 * ROWS.len());
    }
    for (r, row) in ROWS.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            content += &format!("BT /H 10 Tf {} {} Td ({text}) Tj ET\n", 36 + 90 * c, 250 - 22 * r - 15);
        }
    }
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    pdf((420, 300), &content, "/Font<</H 5 0 R>>", &[font])
}

/// The page as a scanner gives it: 200 dots an inch, turned by a degree, darker to the right, with some noise.
fn scanned() -> RgbImage {
    let picture = File::open(drawn()).expect("a PDF").picture(1, 200.0).expect("a page");
    let (width, height) = (picture.width as u32, picture.height as u32);
    let flat = RgbImage::from_raw(width, height, picture.rgb).expect("its pixels");
    let (sine, cosine) = 1.0_f32.to_radians().sin_cos();
    RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - width as f32 / 2.0, y as f32 - height as f32 / 2.0);
        let from_x = dx * cosine + dy * sine + width as f32 / 2.0;
        let from_y = dy * cosine - dx * sine + height as f32 / 2.0;
        let inside = from_x >= 0.0 && from_y >= 0.0 && from_x < width as f32 && from_y < height as f32;
        let grey = if inside { flat.get_pixel(from_x as u32, from_y as u32).0[0] } else { 255 };
        let light = 1.0 - 0.3 * x as f32 / width as f32;
        let noise = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) % 13;
        image::Rgb([(f32::from(grey) * light) as u8 - (noise as u8).min((f32::from(grey) * light) as u8); 3])
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8)
        .expect("a JPEG");
    bytes
}

#[test]
fn a_scan_is_read_like_the_page_that_it_shows() {
    let models = models();
    let folder = Folder::new("scans");
    let image = scanned();
    let bytes = jpeg(&image);
    let object = [
        format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB/BitsPerComponent 8\
             /Filter/DCTDecode/Length {}>>stream\n",
            image.width(),
            image.height(),
            bytes.len()
        )
        .into_bytes(),
        bytes.clone(),
        b"\nendstream".to_vec(),
    ]
    .concat();
    let scan = pdf((420, 300), "q 420 0 0 300 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>", &[object]);
    let expected: String = ROWS.iter().map(|row| row.join("\t") + "\n").collect();
    let paths = [folder.file("page.jpg", &bytes), folder.file("scan.pdf", scan)];
    for path in &paths {
        let output = gouji(&["text", "--models", &models, path]);
        assert_eq!(out(&output), expected, "{path}: {}", err(&output));
    }
    let output = command()
        .args(["check", "--format", "jsonl", "--figures", &paths[0]])
        .env("GOUJI_MODELS", &models)
        .output()
        .expect("gouji runs");
    let report = &lines(&output)[0];
    assert_eq!(report["source"]["format"], "picture");
    assert!(
        report["source"]["notes"][0]["zh"].as_str().is_some_and(|note| note.contains("识别")),
        "{report}"
    );
    let findings = report["findings"].as_array().expect("findings");
    assert!(findings.iter().all(|f| f["severity"] == "note"), "{findings:?}");
    // Places are those of the page as it lies there, not as it was levelled.
    let figures = report["figures"].as_array().expect("figures");
    let area = |text: &str| {
        let figure = figures.iter().find(|f| f["text"] == text).expect("the figure");
        figure["origin"]["area"]
            .as_array()
            .expect("an area")
            .iter()
            .map(|n| n.as_i64().expect("a number"))
            .collect::<Vec<_>>()
    };
    let (first, last) = (area("1,234.56"), area("1,437.70"));
    assert!(first[0] < last[0] && first[3] < last[1], "{first:?} {last:?}");
}

#[test]
fn without_its_model_a_scan_is_refused_with_what_to_do() {
    let folder = Folder::new("no-models");
    let path = folder.file("page.jpg", jpeg(&RgbImage::from_pixel(40, 40, image::Rgb([255; 3]))));
    let output = gouji(&["text", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("npm install") && err(&output).contains("--models"), "{}", err(&output));
    let nowhere = folder.0.to_string_lossy().into_owned();
    let output = gouji(&["check", "--models", &nowhere, &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains(&nowhere) && err(&output).contains("npm install"), "{}", err(&output));
}
