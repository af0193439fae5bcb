//! Terms that a reader may not know, and what explains them: our words, and those of the document's own glossary.

use crate::messages::{Lang, Messages};
use crate::view::glossary::{Entry, look_up};

/// A term of budgets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// 一般公共预算.
    General,
    /// 政府性基金预算.
    Funds,
    /// 国有资本经营预算.
    StateCapital,
    /// 财政拨款.
    Fiscal,
    /// 财政专户管理资金.
    SpecialAccount,
    /// 单位资金.
    Entity,
    /// 上年结转结余.
    CarryOver,
    /// 基本支出.
    Basic,
    /// 项目支出.
    Project,
    /// 人员经费.
    Personnel,
    /// “三公”经费.
    ThreePublic,
}

impl Term {
    /// All.
    pub const EACH: [Term; 11] = [
        Term::General,
        Term::Funds,
        Term::StateCapital,
        Term::Fiscal,
        Term::SpecialAccount,
        Term::Entity,
        Term::CarryOver,
        Term::Basic,
        Term::Project,
        Term::Personnel,
        Term::ThreePublic,
    ];

    /// The term for a member of the cube.
    pub fn of(member: &str) -> Option<Term> {
        Some(match member {
            "current.fiscal.general" => Term::General,
            "current.fiscal.government-funds" => Term::Funds,
            "current.fiscal.state-capital" => Term::StateCapital,
            "current.fiscal" => Term::Fiscal,
            "current.non-fiscal.special-account" => Term::SpecialAccount,
            "current.non-fiscal.entity" => Term::Entity,
            "basic" => Term::Basic,
            "project" => Term::Project,
            "basic.personnel" => Term::Personnel,
            "three-public" => Term::ThreePublic,
            member if member.starts_with("carry-over") => Term::CarryOver,
            _ => return None,
        })
    }

    /// What glossaries call it.
    fn names(self) -> &'static [&'static str] {
        match self {
            Term::General => &["一般公共预算", "一般公共预算拨款", "一般公共预算财政拨款"],
            Term::Funds => &["政府性基金预算", "政府性基金"],
            Term::StateCapital => &["国有资本经营预算", "国有资本经营"],
            Term::Fiscal => &["财政拨款", "财政拨款收入"],
            Term::SpecialAccount => &["财政专户管理资金", "财政专户"],
            Term::Entity => &["单位资金", "其他资金"],
            Term::CarryOver => &["上年结转结余", "上年结转", "年初结转", "结转结余", "结转"],
            Term::Basic => &["基本支出"],
            Term::Project => &["项目支出"],
            Term::Personnel => &["人员经费", "人员支出"],
            Term::ThreePublic => &["三公"],
        }
    }
}

/// What explains a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Our words.
    pub plain: &'static str,
    /// The document's own, in Chinese, where its glossary has the term.
    pub own: Option<String>,
}

/// Explains a term. A reader of English reads English only.
pub fn explained(term: Term, glossary: &[Entry], m: &Messages) -> Explained {
    let own = look_up(glossary, term.names()).filter(|_| m.lang == Lang::Zh);
    Explained { plain: (m.brief.explains)(term), own: own.map(|entry| entry.says.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_own_words_are_given_too() {
        let glossary =
            [Entry { term: "基本支出".into(), says: "指保障运转的支出。".into(), start: 7 }];
        let zh = Lang::Zh.messages();
        assert_eq!(explained(Term::Basic, &glossary, zh).own.as_deref(), Some("指保障运转的支出。"));
        assert_eq!(explained(Term::Project, &glossary, zh).own, None);
        assert_eq!(explained(Term::Basic, &glossary, Lang::En.messages()).own, None);
    }

    #[test]
    fn every_term_is_explained_in_both_languages() {
        for term in Term::EACH {
            for lang in [Lang::Zh, Lang::En] {
                let words = explained(term, &[], lang.messages()).plain;
                assert!(words.chars().count() > 8 && !words.contains(['!', '！']), "{words}");
            }
        }
    }
}
