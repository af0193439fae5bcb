//! Words of things and people that are counted, as data: their units, and the kinds beside which there is no other.

/// Units of what is counted, the longer first where one begins with another; those that count the same stand together.
pub const UNITS: [(&str, &str); 24] = [
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
    ("亩", "亩"),
];

/// People may be counted under several names at once, so that parts may come to more than the whole.
pub const PEOPLE: [&str; 2] = ["人", "人次"];

/// Kinds beside which there is no other, by a word in the name of each.
pub const ALL_KINDS: [&[&str]; 10] = [
    &["国内", "外事"],
    &["国内", "国外"],
    &["国内", "外宾"],
    &["国内", "国（境）外"],
    &["线上", "线下"],
    &["男", "女"],
    &["在职", "退休"],
    &["在职", "离退休"],
    &["在职", "离休", "退休"],
    &["行政编制", "事业编制"],
];

/// Grades of what was evaluated: told one behind the other they are all of it.
pub const GRADES: [&[&str]; 4] =
    [&["优", "良", "中"], &["优", "良", "中", "差"], &["优", "良", "差"], &["优", "良"]];

/// Words that open the parts of what was counted before them.
pub const OPENS: [&str; 7] = ["其中", "包括", "包含", "分别为", "分别是", "分为", "含"];

/// Words by which a number is no part: what changed, or another whole.
pub const NO_PART: [&str; 14] =
    ["增加", "减少", "上年", "去年", "比", "较", "新增", "净", "共", "合计", "总计", "平均", "每", "第"];
