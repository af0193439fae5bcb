//! Room: made-up disclosures. The sections of a composition's narrative, each sentence in one of twelve manners.

use super::forms::{Maker, Of};
use super::ledger::{Amount, Keep, Stage, basic, fiscal, general};
use super::manners::{BASIC, FISCAL, GENERAL, INCOME, PUBLIC, SPENDING, TOTAL};
use super::traits::Trait;
use super::words::Part;
use crate::budget::{Entry, Fund, Nature};
use crate::classification::{economic, function};

/// A section: the words of its heading, and its paragraphs.
type Section = (String, Vec<String>);

impl Maker<'_> {
    /// The first sentence of a section; an amount that it tells twice is printed twice.
    fn lead(&self, of: &[&str; 12], amount: Amount) -> String {
        let words = of[self.traits.get(Trait::Manner)]
            .replace("{n}", self.about.name)
            .replace("{y}", &self.about.of_year())
            .replace("{b}", self.about.body)
            .replace("{k}", self.about.kind());
        let mut text = String::new();
        for (n, part) in words.split("{v}").enumerate() {
            if n > 0 {
                text.push_str(&self.money(amount));
            }
            text.push_str(part);
        }
        text
    }

    /// What an amount of `keep` is compared with in prose.
    fn last(&self, keep: Keep) -> Amount {
        let executed = self.has(Trait::Compare, 7) || self.about.accounts();
        self.ledger().amount(if executed { Stage::Before } else { Stage::Last }, keep)
    }

    /// All sections, in this publisher's order.
    pub fn narrative(&self) -> Vec<String> {
        let left_out = self.traits.get(Trait::SectionsLeftOut);
        let mut sections: Vec<Section> = Vec::new();
        if left_out != 1 {
            sections.push(self.total());
            sections.push(self.income_section());
            sections.push(self.spending_section());
            sections.push(self.fiscal_section());
        }
        sections.push(self.general_section(left_out != 2));
        sections.push(self.basic_section());
        if left_out != 3 {
            sections.push(self.public_section());
        }
        sections.push(self.funds_section());
        if left_out != 4 {
            sections.push(self.other_matters());
        }
        let first = match self.traits.get(Trait::SectionOrder) {
            1 => sections.iter().position(|(words, _)| words.contains("一般公共预算支出")),
            2 => sections.iter().position(|(words, _)| words.contains("三公")),
            _ => None,
        };
        if let Some(at) = first {
            let section = sections.remove(at);
            sections.insert(0, section);
        }
        let mut lines = Vec::new();
        for (n, (words, paragraphs)) in sections.into_iter().enumerate() {
            lines.push(self.about.section(n + 1, &self.about.about(&words)));
            lines.extend(paragraphs);
        }
        lines
    }

    fn total(&self) -> Section {
        let keep: Of = |_| true;
        let whole = self.ledger().with_left(&keep);
        let mut text = self.lead(&TOTAL, whole);
        // What the year before was left with is not known: in final accounts with money left, nothing is compared.
        if self.ledger().left().fen == 0 {
            text += &self.change(whole, self.last(&keep));
            text += &self.reason(0);
        }
        (format!("{}收支{}", self.about.body, self.about.kind()), vec![format!("{text}。")])
    }

    fn income_section(&self) -> Section {
        let whole = self.ledger().income(&|_| true, "");
        let sources = self.sources();
        let parts: Vec<Part> = sources
            .into_iter()
            .map(|(name, of)| Part { name, this: self.ledger().income(&of, ""), last: None })
            .collect();
        let text = self.lead(&INCOME, whole);
        (format!("收入{}", self.about.kind()), self.list(&text, &parts, whole, "本年收入"))
    }

    fn spending_section(&self) -> Section {
        let keep: Of = |_| true;
        let whole = self.ledger().this(&keep);
        let natures: [(&str, Of); 2] = [("基本支出", basic), ("项目支出", |e| e.nature == Nature::Project)];
        let parts: Vec<Part> = natures
            .iter()
            .map(|(name, of)| Part {
                name: (*name).into(),
                this: self.ledger().this(of),
                last: (self.traits.get(Trait::Compare) < 3).then(|| self.last(of)),
            })
            .collect();
        let mut text = self.lead(&SPENDING, whole);
        text += &self.change(whole, self.last(&keep));
        (format!("支出{}", self.about.kind()), self.list(&text, &parts, whole, "本年支出"))
    }

    fn fiscal_section(&self) -> Section {
        let whole = self.ledger().with_left(&fiscal);
        let mut lines = vec![format!("{}。", self.lead(&FISCAL, whole))];
        let spent = self.ledger().this(&fiscal);
        let parts = self.class_parts(&fiscal);
        lines.extend(self.list(&self.stated("财政拨款支出", spent), &parts, spent, "财政拨款支出"));
        (format!("财政拨款收支{}", self.about.kind()), lines)
    }

    fn class_parts(&self, keep: &dyn Fn(&Entry) -> bool) -> Vec<Part> {
        let classes = self.ledger().budget.functions(3, false, keep);
        let part = |class: &String| Part {
            name: function(class).to_string(),
            this: self.ledger().this(&|e| keep(e) && e.item.starts_with(class.as_str())),
            last: None,
        };
        classes.iter().map(part).collect()
    }

    fn general_section(&self, items: bool) -> Section {
        let whole = self.ledger().this(&general);
        let mut overall = self.lead(&GENERAL, whole);
        let all = self.ledger().this(&|_| true);
        if !self.has(Trait::SectionsLeftOut, 1) {
            overall += &self.share_of(whole, all, "本年支出合计");
        }
        overall += &self.change(whole, self.last(&general));
        overall += &self.reason(1);
        let parts = self.class_parts(&general);
        let mut lines = vec![self.about.subsection(1, "一般公共预算支出总体情况"), format!("{overall}。")];
        lines.push(self.about.subsection(2, "一般公共预算支出结构情况"));
        let stated = self.stated("一般公共预算支出", whole);
        lines.extend(self.list(&stated, &parts, whole, "一般公共预算支出"));
        if items {
            lines.push(self.about.subsection(3, "一般公共预算支出具体情况"));
            lines.extend(self.items());
        }
        (format!("一般公共预算支出{}", if self.about.accounts() { "决算" } else { "" }), lines)
    }

    /// One paragraph for each item.
    fn items(&self) -> Vec<String> {
        let codes = self.ledger().budget.functions(7, self.has(Trait::Fallen, 1), general);
        let text_of = |(n, code): (usize, &String)| {
            let keep = |e: &Entry| general(e) && e.item == *code;
            let (this, name) = (self.ledger().this(&keep), function(code));
            let [class, section] = [function(&code[..3]), function(&code[..5])];
            let whole_name = format!("{class}（类）{section}（款）{name}（项）");
            let manner = self.traits.get(Trait::Items);
            let lead = match manner {
                0 | 1 => whole_name,
                2 => format!("{name}（{code}）"),
                _ => format!("{}．{whole_name}", n + 1),
            };
            let mut text = if self.about.accounts() {
                self.executed(&lead, &keep)
            } else {
                self.stated(&format!("{lead}{}", if manner == 0 { "预算数" } else { "" }), this)
            };
            if manner == 0 || manner == 3 {
                if !self.about.accounts() {
                    text += &self.change(this, self.last(&keep));
                }
                text += &self.reason(n);
            } else if manner == 2 {
                text += "，主要用于日常工作开支";
            }
            format!("{text}。")
        };
        codes.iter().enumerate().map(text_of).collect()
    }

    /// What was spent against what was planned, or against last year.
    fn executed(&self, lead: &str, keep: Keep) -> String {
        let this = self.ledger().this(keep);
        let planned = self.ledger().amount(Stage::Last, keep);
        let against = self.traits.get(Trait::Against);
        let mut text = if against == 1 {
            format!("{lead}支出决算{}", self.money(this))
        } else {
            let is = if self.has(Trait::ProseAmounts, 2) { "为" } else { "" };
            let plan = format!("{lead}年初预算{is}{}，支出决算{is}{}", self.money(planned), self.money(this));
            plan + &self.completion(this, planned)
        };
        if against > 0 {
            text += &self.change(this, self.last(keep));
        }
        text
    }

    fn basic_section(&self) -> Section {
        let keep = |e: &Entry| general(e) && basic(e);
        let whole = self.ledger().this(&keep);
        let half = |nature: Nature| self.ledger().this(&|e| general(e) && e.nature == nature);
        let part = |name: &str, nature| Part { name: name.into(), this: half(nature), last: None };
        let parts = [part("人员经费", Nature::Personnel), part("公用经费", Nature::Operating)];
        let mut lines = self.list(&self.lead(&BASIC, whole), &parts, whole, "基本支出");
        let names = |nature: Nature| {
            let codes = self.ledger().budget.economics(5, |e| general(e) && e.nature == nature);
            codes.iter().map(|code| economic(code)).collect::<Vec<_>>().join("、")
        };
        lines.push(format!("人员经费主要包括：{}。", names(Nature::Personnel)));
        if half(Nature::Operating).fen != 0 {
            lines.push(format!("公用经费主要包括：{}。", names(Nature::Operating)));
        }
        (format!("一般公共预算基本支出{}", if self.about.accounts() { "决算" } else { "" }), lines)
    }

    fn public_section(&self) -> Section {
        let this = self.public_amounts(Stage::This);
        let executed = self.has(Trait::Compare, 7) || self.about.accounts();
        let last = self.public_amounts(if executed { Stage::Before } else { Stage::Last });
        let names = [
            "",
            "因公出国（境）费",
            "公务用车购置及运行维护费",
            "公务用车购置费",
            "公务用车运行维护费",
            "公务接待费",
        ];
        let mut text = self.lead(&PUBLIC, this[0]);
        if self.about.accounts() && self.has(Trait::Against, 0) {
            text += &self.completion(this[0], self.public_amounts(Stage::Last)[0]);
        } else {
            text += &self.change(this[0], last[0]);
        }
        let mut lines = Vec::new();
        let manner = self.traits.get(Trait::PublicWords);
        if manner == 2 {
            let kinds = [1, 2, 5].map(|n| self.stated(names[n], this[n]));
            lines.push(format!("{text}，其中：{}。", kinds.join("，")));
        } else {
            lines.push(format!("{text}{}。", self.reason(2)));
            let [buses, batches, persons] = [2, 5, 41].map(|n| n + self.ledger().budget.seed % 7);
            for (n, at) in [1, 2, 5].into_iter().enumerate() {
                let change = self.change(this[at], last[at]);
                let mut text =
                    format!("{}．{}{change}{}。", n + 1, self.stated(names[at], this[at]), self.reason(n));
                if at == 2 && this[2].fen != 0 {
                    let halves =
                        format!("{}，{}", self.stated(names[3], this[3]), self.stated(names[4], this[4]));
                    text += &format!("其中：{halves}。");
                }
                if manner == 1 {
                    text += &match at {
                        1 => "全年因公出国（境）团组0个，累计0人次。".to_string(),
                        2 => format!("公务用车保有量{buses}辆。"),
                        _ => format!("国内公务接待{batches}批次，{persons}人次。"),
                    };
                }
                lines.push(text);
            }
        }
        (format!("“三公”经费{}", self.about.kind()), lines)
    }

    fn funds_section(&self) -> Section {
        let line = |what: &str, keep: Of| {
            let amount = self.ledger().this(&keep);
            if amount.fen == 0 {
                format!("{}{}没有使用{what}安排的支出。", self.about.name, self.about.of_year())
            } else {
                let first = format!("{}{what}支出", self.about.of_year());
                format!("{first}{}{}。", self.money(amount), self.change(amount, self.last(&keep)))
            }
        };
        let lines = vec![
            line("政府性基金预算", |e| e.fund.is_government()),
            line("国有资本经营预算", |e| e.fund == Fund::State),
        ];
        (
            format!(
                "政府性基金预算和国有资本经营预算支出{}",
                if self.about.accounts() { "决算" } else { "" }
            ),
            lines,
        )
    }

    fn other_matters(&self) -> Section {
        let ledger = self.ledger();
        let running: Of = |e| general(e) && e.nature == Nature::Operating;
        let cost = ledger.this(&running);
        let mut lines = vec![self.about.subsection(1, "机关运行经费")];
        let (name, year, kind) = (self.about.name, self.about.of_year(), self.about.kind());
        let first = format!("{name}{year}机关运行经费{kind}{}", self.money(cost));
        lines.push(format!("{first}{}{}。", self.change(cost, self.last(&running)), self.reason(5)));
        lines.push(self.about.subsection(2, "政府采购"));
        let kinds = ledger.budget.procurement.kinds;
        let step = crate::money::LAST_DIGIT;
        let amounts: Vec<Amount> = kinds
            .iter()
            .enumerate()
            .map(|(n, fen)| Amount {
                key: ledger.derived("procurement", &[n as u64]),
                fen: fen / step * step,
            })
            .collect();
        let whole =
            Amount { key: ledger.derived("procurement", &[9]), fen: amounts.iter().map(|a| a.fen).sum() };
        let names = ["货物", "工程", "服务"];
        let parts: Vec<String> =
            names.iter().zip(&amounts).map(|(n, a)| self.stated(&format!("政府采购{n}{kind}"), *a)).collect();
        ledger.sum(whole, &amounts);
        lines.push(format!(
            "{name}{year}政府采购{kind}总额{}，其中：{}。",
            self.money(whole),
            parts.join("、")
        ));
        lines.push(self.about.subsection(3, "绩效管理"));
        let projects = ledger.this(&|e| e.nature == Nature::Project);
        let of = |e: &&Entry| e.nature == Nature::Project && e.this != 0;
        let mut count: Vec<_> =
            ledger.budget.entries.iter().filter(of).map(|e| (e.project, e.carried)).collect();
        count.sort();
        count.dedup();
        if !count.is_empty() {
            let count = count.len();
            lines.push(format!("{year}实行绩效目标管理的项目{count}个，涉及资金{}。", self.money(projects)));
        }
        ("其他重要事项".into(), lines)
    }
}
