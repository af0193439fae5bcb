//! A finding as a picture to be passed on: its sentence, the row of the document, the equation, whose document it is;
//! and as a QR code the address of the site, which carries nothing of the document.

use super::pictures::draw::scene::{SIZE, lines, wide};
use super::pictures::draw::svg::escape;
use super::{Dossier, Item, row_of, sentence, stands};
use crate::messages::Lang;
use gouji_report::words;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// What stands in the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What is said.
    pub sentence: String,
    /// Where it stands in the document.
    pub place: String,
    /// The row of the document: before the figure, the figure, after it.
    pub row: Option<[String; 3]>,
    /// Equations that do not hold.
    pub equations: Vec<String>,
}

/// What stands around a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around<'a> {
    /// The name of the program.
    pub brand: &'a str,
    /// Whose document, out of which file, made when.
    pub provenance: &'a str,
    /// That it was checked by a program.
    pub foot: &'a str,
    /// What the code is for.
    pub scan: &'a str,
    /// The address of the site; empty where it has none that others could open.
    pub address: &'a str,
}

/// Narrow, since it is read on telephones.
const WIDTH: f32 = 600.0;
const MARGIN: f32 = 36.0;
/// Side of the QR code with its quiet zone.
const CODE: f32 = 168.0;
const EQUATIONS: usize = 3;
const PAPER: &str = "#fcfcfb";
const INK: &str = "#16181a";
const QUIET: &str = "#42494e";
const RULE: &str = "#d6dadb";
const ACCENT: &str = "#0d5872";
const RED: &str = "#b3201b";
const WASH: &str = "#e4eef2";
const SONG: &str = "Songti SC, Source Han Serif SC, Noto Serif SC, Noto Serif CJK SC, STSong, Georgia, serif";
const HEI: &str = "PingFang SC, Hiragino Sans GB, Source Han Sans SC, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";

impl Card {
    /// The card of an item.
    pub fn of(dossier: &Dossier, item: &Item, lang: Lang) -> Card {
        let report = &dossier.answer.report;
        let figure = item.figure.and_then(|figure| dossier.figure(figure));
        let at = stands(dossier, figure.and_then(|figure| figure.origin.as_ref()), item.offset, lang);
        let place = figure.map(|figure| figure.place.clone()).filter(|place| !place.is_empty());
        let mut equations: Vec<String> = Vec::new();
        for finding in item.findings.iter().filter_map(|&at| report.findings.get(at as usize)) {
            let equation = words::equation_beside(finding, lang.of_exports());
            if !equation.is_empty() && !equations.contains(&equation) {
                equations.push(equation);
            }
        }
        Card {
            sentence: sentence(dossier, item, lang),
            place: place.into_iter().chain([at]).collect::<Vec<_>>().join(" · "),
            row: row_of(dossier, item),
            equations,
        }
    }
}

/// A drawing that grows downwards.
struct Sheet {
    out: String,
    y: f32,
}

impl Sheet {
    /// Lines of text, each `size` high; how wide the room is.
    fn write(&mut self, text: &str, size: f32, room: f32, most: usize, look: &str) {
        for line in lines(text, room * SIZE / size, most) {
            self.y += size * 1.5;
            let _ = write!(
                self.out,
                "<text x=\"{MARGIN}\" y=\"{:.1}\" font-size=\"{size}\" {look}>{}</text>",
                self.y - size * 0.4,
                escape(&line)
            );
        }
    }

    /// The row of the document on a wash, its figure in red.
    fn row(&mut self, row: &[String; 3]) {
        let [before, figure, after] = row;
        let (size, room) = (24.0, WIDTH - 2.0 * MARGIN - 32.0);
        let own = wide(figure) * size / SIZE;
        let half = (room - own).max(0.0);
        let tail = shortened(after, half * 0.4 * SIZE / size, false);
        let head = shortened(before, (half - wide(&tail) * size / SIZE) * SIZE / size, true);
        let _ = write!(
            self.out,
            "<rect x=\"{MARGIN}\" y=\"{:.1}\" width=\"{}\" height=\"56\" fill=\"{WASH}\"/>\
             <text x=\"{}\" y=\"{:.1}\" font-size=\"{size}\" fill=\"{INK}\" xml:space=\"preserve\">{}<tspan font-weight=\"700\" fill=\"{RED}\">{}</tspan>{}</text>",
            self.y,
            WIDTH - 2.0 * MARGIN,
            MARGIN + 16.0,
            self.y + 36.0,
            escape(&head),
            escape(figure),
            escape(&tail)
        );
        self.y += 56.0;
    }
}

/// As much of a text as fits, cut off at its beginning or at its end.
fn shortened(text: &str, room: f32, from_start: bool) -> String {
    if wide(text) <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while !kept.is_empty() && wide(&kept.iter().collect::<String>()) + SIZE > room {
        if from_start {
            kept.remove(0);
        } else {
            kept.pop();
        }
    }
    let kept: String = kept.into_iter().collect();
    if from_start { format!("…{kept}") } else { format!("{kept}…") }
}

