//! The whole page in one HTML file: opened from a disk, where nothing can be fetched, so everything is inside it.
//! What is large is compressed and unpacked when it is needed; scripts and styles are named by hash in the policy.

use crate::Result;
use crate::complete::attribute;
use crate::sums::{files, sha256};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

const BOOT: &str = include_str!("../single.js");
const ICON: &str = include_str!("../../web/static/icon.svg");

/// Writes the page that was built into `site` as one file.
pub fn single(site: &Path, file: &Path) -> Result<()> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let text = |name: &str| fs::read_to_string(site.join(name));
    let glue = attribute(&page, "data-js").ok_or("index.html names no page script")?;
    let module = attribute(&page, "data-wasm").ok_or("index.html names no page module")?;
    let script = format!("{}\n{}", alone(&text(glue)?)?, BOOT);
    let style = styles(&page).map(text).collect::<std::result::Result<Vec<_>, _>>()?.join("\n");
    let mut parts = vec![part("page", &fs::read(site.join(module))?)?];
    parts.push(part("worker-script", alone(&text("worker.js")?)?.as_bytes())?);
    parts.push(part("worker", &fs::read(site.join("worker_bg.wasm"))?)?);
    for name in files(site)?.iter().filter(|name| name.starts_with("reader-")) {
        parts.push(part(name.trim_end_matches(".wasm"), &fs::read(site.join(name))?)?);
    }
    let written = document(&page, [&text("first.js")?, &script], &style, &parts)?;
    Ok(fs::write(file, written)?)
}

/// A script that stands alone: without the last line that hands its names to others.
fn alone(glue: &str) -> Result<String> {
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err("the glue imports other files, which one file cannot".into());
    }
    let (body, exports) =
        glue.rsplit_once("\nexport {").ok_or("the glue has another shape than was thought")?;
    if !exports.contains("as default") || glue.contains("</script") {
        return Err("the glue has another shape than was thought".into());
    }
    // Functions that are exported where they are declared stay what they are.
    let body = body.replace("\nexport function ", "\nfunction ").replace("\nexport class ", "\nclass ");
    // Only a module knows its own address, and only to find the WebAssembly beside it, which is handed over here.
    Ok(body.replace("import.meta.url", "location.href"))
}

/// The names of the page's style sheets.
pub fn styles(page: &str) -> impl Iterator<Item = &str> {
    let links = page.split("<link ").skip(1).filter(|link| link.contains("rel=\"stylesheet\""));
    links.filter_map(|link| Some(link.split_once("href=\"")?.1.split_once('"')?.0))
}

/// Something large, compressed, as text that a browser leaves alone.
fn part(name: &str, bytes: &[u8]) -> Result<String> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    let text = BASE64_STANDARD.encode(packed.finish()?);
    Ok(format!("<script type=\"text/plain\" data-part=\"{name}\">{text}</script>"))
}

/// The page with the first script, which decides what is painted, and the one that starts it.
fn document(page: &str, [first, script]: [&str; 2], style: &str, parts: &[String]) -> Result<String> {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(sha256(text.as_bytes())));
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        hash(first),
        hash(script),
        hash(style)
    );
    let between = |from: &str, to: &str| Some(page.split_once(from)?.1.split_once(to)?.0);
    let title = between("<title>", "</title>").ok_or("index.html has no title")?;
    let body = between("<body>", "</body>").ok_or("index.html has no body")?;
    let shell = body.split("<script").next().unwrap_or(body).trim();
    let icon = BASE64_STANDARD.encode(ICON);
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <script>{first}</script>\n<style>{style}</style>\n</head>\n<body>\n{shell}\n{parts}\n\
         <script type=\"module\" data-js=\"gouji.html\">{script}</script>\n</body>\n</html>\n",
        parts = parts.join("\n"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_stands_alone_or_is_refused() {
        let glue = "function a() {}\nexport function b() {}\n\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(alone(glue).expect("a script"), "function a() {}\nfunction b() {}\n");
        assert!(alone(&format!("import x from './snippets/x.js';\n{glue}")).is_err());
        assert!(alone("function a() {}").is_err());
    }

    #[test]
    fn style_sheets_are_found() {
        let page = "<link rel=\"icon\" href=\"a.svg\"><link rel=\"stylesheet\" href=\"./b.css\"/>";
        assert_eq!(styles(page).collect::<Vec<_>>(), ["./b.css"]);
    }
}
