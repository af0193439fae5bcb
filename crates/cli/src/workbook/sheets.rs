//! The sheets of a workbook and their rows. What Excel counts is written as numbers, all else as text, never a formula.

use super::Answered;
use super::links::{self, link};
use gouji::RuleId;
use gouji::lexicon::due::ITEMS;
use gouji::model::due::Answer;
use gouji::model::rules::RULES;
use gouji_report::csv::{self, findings};
use gouji_report::published::Report;
use gouji_report::words::{self, Counts, Lang};
use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};
use std::path::{Path, PathBuf};

/// The most rows of a sheet: what Excel has, without its heading.
const MOST_ROWS: u32 = 1_048_575;
/// What a cell holds at most, in UTF-16 units, less room for a mark that it goes on.
const LONGEST: usize = 32_000;
/// What the columns of [`findings::HEADER`] are called in English.
const FINDINGS: [&str; 17] = [
    "file",
    "body",
    "year",
    "grade",
    "story",
    "message",
    "place",
    "printed",
    "should be",
    "difference",
    "equation",
    "set aside by a reader",
    "reason",
    "rule",
    "severity",
    "fingerprint",
    "set_aside",
];
/// What those of [`csv::READABLE`] are.
const FIGURES: [&str; 22] = [
    "place",
    "printed",
    "value",
    "unit",
    "year",
    "result",
    "should be",
    "why not checked",
    "file",
    "body",
    "role",
    "stage",
    "flow",
    "fund",
    "function",
    "nature",
    "economic",
    "subordinate",
    "agreed",
    "contradicted",
    "start",
    "end",
];
/// Columns that hold numbers, by how they are called in the lists of the reports.
const NUMBERS: [&str; 9] =
    ["数值", "年度", "疑为", "差额", "第几项", "agreed", "contradicted", "start", "end"];

/// The workbook as it grows.
pub struct Book {
    pub(super) book: Workbook,
    path: PathBuf,
    pub(super) lang: Lang,
    pub(super) heading: Format,
    /// How documents agree with one another, what became of figures, who published: as far as there is any.
    pub(super) beside: [Option<Sheet>; 3],
    overview: Sheet,
    due: Sheet,
    rules: Sheet,
    findings: Sheet,
    /// As many sheets as the figures need; none where they are not asked for.
    figures: Vec<Sheet>,
    documents: u32,
}

/// A sheet and the rows that it has.
pub(super) struct Sheet {
    sheet: Worksheet,
    columns: u16,
    rows: u32,
}

/// One cell.
pub(super) enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    Link(String, &'a str),
}

impl Book {
    pub fn new(lang: Lang, path: &Path, figures: bool) -> Result<Book, XlsxError> {
        let mut book = Workbook::new();
        let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
        let named = |book: &mut Workbook, name: &str, columns: &[(&str, f64)]| {
            Sheet::new(book.new_worksheet_with_constant_memory(), name, columns, &heading)
        };
        let overview = named(&mut book, lang.pick("总览", "Overview"), &overview_columns(lang))?;
        let due = named(&mut book, lang.pick("应公开内容", "Contents due"), &due_columns(lang))?;
        let rules = named(&mut book, lang.pick("核对规则", "Rules"), &rule_columns(lang))?;
        let list = named(
            &mut book,
            lang.pick("问题清单", "Findings"),
            &list_columns(findings::HEADER, &FINDINGS, lang),
        )?;
        let mut all = Book {
            book,
            path: path.to_path_buf(),
            lang,
            heading,
            beside: [None, None, None],
            overview,
            due,
            rules,
            findings: list,
            figures: Vec::new(),
            documents: 0,
        };
        if figures {
            all.next_figures()?;
        }
        Ok(all)
    }

