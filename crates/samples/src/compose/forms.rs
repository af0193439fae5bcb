//! Room: made-up disclosures. The forms whose rows are an outline of codes, and what every form shares.

use super::ledger::{Amount, Keep, Ledger, Stage, basic, general};
use super::sheet::{Cell, Desk, Sheet};
use super::titles::{About, Form};
use super::traits::{Trait, Traits};
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};

/// Which money a line or column is of.
pub(super) type Of = fn(&Entry) -> bool;

/// What the parts of a document are made from.
pub(super) struct Maker<'a> {
    pub ledger: &'a Ledger,
    pub about: About<'a>,
    pub traits: &'a Traits,
}

/// What stands in a column of the row of a code (of the total: an empty one).
pub(super) type Column<'a> = Box<dyn Fn(&str) -> Cell + 'a>;

impl<'a> Maker<'a> {
    pub fn has(&self, of: Trait, value: usize) -> bool {
        self.traits.is(of, value)
    }

    /// 合计, as this publisher writes it.
    pub fn total_label(&self) -> String {
        ["合计", "合 计", "总计"][self.traits.get(Trait::TotalLabel)].into()
    }

    /// Whether amounts of a form are in yuan.
    pub fn in_yuan(&self, form: Form) -> bool {
        let one = [Form::Spending, Form::General, Form::Basic][self.ledger.budget.seed as usize % 3];
        match self.traits.get(Trait::Unit) {
            0 => false,
            3 => form == one,
            _ => true,
        }
    }

    /// Whether a form is there at all; one without money may be left out.
    pub fn is_published(&self, form: Form) -> bool {
        let left_out: &[Form] = match self.traits.get(Trait::FormsLeftOut) {
            1 => &[Form::Income, Form::Spending],
            2 => &[Form::Basic, Form::Projects],
            3 => &[Form::Both, Form::FiscalBoth],
            _ => &[],
        };
        let of: Of = match form {
            Form::Government => |e| e.fund.is_government(),
            Form::State => |e| e.fund == Fund::State,
            Form::Projects => |e| e.nature == Nature::Project,
            _ => |_| true,
        };
        let empty = self.ledger.this(&of).fen == 0;
        let dropped = empty && (self.has(Trait::EmptyForms, 0) || form == Form::Projects);
        let later = form == Form::Projects && self.about.accounts();
        !left_out.contains(&form) && !dropped && !later
    }

    /// The lines of all forms, with their titles.
    pub fn forms(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (n, form) in self.published().into_iter().enumerate() {
            lines.extend(self.form(form, n + 1));
        }
        lines
    }

    /// The forms that there are.
    pub fn published(&self) -> Vec<Form> {
        Form::ALL.into_iter().filter(|form| self.is_published(*form)).collect()
    }

    fn form(&self, form: Form, n: usize) -> Vec<String> {
        let unit = if self.in_yuan(form) { "元" } else { "万元" };
        let mut sheet = self.sheet(form);
        sheet.yuan = self.in_yuan(form);
        sheet.title = self.about.title(form);
        let caption = match self.traits.get(Trait::UnitCaption) {
            0 => vec![format!("单位：{unit}")],
            1 => {
                // Only a text whose cells are parted by tabs has one here.
                let gap = if self.has(Trait::Cells, 0) { "\t" } else { "　　" };
                vec![format!("{}：{}{gap}单位：{unit}", self.about.body, self.about.name)]
            }
            2 => Vec::new(),
            _ => {
                // The unit stands in the heading of the first amounts.
                for path in &mut sheet.columns[sheet.stub..] {
                    if let Some(last) = path.last_mut() {
                        last.push_str(&format!("（{unit}）"));
                    }
                }
                Vec::new()
            }
        };
        let running_head = format!("{}{}{}公开", self.about.name, self.about.of_year(), self.about.kind());
        let desk = Desk { ledger: self.ledger, traits: self.traits, caption: caption.clone(), running_head };
        let mut lines = self.about.title_lines(form, n, unit);
        lines.extend(caption);
        if self.has(Trait::Notes, 2) {
            lines.push("说明：本表按财政部门批复的口径填列。".into());
        }
        let empty =
            !sheet.rows.iter().any(|r| r.cells.iter().any(|c| matches!(c, Cell::Money(a) if a.fen != 0)));
        if !(empty && self.has(Trait::EmptyForms, 2)) {
            lines.extend(desk.lines(&sheet));
        }
        if empty {
            lines.push(format!("注：{}{}没有这类收支，本表无数据。", self.about.name, self.about.of_year()));
        } else if self.has(Trait::Notes, 1) {
            lines.push("注：本表反映本年度的收支安排，各栏因四舍五入可能有尾差。".into());
        }
        lines.push(String::new());
        lines
    }

