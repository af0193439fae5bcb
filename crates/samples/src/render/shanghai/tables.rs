//! Room: made-up disclosures. The nine forms of a Shanghai budget, in yuan but for “三公”.

use super::super::desk::{Desk, Line};
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};
use crate::money::{Fen, Printed};

/// The titles of the nine forms.
pub(super) fn titles(desk: &Desk) -> Vec<String> {
    let (year, body) = (desk.budget.year, desk.budget.body());
    let first = if desk.budget.kind.is_department() { "部门" } else { "预算单位" };
    let mut titles = vec![format!("{year}年{first}财务收支预算总表")];
    let rest = [
        "收入预算总表",
        "支出预算总表",
        "财政拨款收支预算总表",
        "一般公共预算支出功能分类预算表",
        "政府性基金预算支出功能分类预算表",
        "国有资本经营预算支出功能分类预算表",
        "一般公共预算基本支出部门预算经济分类预算表",
        "“三公”经费和机关运行经费预算表",
    ];
    titles.extend(rest.iter().map(|title| format!("{year}年{body}{title}")));
    titles
}

/// Operating costs of offices as these forms tell them: of all operating costs, those of administrative bodies.
pub(super) fn operating(desk: &Desk) -> Printed {
    let all = desk.budget.view(|e| e.fund.is_general() && e.nature == Nature::Operating).this;
    if desk.budget.staff.serving % 3 == 0 { Printed(all.0 * 7 / 10) } else { all }
}

/// The amounts of “三公”: abroad, reception, buying and running vehicles.
pub(super) const THREE_PUBLIC: [&str; 4] = ["30212", "30217", "31013", "30231"];

struct Forms<'d, 'a> {
    desk: &'d mut Desk<'a>,
    whole: bool,
    zeros: bool,
    /// The label of a total spans its columns, and the text keeps one cell of it.
    merged: bool,
}

/// All forms.
pub(super) fn forms(desk: &mut Desk, titles: &[String], whole: bool) {
    let (zeros, merged) = (desk.dice.chance(30), desk.dice.chance(25));
    let mut forms = Forms { desk, whole, zeros, merged };
    forms.titled(&titles[0], "元");
    forms.overall();
    forms.titled(&titles[1], "元");
    forms.income();
    forms.titled(&titles[2], "元");
    forms.by_nature("支出预算", &|_| true);
    forms.titled(&titles[3], "元");
    forms.fiscal();
    for (title, group, keep) in [
        (&titles[4], "一般公共预算支出", &Fund::is_general as &dyn Fn(Fund) -> bool),
        (&titles[5], "政府性基金预算支出", &Fund::is_government),
        (&titles[6], "国有资本经营预算支出", &|f| f == Fund::State),
    ] {
        forms.titled(title, "元");
        forms.by_nature(group, keep);
    }
    forms.titled(&titles[7], "元");
    forms.basic();
    forms.titled(&titles[8], "万元");
    forms.three_public();
}

impl Forms<'_, '_> {
    fn titled(&mut self, title: &str, unit: &str) {
        let text = format!("编制部门：{} 单位：{unit}", self.desk.budget.name);
        self.desk.line(title);
        self.desk.line(&text);
    }

    /// An amount in yuan.
    fn yuan(&self, fen: Fen) -> String {
        let text = Printed(fen).text(true);
        if self.whole { text.trim_end_matches(".00").to_string() } else { text }
    }

    fn cell(&self, keep: impl Fn(&Entry) -> bool) -> String {
        match self.desk.fen(keep).0 {
            0 if self.zeros => "0".into(),
            0 => String::new(),
            fen => self.yuan(fen),
        }
    }

