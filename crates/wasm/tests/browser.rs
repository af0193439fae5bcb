//! The package in a browser: `wasm-pack test --headless --chrome crates/wasm`.
#![cfg(target_arch = "wasm32")]

use gouji_wasm::{annotate, check, check_all, explain, narrative, rules};
use js_sys::{JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).expect("an object")
}

#[wasm_bindgen_test]
fn text_and_its_bytes_give_the_same_report() {
    let example = gouji_samples::example();
    let text = JsValue::from_str(&example).unchecked_into();
    let bytes = JsValue::from(Uint8Array::from(example.as_bytes())).unchecked_into();
    let json = |report: &JsValue| String::from(JSON::stringify(report).expect("JSON"));
    let first = check(text, None).expect("a report");
    assert_eq!(member(&first, "verdict"), JsValue::from_str("inconsistent"));
    assert_eq!(json(&first), json(&check(bytes, None).expect("a report")));
}

#[wasm_bindgen_test]
fn the_report_is_that_of_the_command_line() {
    let example = gouji_samples::example();
    let mut report = gouji_report::check(&example, "-").remove(0).report;
    gouji_report::json::Lists::default().trim(&mut report);
    let packaged = check(JsValue::from_str(&example).unchecked_into(), None).expect("a report");
    let packaged = String::from(JSON::stringify(&packaged).expect("JSON"));
    assert_eq!(packaged, gouji_report::json::line(&report));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_gives_a_report_and_what_is_no_input_an_error() {
    let picture = JsValue::from(Uint8Array::from(&b"\x89PNG\r\n\x1a\n"[..]));
    let report = check(picture.unchecked_into(), None).expect("a report");
    assert_eq!(member(&report, "verdict"), JsValue::from_str("unreadable"));
    let error = check_all(JsValue::from_f64(7.0).unchecked_into(), None).err().expect("an error");
    assert!(error.is_instance_of::<js_sys::TypeError>());
}

#[wasm_bindgen_test]
fn a_file_comes_back_as_from_the_command_line() {
    let file = gouji_samples::files::docx(&gouji_samples::example());
    let bytes = |file: &[u8]| JsValue::from(Uint8Array::from(file)).unchecked_into();
    let copy = annotate(bytes(&file), None).expect("a copy").to_vec();
    let taken = gouji_intake::take(file.clone()).expect("a text");
    let asked = gouji_annotate::Options { corrections: true, date: None };
    let own = gouji_annotate::check(&file, &taken, &gouji::Options::default(), &asked).expect("a copy");
    assert_eq!(copy, own.bytes);
    assert_ne!(copy, file);
    let repaired = check(bytes(&copy), None).expect("a report");
    assert_eq!(member(&repaired, "verdict"), JsValue::from_str("consistent"));
    let pages = gouji_samples::files::pdf(&gouji_samples::example(), gouji_samples::files::Font::ToUnicode);
    let marked = annotate(bytes(&pages), None).expect("a copy").to_vec();
    assert!(marked.starts_with(&pages) && marked.len() > pages.len());
    let error = annotate(JsValue::from_str("支出 1.00 万元").unchecked_into(), None)
        .expect_err("text has no comments");
    assert!(String::from(js_sys::Error::from(error).message()).contains("docx"));
}

#[wasm_bindgen_test]
fn forms_are_explained() {
    let told = narrative(JsValue::from_str(&gouji_samples::example_clean()).unchecked_into(), None);
    let told = JsValue::from(told.expect("an explanation"));
    let text = member(&told, "text").as_string().expect("a text");
    let docx: Uint8Array = member(&told, "docx").unchecked_into();
    let taken = gouji_intake::take(docx.to_vec()).expect("a Word file");
    assert!(text.contains("万元") && text.lines().all(|line| taken.text.contains(line)));
    assert!(narrative(JsValue::from_str("这里没有表。").unchecked_into(), None).is_err());
}

#[wasm_bindgen_test]
fn rules_are_listed_and_explained() {
    let all = js_sys::Array::from(&rules().expect("rules"));
    assert_eq!(all.length() as usize, gouji::model::rules::RULES.len());
    let found = JsValue::from(explain("gj101").expect("an explanation"));
    assert!(member(&found, "markdown").as_string().expect("text").contains("GJ101"));
    assert!(JsValue::from(explain("GJ000").expect("an answer")).is_undefined());
}
