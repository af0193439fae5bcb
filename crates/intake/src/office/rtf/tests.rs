use super::*;
use crate::unread::{Unread, Where};

fn text(source: &str) -> String {
    take(source.as_bytes()).expect("text").text
}

#[test]
fn characters_of_every_way_of_writing() {
    let source = "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}{\\info{\\title x}}\
        \\uc2 \\'b1\\'ed\\u21333\\'b5\\'a5\\uc1\\u20301?\\'81@\\{1\\}\\~\\emdash\\par}";
    assert_eq!(text(source), "表单位丂{1} —\n");
    let western = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 B;}}\\f0 caf\\'e9 \\f1\\'b1\\'ed\\par}";
    assert_eq!(text(western), "café 表\n");
}

#[test]
fn only_what_is_shown() {
    let source = "{\\rtf1\\ansi{\\header \\u30473?}{\\stylesheet x;}\\v hidden\\v0 a{\\deleted gone}{\\*\\bookmark b}\
        {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}{\\pict 0102}{\\footnote n}\\par\
        {\\listtext\\pard\\plain 1.\\tab}first\\par{\\listtext\\'b7\\tab}second\\par{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt \\pard box\\par}}}third\\par}";
    assert_eq!(text(source), "a7\n\n1. first\n\nsecond\n\nbox\n\nthird\n");
}

#[test]
fn white_letters_are_seen_where_something_lies_behind() {
    let head = "{\\rtf1\\ansi{\\colortbl;\\red255\\green255\\blue255;\\red31\\green78\\blue121;}";
    let white =
        |before: &str| text(&format!("{head}a {{\\cf1 b}} c\\par{before}{{\\cf1 d\\par}}\\pard e\\par}}"));
    assert_eq!(white(""), "a  c\n\ne\n");
    for behind in ["\\cbpat2 ", "\\highlight2 ", "\\chcbpat2 ", "\\cf2 {\\*\\background x}"] {
        assert_eq!(white(behind), "a  c\n\nd\n\ne\n", "{behind}");
    }
    let row = format!(
        "{head}\\trowd\\clcbpat2\\cellx1000\\cellx2000\\pard\\intbl{{\\cf1 A\\cell B\\cell}}\\row\\trowd\\cellx1000\\cellx2000\\pard\\intbl{{\\cf1 1\\cell}}2\\cell\\row}}"
    );
    assert_eq!(text(&row), "A\tB\n\t2\n");
}

#[test]
fn tables_with_merged_and_inner_cells() {
    let source = "{\\rtf1 \\trowd\\trleft0\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell B\\cell\\row\
        \\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl x\\cell C\\par D\\cell 1.00\\cell\\row\\pard end\\par}";
    assert_eq!(text(source), "A\tB\t\n\tC D\t1.00\n\nend\n");
    let inner = "{\\rtf1\\trowd\\cellx5000\\pard\\intbl title\\par\\pard\\intbl\\itap2 a\\nestcell 1\\nestcell\
        {\\*\\nesttableprops\\trowd\\cellx1000\\cellx2000\\nestrow}{\\nonesttableprops\\par}\\pard\\intbl\\cell\\row\\pard end\\par}";
    assert_eq!(text(inner), "title\n\na\t1\n\nend\n");
}

#[test]
fn objects_are_noted_and_pictures_alone_are_a_scan() {
    let taken =
        take(b"{\\rtf1 a{\\object\\objemb{\\*\\objdata 0102}{\\result{\\pict 01}}}\\par}").expect("text");
    assert_eq!((taken.text.as_str(), taken.unread.len()), ("a\n", 1));
    let form = "\\pict\\picwgoal8000\\pichgoal3000 01";
    let source = format!(
        "{{\\rtf1 a\\par{{\\*\\shppict{{{form}}}}}{{\\nonshppict{{{form}}}}}{{\\pict\\picwgoal900\\pichgoal900 0}}b\\par}}"
    );
    let taken = take(source.as_bytes()).expect("text");
    let noted = Unread { what: What::Picture, at: Where::Below("a".into()), count: 1 };
    assert_eq!((taken.text.as_str(), taken.unread), ("a\n\nb\n", vec![noted]));
    assert_eq!(take(b"{\\rtf1{\\pict 0102}}").map(|_| ()), Err(Refusal::Scanned));
}

#[test]
fn nonsense_does_no_harm() {
    for source in [
        "{\\rtf1",
        "{\\rtf1\\bin99999 a",
        "{\\rtf1 a\\cell\\row\\nestrow}}}}b\\cell",
        "{\\rtf1\\u\\uc-5\\itap99 a\\par\\'",
    ] {
        let _ = take(source.as_bytes());
    }
    let _ = take("{\\rtf1".repeat(100_000).as_bytes());
}
