//! Hygiene: a reason that says the opposite of the change it explains (GJ620): 减少2.98%。主要原因是：经费增加。

use super::scan::{after, before};
use super::{Kind, Scene, finding};
use crate::model::report::Finding;
use crate::model::rules::RuleId;
use crate::source::Text;

/// GJ620, in paragraphs.
pub fn check(scene: &Scene) -> Vec<Finding> {
    let paragraphs = scene.prose().filter(|s| s.kind == Kind::Paragraph);
    paragraphs.flat_map(|s| in_paragraph(s.text)).collect()
}

fn in_paragraph(text: &Text) -> Vec<Finding> {
    let clean = text.clean.as_str();
    let mut found = Vec::new();
    for (at, lead) in clean.match_indices("主要原因") {
        let Some(change) = change(before(clean, at, 40)) else { continue };
        let start = at + lead.len();
        let rest = after(clean, start, 45);
        let Some(end) = rest.find(['。', '；']) else { continue };
        let reason = rest[..end].trim_start_matches(['是', '为', '：']);
        let from = start + end - reason.len();
        if let Some(word) = opposite(reason, change) {
            found.push(finding(
                RuleId::GJ620,
                vec![text.source_span(from, start + end)],
                format!("前面说{change}，原因却写“{reason}”。请核对增减方向和原因（{word}是否为{change}之误）。"),
                format!("The figure is told to change by {change}, the reason given is “{reason}”. Check the direction and the reason."),
            ));
        }
    }
    found
}

/// The direction told right before the reason, of a figure that is not zero: `比上年减少2.98%。`
fn change(lead: &str) -> Option<&'static str> {
    let lead = lead.trim_end_matches(['。', '，', '；', '其', ' ']);
    let number = lead.strip_suffix("万元").or(lead.strip_suffix('%'))?;
    let words = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let nothing = !number[words.len()..].contains(|c: char| ('1'..='9').contains(&c));
    let stated = [("增加", "增加"), ("增长", "增加"), ("减少", "减少"), ("下降", "减少")];
    stated.iter().find(|(w, _)| words.ends_with(w) && !nothing).map(|(_, direction)| *direction)
}

/// The word by which a short reason speaks of money going the other way, and of nothing else.
fn opposite(reason: &str, change: &str) -> Option<&'static str> {
    let other = if change == "增加" { "减少" } else { "增加" };
    let rise = ["增加", "增长", "提高", "新增", "上涨", "增"];
    let fall = ["减少", "下降", "压减", "降低", "核减", "取消", "减"];
    let own = if change == "增加" { &rise[..] } else { &fall[..] };
    let plain = ["经费", "支出", "预算"].iter().any(|w| reason.ends_with(&format!("{w}{other}")));
    (plain && !reason.contains(['，', '、']) && !own.iter().any(|w| reason.contains(w))).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_read_before_the_reason() {
        assert_eq!(change("比上年减少2.98%。"), Some("减少"));
        assert_eq!(change("增加10.00万元，增长20.00%，"), Some("增加"));
        assert_eq!(change("增加0.00万元，增长0.00%，"), None);
        assert_eq!(opposite("宣传工作经费增加", "减少"), Some("增加"));
        assert_eq!(opposite("退休人员增加", "减少"), None);
        assert_eq!(opposite("压减会议，培训经费增加", "减少"), None);
    }
}
