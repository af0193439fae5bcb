//! The brief in sentences: words, figures that lead to their places, terms that are explained, the document's reasons.

use super::numbers::{of_hundred, share, ten_thousands, whole, yuan_words};
use super::{Brief, Fact, Part, Quote, Term};
use crate::messages::{Lang, Messages};
use crate::view::{Dossier, member};
use gouji_report::words::official_name;
use rust_decimal::Decimal;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    /// Words.
    Words(String),
    /// A name that the document gives.
    Name(String),
    /// An amount of money as printed, with its unit.
    Amount(u32),
    /// A figure as printed.
    Figure(u32),
    /// A term to be explained, and how it is called here.
    Term(Term, String),
    /// Words of the document, quoted.
    Quote(Quote),
    /// A number of the document that is none of its figures, and where it stands.
    Place(Quote),
    /// Worked out here rather than stated by the document.
    Derived(String),
}

/// A sentence; `lead` is the one that comes first and says the most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// The first sentence.
    pub lead: bool,
    /// What it consists of.
    pub bits: Vec<Bit>,
}

type Bits = Vec<Bit>;

/// The sentences of a brief.
pub fn say(brief: &Brief, dossier: &Dossier, m: &Messages) -> Vec<Sentence> {
    let teller = Teller { brief, dossier, m };
    let sentences = [
        teller.lead(),
        teller.sources(),
        teller.natures(),
        teller.classes(),
        teller.changes(),
        teller.people(),
        teller.no_three(),
    ];
    let numbered = sentences.into_iter().enumerate();
    numbered.filter_map(|(at, bits)| Some(Sentence { lead: at == 0, bits: bits? })).collect()
}

struct Teller<'a> {
    brief: &'a Brief,
    dossier: &'a Dossier,
    m: &'a Messages,
}

