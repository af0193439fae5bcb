//! A scene as an SVG file that needs nothing else: its own colours, on paper, with title and source.
//! Colours are those of the light theme, whatever the page shows: a saved picture ends up on paper.

use super::scene::{Anchor, Ink, SIZE, Scene, Tone, lines};
use std::fmt::Write;

const PAPER: &str = "#fcfcfb";
const INK: &str = "#16181a";
const QUIET: &str = "#42494e";
const RULE: &str = "#d6dadb";
const STRONG: &str = "#0d5872";
const SOFT: &str = "#8fb7c6";
const FLOW: &str = "#b9d0d9";
const FLOW_DEEP: &str = "#6fa1b4";
const REST: &str = "#f2f4f3";
const RED: &str = "#b3201b";
const EDGE: &str = "#7f888d";

const MARGIN: f32 = 24.0;
const FONTS: &str = "PingFang SC, Hiragino Sans GB, Source Han Sans SC, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";

/// What stands around a saved picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it shows, in which unit.
    pub sub: &'a str,
    /// What does not agree in it, and where its figures come from: a paragraph each.
    pub foot: &'a [&'a str],
    /// Whether a reader looked into all that is red in it and set it aside: then nothing is.
    pub settled: bool,
}

/// The file: its text, its width and its height.
pub fn svg(scene: &Scene, around: &Around) -> (String, f32, f32) {
    let width = scene.width + 2.0 * MARGIN;
    let (title, sub, foot) = (
        lines(around.title, scene.width / 1.5, 3),
        lines(around.sub, scene.width, 3),
        around.foot.iter().flat_map(|words| lines(words, scene.width, 3)).collect::<Vec<String>>(),
    );
    let red = if around.settled { INK } else { RED };
    let top = MARGIN + title.len() as f32 * 30.0 + sub.len() as f32 * 20.0 + 14.0;
    let height = top + scene.height + 14.0 + foot.len() as f32 * 20.0 + MARGIN;
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"{FONTS}\" font-size=\"{SIZE}\"><title>{}</title><defs>{}{}</defs><rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>",
        escape(around.title),
        pattern("hatch", INK),
        pattern("hatch-red", red)
    );
    let mut y = MARGIN;
    for line in title {
        y += 30.0;
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{:.0}\" font-size=\"20\" font-weight=\"700\" fill=\"{INK}\">{}</text>",
            y - 8.0,
            escape(&line)
        );
    }
    for line in sub {
        y += 20.0;
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{:.0}\" fill=\"{QUIET}\">{}</text>",
            y - 5.0,
            escape(&line)
        );
    }
    let _ = write!(out, "<g transform=\"translate({MARGIN} {top:.0})\">");
    body(&mut out, scene, red);
    out.push_str("</g>");
    let mut y = top + scene.height + 14.0;
    for line in foot {
        y += 20.0;
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{:.0}\" fill=\"{QUIET}\">{}</text>",
            y - 5.0,
            escape(&line)
        );
    }
    out.push_str("</svg>");
    (out, width, height)
}

fn body(out: &mut String, scene: &Scene, red: &str) {
    for mark in &scene.marks {
        let (fill, stroke, width, opacity) = match mark.ink {
            Ink::Strong => (STRONG, "none", 0.0, 1.0),
            Ink::Soft => (SOFT, STRONG, 1.0, 1.0),
            Ink::Flow => (FLOW, "none", 0.0, 0.62),
            Ink::FlowDeep => (FLOW_DEEP, "none", 0.0, 0.62),
            Ink::Node => (QUIET, "none", 0.0, 1.0),
            Ink::Rest => (REST, EDGE, 1.0, 1.0),
            Ink::Hollow => (PAPER, STRONG, 1.5, 1.0),
            Ink::Hatch => ("url(#hatch)", INK, 1.5, 1.0),
            Ink::HatchRed => ("url(#hatch-red)", red, 1.5, 1.0),
        };
        let _ = write!(
            out,
            "<path d=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{width}\" opacity=\"{opacity}\"><title>{}</title></path>",
            mark.shape.path(),
            escape(&mark.label)
        );
    }
    for line in &scene.lines {
        let ((x1, y1), (x2, y2)) = (line.from, line.to);
        let ink = if line.strong { INK } else { RULE };
        let _ = write!(out, "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{ink}\"/>");
    }
    for text in &scene.texts {
        let (fill, weight) = match text.tone {
            Tone::Ink | Tone::OnSoft => (INK, 400),
            Tone::Quiet => (QUIET, 400),
            Tone::Bold => (INK, 700),
            Tone::OnStrong => ("#ffffff", 400),
            Tone::Red => (red, 700),
        };
        let halo = if text.halo {
            format!(" paint-order=\"stroke\" stroke=\"{PAPER}\" stroke-width=\"4\" stroke-linejoin=\"round\"")
        } else {
            String::new()
        };
        let anchor = if text.anchor == Anchor::Start {
            String::new()
        } else {
            format!(" text-anchor=\"{}\"", text.anchor.name())
        };
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{fill}\" font-weight=\"{weight}\"{anchor}{halo}>{}</text>",
            text.x,
            text.y,
            escape(&text.text)
        );
    }
}

fn pattern(id: &str, ink: &str) -> String {
    format!(
        "<pattern id=\"{id}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"{ink}\" stroke-width=\"4\"/></pattern>"
    )
}

/// A text as it stands in XML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // What XML does not allow at all.
            c if c.is_control() => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;

    #[test]
    fn what_a_document_says_is_no_markup_in_the_file() {
        let mut scene = Scene { width: 300.0, height: 100.0, ..Scene::default() };
        scene.mark(Shape::Rect(0.0, 0.0, 9.0, 9.0), Ink::HatchRed, None, "a\u{0}\"<b>".into());
        scene.say(0.0, 10.0, "<script>alert(1)</script>");
        let (file, width, height) =
            svg(&scene, &Around { title: "钱&物", foot: &["据表 3"], ..Around::default() });
        assert!(!file.contains("<script") && file.contains("&lt;script&gt;") && file.contains("钱&amp;物"));
        assert!(width > 300.0 && height > 100.0 && file.ends_with("</svg>"));
    }

    #[test]
    fn what_a_reader_set_aside_is_not_red() {
        let mut scene = Scene { width: 300.0, height: 100.0, ..Scene::default() };
        scene.mark(Shape::Rect(0.0, 0.0, 9.0, 9.0), Ink::HatchRed, None, "差 36".into());
        let file = |settled| svg(&scene, &Around { settled, ..Around::default() }).0;
        assert!(file(false).contains(RED) && !file(true).contains(RED));
    }

    #[test]
    fn its_colours_are_those_of_the_light_theme() {
        let tokens = include_str!("../../../../style/tokens.css");
        let light = tokens.split("[data-theme=\"dark\"]").next().unwrap_or_default();
        for (name, value) in [
            ("paper", PAPER),
            ("ink", INK),
            ("ink-2", QUIET),
            ("rule", RULE),
            ("chart-1", STRONG),
            ("chart-2", SOFT),
            ("flow-1", FLOW),
            ("flow-2", FLOW_DEEP),
            ("sunken", REST),
            ("red", RED),
            ("rule-strong", EDGE),
        ] {
            assert!(light.contains(&format!("--{name}: {value};")), "{name}");
        }
    }
}
