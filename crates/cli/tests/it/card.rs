//! `gouji card`: made of a finding, verified with its file, refused with any other.

use crate::support::*;
use gouji_samples::files::{Font, pdf};
use std::fs;

#[test]
fn a_card_verifies_with_its_file_and_fails_when_one_byte_changes() {
    let folder = Folder::new("card");
    let original = pdf(&planted(), Font::ToUnicode);
    let (file, card) = (folder.file("公开.pdf", &original), folder.file("卡.html", ""));
    let done = gouji(&["card", &file, "-o", &card]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let page = fs::read_to_string(&card).expect("the card");
    assert!(page.contains("第 ") && page.contains("框（磅）"), "page and box: {page}");
    let again = gouji(&["card", &file, "--finding", "1", "-o", "-"]);
    assert_eq!(out(&again), page, "the same file gives the same card");
    let good = gouji(&["card", "--verify", &card, &file]);
    assert!(good.status.code() == Some(0) && err(&good).contains("核验通过"), "{}", err(&good));
    // A byte behind the last object that nobody shows.
    let changed = folder.file("改.pdf", [&original[..], b"\n"].concat());
    let bad = gouji(&["card", "--verify", &card, "--lang", "en", &changed]);
    assert!(bad.status.code() == Some(1) && err(&bad).contains("Not verified"), "{}", err(&bad));
    let altered = folder.file("假.html", page.replacen("<h1>", "<h1>又", 1));
    assert_eq!(gouji(&["card", "--verify", &altered, &file]).status.code(), Some(1));
    let no_card = folder.file("信.html", "<p>信</p>");
    assert!(err(&gouji(&["card", "--verify", &no_card, &file])).contains("不是"));
}

#[test]
fn what_there_is_no_card_of_is_told() {
    let folder = Folder::new("card-none");
    let file = folder.file("公开.txt", planted());
    let many = gouji(&["card", &file, "--finding", "999", "-o", "-"]);
    assert!(many.status.code() == Some(2) && err(&many).contains("一共"), "{}", err(&many));
    assert_eq!(gouji(&["card", &file]).status.code(), Some(2), "it is not told where to");
    assert!(err(&gouji(&["card", &file, "-o", &file])).contains("同一个文件"));
}
