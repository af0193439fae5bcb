//! The widget, beside the page whose program and worker it uses: its own scripts, and what the build makes for it: words
//! from the typed tables, the page's style for a shadow, the page's glue for hosts with Trusted Types. And the demo.

use crate::Result;
use crate::complete::attribute;
use crate::single::styles;
use gouji_samples::{Budget, Layout, Slip, plant, render};
use gouji_web::messages::{Lang, Messages};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const FILES: [(&str, &str); 6] = [
    ("gouji-checker.js", include_str!("../../web/widget/gouji-checker.js")),
    ("hub.js", include_str!("../../web/widget/hub.js")),
    ("trusted.js", include_str!("../../web/widget/trusted.js")),
    ("frame.html", include_str!("../../web/widget/frame.html")),
    ("frame.js", include_str!("../../web/widget/frame.js")),
    ("frame.css", include_str!("../../web/widget/frame.css")),
];
const DEMO: [(&str, &str); 3] = [
    ("index.html", include_str!("../../web/widget/demo/index.html")),
    ("demo.js", include_str!("../../web/widget/demo/demo.js")),
    ("demo.css", include_str!("../../web/widget/demo/demo.css")),
];
const STYLE: &str = include_str!("../../web/widget/widget.css");
/// How many documents the demo lists.
const DOCUMENTS: u64 = 10;

/// Writes the folders `widget` and `demo` into `site`, whose page is `page`.
pub fn write(site: &Path, page: &str) -> Result<()> {
    let folder = site.join("widget");
    fs::create_dir_all(&folder)?;
    for (name, text) in FILES {
        fs::write(folder.join(name), text)?;
    }
    let glue = attribute(page, "data-js").ok_or("index.html names no page script")?;
    let module = attribute(page, "data-wasm").ok_or("index.html names no page module")?;
    fs::write(folder.join("page.js"), trusted(&fs::read_to_string(site.join(glue))?)?)?;
    fs::write(folder.join("build.js"), build(glue, module))?;
    fs::write(folder.join("words.js"), words())?;
    let sheets: Vec<String> =
        styles(page).map(|name| fs::read_to_string(site.join(name))).collect::<std::io::Result<_>>()?;
    fs::write(folder.join("style.js"), style(&sheets.join("\n")))?;
    demo(site)
}

/// The files of this build, as seen from the widget.
fn build(glue: &str, module: &str) -> String {
    let check = json!(format!("../check.js?{glue}"));
    let module = json!(format!("../{module}"));
    format!(
        "export const check = {check};\nexport const page = \"./page.js\";\nexport const module = {module};\n"
    )
}

/// The page's glue with the one place where it gives markup to the browser led through our policy. The markup is what
/// the view macro leaves in the module; lints see to it that there is no other.
fn trusted(glue: &str) -> Result<String> {
    let given = ".innerHTML = getStringFromWasm0(arg1, arg2);";
    if glue.matches(".innerHTML").count() != glue.matches(given).count() {
        return Err("the glue gives markup to the browser in another way than was thought".into());
    }
    let led = glue.replace(given, ".innerHTML = goujiMarkup(getStringFromWasm0(arg1, arg2));");
    Ok(format!("import {{ markup as goujiMarkup }} from \"./trusted.js\";\n{led}"))
}

/// What the widget says by itself.
fn words() -> String {
    let of = |m: &Messages| -> Value {
        json!({
            "checking": m.working,
            "failed": m.not_checked,
            "open": m.open_report,
            "close": m.close,
            "marks": { "ok": "✓", "bad": "≠", "none": "○" },
        })
    };
    let all = json!({ "zh": of(Lang::Zh.messages()), "en": of(Lang::En.messages()) });
    format!("export const words = {all:#};\n")
}

/// The page's style for a shadow: sizes in pixels, because the host's may be others, and light or dark by the widget's
/// own attribute.
fn style(page: &str) -> String {
    let style = format!("{}\n{STYLE}", pixels(page))
        .replace("[data-theme=\"dark\"] {", ":host([theme=\"dark\"]) {")
        .replace(":host(:not([data-theme]))", ":host(:not([theme=\"light\"]))");
    format!("export const style = new CSSStyleSheet();\nstyle.replaceSync({});\n", json!(style))
}

/// `1.0625rem` → `17px`.
fn pixels(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let before = &rest[..at];
        let number =
            before.len() - before.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        let follows = rest[at + 3..].chars().next();
        match before[number..].parse::<f64>() {
            Ok(value) if !follows.is_some_and(char::is_alphanumeric) => {
                out.push_str(&before[..number]);
                out.push_str(&format!("{}px", value * 16.0));
            }
            _ => out.push_str(&rest[..at + 3]),
        }
        rest = &rest[at + 3..];
    }
    out + rest
}

/// A portal as it might be, with made-up documents.
fn demo(site: &Path) -> Result<()> {
    let folder = site.join("demo");
    let documents = folder.join("documents");
    fs::create_dir_all(&documents)?;
    for (name, text) in DEMO {
        fs::write(folder.join(name), text)?;
    }
    let mut names = Vec::new();
    for seed in 0..DOCUMENTS {
        let budget = Budget::made_up(seed);
        let layout = [Layout::Plain, Layout::Numbered, Layout::Markdown][seed as usize % 3];
        let text = render(&budget, layout);
        // Some of them with a slip, as it is in life.
        let slipped = plant(&text, 1, &[Slip::Transpose], seed).filter(|_| seed % 4 == 3);
        fs::write(documents.join(format!("{}.txt", seed + 1)), slipped.map_or(text, |slipped| slipped.text))?;
        names.push(json!({ "entity": budget.name, "year": budget.year }));
    }
    Ok(fs::write(folder.join("documents.js"), format!("export const documents = {:#};\n", json!(names)))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_become_pixels() {
        assert_eq!(pixels("a{font:1.0625rem/1.5 x; margin:2rem;}"), "a{font:17px/1.5 x; margin:32px;}");
        assert_eq!(pixels(".remark{x:y}"), ".remark{x:y}");
    }

    #[test]
    fn markup_is_led_through_the_policy_or_refused() {
        let glue = "x: function(arg0, arg1, arg2) {\n  arg0.innerHTML = getStringFromWasm0(arg1, arg2);\n},";
        assert!(trusted(glue).expect("glue").contains("goujiMarkup(getStringFromWasm0(arg1, arg2))"));
        assert!(trusted("a.innerHTML = b;").is_err());
    }

    #[test]
    fn the_style_keeps_nothing_of_the_page_s_attributes() {
        let style = style(include_str!("../../web/style/tokens.css"));
        assert!(!style.contains("rem;") && style.contains(":host([theme=\\\"dark\\\"])"));
        assert!(style.contains(":host(:not([theme=\\\"light\\\"]))"));
    }
}
