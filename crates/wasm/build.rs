//! The TypeScript types of the report, drawn from its JSON Schema, so that nobody copies them by hand.

use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::Path;

const SCHEMA: &str = "../report/schema/gouji-report-1.json";

fn main() {
    println!("cargo:rerun-if-changed={SCHEMA}");
    let schema = std::fs::read_to_string(SCHEMA).expect("the schema of the report");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let mut out = String::new();
    interface(&mut out, "Report", &schema);
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        if definition.get("properties").is_some() {
            interface(&mut out, &pascal(name), definition);
        } else {
            comment(&mut out, "", definition);
            let _ = writeln!(out, "export type {} = {};\n", pascal(name), kind(definition, ""));
        }
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo tells a build script where to write");
    std::fs::write(Path::new(&folder).join("report.d.ts"), out).expect("the types are written");
}

fn interface(out: &mut String, name: &str, schema: &Value) {
    comment(out, "", schema);
    let _ = writeln!(out, "export interface {name} {}\n", members(schema, ""));
}

/// The members of an object, a line each, required or not.
fn members(schema: &Value, indent: &str) -> String {
    let empty = Map::new();
    let deeper = format!("{indent}  ");
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let mut out = String::from("{\n");
    for (name, member) in schema["properties"].as_object().unwrap_or(&empty) {
        comment(&mut out, &deeper, member);
        let mark = if required.iter().any(|r| r == name) { "" } else { "?" };
        let _ = writeln!(out, "{deeper}{name}{mark}: {};", kind(member, &deeper));
    }
    out + indent + "}"
}

/// The type that a schema describes.
fn kind(schema: &Value, indent: &str) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return pascal(name);
    }
    if let Some(only) = schema.get("const") {
        return only.to_string();
    }
    if let Some(values) = schema["enum"].as_array() {
        return joined(values, |value| value.to_string());
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return joined(choices, |choice| kind(choice, indent));
    }
    match &schema["type"] {
        Value::Array(names) => joined(names, |name| kind(&serde_json::json!({ "type": name }), indent)),
        Value::String(name) => match name.as_str() {
            "integer" | "number" => "number".into(),
            "array" => format!("Array<{}>", kind(&schema["items"], indent)),
            "object" => members(schema, indent),
            other => other.into(),
        },
        _ => "unknown".into(),
    }
}

fn joined(of: &[Value], show: impl Fn(&Value) -> String) -> String {
    of.iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn comment(out: &mut String, indent: &str, schema: &Value) {
    if let Some(words) = schema["description"].as_str() {
        let _ = writeln!(out, "{indent}/** {} */", words.replace("*/", "* /"));
    }
}

/// `should-be` → `ShouldBe`.
fn pascal(name: &str) -> String {
    name.split(['-', '_'])
        .map(|word| {
            word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
        })
        .collect()
}
