//! CSV, and TSV with quoted cells, as spreadsheets export and copy them.
//! Plain text with tabs is left as it is, so that its offsets stay those of the file.

use crate::grid::{Slot, trim};
use crate::refusal::Refusal;
use crate::taken::{Format, Place, Taken};
use crate::writer::Writer;

/// How many lines are looked at to find out what a text is.
const SAMPLE: usize = 200;

/// So many rows as wide as one beside them are cells.
const LEAST_ALIKE: usize = 8;

/// A table of so many columns and rows, all alike, is one though lines of its title stand above it.
const LEAST_WIDE: usize = 3;
const LEAST_ROWS: usize = 3;

/// What parts the cells, where a text is delimited and not just text.
pub fn separator(text: &str) -> Option<char> {
    if let Some((separator, _)) = declared(text) {
        return Some(separator);
    }
    if text.contains('\t') {
        // Only quotes that hold breaks, tabs or quotes need undoing, and those around every cell of a column.
        let quoted = ["\t\"", "\n\"", "=\""].iter().any(|mark| text.contains(mark));
        let undone = |line: &str| {
            line.matches('"').count() % 2 == 1
                || line.contains("\"\"")
                || line.contains("=\"")
                || is_quoted(line)
        };
        return ((quoted || text.starts_with('"')) && text.lines().take(SAMPLE).any(undone)).then_some('\t');
    }
    if is_prose(text) {
        return None;
    }
    let parts = |separator: &char| *separator != ',' || !groups_thousands(text);
    [',', ';'].into_iter().filter(parts).find(|&separator| {
        let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let rows: Vec<usize> =
            records(text, separator).filter(filled).take(SAMPLE).map(|row| row.len()).collect();
        let wide = rows.iter().filter(|n| **n >= 2).count();
        let usual = rows.iter().max().copied().unwrap_or(0);
        let full = rows.iter().filter(|n| **n == usual).count();
        // Several tables below each other, each as wide as it is, titles between them: rows of cells are as wide as one beside them.
        let beside = |n: usize| rows.get(n + 1) == Some(&rows[n]) || n > 0 && rows[n - 1] == rows[n];
        let alike = (0..rows.len()).filter(|&n| rows[n] >= 2 && beside(n)).count();
        // A short table under its title and unit.
        let under_title = usual >= LEAST_WIDE && full >= LEAST_ROWS && full == wide && full * 2 > rows.len();
        rows.len() >= 2
            && (wide * 10 >= rows.len() * 8 && full * 2 >= rows.len()
                || under_title
                || alike >= LEAST_ALIKE && alike * 10 >= wide * 9 && wide * 2 >= rows.len())
    })
}

/// Whether cells of a row that tabs part stand in quotes, as programs quote all that is no number, or all.
fn is_quoted(line: &str) -> bool {
    let quoted = |cell: &&str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    line.split('\t').filter(quoted).count() > 1
}

/// The separator that a first line declares for spreadsheets, and what follows it: `sep=;`.
fn declared(text: &str) -> Option<(char, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let mut mark = first.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    mark.next().filter(|_| mark.as_str().is_empty()).map(|separator| (separator, rest))
}

/// Whether lines are sentences, whatever width their commas have: they end in a stop.
fn is_prose(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(SAMPLE);
    let stops = ['。', '；', '.', '．', '！', '？'];
    let sentence = |line: &&str| line.ends_with(stops) && line.contains(|c: char| c.is_alphabetic());
    5 * lines().filter(sentence).count() >= 2 * lines().count()
}

/// Whether most commas of a text stand within amounts: `合计 21,502,543.40`.
fn groups_thousands(text: &str) -> bool {
    let (mut commas, mut within) = (0, 0);
    for line in text.lines().take(SAMPLE) {
        commas += line.matches(',').count();
        let words = line.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        within += words.filter(|word| is_grouped(word)).map(|word| word.matches(',').count()).sum::<usize>();
    }
    within * 10 >= commas * 8 && commas > 0
}

/// `21,502,543.40`, `21,502,543`: the head of an amount has no decimals of its own, and all groups behind it are of three
/// digits. A cell that follows a name begins with its comma.
fn is_grouped(word: &str) -> bool {
    let (whole, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let mut groups = whole.split(',');
    let head = groups.next().unwrap_or("");
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(decimals) && digits(head) && head.len() <= 3 && groups.all(|g| g.len() == 3 && digits(g))
}

/// Reads delimited text.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub fn take(text: &str) -> Result<Taken, Refusal> {
    let separator = separator(text).unwrap_or(',');
    let text = declared(text).map_or(text, |(_, rest)| rest);
    let mut writer = Writer::new(Format::Delimited);
    let sheet = writer.sheet("CSV");
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    for (r, record) in records(text, separator).enumerate() {
        let said = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        let place = |c: usize| Some(Place::Sheet { sheet, row: r as u32 + 1, column: c as u32 + 1 });
        // A title or a caption above or below a table.
        let alone = said == 1 && record.first().is_some_and(|c| !c.trim().is_empty()) && record.len() != 2;
        if said == 0 || alone && rows.is_empty() {
            flush(&mut rows, &mut writer);
            if let Some((c, cell)) = record.iter().enumerate().find(|(_, cell)| !cell.trim().is_empty()) {
                writer.paragraph(cell, place(c));
            }
            continue;
        }
        rows.push(
            record
                .into_iter()
                .enumerate()
                .map(|(c, text)| Slot { line: text.into(), place: place(c) })
                .collect(),
        );
    }
    flush(&mut rows, &mut writer);
    writer.finish()
}

