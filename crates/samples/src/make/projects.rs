//! Room: made-up disclosures. Projects of every fund, their parts, and what is carried over from last year.
//! The parts of a project sum exactly to its printed budget; its true amount lies within the rounding.

use super::Maker;
use super::words::{ABOVE, GOVERNMENT, PROJECTS, STATE, Template};
use crate::budget::{Carried, Entry, Fund, Heads, Nature, Part, Project};
use crate::money::{LAST_DIGIT, Printed};

impl Maker {
    /// Fills in projects and carry-over.
    pub(super) fn projects(&mut self) {
        if self.dice.chance(85) {
            let mut order: Vec<usize> = (0..PROJECTS.len()).collect();
            self.dice.shuffle(&mut order);
            let number = self.dice.between(1, 5) as usize;
            for &at in &order[..number] {
                self.use_template(&PROJECTS[at], Fund::General);
            }
            if self.dice.chance(25) {
                self.subsidy();
            }
        }
        if self.dice.chance(45) {
            for _ in 0..self.dice.between(1, 2) {
                self.transfer();
            }
        }
        if self.dice.chance(22) {
            let fund = if self.dice.chance(50) { Fund::Government } else { Fund::GovernmentAbove };
            let at = self.dice.below(GOVERNMENT.len());
            self.use_template(&GOVERNMENT[at], fund);
        }
        if self.dice.chance(7) {
            self.use_template(&STATE, Fund::State);
        }
        if self.dice.chance(25) {
            let fund = if self.dice.chance(70) { Fund::EntityFunds } else { Fund::SpecialAccount };
            let parts = [("受托服务费", "30299"), ("场地及食宿费", "30216")];
            self.project(
                "委托培训成本补偿经费".into(),
                fund,
                self.own_item("99"),
                &parts,
                "收费管理有关规定",
            );
        }
        if self.dice.chance(45) {
            self.carry_over();
        }
        let count = self.budget.projects.len();
        if count > 1 && self.dice.chance(12) {
            let at = self.dice.below(count);
            self.budget.projects[at].withheld = true;
        }
    }

    fn use_template(&mut self, template: &Template, fund: Fund) {
        let name = template.name.replace("{s}", self.budget.subject);
        let item =
            if template.item.len() == 2 { self.own_item(template.item) } else { template.item.to_string() };
        self.project(name, fund, item, template.parts, "年度重点工作安排和同级财政批复意见");
    }

    /// A project that transfers from above pay for: its name is a notice with a number and a year.
    fn transfer(&mut self) {
        let (year, number) = (self.budget.year, self.dice.between(11, 298));
        let batch = if self.dice.chance(50) { "第一批" } else { "" };
        let name = format!(
            "泽财行〔{}〕{number} 号关于提前下达 {year} 年{batch}{}补助资金（能力提升部分）预算的通知",
            year - 1,
            self.budget.subject
        );
        let take = self.dice.between(1, ABOVE.len() as i64) as usize;
        self.project(name, Fund::GeneralAbove, self.own_item("99"), &ABOVE[..take], "上级补助资金管理办法");
    }

    /// A subsidy by heads and rates, worked out in the text.
    fn subsidy(&mut self) {
        let heads: Vec<Heads> = (0..2)
            .map(|_| Heads { rate: self.dice.between(12, 80) * 5, hundredths: self.dice.between(3, 60) * 2 })
            .collect();
        let product: i64 = heads.iter().map(|h| h.rate * h.hundredths).sum();
        let amount =
            if self.dice.chance(40) { Printed((product + 50) / 100 * 100) } else { Printed(product) };
        let name = "困难群众帮扶资助资金".to_string();
        let part = Part { name: "困难群众资助".into(), economic: "30305", amount };
        self.add(Project {
            name,
            fund: Fund::General,
            item: "2089999".into(),
            parts: vec![part],
            heads,
            basis: "困难群众帮扶资助实施办法".into(),
            withheld: false,
        });
    }

