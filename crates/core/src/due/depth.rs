//! How far the classifications go down: functions to items, basic expenditure by economic class to sections.

use super::Shows;
use super::bounds::Within;
use super::forms::title_span;
use super::scene::Scene;
use super::why::Why;
use crate::lexicon::due::{BASIC, BY_FUNCTION};
use crate::model::cube::Axis;
use crate::model::document::Table;
use crate::model::due::Answer;
use crate::model::report::FormFound;
use crate::model::rules::RuleId;
use crate::source::Span;

/// Sections of the economic classification that nearly every body spends on.
const COMMON_SECTIONS: [&str; 8] =
    ["基本工资", "津贴补贴", "奖金", "绩效工资", "办公费", "差旅费", "工会经费", "住房公积金"];

/// Whether expenditure by function goes down to items.
pub fn items(scene: &Scene) -> Shows {
    let lacking: Vec<Span> = (scene.report.findings.iter())
        .filter(|finding| finding.rule == RuleId::GJ701)
        .filter_map(|finding| finding.places.first().copied())
        .collect();
    let level = Level { axis: Axis::Function, digits: 7, first: '2', heading: "项" };
    if let Some(form) = level.reached(scene, &BY_FUNCTION) {
        return match lacking.is_empty() {
            true => Shows::yes(Why::InForm, title_span(scene, form)),
            false => Shows::open(Why::SomeNotThatDeep, lacking),
        };
    }
    let named = |clean: &str| {
        ["（类）", "（款）", "（项）"].iter().all(|mark| clean.contains(mark)) || clean.contains("（项）：")
    };
    if let Some(piece) = scene.stated().find(|piece| named(piece.clean())) {
        return Shows::yes(Why::Here, piece.text.span());
    }
    level.not_reached(scene, &BY_FUNCTION)
}

/// Whether basic expenditure by economic class goes down to sections.
pub fn sections(scene: &Scene) -> Shows {
    let level = Level { axis: Axis::Economic, digits: 5, first: '3', heading: "款" };
    if let Some(form) = level.reached(scene, &BASIC) {
        return Shows::yes(Why::InForm, title_span(scene, form));
    }
    // Some forms tell the sections by their names alone.
    let named = |table: &Table| {
        let cells = || table.rows.iter().flatten().map(|cell| cell.text.clean.as_str());
        COMMON_SECTIONS.iter().filter(|name| cells().any(|cell| cell.contains(**name))).count() >= 2
    };
    if let Some(form) = scene.forms_of(&BASIC).find(|form| table_of(scene, form).is_some_and(named)) {
        return Shows::yes(Why::InForm, title_span(scene, form));
    }
    let mut listed = scene
        .stated()
        .filter(|piece| COMMON_SECTIONS.iter().filter(|name| piece.clean().contains(**name)).count() >= 2);
    if let Some(piece) = listed.next() {
        return Shows::open(Why::Mentioned, vec![piece.text.span()]);
    }
    level.not_reached(scene, &BASIC)
}

/// A level of a classification.
struct Level {
    axis: Axis,
    /// How many digits its codes have, and which is the first.
    digits: usize,
    first: char,
    /// What the column of its codes is called where codes stand in columns of their own.
    heading: &'static str,
}

impl Level {
    /// A form that goes down to it.
    fn reached<'s>(&'s self, scene: &'s Scene, ids: &'s [&str]) -> Option<&'s FormFound> {
        let coded = |clean: &str| {
            let digits = clean.bytes().take_while(u8::is_ascii_digit).count();
            digits == self.digits && clean.starts_with(self.first)
        };
        scene.forms_of(ids).find(|form| {
            let cells = table_of(scene, form).into_iter().flat_map(|table| table.rows.iter().flatten());
            self.levels(scene, form.block).any(|digits| digits == self.digits)
                || cells.into_iter().any(|cell| coded(&cell.text.clean))
        })
    }

    /// How many digits the codes of a form's figures have.
    fn levels<'s>(&'s self, scene: &'s Scene, block: usize) -> impl Iterator<Item = usize> + 's {
        let figures = scene.report.figures.iter().filter(move |figure| figure.place.block() == block);
        let codes = figures.map(|figure| figure.coordinate.on(self.axis).as_str());
        codes.filter(|code| code.bytes().all(|b| b.is_ascii_digit())).map(str::len)
    }

    /// What is said where no form goes down to it.
    fn not_reached(&self, scene: &Scene, ids: &[&str]) -> Shows {
        let Some(form) = scene.forms_of(ids).next() else {
            return Shows::open(scene.unsure(Within::Anywhere).unwrap_or(Why::Partly), Vec::new());
        };
        let place = vec![title_span(scene, form)];
        if let Some(why) = scene.unsure(Within::Anywhere) {
            return Shows::open(why, place);
        }
        let above =
            |form: &FormFound| self.levels(scene, form.block).filter(|n| *n < self.digits).count() > 1;
        // Columns for codes of that level say that it was meant, and perhaps not read.
        let meant = scene.forms_of(ids).filter_map(|form| table_of(scene, form)).any(|table| {
            let heads = table.rows.iter().take(table.header_rows).flatten();
            heads.into_iter().any(|cell| cell.text.clean == self.heading)
        });
        if scene.forms_of(ids).any(above) && !meant {
            return Shows { answer: Answer::No, why: Why::NotThatDeep, places: place };
        }
        Shows::open(Why::DepthUnclear, place)
    }
}

fn table_of<'a>(scene: &Scene<'a>, form: &FormFound) -> Option<&'a Table> {
    super::forms::table(scene, form.block)
}