fn flush(rows: &mut Vec<Vec<Slot>>, writer: &mut Writer) {
    trim(rows);
    writer.table(rows);
    rows.clear();
}

/// The records of RFC 4180, forgiving: a quote inside an unquoted cell is itself.
fn records(text: &str, separator: char) -> impl Iterator<Item = Vec<String>> {
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        rest.peek()?;
        let mut row = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
                '"' if quoted => quoted = false,
                '"' if cell.is_empty() => quoted = true,
                // `="1,234"`: what is quoted behind the sign may hold separators.
                '"' if cell == "=" => {
                    cell.clear();
                    quoted = true;
                }
                '\r' if !quoted && rest.peek() == Some(&'\n') => {}
                '\n' if !quoted => break,
                c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        row.push(cell);
        Some(row.into_iter().map(kept).collect())
    })
}

/// A cell without the marks that keep a code from being taken for a number: `="201"`, `=201`, or an apostrophe before
/// digits.
fn kept(cell: String) -> String {
    let bare = cell.trim();
    let is_code = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let quoted = bare.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let marked = bare.strip_prefix('=').or_else(|| bare.strip_prefix('\'')).filter(is_code);
    match quoted.filter(|text| !text.contains('"')).or(marked) {
        Some(text) => text.to_owned(),
        None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_amounts_part_no_cells() {
        assert_eq!(
            separator("本年收入合计 21,502,543.40\n财政拨款收入 18,432,506.71\n事业收入 3,070.00\n"),
            None
        );
        assert_eq!(
            separator(
                "301 工资 29,045,727 29,045,727\n301 01 基本工资 3,794,196 3,794,196\n合计 29,045,727\n"
            ),
            None
        );
        assert_eq!(separator("项目,预算数\n甲,210,300\n乙,200,301\n丙,100,102\n"), Some(','));
        assert_eq!(separator("项目,预算数,决算数\n甲,21.00,543.40\n乙,2.00,300.10\n"), Some(','));
    }

    fn text(source: &str) -> String {
        take(source).expect("text").text
    }

    #[test]
    fn quoted_cells() {
        let source = "支出总体情况表,,\r\n科目,\"基本\n支出\",合计\r\n\"甲，\"\"乙\"\"\",\"1,234.50\",\"1,234.50\"\r\n";
        assert_eq!(separator(source), Some(','));
        assert_eq!(text(source), "支出总体情况表\n\n科目\t基本 支出\t合计\n甲，\"乙\"\t1,234.50\t1,234.50\n");
    }

    #[test]
    fn tables_of_several_widths() {
        let rows = "科目,合计,基本支出\n201,2.00,1.00\n205,3.00,2.00\n206,4.00,2.00\n合计,9.00,5.00\n";
        let wider =
            "科目,合计,基本,项目,上缴\n201,2.00,1.00,1.00,\n205,3.00,2.00,1.00,\n合计,5.00,3.00,2.00,\n";
        let source =
            format!("某馆预算公开\n\n表1\n收入总表\n单位：万元\n{rows}\n表2\n支出总表\n单位：万元\n{wider}");
        assert_eq!(separator(&source), Some(','));
    }

    #[test]
    fn quoted_tabs() {
        let source = "科目\t\"基本\n支出\"\n甲\t1.00\n";
        assert_eq!(separator(source), Some('\t'));
        assert_eq!(text(source), "科目\t基本 支出\n甲\t1.00\n");
    }

    #[test]
    fn cells_that_a_program_quotes_one_and_all() {
        let source = "\"科目\"\t\"合计\"\n\"甲\"\t1.00\n";
        assert_eq!(separator(source), Some('\t'));
        assert_eq!(text(source), "科目\t合计\n甲\t1.00\n");
        assert_eq!(separator("甲\t\"乙\"\t丙\n丁\t1.00\t戊\n"), None);
    }

    #[test]
    fn a_declared_separator_is_no_line_of_the_text() {
        let source = "sep=|\r\n科目|合计\r\n甲|1.00\r\n";
        assert_eq!(separator(source), Some('|'));
        assert_eq!(text(source), "科目\t合计\n甲\t1.00\n");
    }

    #[test]
    fn codes_that_are_kept_as_text() {
        let source = "=\"科目\",合计\n=\"201\",\"1,234.50\"\n\"=\"\"208\"\"\",'5\n=301,=A1\n";
        assert_eq!(text(source), "科目\t合计\n201\t1,234.50\n208\t5\n301\t=A1\n");
        assert_eq!(text("科目\t合计\n=\"201\"\t1.00\n"), "科目\t合计\n201\t1.00\n");
    }

    #[test]
    fn prose_is_not_delimited() {
        for prose in [
            "2031年,档案馆预算为9万元。其中,接待费4万元,用车费5万元。\n这笔经费由三家合用,不再追加,年底收回。\n",
            "示例县档案馆2026年预算，共1,234.50万元。\n第二行\n第三行\n",
            "合计\t1.00\n",
            "一行\n",
            "",
        ] {
            assert_eq!(separator(prose), None, "{prose}");
        }
    }
}
