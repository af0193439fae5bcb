//! What the package exports. Its types are those of the report's schema (see build.rs) and those below.
//! serde-wasm-bindgen is used here and nowhere else in it.

use gouji::model::rules::{RULES, Rule as CoreRule, rule};
use gouji_report::published::{Message, Report as Published};
use gouji_report::unreadable::{self, Reason};
use gouji_report::{config, families, file, json};
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const REPORT: &str = include_str!(concat!(env!("OUT_DIR"), "/report.d.ts"));

#[wasm_bindgen(typescript_custom_section)]
const OTHERS: &str = r#"
/** What is to be checked: the bytes of a file of any format that is read, or a text. */
export type Input = string | Uint8Array | ArrayBuffer;

export interface Options {
  /** What the report calls the source; "-" where nothing is given. */
  name?: string;
  /** Whether the report lists every figure. */
  figures?: boolean;
  /** Whether the report lists every relation, those that hold too. */
  relations?: boolean;
  /** Further forms and words: the text of a JSON file of families (schema/gouji-families-1.json). */
  families?: string;
  /** How gravely rules are reported, or not at all: the text of a JSON file of configuration (schema/gouji-config-1.json). */
  config?: string;
  /** Other documents that this one is held against: last year's, the department's, the entities'. */
  prior?: Input | Array<Input>;
}

export interface AnnotateOptions extends Options {
  /** Whether what the document decides becomes a tracked change (docx); true where nothing is given. */
  corrections?: boolean;
  /** When comments and changes are made, as "2026-03-01T08:00:00Z"; without it the same file gives the same copy. */
  date?: string;
}

export interface NarrativeOptions extends Options {
  /** In whose words; as titles and the body's name say where nothing is given. */
  region?: "national" | "xinjiang" | "shanghai" | "jiangsu";
}

export interface Narrative {
  /** The explanation, a line each. */
  text: string;
  /** The same as a Word file. */
  docx: Uint8Array;
  /** How many blanks are to be filled in. */
  blanks: number;
  /** What could not be written, and why. */
  leftOut: Array<Message>;
}

export interface RuleSummary {
  id: string;
  severity: "error" | "warning" | "note";
  /** What it checks. */
  title: Message;
}

export interface Explanation extends RuleSummary {
  /** What, why, what to do, where it is from, and examples: Markdown, in Chinese and English. */
  markdown: string;
}
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Input")]
    pub type Input;
    #[wasm_bindgen(typescript_type = "Options")]
    pub type Options;
    #[wasm_bindgen(typescript_type = "AnnotateOptions")]
    pub type AnnotateOptions;
    #[wasm_bindgen(typescript_type = "NarrativeOptions")]
    pub type NarrativeOptions;
    #[wasm_bindgen(typescript_type = "Narrative")]
    pub type Narrative;
    #[wasm_bindgen(typescript_type = "Report")]
    pub type Report;
    #[wasm_bindgen(typescript_type = "Array<Report>")]
    pub type Reports;
    #[wasm_bindgen(typescript_type = "Array<RuleSummary>")]
    pub type Rules;
    #[wasm_bindgen(typescript_type = "Explanation | undefined")]
    pub type MaybeExplanation;
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    name: Option<String>,
    figures: bool,
    relations: bool,
    families: Option<String>,
    config: Option<String>,
    corrections: Option<bool>,
    date: Option<String>,
    region: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    text: String,
    blanks: usize,
    left_out: Vec<Message>,
}

#[derive(Serialize)]
struct Rule {
    id: &'static str,
    severity: &'static str,
    title: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'static str>,
}

/// Checks the first, and mostly only, disclosure of a document. What cannot be read gives a report that says why.
///
/// @throws TypeError where the input is neither text nor bytes, or an option is wrong.
#[wasm_bindgen]
pub fn check(input: Input, options: Option<Options>) -> Result<Report, JsValue> {
    let reports = reports(input.into(), options)?;
    reports.first().map_or_else(|| Ok(JsValue::UNDEFINED), value).map(JsCast::unchecked_into)
}

