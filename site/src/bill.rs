//! The software bill of materials: CycloneDX 1.5 in JSON. No time and no serial number, so that the same source gives
//! the same bytes.

use crate::Result;
use crate::packages::{Package, inside};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Writes the bill to `file`.
pub fn write(file: &Path) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let components: Vec<Value> = inside()?.iter().map(component).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": format!("gouji@{version}"),
            "name": "gouji",
            "version": version,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
    });
    Ok(fs::write(file, format!("{bill:#}\n"))?)
}

fn component(package: &Package) -> Value {
    let address = format!("pkg:cargo/{}@{}", package.name, package.version);
    let mut component = json!({
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "description": package.about,
        "licenses": [{ "expression": package.licence }],
        "purl": address,
    });
    if let Some(sum) = &package.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if !package.repository.is_empty() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": package.repository }]);
    }
    component
}