    fn sheet(&self, form: Form) -> Sheet {
        match form {
            Form::Both => self.both(),
            Form::Income if self.has(Trait::IncomeRows, 1) && !self.about.accounts() => {
                self.income_by_entity()
            }
            Form::Income => self.income(),
            Form::Spending => self.spending(),
            Form::FiscalBoth => self.fiscal_both(),
            Form::General => self.general(),
            Form::Basic if self.has(Trait::BasicShape, 1) => self.basic_in_panels(),
            Form::Basic => self.basic(),
            Form::Public => self.public(),
            Form::Government if self.about.accounts() => self.of_fund(|e| e.fund.is_government()),
            Form::Government => self.by_nature(|e| e.fund.is_government()),
            Form::State => self.by_nature(|e| e.fund == Fund::State),
            Form::Projects => self.projects(),
        }
    }

    /// A column of what `keep` admits of a code.
    fn column(&'a self, keep: impl Fn(&Entry) -> bool + 'a) -> Column<'a> {
        Box::new(move |code: &str| {
            Cell::Money(self.ledger.this(&|e: &Entry| keep(e) && e.item.starts_with(code)))
        })
    }

    /// Registers that the first column is the sum of the others, for each code.
    fn foot(&self, codes: &[String], whole: &Column, parts: &[&Column]) {
        for code in codes.iter().map(String::as_str).chain([""]) {
            let amount = |column: &Column| match column(code) {
                Cell::Money(amount) => amount,
                _ => Amount { key: 0, fen: 0 },
            };
            let parts: Vec<Amount> = parts.iter().map(|p| amount(p)).collect();
            self.ledger.sum(amount(whole), &parts);
        }
    }

    fn function_codes(&self, fallen: bool, keep: Keep) -> Vec<String> {
        self.ledger.codes(self.lengths(), fallen, keep)
    }

    /// Functions by sources.
    fn income(&self) -> Sheet {
        let accounts = self.about.accounts();
        let carried = !accounts && self.has(Trait::CarryOver, 1);
        let keep: Of = if carried { |_| true } else { |e| !e.fund.is_carried() };
        let codes = self.function_codes(false, &keep);
        let mut heads = vec![if accounts { "本年收入合计" } else { "合计" }.to_string()];
        let mut columns: Vec<Column> = vec![Box::new(move |code: &str| {
            let whole = if carried {
                self.ledger.this(&|e| e.item.starts_with(code))
            } else {
                self.ledger.income(&|_| true, code)
            };
            Cell::Money(whole)
        })];
        for (label, of) in self.sources() {
            heads.push(label);
            columns.push(Box::new(move |code: &str| Cell::Money(self.ledger.income(&of, code))));
        }
        if carried {
            heads.push("上年结转".into());
            columns.push(self.column(|e| e.fund.is_carried()));
        }
        self.foot(&codes, &columns[0], &columns[1..].iter().collect::<Vec<_>>());
        let rows = self.outline(&codes, function, &[3, 5, 7], &columns);
        self.coded("", &heads.iter().map(String::as_str).collect::<Vec<_>>(), rows)
    }

    fn spending(&self) -> Sheet {
        let codes = self.function_codes(false, &|_| true);
        let mut columns = vec![self.column(|_| true), self.column(basic)];
        let mut heads = vec![if self.about.accounts() { "本年支出合计" } else { "合计" }, "基本支出"];
        if self.has(Trait::SpendingColumns, 2) {
            heads.splice(1..2, ["基本支出/小计", "基本支出/人员经费", "基本支出/公用经费"]);
            columns.push(self.column(|e| e.nature == Nature::Personnel));
            columns.push(self.column(|e| e.nature == Nature::Operating));
            self.foot(&codes, &columns[1], &[&columns[2], &columns[3]]);
        }
        heads.push("项目支出");
        columns.push(self.column(|e| e.nature == Nature::Project));
        self.foot(&codes, &columns[0], &[&columns[1], &columns[columns.len() - 1]]);
        if self.has(Trait::SpendingColumns, 1) {
            heads.extend(["上缴上级支出", "经营支出", "对附属单位补助支出"]);
            columns.extend((0..3).map(|_| self.column(|_| false)));
        }
        let rows = self.outline(&codes, function, &[3, 5, 7], &columns);
        self.coded("功能分类", &heads, rows)
    }

    /// Functions of one fund by nature.
    fn by_nature(&self, of: Of) -> Sheet {
        let codes = self.function_codes(false, &of);
        let columns = vec![
            self.column(of),
            self.column(move |e| of(e) && basic(e)),
            self.column(move |e| of(e) && e.nature == Nature::Project),
        ];
        self.foot(&codes, &columns[0], &[&columns[1], &columns[2]]);
        let rows = self.outline(&codes, function, &[3, 5, 7], &columns);
        self.coded("", &["合计", "基本支出", "项目支出"], rows)
    }

    /// Functions of one fund as final accounts have them: what was received and spent, and what was left before and
    /// after.
    fn of_fund(&self, of: Of) -> Sheet {
        let codes = self.function_codes(false, &of);
        let columns = vec![
            self.column(|_| false),
            self.column(of),
            self.column(of),
            self.column(move |e| of(e) && basic(e)),
            self.column(move |e| of(e) && e.nature == Nature::Project),
            self.column(|_| false),
        ];
        self.foot(&codes, &columns[2], &[&columns[3], &columns[4]]);
        let rows = self.outline(&codes, function, &[3, 5, 7], &columns);
        let heads = [
            "年初结转和结余",
            "本年收入",
            "本年支出/小计",
            "本年支出/基本支出",
            "本年支出/项目支出",
            "年末结转和结余",
        ];
        self.coded("", &heads, rows)
    }

    fn general(&self) -> Sheet {
        if self.has(Trait::GeneralColumns, 0) || self.about.accounts() {
            return self.by_nature(general);
        }
        let codes = self.function_codes(true, &general);
        let last = |code: &str| self.ledger.amount(Stage::Last, &|e| general(e) && e.item.starts_with(code));
        let this = |code: &str| self.ledger.this(&|e| general(e) && e.item.starts_with(code));
        let yuan = self.in_yuan(Form::General);
        let columns: Vec<Column> = vec![
            Box::new(move |code| Cell::Money(last(code))),
            Box::new(move |code| Cell::Money(this(code))),
            self.column(|e| general(e) && basic(e)),
            self.column(|e| general(e) && e.nature == Nature::Project),
            Box::new(move |code| self.difference(this(code), last(code), yuan)),
            Box::new(move |code| self.rate(this(code), last(code), yuan)),
        ];
        self.foot(&codes, &columns[1], &[&columns[2], &columns[3]]);
        let (last, this) = (self.about.year - 1, self.about.year);
        let heads = [
            format!("{last}年预算数"),
            format!("{this}年预算数/小计"),
            format!("{this}年预算数/基本支出"),
            format!("{this}年预算数/项目支出"),
            format!("{this}年比{last}年增减/增减额"),
            format!("{this}年比{last}年增减/增减%"),
        ];
        let rows = self.outline(&codes, function, &[3, 5, 7], &columns);
        self.coded("", &heads.each_ref().map(String::as_str), rows)
    }

    fn basic(&self) -> Sheet {
        let keep = |e: &Entry| general(e) && basic(e);
        // A code of its own level alone says nothing without those above it.
        let items_only = self.has(Trait::Levels, 2) && !self.has(Trait::Codes, 1);
        let lengths: &[usize] = if items_only { &[5] } else { &[3, 5] };
        let mut codes: Vec<String> = Vec::new();
        for len in lengths {
            codes.extend(self.ledger.budget.economics(*len, keep).iter().map(|c| c.to_string()));
        }
        codes.sort();
        let column = |nature: Option<Nature>| -> Column {
            Box::new(move |code: &str| {
                let of = |e: &Entry| keep(e) && nature.is_none_or(|n| e.nature == n);
                Cell::Money(self.ledger.this(&|e| of(e) && e.economic.starts_with(code)))
            })
        };
        let columns = vec![column(None), column(Some(Nature::Personnel)), column(Some(Nature::Operating))];
        self.foot(&codes, &columns[0], &[&columns[1], &columns[2]]);
        let rows = self.outline(&codes, economic, &[3, 5, 5], &columns);
        let mut sheet = self.coded("经济分类", &["合计", "人员经费", "公用经费"], rows);
        if sheet.stub == 4 {
            // Economic codes have two levels.
            sheet.columns.remove(2);
            sheet.rows.iter_mut().for_each(|row| drop(row.cells.remove(2)));
            (sheet.stub, sheet.names) = (3, Some(2));
        }
        sheet
    }
}
