//! The package in a browser: `wasm-pack test --headless --chrome crates/wasm`.
#![cfg(target_arch = "wasm32")]

use gouji_wasm::{check, check_all, explain, rules};
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
fn rules_are_listed_and_explained() {
    let all = js_sys::Array::from(&rules().expect("rules"));
    assert_eq!(all.length() as usize, gouji::model::rules::RULES.len());
    let found = JsValue::from(explain("gj101").expect("an explanation"));
    assert!(member(&found, "markdown").as_string().expect("text").contains("GJ101"));
    assert!(JsValue::from(explain("GJ000").expect("an answer")).is_undefined());
}
