//! Words of things and people that are counted, as data: their units, and the kinds beside which there is no other.

/// Units of what is counted, the longer first where one begins with another; those that count the same stand together.
pub const UNITS: [(&str, &str); 26] = [
    ("平方米", "平方米"),
    ("㎡", "平方米"),
    ("人次", "人次"),
    ("批次", "批次"),
    ("批", "批次"),
    ("人", "人"),
    ("名", "人"),
    ("辆", "辆"),
    ("台（套）", "台"),
    ("台套", "台"),
    ("台", "台"),
    ("套", "套"),
    ("个", "个"),
    ("家", "家"),
    ("户", "户"),
    ("期", "期"),
    ("次", "次"),
    ("项", "项"),
    ("件", "件"),
    ("所", "所"),
    ("处", "处"),
    ("间", "间"),
    ("宗", "宗"),
    ("份", "份"),
    ("场", "场"),
    ("亩", "亩"),
];

/// People may be counted under several names at once, so that parts may come to more than the whole.
pub const PEOPLE: [&str; 2] = ["人", "人次"];

/// Kinds beside which there is no other, by a word in the name of each.
pub const ALL_KINDS: [&[&str]; 12] = [
    &["国内", "外事"],
    &["国内", "国外"],
    &["国内", "外宾"],
    &["国内", "国（境）外"],
    &["线上", "线下"],
    &["省内", "外省"],
    &["男", "女"],
    &["在职", "退休"],
    &["在职", "离退休"],
    &["在职", "离休", "退休"],
    &["行政编制", "事业编制"],
    &["货物", "工程", "服务"],
];

/// Grades of what was evaluated: told one behind the other they are all of it.
pub const GRADES: [&[&str]; 4] =
    [&["优", "良", "中"], &["优", "良", "中", "差"], &["优", "良", "差"], &["优", "良"]];

/// Words that open the parts of what was counted before them.
pub fn opens() -> impl Iterator<Item = &'static str> {
    super::regional::OPENS.into_iter().chain(["分为", "含"])
}

/// Words of what one costs, and what was counted then.
pub const EACH: [(&[&str], &[&str]); 9] = [
    (&["人均", "每人次", "每人", "人次均"], &["人次", "人", "名"]),
    (&["批均", "每批次", "每批"], &["批次", "批"]),
    (&["车均", "单车", "每辆", "每台"], &["辆", "台"]),
    (&["生均", "每生"], &["人", "名"]),
    (&["户均", "每户", "每家"], &["户", "家"]),
    (&["件均", "每件"], &["件"]),
    (&["村均", "每村"], &["个村", "个行政村", "村"]),
    (&["场均", "每场"], &["场"]),
    (&["校均", "每所"], &["所"]),
];

/// Words by which an amount is that of one, whatever was counted.
pub fn each() -> impl Iterator<Item = &'static str> {
    let counted = EACH.into_iter().flat_map(|(words, _)| words.iter().copied());
    counted.chain(["亩均", "次均", "项均", "年均", "月均", "平均"])
}

/// Words by which a number is no part: what changed, or another whole.
pub const NO_PART: [&str; 14] =
    ["增加", "减少", "上年", "去年", "比", "较", "新增", "净", "共", "合计", "总计", "平均", "每", "第"];
