//! Families of disclosures as JSON (`schema/gouji-families-1.json`): what a portal loads at run time, read into
//! the core's own shape. What is wrong in a file is reported with its line and what to do.

mod shape;
mod values;

use crate::fault::Fault;

use gouji::lexicon::families::{Families, Family};

/// The value of `schema` in a file of families.
pub const SCHEMA: &str = "gouji-families/1";
/// The JSON Schema of such a file.
pub const JSON_SCHEMA: &str = include_str!("../schema/gouji-families-1.json");
/// More than this no file of families has.
const MOST: usize = 4 << 20;

/// Reads a file of families; they go before the built-in one.
///
/// # Errors
/// The first thing that is wrong in it, with its line.
pub fn read(json: &str) -> Result<Families, Fault> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.len() > MOST {
        return Err(Fault::of(
            1,
            1,
            "文件超过 4 MB，请只留需要的表和词",
            "the file has more than 4 MB: keep only the forms and words that are needed",
        ));
    }
    let file: shape::File = serde_json::from_str(json).map_err(|error| Fault::from_json(&error))?;
    Ok(Families::with(file.families.into_iter().map(Family::from).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(inner: &str) -> String {
        format!(
            "{{\n\"schema\": \"gouji-families/1\",\n\"families\": [{{\n\"name\": {{\"zh\": \"某省\", \"en\": \"some\"}},\n{inner}\n}}]}}"
        )
    }

    fn fault(inner: &str) -> Fault {
        read(&with(inner)).expect_err("a fault")
    }

    #[test]
    fn a_family_is_read_into_the_core_s_shape() {
        let families = read(&with(
            r#""forms": [{"id": "general-expenditure", "titles": [{"all": ["支出", "一览(本级)"]}]},
                         {"id": "lottery", "name": {"zh": "彩票公益金表", "en": "lottery"},
                          "titles": [{"all": ["彩票公益金"], "none": ["收入"]}],
                          "place": {"flow": "expenditure", "fund": "current.fiscal.lottery"}, "rows": "classification"}],
               "words": [{"text": "本级财力", "means": {"fund": "current.fiscal.general.own"}}]"#,
        ))
        .expect("a family");
        let known = families.form("本级支出一览（本级）").expect("a form");
        assert_eq!(
            (&*known.id, known.base.len(), &*known.zh),
            ("general-expenditure", 2, "一般公共预算支出表")
        );
        assert_eq!(families.form("彩票公益金安排表").map(|f| &*f.id), Some("lottery"));
        assert!(families.words().any(|w| w.text == "本级财力"));
    }

    #[test]
    fn what_is_wrong_is_reported_with_its_line_and_what_to_do() {
        let wrong = fault("\"titel\": []");
        assert_eq!(wrong.line, 5);
        assert!(wrong.zh.contains("titel") && wrong.zh.contains("forms"), "{}", wrong.zh);
        let wrong = fault("\"words\": [\n{\"text\": \"甲\", \"means\": {\"fund\": \"Current Fiscal\"}}]");
        assert_eq!(wrong.line, 6);
        assert!(wrong.zh.contains("Current Fiscal"), "{}", wrong.zh);
        let wrong = fault("\"words\": [{\"text\": \" \", \"means\": {\"fund\": \"current\"}}]");
        assert!(wrong.zh.contains("空"), "{}", wrong.zh);
        let wrong = fault("\"words\": [{\"text\": \"甲\", \"means\": {}}]");
        assert!(wrong.en.contains("means"), "{}", wrong.en);
        let wrong = fault("\"forms\": [{\"id\": \"village\", \"titles\": []}]");
        assert!(wrong.zh.contains("titles"), "{}", wrong.zh);
        let wrong = fault("\"forms\": [{\"id\": \"village\", \"titles\": [{\"all\": [\"村\"]}]}]");
        assert!(wrong.zh.contains("place"), "{}", wrong.zh);
        let wrong = fault("\"forms\": 3");
        assert!(wrong.zh.contains("列表"), "{}", wrong.zh);
        let wrong = read("{\"schema\": \"gouji-families/2\", \"families\": []}").expect_err("a fault");
        assert!(wrong.zh.contains("gouji-families/1"), "{}", wrong.zh);
        let wrong = read("{\n\"schema\" \"gouji-families/1\"}").expect_err("a fault");
        assert_eq!(wrong.line, 2);
    }
}