    /// Writes the rows of one report.
    pub fn add(&mut self, answered: &Answered) -> Result<(), XlsxError> {
        let report = &answered.report;
        self.documents += 1;
        let to = link(&self.path, &report.source.name).filter(|_| self.documents < links::MOST);
        let own = |name| match &to {
            Some(to) => Cell::Link(to.clone(), name),
            None => Cell::Text(name),
        };
        let lang = self.lang;
        let year = report.disclosure.year.map(f64::from);
        let id = || {
            let entity = Cell::Text(&report.disclosure.entity);
            [own(&report.source.name), entity, year.map_or(Cell::Text(""), Cell::Number)]
        };
        let counts = Counts::of(report);
        let said = words::headline_of(report, &counts);
        let answer = match report.verdict.as_str() {
            "unreadable" => report.findings.first().map_or("", |finding| lang.of(&finding.message)),
            _ => lang.of(&said),
        };
        let kind = match report.disclosure.kind.as_str() {
            "final-accounts" => lang.pick("决算", "final accounts"),
            _ => lang.pick("预算", "budget"),
        };
        let numbers = numbers(report, &counts).map(|n| Cell::Number(n.into()));
        let overview = id().into_iter().chain([Cell::Text(kind), Cell::Text(answer)]).chain(numbers);
        self.overview.row(overview)?;
        let due = ITEMS.iter().map(|item| Cell::Text(due(report, item.id, lang)));
        self.due.row(id().into_iter().chain(due))?;
        let rules: Vec<String> = RULES.iter().map(|rule| state(report, rule.id, lang)).collect();
        self.rules.row(id().into_iter().chain(rules.iter().map(|state| Cell::Text(state))))?;
        let columns = names(findings::HEADER);
        answered.findings.iter().try_for_each(|cells| self.findings.row(typed(cells, &columns)))?;
        let columns = names(csv::READABLE);
        for cells in &answered.figures {
            if self.figures.last().is_some_and(|sheet| sheet.rows >= MOST_ROWS) {
                self.next_figures()?;
            }
            if let Some(sheet) = self.figures.last_mut() {
                sheet.row(typed(cells, &columns))?;
            }
        }
        Ok(())
    }

    /// Begins another sheet of figures.
    fn next_figures(&mut self) -> Result<(), XlsxError> {
        let n = self.figures.len() + 1;
        let name = self.lang.pick("数字", "Figures");
        let name = if n == 1 { name.to_owned() } else { format!("{name} {n}") };
        let sheet = self.book.new_worksheet_with_constant_memory();
        self.figures.push(Sheet::new(
            sheet,
            &name,
            &list_columns(csv::READABLE, &FIGURES, self.lang),
            &self.heading,
        )?);
        Ok(())
    }

    /// Writes the file.
    pub fn finish(self) -> Result<(), XlsxError> {
        let Book { mut book, path, overview, due, rules, findings, figures, beside, .. } = self;
        let first = [overview, due, rules, findings].into_iter();
        for Sheet { mut sheet, columns, rows } in first.chain(beside.into_iter().flatten()).chain(figures) {
            if rows > 0 {
                sheet.autofilter(0, 0, rows, columns - 1)?;
            }
            book.push_worksheet(sheet);
        }
        book.save(path)
    }
}

impl Sheet {
    pub(super) fn new(
        mut sheet: Worksheet,
        name: &str,
        columns: &[(&str, f64)],
        heading: &Format,
    ) -> Result<Sheet, XlsxError> {
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 1)?;
        for (at, (_, width)) in (0u16..).zip(columns) {
            sheet.set_column_width(at, *width)?;
        }
        for (at, (name, _)) in (0u16..).zip(columns) {
            sheet.write_string_with_format(0, at, *name, heading)?;
        }
        Ok(Sheet { sheet, columns: columns.len() as u16, rows: 0 })
    }

    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<(), XlsxError> {
        if self.rows >= MOST_ROWS {
            return Ok(());
        }
        self.rows += 1;
        for (at, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Text("") => {}
                Cell::Text(text) => {
                    self.sheet.write_string(self.rows, at, shortened(text))?;
                }
                Cell::Number(number) => {
                    self.sheet.write_number(self.rows, at, number)?;
                }
                Cell::Link(to, text) => {
                    self.sheet.write_url(self.rows, at, Url::new(to).set_text(text))?;
                }
            }
        }
        Ok(())
    }
}

/// A text that fits in a cell.
fn shortened(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "……" } else { kept }
}

