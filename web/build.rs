//! Writes the example that the landing page offers. Made here and not in the browser, so that what makes
//! samples is not loaded with the page.

use std::path::Path;

fn main() {
    let out = std::env::var_os("OUT_DIR").expect("cargo tells a build script where to write");
    std::fs::write(Path::new(&out).join("example.txt"), gouji_samples::example())
        .expect("the example is written");
}
