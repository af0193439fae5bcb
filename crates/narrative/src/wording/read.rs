//! Room: a wording from its text: a line each for places, lists and words, and behind `---` a line for each of the
//! explanation. What is not understood is told with its line.

use super::template::Template;
use super::{Alternatives, Body, Listed, Members, Named, When, Wording};
use gouji::model::cube::{Axis, Member};

const AXES: [(&str, Axis); 5] = [
    ("flow", Axis::Flow),
    ("fund", Axis::Fund),
    ("nature", Axis::Nature),
    ("economic", Axis::Economic),
    ("function", Axis::Function),
];

/// The wording of a text, with the places that all have in common.
///
/// # Errors
/// The line and what is wrong with it.
pub fn wording(common: &'static str, text: &'static str) -> Result<Wording, String> {
    let mut wording = Wording::default();
    for line in common.lines().filter(|line| is_said(line)) {
        word(&mut wording, line).map_err(|fault| format!("common: {fault}"))?;
    }
    let mut behind = false;
    for (n, line) in text.lines().enumerate().filter(|(_, line)| is_said(line)) {
        let done = match line {
            "---" => {
                behind = true;
                Ok(())
            }
            line if behind => body(&mut wording, line),
            line => word(&mut wording, line),
        };
        done.map_err(|fault| format!("line {}: {fault}", n + 1))?;
    }
    Ok(wording)
}

/// Neither empty nor a remark.
fn is_said(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with(';')
}

/// A line of places, lists and words.
fn word(wording: &mut Wording, line: &'static str) -> Result<(), String> {
    if let Some(part) = line.strip_prefix("  ") {
        let list = wording.opened.and_then(|name| wording.lists.get_mut(name));
        list.ok_or_else(|| format!("`{part}` is part of no list"))?.parts.push(named(part)?);
        return Ok(());
    }
    let (head, told) = line.split_once(" = ").ok_or_else(|| format!("`{line}` tells nothing"))?;
    match head.split(' ').collect::<Vec<_>>().as_slice() {
        ["place", name] => {
            wording.places.insert(name, alternatives(told)?);
        }
        ["list", name] => open(wording, name, "", told)?,
        ["list", name, "of", whole] => {
            known(wording, whole)?;
            open(wording, name, whole, told)?;
        }
        ["signs"] => wording.signs = told.split(' ').collect(),
        ["than", "budget"] => wording.than_budget = Template::read(told)?,
        ["than", "execution"] => wording.than_execution = Template::read(told)?,
        ["same"] => wording.same = Template::read(told)?,
        ["rise"] => wording.rise = pair(told)?,
        ["fall"] => wording.fall = pair(told)?,
        ["reason"] => wording.reason = told,
        ["more"] => wording.against[0] = told,
        ["less"] => wording.against[1] = told,
        ["even"] => wording.against[2] = told,
        _ => return Err(format!("`{head}` is no word of a wording")),
    }
    Ok(())
}

fn open(
    wording: &mut Wording,
    name: &'static str,
    whole: &'static str,
    first: &'static str,
) -> Result<(), String> {
    wording.lists.insert(name, Named { whole, parts: vec![named(first)?] });
    wording.opened = Some(name);
    Ok(())
}

fn pair(told: &'static str) -> Result<(&'static str, &'static str), String> {
    told.split_once(' ').ok_or_else(|| format!("`{told}` is to be two verbs"))
}

/// A part of a list: its name, and its members.
fn named(told: &'static str) -> Result<(&'static str, Members), String> {
    let (name, rest) = told.split_once(' ').ok_or_else(|| format!("`{told}` has no place"))?;
    Ok((name, members(rest)?))
}

fn alternatives(told: &'static str) -> Result<Alternatives, String> {
    told.split(" | ").map(members).collect()
}

fn members(told: &'static str) -> Result<Members, String> {
    let member = |word: &'static str| {
        let (axis, member) = word.split_once(':').ok_or_else(|| format!("`{word}` names no member"))?;
        let axis = AXES.iter().find(|(name, _)| *name == axis).map(|(_, axis)| *axis);
        Ok((axis.ok_or_else(|| format!("`{word}` names no axis"))?, Member::named(member)))
    };
    told.split(' ').map(member).collect()
}

fn known(wording: &Wording, place: &str) -> Result<(), String> {
    if wording.places.contains_key(place) { Ok(()) } else { Err(format!("`{place}` is no place")) }
}

/// A line of the explanation.
fn body(wording: &mut Wording, line: &'static str) -> Result<(), String> {
    let conditional = line.strip_prefix('?').map(|rest| (rest, true));
    let conditional = conditional.or_else(|| line.strip_prefix('!').map(|rest| (rest, false)));
    let (when, line) = match conditional {
        Some((rest, there)) => {
            let (place, line) = rest.split_once(' ').ok_or_else(|| format!("`{rest}` has no line"))?;
            known(wording, place)?;
            (if there { When::Some(place) } else { When::Nothing(place) }, line)
        }
        None => (When::Always, line),
    };
    let body = what(line)?;
    let (listed, templates) = match &body {
        Body::Title(t) | Body::Section(t) | Body::Subsection(t) | Body::Paragraph(t) => (None, vec![t]),
        Body::Each(listed, t) => (Some(listed), vec![t]),
        Body::Join { listed, lead, part, .. } => (Some(listed), vec![lead, part]),
    };
    for place in templates.into_iter().flat_map(Template::slots).flat_map(|slot| slot.places()) {
        known(wording, place)?;
    }
    match listed {
        Some(Listed::Named(name)) if !wording.lists.contains_key(name) => {
            return Err(format!("`{name}` is no list"));
        }
        Some(Listed::Classes(of) | Listed::Items(of) | Listed::Economic(of) | Listed::Projects(of)) => {
            known(wording, of)?
        }
        _ => {}
    }
    wording.lines.push((when, body));
    Ok(())
}

fn what(line: &'static str) -> Result<Body, String> {
    if let Some(title) = line.strip_prefix("= ") {
        return Ok(Body::Title(Template::read(title)?));
    }
    if let Some(heading) = line.strip_prefix("## ") {
        return Ok(Body::Subsection(Template::read(heading)?));
    }
    if let Some(heading) = line.strip_prefix("# ") {
        return Ok(Body::Section(Template::read(heading)?));
    }
    if let Some(rest) = line.strip_prefix("each ") {
        let (list, part) = rest.split_once(": ").ok_or_else(|| format!("`{line}`: each LIST: part"))?;
        return Ok(Body::Each(listed(list)?, Template::read(part)?));
    }
    if let Some(rest) = line.strip_prefix("join ") {
        let pieces: Vec<&'static str> = rest.split(" | ").collect();
        let [head, lead, part, end] = pieces.as_slice() else {
            return Err(format!("`{line}`: join LIST MARK | lead | part | end"));
        };
        let (list, between) = head.split_once(' ').ok_or_else(|| format!("`{line}`: join lacks its mark"))?;
        let (lead, part) = (Template::read(lead)?, Template::read(part)?);
        return Ok(Body::Join { listed: listed(list)?, between, lead, part, end });
    }
    Ok(Body::Paragraph(Template::read(line)?))
}

fn listed(words: &'static str) -> Result<Listed, String> {
    Ok(match words.split_once(':') {
        None => Listed::Named(words),
        Some(("classes", of)) => Listed::Classes(of),
        Some(("items", of)) => Listed::Items(of),
        Some(("economic", of)) => Listed::Economic(of),
        Some(("projects", of)) => Listed::Projects(of),
        Some(_) => return Err(format!("`{words}` is no list")),
    })
}