/// Checks every disclosure of a document, in its order; at least one report.
///
/// @throws TypeError where the input is neither text nor bytes, or an option is wrong.
#[wasm_bindgen(js_name = checkAll)]
pub fn check_all(input: Input, options: Option<Options>) -> Result<Reports, JsValue> {
    value(&reports(input.into(), options)?).map(JsCast::unchecked_into)
}

/// A copy of a Word, Excel or PDF file (docx, xlsx, pdf) with what was found written into it: comments and tracked changes;
/// notes, fills and a sheet of findings; or highlights with notes. All else in it stays as it is.
///
/// @throws TypeError where the input is neither text nor bytes, or an option is wrong; Error where it cannot be read or
/// annotated, with what to do.
#[wasm_bindgen]
pub fn annotate(input: Input, options: Option<AnnotateOptions>) -> Result<Uint8Array, JsValue> {
    let bytes = bytes(&input.into()).ok_or_else(|| wrong(&format!("the input is {INPUT}")))?;
    let options = options.map(JsCast::unchecked_into::<Options>);
    let prior = prior(options.as_ref())?;
    let wanted = wanted(options)?;
    let checking = checking(&wanted, prior)?;
    let failed = |why: &str| JsValue::from(js_sys::Error::new(why));
    let taken = gouji_intake::take(bytes.clone()).map_err(|why| failed(&why.message().en))?;
    let asked =
        gouji_annotate::Options { corrections: wanted.corrections.unwrap_or(true), date: wanted.date };
    let done = gouji_annotate::check(&bytes, &taken, &checking, &asked);
    done.map(|done| Uint8Array::from(done.bytes.as_slice())).map_err(|fault| failed(&fault.message().en))
}

/// The explanation (情况说明) of the forms of a document, compared with what `prior` tells of last year or of the budget.
/// What no form tells is a blank, 【原因：＿＿＿】.
///
/// @throws TypeError where the input is neither text nor bytes, or an option is wrong; Error where it cannot be read or
/// holds no form.
#[wasm_bindgen]
pub fn narrative(input: Input, options: Option<NarrativeOptions>) -> Result<Narrative, JsValue> {
    let bytes = bytes(&input.into()).ok_or_else(|| wrong(&format!("the input is {INPUT}")))?;
    let options = options.map(JsCast::unchecked_into::<Options>);
    let prior = prior(options.as_ref())?;
    let wanted = wanted(options)?;
    let region = wanted.region.as_deref().map(|id| {
        gouji_narrative::Region::of_id(id).ok_or_else(|| wrong(&format!("region: there is no {id}")))
    });
    let region = region.transpose()?;
    let mut checking = checking(&wanted, prior)?;
    let failed = |why: &str| JsValue::from(js_sys::Error::new(why));
    let taken = gouji_intake::take(bytes).map_err(|why| failed(&why.message().en))?;
    let others = std::mem::take(&mut checking.counterparts);
    let reports = gouji::check(&taken.text, &checking);
    let written = reports.first().map(|report| gouji_narrative::write(report, &others, region));
    let written = written.filter(|written| !written.is_empty());
    let written = written.ok_or_else(|| failed("it holds no form of a budget or of final accounts"))?;
    let docx = gouji_narrative::docx::docx(&written).map_err(|error| failed(&error.to_string()))?;
    let message = |m: &gouji::Message| Message { zh: m.zh.clone(), en: m.en.clone() };
    let told = Written {
        text: written.text(),
        blanks: written.blanks(),
        left_out: written.left_out.iter().map(message).collect(),
    };
    let told = value(&told)?;
    Reflect::set(&told, &"docx".into(), &Uint8Array::from(docx.as_slice()))?;
    Ok(told.unchecked_into())
}

/// Every rule, in the order of their ids.
#[wasm_bindgen]
pub fn rules() -> Result<Rules, JsValue> {
    value(&RULES.iter().map(|rule| described(rule, false)).collect::<Vec<_>>()).map(JsCast::unchecked_into)
}

/// What a rule checks, why, and what to do; undefined where there is no such rule.
#[wasm_bindgen]
pub fn explain(id: &str) -> Result<MaybeExplanation, JsValue> {
    let found = rule(&id.to_ascii_uppercase());
    found.map_or(Ok(JsValue::UNDEFINED), |rule| value(&described(rule, true))).map(JsCast::unchecked_into)
}

