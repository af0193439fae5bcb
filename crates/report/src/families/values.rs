//! What the fields of a file of families hold: texts, ids, places of the cube. Each is refused where it could mislead
//! a check silently, and says how it should be written.

use crate::fault::bilingual;
use gouji::Text;
use gouji::lexicon::families::Base;
use gouji::model::cube::{Axis, Member};
use gouji::model::report::Str;
use serde::Deserialize;

/// A text as the checker compares it: widths, spaces and quotation marks are of no account.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Clean(String);

impl TryFrom<String> for Clean {
    type Error = String;
    fn try_from(raw: String) -> Result<Self, String> {
        let span = gouji::Span::new(0, raw.len());
        let clean = Text::new(&raw, span).clean;
        if clean.is_empty() {
            return Err(bilingual(
                "这里是空的，请写上文字或删去这一项",
                "this is empty: write a text or leave the item out",
            ));
        }
        Ok(Clean(clean))
    }
}

impl From<Clean> for Str {
    fn from(text: Clean) -> Str {
        text.0.into()
    }
}

/// Texts in the core's own kind.
pub fn texts(all: Vec<Clean>) -> Vec<Str> {
    all.into_iter().map(Str::from).collect()
}

/// The id of a form or a section.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Id(pub String);

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(id: String) -> Result<Self, String> {
        let fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if id.split('-').all(fits) {
            return Ok(Id(id));
        }
        Err(bilingual(
            &format!("编号 {id} 请用小写字母、数字和连字符，如 general-expenditure"),
            &format!(
                "the id {id} must be lower-case letters, digits and hyphens, such as general-expenditure"
            ),
        ))
    }
}

/// Members on the axes of the cube.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a struct of axes")]
pub struct Place {
    stage: Option<Path>,
    flow: Option<Path>,
    fund: Option<Fund>,
    function: Option<Path>,
    nature: Option<Path>,
    economic: Option<Path>,
}

impl From<Place> for Base {
    fn from(p: Place) -> Base {
        let fund = p.fund.map(|f| Path(f.0));
        let axes = [
            (Axis::Stage, p.stage),
            (Axis::Flow, p.flow),
            (Axis::Fund, fund),
            (Axis::Function, p.function),
            (Axis::Nature, p.nature),
            (Axis::Economic, p.economic),
        ];
        axes.into_iter().filter_map(|(axis, path)| Some((axis, Member::of(path?.0)))).collect()
    }
}

/// The path name of a member: `expenditure`, `basic.personnel`, `30227`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Path(pub String);

impl TryFrom<String> for Path {
    type Error = String;
    fn try_from(path: String) -> Result<Self, String> {
        let fits = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if path.split('.').all(fits) && path != "all" {
            return Ok(Path(path));
        }
        Err(bilingual(
            &format!("{path} 不是成员的路径，请写成 basic.personnel 或 30227 这样"),
            &format!("{path} is no path of a member; write it like basic.personnel or 30227"),
        ))
    }
}

/// A source of funds: only what lies below these takes part in the sums of sources.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Fund(String);

impl TryFrom<String> for Fund {
    type Error = String;
    fn try_from(path: String) -> Result<Self, String> {
        let Path(path) = Path::try_from(path)?;
        if ["current", "carry-over", "small-and-medium"].contains(&path.split('.').next().unwrap_or_default())
        {
            return Ok(Fund(path));
        }
        Err(bilingual(
            &format!(
                "资金来源 {path} 应在 current（当年）或 carry-over（上年结转）之下，如 current.fiscal.general"
            ),
            &format!("the fund {path} must lie below current or carry-over, such as current.fiscal.general"),
        ))
    }
}

/// A place on one axis.
#[derive(Deserialize)]
#[serde(try_from = "Place")]
pub struct Means(pub Axis, pub Member);

impl TryFrom<Place> for Means {
    type Error = String;
    fn try_from(place: Place) -> Result<Self, String> {
        let mut base = Base::from(place);
        match (base.pop(), base.is_empty()) {
            (Some((axis, member)), true) => Ok(Means(axis, member)),
            _ => Err(bilingual(
                "means 里请写一个（且只写一个）维度，如 {\"fund\": \"current.fiscal\"}",
                "means names one axis, and one only, such as {\"fund\": \"current.fiscal\"}",
            )),
        }
    }
}