    fn project(
        &mut self,
        name: String,
        fund: Fund,
        item: String,
        parts: &[(&str, &'static str)],
        basis: &str,
    ) {
        if self.budget.projects.iter().any(|p| p.name == name) {
            return;
        }
        let scale = self.budget.staff.serving.clamp(3, 400);
        let parts = parts
            .iter()
            .map(|(name, economic)| {
                let hundredths = match self.dice.below(3) {
                    0 => self.dice.between(1, 3 + scale / 4) * 100,
                    1 => self.dice.between(2, 60 + scale * 3) * 10,
                    _ => self.dice.between(30, 900 + scale * 40),
                };
                Part { name: name.to_string(), economic, amount: Printed(hundredths) }
            })
            .collect();
        let basis = basis.to_string();
        self.add(Project { name, fund, item, parts, heads: Vec::new(), basis, withheld: false });
    }

    /// Adds a project and its cells; one part's true amount strays within the rounding of the whole.
    fn add(&mut self, project: Project) {
        let at = self.budget.projects.len();
        let stray = if self.whole { 0 } else { self.dice.between(-4_900, 4_900) };
        let last_factor = match (self.trend, self.dice.below(6)) {
            (2, _) | (1, 0..=3) | (0, 0) => 100,
            (_, 1) => 0,
            _ => self.dice.between(55, 160),
        };
        for (n, part) in project.parts.iter().enumerate() {
            let this = part.amount.0 * LAST_DIGIT + if n == 0 { stray } else { 0 };
            let last = match last_factor {
                0 => 0,
                100 => this,
                _ => self.amount(this / 100 * last_factor),
            };
            self.budget.entries.push(Entry {
                fund: project.fund,
                item: project.item.clone(),
                nature: Nature::Project,
                economic: part.economic,
                project: Some(at),
                carried: None,
                this,
                last,
            });
        }
        self.budget.projects.push(project);
    }

    /// Items carried over, mostly of projects.
    fn carry_over(&mut self) {
        for _ in 0..self.dice.between(1, 3) {
            let (year, number) = (self.budget.year, self.dice.between(4, 190));
            let personnel = self.dice.chance(20);
            let fund = if self.dice.chance(80) { Fund::CarriedGeneral } else { Fund::CarriedEntity };
            let own = self.budget.projects.iter().find(|p| p.fund == Fund::General && p.item.len() == 7);
            let (name, purpose, item) = match own {
                _ if personnel => (
                    format!("{} 年下半年见习人员生活补助经费（{number}）", year - 1),
                    "见习人员生活补助",
                    self.own_item(if self.budget.kind.is_department() { "01" } else { self.trade.service }),
                ),
                Some(own) if self.dice.chance(50) && fund == Fund::CarriedGeneral => {
                    (own.name.clone(), "支付合同尾款", own.item.clone())
                }
                _ => (
                    format!("泽财社【{}】{number} 号关于下达{}补助资金的通知", year - 1, self.budget.subject),
                    "业务轮训和设备购置",
                    self.own_item("99"),
                ),
            };
            if self.budget.carried.iter().any(|c| c.name == name) {
                continue;
            }
            let nature = if personnel { Nature::Personnel } else { Nature::Project };
            let yuan = if personnel { self.dice.yuan(1_000, 30_000) } else { self.dice.yuan(3_000, 500_000) };
            let this = self.amount(yuan);
            let last = match self.dice.below(4) {
                _ if self.trend == 2 => this,
                0 => 0,
                _ => {
                    let factor = self.dice.between(30, 300);
                    self.amount(this / 100 * factor)
                }
            };
            let carried = Some(self.budget.carried.len());
            let economic = if personnel { "30305" } else { "30299" };
            self.budget.carried.push(Carried { name, purpose: purpose.into() });
            self.budget.entries.push(Entry {
                fund,
                item,
                nature,
                economic,
                project: None,
                carried,
                this,
                last,
            });
        }
    }
}