fn reports(input: JsValue, options: Option<Options>) -> Result<Vec<Published>, JsValue> {
    let bytes = bytes(&input).ok_or_else(|| wrong(&format!("the input is {INPUT}")))?;
    let prior = prior(options.as_ref())?;
    let wanted = wanted(options)?;
    let options = checking(&wanted, prior)?;
    let name = wanted.name.as_deref().unwrap_or("-");
    let size = bytes.len() as u64;
    let mut reports: Vec<Published> = match gouji_intake::take(bytes) {
        Ok(taken) => {
            let answers = file::check(&file::source(&taken), &taken, name, size, &options);
            answers.into_iter().map(|answer| answer.report).collect()
        }
        Err(refusal) => vec![unreadable::report(name, size, &Reason::from(refusal))],
    };
    let lists = json::Lists { figures: wanted.figures, relations: wanted.relations };
    reports.iter_mut().for_each(|report| lists.trim(report));
    Ok(reports)
}

/// What is taken as a document.
const INPUT: &str = "a string, a Uint8Array or an ArrayBuffer";

fn bytes(input: &JsValue) -> Option<Vec<u8>> {
    if let Some(text) = input.as_string() {
        return Some(text.into_bytes());
    }
    match (input.dyn_ref::<Uint8Array>(), input.dyn_ref::<ArrayBuffer>()) {
        (Some(bytes), _) => Some(bytes.to_vec()),
        (_, Some(buffer)) => Some(Uint8Array::new(buffer).to_vec()),
        _ => None,
    }
}

/// What the options ask of the checker.
fn checking(wanted: &Wanted, prior: Vec<Vec<u8>>) -> Result<gouji::Options, JsValue> {
    let fault_of = |what: &str, fault: gouji_report::Fault| wrong(&format!("{what}: {fault}"));
    let families = wanted.families.as_deref().map(families::read).transpose();
    let severities = wanted.config.as_deref().map(config::read).transpose();
    let mut checking = gouji::Options {
        families: families.map_err(|fault| fault_of("families", fault))?.unwrap_or_default(),
        ..gouji::Options::default()
    };
    let mut beside = Vec::new();
    for document in prior {
        let taken =
            gouji_intake::take(document).map_err(|why| wrong(&format!("prior: {}", why.message().en)))?;
        beside.extend(file::beside(&taken, &checking));
    }
    checking.counterparts = beside;
    checking.severities = severities.map_err(|fault| fault_of("config", fault))?.unwrap_or_default();
    Ok(checking)
}

/// The other documents that the options name: one, or several.
fn prior(options: Option<&Options>) -> Result<Vec<Vec<u8>>, JsValue> {
    let Some(options) = options else { return Ok(Vec::new()) };
    let given = Reflect::get(options, &"prior".into())?;
    let documents = match given.dyn_ref::<Array>() {
        _ if given.is_undefined() || given.is_null() => Some(Vec::new()),
        Some(several) => several.iter().map(|one| bytes(&one)).collect(),
        None => bytes(&given).map(|one| vec![one]),
    };
    documents.ok_or_else(|| wrong(&format!("prior: a document is {INPUT}")))
}

fn wanted(options: Option<Options>) -> Result<Wanted, JsValue> {
    let Some(options) = options else { return Ok(Wanted::default()) };
    serde_wasm_bindgen::from_value(options.into()).map_err(|error| wrong(&error.to_string()))
}

fn wrong(message: &str) -> JsValue {
    js_sys::TypeError::new(message).into()
}

fn described(rule: &CoreRule, whole: bool) -> Rule {
    Rule {
        id: rule.id.as_str(),
        severity: rule.severity.as_str(),
        title: Message { zh: rule.zh.into(), en: rule.en.into() },
        markdown: whole.then_some(rule.doc),
    }
}

/// A value as `JSON.parse` would give it: what is not there is null, numbers are numbers, members keep their order.
fn value(of: &impl Serialize) -> Result<JsValue, JsValue> {
    of.serialize(&Serializer::json_compatible()).map_err(|error| wrong(&error.to_string()))
}