/// Cells of a list of the reports: what its column calls a number is one.
fn typed<'a, const N: usize>(
    cells: &'a [String; N],
    columns: &'a [&'static str],
) -> impl Iterator<Item = Cell<'a>> {
    cells.iter().zip(columns).map(|(cell, column)| {
        let number = cell.parse::<f64>().ok().filter(|n| NUMBERS.contains(column) && n.is_finite());
        // More digits than a number of Excel keeps stay as they are printed.
        let exact = cell.chars().filter(char::is_ascii_digit).count() <= 15;
        number.filter(|_| exact).map_or(Cell::Text(cell.as_str()), Cell::Number)
    })
}

fn names(header: &'static str) -> Vec<&'static str> {
    header.trim_end().split(',').collect()
}

fn list_columns(header: &'static str, english: &[&'static str], lang: Lang) -> Vec<(&'static str, f64)> {
    let wide =
        |name: &str| if matches!(name, "内容" | "位置" | "算式" | "文件") { 40.0 } else { 14.0 };
    let both = names(header).into_iter().zip(english);
    both.map(|(name, english)| (lang.pick(name, english), wide(name))).collect()
}

/// What every sheet of documents begins with.
fn id_columns(lang: Lang) -> [(&'static str, f64); 3] {
    [(lang.pick("文件", "file"), 36.0), (lang.pick("单位", "body"), 28.0), (lang.pick("年度", "year"), 8.0)]
}

fn overview_columns(lang: Lang) -> Vec<(&'static str, f64)> {
    let counted = [
        lang.pick("数字", "figures"),
        lang.pick("核对过的数", "checked"),
        lang.pick("没有核对的数", "unchecked"),
        lang.pick("没有读懂的表和句", "not understood"),
        lang.pick("核对处数", "relations"),
        lang.pick("不一致处数", "inconsistent"),
        lang.pick("对不上的数", "wrong figures"),
        lang.pick("请留意", "remarks"),
    ];
    let answer = [(lang.pick("种类", "kind"), 10.0), (lang.pick("结论", "answer"), 60.0)];
    id_columns(lang).into_iter().chain(answer).chain(counted.map(|name| (name, 12.0))).collect()
}

/// As [`overview_columns`] counts.
fn numbers(report: &Report, counts: &Counts) -> [u32; 8] {
    let s = &report.summary;
    let open = report.not_understood.len() as u32;
    let wrong = counts.wrong as u32;
    [s.figures, s.checked, s.unchecked, open, s.relations, s.inconsistent, wrong, counts.remarks as u32]
}

fn due_columns(lang: Lang) -> Vec<(&'static str, f64)> {
    let items = ITEMS.iter().map(|item| (lang.pick(item.zh, item.en), 14.0));
    id_columns(lang).into_iter().chain(items).collect()
}

fn rule_columns(lang: Lang) -> Vec<(&'static str, f64)> {
    let rules = RULES.iter().map(|rule| (lang.pick(rule.zh, rule.en), 14.0));
    id_columns(lang).into_iter().chain(rules).collect()
}

/// Whether a document holds an item; nothing where it is not asked of such a document.
fn due(report: &Report, item: &str, lang: Lang) -> &'static str {
    let Some(due) = &report.due else { return words::due_answer(Answer::CannotTell, lang) };
    let answered = due.items.iter().find(|answered| answered.item == item);
    answered.map_or("", |answered| words::due_answer(answered.answer, lang))
}

/// Whether a document keeps a rule; nothing is sure where nothing was held against it.
fn state(report: &Report, rule: RuleId, lang: Lang) -> String {
    // The rules on the whole document read all of it.
    let of_document = (RuleId::GJ600..RuleId::GJ701).contains(&rule) && report.verdict != "unreadable";
    let rule = rule.as_str();
    let found = report.findings.iter().filter(|f| f.rule == rule && f.set_aside.is_none()).count();
    let held = report.relations.iter().flatten().any(|relation| relation.rule == rule);
    match (found, held || of_document) {
        (1.., _) => match lang {
            Lang::Zh => format!("不符（{found}）"),
            Lang::En => format!("fails ({found})"),
        },
        (0, true) => lang.pick("符合", "holds").to_owned(),
        (0, false) => lang.pick("不能确定", "cannot tell").to_owned(),
    }
}
