//! What forms of “三公” count beside their money, as data: journeys, vehicles, receptions. A new count is a new line here.

/// A number that forms and sentences tell alike.
pub struct PublicCount {
    /// Words that the label of its row in a form holds, each of them.
    pub row: &'static [&'static str],
    /// What the label says at its end in brackets that it is counted in.
    pub measures: &'static [&'static str],
    /// Its units in sentences, as `counts::UNITS` names them.
    pub units: &'static [&'static str],
    /// Words of its own clause, or right behind the number, of which one names it; none where the count before it does.
    pub clause: &'static [&'static str],
    /// Words that its sentence says before it, each of them.
    pub sentence: &'static [&'static str],
    /// The count right behind which it stands, by its place in the list.
    pub behind: Option<usize>,
}

/// Words in a clause by which a number is of somebody else or of another year.
pub const NOT_OF_IT: [&str; 13] =
    ["外事", "外宾", "国外", "（境）外", "上年", "去年", "比", "较", "与", "增加", "减少", "平均", "其中"];

const HEADS: &[&str] = &["人", "人次"];
const GUESTS: &[&str] = &["人次", "人"];

/// What is counted.
pub const PUBLIC_COUNTS: [PublicCount; 6] = [
    PublicCount {
        row: &["国内", "接待批"],
        measures: &["个", "批", "批次"],
        units: &["批次"],
        clause: &["接待"],
        sentence: &["国内", "接待"],
        behind: None,
    },
    PublicCount {
        row: &["国内", "接待人"],
        measures: HEADS,
        units: GUESTS,
        clause: &[],
        sentence: &["国内"],
        behind: Some(0),
    },
    PublicCount {
        row: &["出国", "团组"],
        measures: &["个"],
        units: &["个"],
        clause: &["团组"],
        sentence: &["出国"],
        behind: None,
    },
    PublicCount {
        row: &["出国", "人"],
        measures: HEADS,
        units: GUESTS,
        clause: &[],
        sentence: &["团组"],
        behind: Some(2),
    },
    PublicCount {
        row: &["保有量"],
        measures: &["辆", "台"],
        units: &["辆"],
        clause: &["保有量"],
        sentence: &["车"],
        behind: None,
    },
    PublicCount {
        row: &["车购置"],
        measures: &["辆", "台"],
        units: &["辆"],
        clause: &["购置"],
        sentence: &["车"],
        behind: None,
    },
];
