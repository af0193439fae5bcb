//! Room: tests. What must be published, answered item by item: made-up disclosures hold all of it; what is taken out of one
//! turns its own item and no other; of a piece nothing is said to be missing.

use gouji::model::due::{Answer, Due, Extent};
use gouji::{Options, check};
use gouji_samples::{Budget, Layout, example_clean, regions, render, render_accounts, render_shanghai};

fn due(text: &str) -> Option<Due> {
    check(text, &Options::default()).remove(0).due
}

fn of(text: &str, answer: Answer) -> Vec<String> {
    let items = due(text).expect("a list").items.into_iter();
    items.filter(|item| item.answer == answer).map(|item| item.id.to_string()).collect()
}

/// The text without what stands from the first line that begins with `from` to the next one that begins with `to`.
fn without(text: &str, from: &str, to: &str) -> String {
    let start = text.rfind(&format!("\n{from}")).unwrap_or_else(|| panic!("{from} stands in the text"));
    let rest = start + 1 + from.len();
    let end = text[rest..].find(&format!("\n{to}")).map_or(text.len(), |at| rest + at);
    text[..start].to_string() + &text[end..]
}

#[test]
fn made_up_disclosures_hold_what_they_must() {
    for seed in 0..24 {
        let budget = Budget::made_up(seed);
        let texts = Layout::ALL.map(|layout| render(&budget, layout));
        // The made-up final accounts say nothing of how the body is organised.
        let accounts = (render_accounts(&budget), vec!["institutions"]);
        let others = texts.into_iter().chain([render_shanghai(&budget)]).map(|text| (text, Vec::new()));
        for (text, lacking) in others.chain([accounts]) {
            let list = due(&text).expect("a list");
            assert_eq!(list.extent, Extent::Whole, "seed {seed}");
            let missing = list.items.iter().filter(|item| item.answer == Answer::No);
            let wrongly: Vec<_> = missing.filter(|item| !lacking.contains(&&*item.id)).collect();
            assert!(wrongly.is_empty(), "seed {seed}: {wrongly:?}");
            let places: Vec<_> = list.items.iter().flat_map(|item| &item.places).collect();
            assert!(places.len() >= 15, "seed {seed}");
            assert!(places.into_iter().all(|span| !span.of(&text).is_empty()), "seed {seed}");
        }
    }
    assert_eq!(of(&example_clean(), Answer::No), [""; 0]);
    assert_eq!(of(&example_clean(), Answer::CannotTell), [""; 0]);
}

#[test]
fn a_form_that_was_taken_out_turns_its_own_item() {
    let text = example_clean();
    for (from, to, item) in [
        ("表 1\n", "表 2\n", "form-totals"),
        ("表 2\n", "表 3\n", "form-revenue"),
        ("表 3\n", "表 4\n", "form-expenditure"),
        ("表 4\n", "表 5\n", "form-fiscal"),
        ("表 8\n", "表 9\n", "form-government-funds"),
        ("表 10\n", "表 11\n", "form-three-public"),
    ] {
        assert_eq!(of(&without(&text, from, to), Answer::No), [item], "{from}");
    }
    // Whether a department has state capital its forms alone would tell.
    let capital = without(&text, "表 9\n", "表 10\n");
    assert_eq!(of(&capital, Answer::No), [""; 0]);
    assert_eq!(of(&capital, Answer::CannotTell), ["form-state-capital"]);
}

#[test]
fn an_explanation_that_was_taken_out_turns_its_own_item() {
    let text = example_clean();
    for (from, to, item) in [
        ("（二）政府采购", "（三）", "procurement"),
        ("（三）国有资产", "（四）", "assets"),
        ("一、主要职能", "二、", "duties"),
        ("二、机构设置", "第二部分", "institutions"),
    ] {
        let cut = without(&text, from, to);
        let turned = [of(&cut, Answer::No), of(&cut, Answer::CannotTell)].concat();
        assert_eq!(turned, [item], "{from}");
    }
    // Where the last part is gone the text may be cut.
    let cut = without(&text, "第四部分", "（没有）");
    assert_eq!(of(&cut, Answer::No), [""; 0]);
    assert_eq!(of(&cut, Answer::CannotTell), ["glossary"]);
}

#[test]
fn final_accounts_are_asked_for_more() {
    let accounts = due(&render_accounts(&Budget::made_up(3))).expect("a list");
    let asked = |due: &Due| due.items.iter().any(|item| item.id == "three-public-counts");
    assert!(asked(&accounts));
    assert!(!asked(&due(&example_clean()).expect("a list")));
}

#[test]
fn of_a_piece_nothing_is_said_to_be_missing() {
    let text = example_clean();
    let mut lists = 0;
    let at = |n: usize| (0..=n).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    for n in 1..40 {
        let cut = at(text.len() * n / 40);
        for piece in [&text[..cut], &text[cut..]] {
            let Some(list) = due(piece) else { continue };
            lists += 1;
            let missing: Vec<_> = list.items.iter().filter(|item| item.answer == Answer::No).collect();
            assert!(missing.is_empty(), "{n}: {missing:?}");
        }
    }
    assert!(lists > 0);
    assert!(due("三、“三公”经费\n2031年“三公”经费预算3.00万元，其中公务接待费1.00万元。").is_none());
}

#[test]
fn forms_alone_and_words_alone_lack_nothing_for_sure() {
    let text = example_clean();
    let parts: Vec<usize> =
        ["\n第二部分", "\n第三部分"].iter().map(|part| text.rfind(part).expect("a part")).collect();
    let forms = due(&text[parts[0]..parts[1]]).expect("a list of forms");
    assert_eq!(forms.extent, Extent::Forms);
    assert!(forms.items.iter().all(|item| item.answer != Answer::No));
    let words = due(&format!("{}{}", &text[..parts[0]], &text[parts[1]..])).expect("a list of words");
    assert_eq!(words.extent, Extent::Narrative);
    assert!(words.items.iter().all(|item| item.answer != Answer::No));
}

#[test]
fn disclosures_of_other_regions_lack_nothing_that_they_hold() {
    let texts = [regions::NATIONAL_BUDGET, regions::NATIONAL_FINAL_ACCOUNTS].into_iter();
    for text in texts.chain(regions::PROVINCIAL_FINAL_ACCOUNTS).chain(regions::PROVINCIAL_BUDGETS) {
        let Some(list) = due(text) else { continue };
        let forms = list.items.iter().filter(|item| item.id.starts_with("form-"));
        let missing: Vec<_> = forms.filter(|item| item.answer == Answer::No).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
