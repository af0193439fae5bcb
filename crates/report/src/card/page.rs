//! How a card looks: one page without script or address, that prints on half a sheet.

use super::{Card, Told};
use crate::html::escape;
use crate::words::Lang;
use std::fmt::Write;

/// What the certificate opens with; nothing else in a card does, since all else is escaped.
pub const OPENS: &str = "<script type=\"application/json\" id=\"gouji-card\">";

/// What it closes with.
pub const CLOSES: &str = "</script>";

/// What the page may do: be painted.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// The page of a card.
pub fn page(card: &Card) -> String {
    let lang = if card.lang == "en" { Lang::En } else { Lang::Zh };
    let mut out = String::new();
    written(&mut out, card, lang).expect("writing to a string cannot fail");
    out
}

fn written(out: &mut String, card: &Card, lang: Lang) -> std::fmt::Result {
    let year = card.year.map(|year| year.to_string()).unwrap_or_default();
    let kind = match card.kind.as_str() {
        "final-accounts" => lang.pick("决算公开", "final accounts"),
        _ => lang.pick("预算公开", "budget"),
    };
    let title = format!("{} {year} {kind}", card.entity);
    writeln!(out, "<!doctype html>\n<html lang=\"{}\">\n<head>", lang.pick("zh-CN", "en"))?;
    writeln!(
        out,
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{} · {}</title>", escape(title.trim()), lang.pick("勾稽引用卡", "Gouji card"))?;
    writeln!(
        out,
        "<style>\n{STYLE}</style>\n</head>\n<body>\n<p class=\"small\">{}</p>",
        escape(title.trim())
    )?;
    writeln!(out, "<h1>{}</h1>", escape(lang.of(&card.message)))?;
    if !card.equation.is_empty() {
        writeln!(out, "<p class=\"eq\">{}</p>", escape(&card.equation))?;
    }
    out.push_str("<ol>\n");
    card.places.iter().try_for_each(|told| place(out, told, lang))?;
    out.push_str("</ol>\n<dl>\n");
    for (name, what) in [
        (lang.pick("文件", "File"), card.name.as_str()),
        ("SHA-256", card.sha256.as_str()),
        (lang.pick("规则", "Rule"), card.rule.as_str()),
        (lang.pick("指纹", "Fingerprint"), card.fingerprint.as_str()),
    ] {
        writeln!(out, "<dt>{name}</dt><dd>{}</dd>", escape(what))?;
    }
    writeln!(out, "</dl>\n<p class=\"small\">{}</p>", verifying(lang))?;
    // Within a script nothing but its end is markup.
    let json = serde_json::to_string(card).unwrap_or_default().replace('<', "\\u003c");
    writeln!(out, "{OPENS}{json}{CLOSES}\n</body>\n</html>")
}

/// The sentence with its figure, and where it stands.
fn place(out: &mut String, told: &Told, lang: Lang) -> std::fmt::Result {
    let Told { place, before, behind } = told;
    let mut stands = match &place.origin {
        Some(origin) => lang.of(&origin.label).to_owned(),
        None => format!("{}{}{}", lang.pick("第 ", "line "), place.line, lang.pick(" 行", "")),
    };
    if let Some([left, top, right, bottom]) = place.origin.as_ref().and_then(|origin| origin.area) {
        let points = lang.pick("，框（磅）：", ", box in points: ");
        write!(stands, "{points}{left}, {top}, {right}, {bottom}")?;
    }
    let figure = if place.text.is_empty() { "＿" } else { &place.text };
    writeln!(
        out,
        "<li><blockquote>{}<mark>{}</mark>{}</blockquote><span class=\"small\">{}</span></li>",
        escape(before),
        escape(figure),
        escape(behind),
        escape(&stands)
    )
}

fn verifying(lang: Lang) -> &'static str {
    lang.pick(
        "核验：gouji card --verify 这张卡 原文件，断网也行。原件改动一个字节就不能通过。这里只说明数字前后是否一致，请以原件为准。",
        "To verify it, offline if you like: gouji card --verify CARD FILE. One changed byte of the file fails. It tells only whether figures agree with one another; the original is what counts.",
    )
}
