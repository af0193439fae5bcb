//! Citation cards: what stands on one, that it verifies with its file, and fails with any other or once it is altered.

use gouji_report::card::{Verified, citable, of, page, read, verify};
use gouji_report::words::Lang;
use gouji_report::{Answer, SourceText, check};

const SUM: &str = "aa11";

fn answers(text: &str) -> Vec<Answer> {
    check(text, "公开/示例.txt")
}

/// The card of the first finding of the made-up example.
fn card(text: &str, lang: Lang) -> String {
    let answer = &answers(text)[0];
    let finding = citable(&answer.report)[0];
    page(&of(&answer.report, finding, &SourceText::new(text), SUM, lang))
}

fn verified(card: &str, text: &str, sha256: &str) -> Verified {
    verify(card, sha256, &answers(text), &SourceText::new(text))
}

#[test]
fn a_card_says_what_was_found_and_where() {
    let text = gouji_samples::example();
    for lang in [Lang::Zh, Lang::En] {
        let page = card(&text, lang);
        let told = read(&page).expect("a card");
        assert_eq!(told.name, "示例.txt", "folders concern nobody");
        assert!(!told.places.is_empty() && !told.equation.is_empty());
        for place in &told.places {
            assert!(
                page.contains(&format!("<mark>{}</mark>", place.place.text)) || place.place.text.is_empty()
            );
        }
        assert!(page.contains(SUM) && page.contains(&told.rule));
        assert!(!page.contains("http://") && !page.contains("https://"), "it asks nobody");
    }
}

#[test]
fn it_verifies_with_its_file_alone() {
    let text = gouji_samples::example();
    let card = card(&text, Lang::Zh);
    assert_eq!(verified(&card, &text, SUM), Verified::True);
    assert_eq!(
        verified(&card.replace('\n', "\r\n"), &text, SUM),
        Verified::True,
        "mail changes ends of lines"
    );
    assert_eq!(verified(&card, &text, "aa12"), Verified::OtherFile);
    let clean = gouji_samples::example_clean();
    assert_eq!(verified(&card, &clean, SUM), Verified::NotFound, "the finding is not in it");
    assert_eq!(verified("<p>信</p>", &text, SUM), Verified::NoCard);
    for outcome in
        [Verified::True, Verified::OtherFile, Verified::NotFound, Verified::NoCard, Verified::Altered]
    {
        let said = outcome.message();
        assert_eq!(outcome.holds(), said.zh.contains("核验通过"), "{said:?}");
        assert_eq!(outcome.holds(), said.en.starts_with("Verified"), "{said:?}");
    }
}

#[test]
fn an_altered_card_fails() {
    let text = gouji_samples::example();
    let card = card(&text, Lang::Zh);
    let told = read(&card).expect("a card");
    let heading = card.replace("<h1>", "<h1>又");
    let certificate = card.replacen(&format!("\"rule\":\"{}\"", told.rule), "\"rule\":\"GJ999\"", 1);
    for altered in [heading, certificate] {
        assert_ne!(altered, card);
        assert_eq!(verified(&altered, &text, SUM), Verified::Altered);
    }
    let other = card.replace(&format!("\"version\":\"{}\"", told.version), "\"version\":\"0.0.0\"");
    assert_eq!(verified(&other, &text, SUM), Verified::OtherVersion);
    let worse = other.replacen(&format!("\"rule\":\"{}\"", told.rule), "\"rule\":\"GJ999\"", 1);
    assert_eq!(verified(&worse, &text, SUM), Verified::Altered);
}

#[test]
fn nothing_of_a_document_becomes_markup_or_leaves_a_certificate() {
    let text = gouji_samples::example();
    let (answers, source) = (check(&text, "甲<script><b>乙.txt"), SourceText::new(&text));
    let finding = citable(&answers[0].report)[0];
    let page = page(&of(&answers[0].report, finding, &source, SUM, Lang::Zh));
    assert!(page.contains("&lt;script&gt;&lt;b&gt;"), "{page}");
    assert_eq!((page.matches("<script").count(), page.matches("<b>").count()), (1, 0));
    assert_eq!(read(&page).expect("a card").name, "甲<script><b>乙.txt");
    assert_eq!(verify(&page, SUM, &answers, &source), Verified::True);
}