    fn overall(&mut self) {
        let sources: [(&str, &dyn Fn(Fund) -> bool); 7] = [
            ("一、财政拨款收入", &Fund::is_fiscal),
            ("1. 一般公共预算资金", &Fund::is_general),
            ("2. 政府性基金", &Fund::is_government),
            ("3. 国有资本经营预算", &|f| f == Fund::State),
            ("二、事业收入", &|f| f == Fund::SpecialAccount),
            ("三、事业单位经营收入", &|_| false),
            ("四、其他收入", &|f| f == Fund::EntityFunds),
        ];
        let left = sources.map(|(label, keep)| vec![label.to_string(), self.cell(|e| keep(e.fund))]);
        let rows = self
            .beside(left.to_vec(), |_| true, &|this, class| vec![this.cell(|e| e.item.starts_with(class))]);
        self.desk.table(&["本年收入||本年支出|", "项目|预算数|项目|预算数"], rows);
    }

    /// Lines of income with the functional classes beside them, and the totals.
    fn beside(
        &self,
        left: Vec<Line>,
        keep: impl Fn(&Entry) -> bool + Copy,
        cells: &dyn Fn(&Self, &str) -> Line,
    ) -> Vec<Line> {
        let classes = self.desk.budget.functions(3, false, keep);
        let mut rows: Vec<Line> = Vec::new();
        for n in 0..left.len().max(classes.len()) {
            let mut row = left.get(n).cloned().unwrap_or_else(|| vec![String::new(); 2]);
            match classes.get(n) {
                Some(class) => {
                    row.push(format!("{}、{}", super::super::front::ORDINALS[n], function(class)));
                    row.extend(cells(self, class));
                }
                None => row.extend(vec![String::new(); 1 + cells(self, "").len()]),
            }
            rows.push(row);
        }
        let mut total = vec!["收入总计".into(), self.cell(keep), "支出总计".into()];
        total.extend(cells(self, ""));
        rows.push(total);
        rows
    }

    /// Rows of class, section and item in three cells, their name and what `cells` tells of them; the total last.
    fn functional(&self, keep: &dyn Fn(&Entry) -> bool, cells: &dyn Fn(&str) -> Line) -> Vec<Line> {
        let row = |code: &String| {
            let part = |from: usize, to: usize| code.get(from..to).unwrap_or("").to_string();
            let mut row = vec![part(0, 3), part(3, 5), part(5, 7), function(code).to_string()];
            row.extend(cells(code));
            row
        };
        let mut rows: Vec<Line> = self.desk.codes(keep).iter().map(row).collect();
        let mut total = vec!["合计".to_string()];
        total.resize(if self.merged { 1 } else { 4 }, String::new());
        total.extend(cells(""));
        rows.push(total);
        rows
    }

    fn income(&mut self) {
        let sources: [&dyn Fn(Fund) -> bool; 5] =
            [&|_| true, &Fund::is_fiscal, &|f| f == Fund::SpecialAccount, &|_| false, &|f| {
                f == Fund::EntityFunds
            }];
        let cells = |code: &str| {
            sources.iter().map(|keep| self.cell(|e| keep(e.fund) && e.item.starts_with(code))).collect()
        };
        let rows = self.functional(&|_| true, &cells);
        self.desk.table(
            &[
                "项目||||收入预算||||",
                "功能分类科目编码|||功能分类科目名称|合计|财政拨款收入|事业收入|事业单位经营收入|其他收入",
                "类|款|项||||||",
            ],
            rows,
        );
    }

    fn by_nature(&mut self, group: &str, keep: &dyn Fn(Fund) -> bool) {
        let halves = self.desk.budget.kind.is_department();
        let natures: &[&dyn Fn(Nature) -> bool] = if halves {
            &[&|_| true, &|n| n != Nature::Project, &|n| n == Nature::Project]
        } else {
            &[
                &|_| true,
                &|n| n != Nature::Project,
                &|n| n == Nature::Personnel,
                &|n| n == Nature::Operating,
                &|n| n == Nature::Project,
            ]
        };
        let cells = |code: &str| {
            let of = |nature: &dyn Fn(Nature) -> bool| {
                self.cell(|e| keep(e.fund) && nature(e.nature) && e.item.starts_with(code))
            };
            natures.iter().map(|nature| of(nature)).collect()
        };
        let rows = self.functional(&|e| keep(e.fund), &cells);
        let empty = rows.len() == 1;
        if halves {
            let head = format!("项目||||{group}||");
            let names = "功能分类科目编码|||功能分类科目名称|合计|基本支出|项目支出";
            self.desk.table(&[&head, names, "类|款|项||||"], rows);
        } else {
            let head = format!("项目||||{group}||||");
            let names = "功能分类科目编码|||功能分类科目名称|合计|基本支出|||项目支出";
            self.desk.table(&[&head, names, "类|款|项|||小计|人员经费|公用经费|"], rows);
        }
        if empty {
            let (year, body) = (self.desk.budget.year, self.desk.budget.body());
            let what = group.trim_end_matches("支出");
            self.desk.line(&format!("注：本{body}{year}年无{what}财政拨款安排的预算，故本表为空表。"));
            self.desk.line("");
        }
    }