impl Teller<'_> {
    fn lead(&self) -> Option<Bits> {
        let (brief, t) = (self.brief, self.m.brief);
        let year = words((t.year)(brief.year));
        let [both, apart, only_spent, only_received] = if brief.accounts { t.lead_accounts } else { t.lead };
        let name = vec![Bit::Name(brief.entity.clone())];
        let mut bits = match (&brief.income, &brief.expenditure) {
            (Some(income), Some(spent)) if (income.yuan - spent.yuan).abs() <= income.slack + spent.slack => {
                fill(both, &[name, year, self.amount(spent)])
            }
            (Some(income), Some(spent)) => {
                fill(apart, &[name, year, self.amount(income), self.amount(spent)])
            }
            (None, Some(spent)) => fill(only_spent, &[name, year, self.amount(spent)]),
            (Some(income), None) => fill(only_received, &[name, year, self.amount(income)]),
            (None, None) => return None,
        };
        if let Some((yuan, figure)) = brief.change {
            let by = figure.map_or_else(
                || vec![Bit::Derived(ten_thousands(self.dossier, yuan.abs(), self.m))],
                |figure| vec![Bit::Amount(figure)],
            );
            bits.extend(fill(self.way(yuan), &[by]));
        }
        bits.push(Bit::Words(t.stop.into()));
        Some(bits)
    }

    fn sources(&self) -> Option<Bits> {
        let t = self.m.brief;
        match self.brief.sources.as_slice() {
            [] => None,
            [only] if Term::of(&only.member).is_none() => None,
            [only] => Some(fill(t.only_source, &[self.term(&only.member)])),
            parts => {
                let whole = whole(parts);
                let mut each = parts.iter().enumerate().map(|(at, part)| {
                    let template = if at == 0 { t.first_source } else { t.other_source };
                    fill(template, &[self.shared(part, whole), self.term(&part.member)])
                });
                Some(self.list(t.sources, t.between, &mut each))
            }
        }
    }

    fn natures(&self) -> Option<Bits> {
        let t = self.m.brief;
        match self.brief.natures.as_slice() {
            [] => None,
            [only] => Some(fill(t.only_nature, &[self.nature(&only.member)])),
            parts => {
                let hundred = of_hundred(parts);
                let mut each = parts.iter().zip(hundred).enumerate().map(|(at, (part, of_hundred))| {
                    let template = if at == 0 { t.first_nature } else { t.other_nature };
                    fill(
                        template,
                        &[words(of_hundred.to_string()), self.nature(&part.member), self.amount(&part.fact)],
                    )
                });
                Some(self.list(t.natures, t.between, &mut each))
            }
        }
    }

    fn classes(&self) -> Option<Bits> {
        const MOST: usize = 3;
        let (t, parts) = (self.m.brief, self.brief.classes.as_slice());
        if parts.is_empty() {
            return None;
        }
        let whole = whole(parts);
        let mut each = parts.iter().take(MOST).map(|part| {
            let name = vec![Bit::Name(self.name(&part.member))];
            fill(t.class, &[name, self.shared(part, whole)])
        });
        let mut bits = self.list(t.classes, t.between_classes, &mut each);
        if parts.len() > MOST {
            let stop = bits.pop();
            bits.extend(words((t.more_classes)(parts.len() - MOST)));
            bits.extend(stop);
        }
        Some(bits)
    }

    fn changes(&self) -> Option<Bits> {
        let t = self.m.brief;
        let changes: Vec<_> = self.brief.changes.iter().filter(|change| !change.yuan.is_zero()).collect();
        let why = changes.iter().any(|change| change.reason.is_some());
        // One change of all, without a reason, is said in the first sentence already.
        let said = |yuan| self.brief.change.as_ref().is_some_and(|(whole, _)| *whole == yuan);
        match changes.as_slice() {
            [] => return None,
            [only] if !why && said(only.yuan) => return None,
            _ => {}
        }
        let mut each = changes.iter().map(|change| {
            let growth =
                change.growth.map(|figure| fill(t.growth, &[vec![Bit::Figure(figure)]])).unwrap_or_default();
            let mut by = vec![Bit::Amount(change.figure)];
            by.extend(growth);
            let mut bits = self.term(&change.member);
            bits.extend(fill(
                if change.yuan.is_sign_negative() { t.change_less } else { t.change_more },
                &[by],
            ));
            if let Some(reason) = &change.reason {
                bits.extend(fill(t.reason, &[vec![Bit::Quote(reason.clone())]]));
            }
            bits
        });
        Some(self.list(if why { t.changes } else { t.changes_alone }, t.between, &mut each))
    }

    fn people(&self) -> Option<Bits> {
        let people = self.brief.people.as_ref()?;
        let each = people.personnel.yuan / Decimal::from(people.count.0);
        let term = vec![Bit::Term(Term::Personnel, member("basic.personnel", self.m.lang))];
        let count = vec![Bit::Place(people.count.1.clone())];
        let each = vec![Bit::Derived(ten_thousands(self.dossier, each, self.m))];
        Some(fill(self.m.brief.people, &[count, term, self.amount(&people.personnel), each]))
    }

    fn no_three(&self) -> Option<Bits> {
        let quote = self.brief.no_three.clone()?;
        Some(fill(self.m.brief.no_three, &[vec![Bit::Quote(quote)]]))
    }

    /// What opens, each one, what stands between two, a full stop.
    fn list(&self, opening: &str, between: &str, each: &mut dyn Iterator<Item = Bits>) -> Bits {
        let mut bits = words(opening.to_string());
        for (at, one) in each.enumerate() {
            if at > 0 {
                bits.extend(words(between.to_string()));
            }
            bits.extend(one);
        }
        bits.push(Bit::Words(self.m.brief.stop.into()));
        bits
    }

    fn way(&self, yuan: Decimal) -> &'static str {
        let t = self.m.brief;
        match yuan {
            yuan if yuan.is_zero() => t.lead_same,
            yuan if yuan.is_sign_negative() => t.lead_less,
            _ => t.lead_more,
        }
    }

    /// An amount; where its unit hides its size, also in words.
    fn amount(&self, fact: &Fact) -> Bits {
        let unit = self.dossier.figure(fact.figure).map_or("", |figure| figure.unit.as_str());
        let mut bits = vec![Bit::Amount(fact.figure)];
        bits.extend(
            yuan_words(fact.yuan, unit, self.m).map(|words| Bit::Words((self.m.brief.aside)(&words))),
        );
        bits
    }

    /// An amount with its share of the whole.
    fn shared(&self, part: &Part, whole: Decimal) -> Bits {
        let size = yuan_words(part.fact.yuan, "", self.m).filter(|_| self.m.lang == Lang::En);
        let words: Vec<String> = size.into_iter().chain([share(part, whole)]).collect();
        vec![Bit::Amount(part.fact.figure), Bit::Words((self.m.brief.aside)(&words.join(", ")))]
    }

    fn term(&self, path: &str) -> Bits {
        let name = self.name(path);
        vec![Term::of(path).map_or(Bit::Words(name.clone()), |term| Bit::Term(term, name))]
    }

    /// Basic and project expenditure, with what they are for.
    fn nature(&self, path: &str) -> Bits {
        let mut bits = self.term(path);
        bits.extend((self.m.brief.serves)(path).map(|serves| Bit::Words(serves.into())));
        bits
    }

    /// What the document calls a code; else what the member is called.
    fn name(&self, path: &str) -> String {
        let code = path.bytes().all(|b| b.is_ascii_digit());
        let own = self.dossier.names.of(path).or_else(|| official_name(path)).filter(|_| code);
        own.map_or_else(|| member(path, self.m.lang), str::to_string)
    }
}

fn words(text: String) -> Bits {
    vec![Bit::Words(text)]
}