/// The picture as SVG, with its width and height.
pub fn picture(card: &Card, around: &Around) -> (String, f32, f32) {
    let room = WIDTH - 2.0 * MARGIN;
    let mut sheet = Sheet { out: String::new(), y: MARGIN };
    let _ = write!(
        sheet.out,
        "<path d=\"M3 12.5c3 1.2 4.8 3.4 6.4 7C11.6 12 15.4 6.6 21 3.6\" transform=\"translate({MARGIN} {MARGIN}) scale(1.2)\" fill=\"none\" stroke=\"{ACCENT}\" stroke-width=\"2.2\"/>\
         <text x=\"{}\" y=\"{}\" font-family=\"{SONG}\" font-size=\"24\" font-weight=\"700\" fill=\"{INK}\">{}</text>",
        MARGIN + 38.0,
        MARGIN + 24.0,
        escape(around.brand)
    );
    sheet.y += 44.0;
    let bold = format!("font-family=\"{SONG}\" font-weight=\"700\" fill=\"{INK}\"");
    let quiet = format!("fill=\"{QUIET}\"");
    sheet.write(&card.sentence, 38.0, room, 8, &bold);
    sheet.y += 6.0;
    sheet.write(&card.place, 21.0, room, 3, &quiet);
    sheet.y += 16.0;
    if let Some(row) = &card.row {
        sheet.row(row);
        sheet.y += 8.0;
    }
    for equation in card.equations.iter().take(EQUATIONS) {
        sheet.write(equation, 23.0, room, 3, &format!("fill=\"{INK}\""));
    }
    sheet.y += 20.0;
    let _ = write!(sheet.out, "<path d=\"M{MARGIN} {:.1}H{}\" stroke=\"{RULE}\"/>", sheet.y, WIDTH - MARGIN);
    sheet.y += 16.0;
    let top = sheet.y;
    let has_code = around.address.starts_with("http");
    let beside = if has_code { room - CODE - 24.0 } else { room };
    sheet.write(around.provenance, 19.0, beside, 5, &quiet);
    sheet.write(around.foot, 19.0, beside, 2, &quiet);
    if has_code {
        sheet.write(around.scan, 19.0, beside, 1, &format!("font-weight=\"700\" fill=\"{INK}\""));
        sheet.write(host(around.address), 19.0, beside, 2, &quiet);
        sheet.y = sheet.y.max(top + CODE);
        let code = code(around.address, WIDTH - MARGIN - CODE, sheet.y - CODE);
        sheet.out.push_str(&code.unwrap_or_default());
    }
    let height = sheet.y + MARGIN;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" font-family=\"{HEI}\"><rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/><rect width=\"100%\" height=\"4\" fill=\"{INK}\"/>{}</svg>",
        sheet.out
    );
    (svg, WIDTH, height)
}

/// The address as people read it.
fn host(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/')
}

/// The code of an address, black on white whatever is around it; nothing where it is too long for one.
fn code(address: &str, x: f32, y: f32) -> Option<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let side = code.size();
    // Four modules of white around it, as the standard wants.
    let module = CODE / (side + 8) as f32;
    let mut path = String::new();
    for row in 0..side {
        for column in (0..side).filter(|&column| code.get_module(column, row)) {
            let _ = write!(path, "M{} {}h1v1h-1z", column + 4, row + 4);
        }
    }
    Some(format!(
        "<rect x=\"{x}\" y=\"{y:.1}\" width=\"{CODE}\" height=\"{CODE}\" fill=\"#fff\"/><path class=\"code\" transform=\"translate({x} {y:.1}) scale({module:.4})\" d=\"{path}\" fill=\"#000\" shape-rendering=\"crispEdges\"/>"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::items;
    use super::*;
    use std::sync::Arc;

    const TEXT: &str = "平川县水务局 2026 年部门预算公开\n\n收支预算总表\n单位：万元\n项目\t金额\n水库<b>维护\t11.00\n河道清淤\t22.00\n合计\t38.10\n";
    const AROUND: Around = Around {
        brand: "勾稽",
        provenance: "平川县水务局 2026 年预算公开 · 源文件：公开.txt",
        foot: "请对照原件。",
        scan: "扫码",
        address: "https://gouji.example/",
    };

    fn card() -> Card {
        let dossier = Dossier::new(Arc::from(TEXT), 1, gouji_report::check(TEXT, "").remove(0));
        Card::of(&dossier, &items(&dossier)[0], Lang::Zh)
    }

    #[test]
    fn the_picture_says_what_the_card_says_and_whose_it_is() {
        let (svg, width, height) = picture(&card(), &AROUND);
        for part in ["11.00", "38.10 ≠", "平川县水务局", "公开.txt", "gouji.example", "第 6 行"] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        assert!(!svg.contains("<b>") && svg.contains("class=\"code\""), "markup is text");
        assert!(width == WIDTH && height > 300.0);
    }

    #[test]
    fn an_address_that_nobody_else_can_open_has_no_code() {
        let (svg, ..) = picture(&card(), &Around { address: "file:///C:/gouji.html", ..AROUND });
        assert!(!svg.contains("class=\"code\"") && !svg.contains("gouji.html"), "{svg}");
    }

    #[test]
    fn a_long_row_keeps_its_figure() {
        let row = Some(["甲".repeat(60), "1,234.56".into(), "乙".repeat(60)]);
        let (svg, ..) = picture(&Card { row, ..card() }, &AROUND);
        assert!(svg.contains("1,234.56") && svg.contains("…甲") && svg.contains("乙…"));
    }
}