    fn fiscal(&mut self) {
        let sources: [(&str, &dyn Fn(Fund) -> bool); 3] = [
            ("一、一般公共预算资金", &Fund::is_general),
            ("二、政府性基金", &Fund::is_government),
            ("三、国有资本经营预算", &|f| f == Fund::State),
        ];
        let left = sources.map(|(label, keep)| vec![label.to_string(), self.cell(|e| keep(e.fund))]);
        let rows = self.beside(left.to_vec(), |e| e.fund.is_fiscal(), &|this, class| {
            let of = |keep: &dyn Fn(Fund) -> bool| {
                this.cell(|e| e.fund.is_fiscal() && keep(e.fund) && e.item.starts_with(class))
            };
            let mut cells = vec![of(&|_| true)];
            cells.extend(sources.iter().map(|(_, keep)| of(keep)));
            cells
        });
        let names = "项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算";
        self.desk.table(&["财政拨款收入||财政拨款支出||||", names], rows);
    }

    fn basic(&mut self) {
        let basic = |e: &Entry| e.fund.is_general() && e.nature != Nature::Project;
        let cells = |code: &str| -> Line {
            let of =
                |f: &dyn Fn(&Entry) -> bool| self.cell(|e| basic(e) && e.economic.starts_with(code) && f(e));
            vec![
                of(&|_| true),
                of(&|e| e.nature == Nature::Personnel),
                of(&|e| e.nature == Nature::Operating),
            ]
        };
        let mut codes: Vec<&str> =
            [3, 5].iter().flat_map(|&len| self.desk.budget.economics(len, basic)).collect();
        codes.sort_unstable();
        let row = |code: &&str| {
            let mut row = vec![code[..3].to_string(), code[3..].to_string(), economic(code).to_string()];
            row.extend(cells(code));
            row
        };
        let mut rows: Vec<Line> = codes.iter().map(row).collect();
        let mut total = vec!["合计".to_string(), String::new(), String::new()];
        total.extend(cells(""));
        rows.push(total);
        let names = "部门预算经济分类科目编码||经济分类科目名称|合计|人员经费|公用经费";
        self.desk.table(&["项目|||一般公共预算基本支出||", names, "类|款||||"], rows);
    }

    fn three_public(&mut self) {
        let desk = &self.desk;
        let of = |codes: &[&str]| {
            let amount = desk.budget.view(|e| e.fund.is_fiscal() && codes.contains(&e.economic)).this;
            if amount.is_zero() && !self.zeros { String::new() } else { desk.money(amount) }
        };
        let [abroad, reception, bought, run] = THREE_PUBLIC;
        let row = vec![
            of(&THREE_PUBLIC),
            of(&[abroad]),
            of(&[reception]),
            of(&[bought, run]),
            of(&[bought]),
            of(&[run]),
            desk.money(operating(desk)),
        ];
        let year = if desk.budget.seed.is_multiple_of(2) {
            format!("{}年", desk.budget.year)
        } else {
            String::new()
        };
        let head = format!("{year}“三公”经费预算数||||||{year}机关运行经费预算数");
        let names = "合计|因公出国(境)费|公务接待费|公务用车购置及运行费|||";
        self.desk.table(&[&head, names, "|||小计|购置费|运行费|"], vec![row]);
    }
}
