//! The styles of a workbook: for every style that a remarked cell has, one more that is the same with a fill.
//! None that is there is changed, and none is taken away.

use crate::edits::Edits;
use crate::fault::Fault;
use crate::markup::{self, Kind, Tag};
use crate::package::Package;
use std::ops::Range;

/// The colour of the fill: light amber, on which black letters stand out.
const FILL: &str = "FFFFE699";

/// What every list of fills begins with.
const FIRST_FILLS: [&str; 2] = ["none", "gray125"];

/// The styles of a workbook.
#[derive(Debug, Default)]
pub struct Styles {
    name: String,
    text: String,
    /// The styles of cells as they are written.
    formats: Vec<Range<usize>>,
    /// The start tag of their list, and where it ends.
    list: Option<(Range<usize>, usize)>,
    /// The start tag of the list of fills, where it ends, and how many there are.
    fills: Option<(Range<usize>, usize, u32)>,
    /// Where such a list would begin.
    fills_before: usize,
    /// Styles with a fill, by the style that they were made of.
    made: Vec<u32>,
}

impl Styles {
    /// Opens the styles of a workbook. Where it has none, cells get no fill.
    ///
    /// # Errors
    /// Where the part cannot be read.
    pub fn open(package: &mut Package, workbook: &str) -> Result<Self, Fault> {
        let stated = package.relations(workbook)?.into_iter().find(|r| r.kind.ends_with("/styles"));
        let folder = workbook.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let name = stated.map_or_else(|| format!("{folder}styles.xml"), |relation| relation.target);
        let text = package.read(&name)?.unwrap_or_default();
        Ok(Styles::of(name, text))
    }

    fn of(name: String, text: String) -> Self {
        let mut this = Styles { name, ..Styles::default() };
        let mut open: Vec<(&str, Range<usize>)> = Vec::new();
        for tag in markup::tags(&text) {
            let within = open.last().map_or("", |(name, _)| *name);
            if tag.kind != Kind::Close {
                this.begin(&tag, within);
            }
            match tag.kind {
                Kind::Open => open.push((tag.local(), tag.at.clone())),
                Kind::Empty if within == "cellXfs" && tag.local() == "xf" => {
                    this.formats.push(tag.at.clone())
                }
                Kind::Empty => {}
                Kind::Close => {
                    let Some((name, begin)) = open.pop() else { break };
                    let within = open.last().map_or("", |(name, _)| *name);
                    match name {
                        "cellXfs" => this.list = Some((begin, tag.at.start)),
                        "fills" => {
                            let count = this.fills.take().map_or(0, |(_, _, count)| count);
                            this.fills = Some((begin, tag.at.start, count));
                        }
                        "xf" if within == "cellXfs" => this.formats.push(begin.start..tag.at.end),
                        _ => {}
                    }
                }
            }
        }
        this.text = text;
        this
    }

    fn begin(&mut self, tag: &Tag, within: &str) {
        match tag.local() {
            "fill" if within == "fills" => {
                self.fills.get_or_insert((0..0, 0, 0)).2 += 1;
            }
            "borders" | "cellStyleXfs" | "cellXfs" if self.fills_before == 0 => {
                self.fills_before = tag.at.start
            }
            _ => {}
        }
    }

    /// Whether a style can be made at all.
    pub fn can_fill(&self) -> bool {
        self.list.is_some() && !self.formats.is_empty()
    }

    /// The style `base` with a fill.
    pub fn filled(&mut self, base: u32) -> u32 {
        let base = if (base as usize) < self.formats.len() { base } else { 0 };
        let nth = self.made.iter().position(|made| *made == base).unwrap_or_else(|| {
            self.made.push(base);
            self.made.len() - 1
        });
        (self.formats.len() + nth) as u32
    }

    /// Writes the styles that were made.
    ///
    /// # Errors
    /// Where the part cannot be written.
    pub fn write(&self, package: &mut Package) -> Result<(), Fault> {
        let Some((list, end)) = self.list.clone().filter(|_| !self.made.is_empty()) else { return Ok(()) };
        let mut edits = Edits::default();
        let fill = self.fill(&mut edits);
        let made: String = self.made.iter().map(|base| self.with_fill(*base, fill)).collect();
        self.recount(list, (self.formats.len() + self.made.len()) as u32, &mut edits);
        edits.insert(end, made);
        let new = edits.apply(&self.text).ok_or_else(|| Fault::Part(self.name.clone()))?;
        package.write(&self.name, new)
    }

    /// A style as it is written, with a fill.
    fn with_fill(&self, base: u32, fill: u32) -> String {
        let Some(written) = self.formats.get(base as usize).and_then(|at| self.text.get(at.clone())) else {
            return String::new();
        };
        let end = written.find('>').map_or(written.len(), |end| end + 1);
        let tag = markup::with_attribute(&written[..end], "fillId", &fill.to_string());
        markup::with_attribute(&tag, "applyFill", "1") + &written[end..]
    }

    /// Adds the fill; its number.
    fn fill(&self, edits: &mut Edits) -> u32 {
        let prefix = markup::root(&self.text).map_or("", |root| markup::prefix(root.name));
        let solid = format!(
            "<{prefix}fill><{prefix}patternFill patternType=\"solid\"><{prefix}fgColor rgb=\"{FILL}\"/><{prefix}bgColor indexed=\"64\"/></{prefix}patternFill></{prefix}fill>"
        );
        if let Some((list, end, count)) = self.fills.clone().filter(|(_, end, _)| *end > 0) {
            self.recount(list, count + 1, edits);
            edits.insert(end, solid);
            return count;
        }
        let first = FIRST_FILLS.map(|pattern| {
            format!("<{prefix}fill><{prefix}patternFill patternType=\"{pattern}\"/></{prefix}fill>")
        });
        edits.insert(
            self.fills_before,
            format!("<{prefix}fills count=\"3\">{}{solid}</{prefix}fills>", first.concat()),
        );
        2
    }

    /// Tells how many a list has, where it tells that at all.
    fn recount(&self, tag: Range<usize>, count: u32, edits: &mut Edits) {
        let written = &self.text[tag.clone()];
        let new = markup::with_attribute(written, "count", &count.to_string());
        // An attribute that was not there need not be.
        if written.contains("count=") {
            edits.replace(tag, new);
        }
    }
}