/// A template with its gaps, `{0}` and so on, filled.
fn fill(template: &str, gaps: &[Bits]) -> Bits {
    let mut bits = Vec::new();
    for (at, part) in template.split('{').enumerate() {
        let rest = match part.split_once('}') {
            Some((number, rest)) if at > 0 => {
                let gap = number.parse().ok().and_then(|number: usize| gaps.get(number));
                bits.extend(gap.cloned().unwrap_or_default());
                rest
            }
            _ => part,
        };
        if !rest.is_empty() {
            bits.push(Bit::Words(rest.into()));
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::super::brief;
    use super::super::facts::tests::{budget, placed};
    use super::*;

    /// The sentences as plain text, each on a line.
    pub fn plain(dossier: &Dossier, lang: Lang) -> Vec<String> {
        let printed = |figure: u32| dossier.figure(figure).unwrap().text.clone();
        let bit = |bit: Bit| match bit {
            Bit::Words(words) | Bit::Name(words) | Bit::Term(_, words) => words,
            Bit::Amount(figure) => format!("{}万元", printed(figure)),
            Bit::Figure(figure) => printed(figure),
            Bit::Quote(quote) | Bit::Place(quote) => quote.words,
            Bit::Derived(words) => format!("~{words}"),
        };
        let said = say(&brief(dossier), dossier, lang.messages());
        said.into_iter().map(|sentence| sentence.bits.into_iter().map(bit).collect()).collect()
    }

    fn example(extra: &[(&str, &str, [&str; 5])]) -> Dossier {
        let whole = |flow| [flow, "all", "all", "all", "all"];
        let mut figures: Vec<(&str, &str, [&str; 5])> = vec![
            ("100.00", "amount", whole("income")),
            ("100.00", "amount", whole("expenditure")),
            ("90.00", "amount", ["income", "current.fiscal.general", "all", "all", "all"]),
            ("10.00", "amount", ["income", "carry-over", "all", "all", "all"]),
            ("66.67", "amount", ["expenditure", "all", "all", "basic", "all"]),
            ("33.33", "amount", ["expenditure", "all", "all", "project", "all"]),
            ("5.00", "change", ["expenditure", "all", "all", "basic", "all"]),
            ("2.00", "change", ["expenditure", "all", "all", "project", "all"]),
        ];
        figures.extend_from_slice(extra);
        let figures = figures.into_iter().zip(0u32..);
        let mut figures: Vec<_> =
            figures.map(|((text, role, place), at)| placed(at * 8, text, role, place)).collect();
        figures[7].falls = true;
        budget("", figures, vec![])
    }

    #[test]
    fn what_is_stated_is_said_plainly() {
        assert_eq!(
            plain(&example(&[]), Lang::Zh),
            [
                "甲局 2026\u{A0}年预计收入、支出各 100.00万元，比上年多 ~3.00\u{A0}万元。",
                "钱从哪来：90.00万元（90.00%）来自一般公共预算；10.00万元（10.00%）是上年结转结余。",
                "到哪里去：每\u{A0}100\u{A0}元中约\u{A0}67\u{A0}元是基本支出，用于人员和日常运转，共 66.67万元；约\u{A0}33\u{A0}元是项目支出，用于专门的任务，共 33.33万元。",
                "比上年：基本支出多 5.00万元；项目支出少 2.00万元。",
            ]
        );
        let english = plain(&example(&[]), Lang::En);
        assert!(
            english[0].starts_with("甲局 plans to receive and spend 100.00万元 (¥1 million)"),
            "{}",
            english[0]
        );
    }

    #[test]
    fn what_is_worked_out_has_the_separators_of_the_document() {
        let mut dossier = example(&[]);
        dossier.grouped = true;
        dossier.answer.report.figures.iter_mut().flatten().nth(6).unwrap().value = "1234.56".into();
        let said = plain(&dossier, Lang::Zh);
        assert!(said[0].contains("~1,232.56\u{A0}万元"), "{}", said[0]);
    }

    #[test]
    fn forms_that_state_no_year_are_said_too() {
        let mut dossier = example(&[]);
        dossier.answer.report.disclosure.year = None;
        dossier.answer.report.figures.iter_mut().flatten().for_each(|figure| figure.coordinate.year = None);
        assert!(plain(&dossier, Lang::Zh)[0].starts_with("甲局 本年预计收入、支出各 100.00万元"));
    }

    #[test]
    fn what_does_not_add_up_is_left_out() {
        let reserve = [("9.00", "amount", ["expenditure", "all", "all", "reserve", "all"])];
        let said = plain(&example(&reserve), Lang::Zh);
        assert!(!said.iter().any(|sentence| sentence.starts_with("到哪里去")), "{said:?}");
        assert!(!said[0].contains("比上年"), "{}", said[0]);
    }

    #[test]
    fn two_totals_without_a_majority_are_none() {
        let other = [("108.00", "amount", ["expenditure", "all", "all", "all", "all"])];
        assert!(plain(&example(&other), Lang::Zh)[0].starts_with("甲局 2026\u{A0}年预计收入 100.00万元"));
    }

    #[test]
    fn gaps_are_filled_in_any_order() {
        let bits = fill("{1}、甲{0}", &[words("一".into()), words("二".into())]);
        assert_eq!(bits, [words("二".into()), words("、甲".into()), words("一".into())].concat());
    }
}
