//! Names of bodies in full and in short form: what of a name is always the same, when a short form can be that of a
//! longer name, and which bodies a text names.

/// What official short forms leave out or write shorter; the longer ones first.
const SHORTER: [(&str, &str); 15] = [
    ("中国人民政治协商会议", "政协"),
    ("人民代表大会常务委员会", "人大常委"),
    ("人民代表大会", "人大"),
    ("人大常委会", "人大常委"),
    ("中国共产党", ""),
    ("中共", ""),
    ("政治协商会议", "政协"),
    ("特别行政区", "区"),
    ("人民政府", "政府"),
    ("委员会", "委"),
    ("办事处", "办"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("（本级）", ""),
    ("（机关）", ""),
];

/// The peoples that autonomous places are named after.
const PEOPLES: [&str; 33] = [
    "维吾尔",
    "哈萨克",
    "柯尔克孜",
    "蒙古",
    "朝鲜",
    "土家",
    "哈尼",
    "布依",
    "傈僳",
    "达斡尔",
    "鄂温克",
    "鄂伦春",
    "景颇",
    "保安",
    "东乡",
    "撒拉",
    "塔吉克",
    "锡伯",
    "裕固",
    "仫佬",
    "毛南",
    "回",
    "藏",
    "壮",
    "苗",
    "彝",
    "侗",
    "瑶",
    "白",
    "傣",
    "黎",
    "畲",
    "羌",
];

/// What tells one body from another of the same kind: a short form never leaves it out.
const TELLING: [char; 31] = [
    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '第', '东', '西', '南', '北', '中',
    '上', '下', '分', '副', '新', '老', '大', '小', '前', '后', '左', '右', '内', '外',
];

/// The names of places end with these.
const PLACES: [char; 10] = ['省', '市', '州', '区', '县', '盟', '旗', '镇', '乡', '村'];

/// What the names of offices end with, in their normal form.
const OFFICES: [char; 6] = ['局', '委', '办', '部', '厅', '署'];

/// What names of bodies end with, in their normal form.
const ENDS: [&str; 28] = [
    "局",
    "厅",
    "委",
    "办",
    "部",
    "院",
    "校",
    "馆",
    "站",
    "所",
    "队",
    "会",
    "中心",
    "小学",
    "中学",
    "大学",
    "幼儿园",
    "本级",
    "机关",
    "处",
    "社",
    "台",
    "园",
    "库",
    "镇",
    "乡",
    "党校",
    "公司",
];

/// A name without what short forms leave out: 苇泽回族自治州档案局 is 苇泽州档案局.
pub fn normal(name: &str) -> String {
    let mut name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    for (long, short) in SHORTER {
        // A name of nothing else stays what it is: the government itself.
        let shorter = name.replace(long, short);
        if !shorter.is_empty() {
            name = shorter;
        }
    }
    while let Some(at) = name.find("自治") {
        let mut before = name[..at].to_owned();
        while let Some(rest) = without_people(&before) {
            before = rest.to_owned();
        }
        name = before + &name[at + "自治".len()..];
    }
    name
}

fn without_people(before: &str) -> Option<&str> {
    let bare = before.strip_suffix('族').unwrap_or(before);
    let people = PEOPLES.iter().find(|people| bare.ends_with(**people))?;
    Some(&bare[..bare.len() - people.len()]).filter(|rest| !rest.is_empty())
}

/// Whether `short` may be a short form of `long`, both in their normal form: it leaves out the places above its own, and
/// it is that of an office, of whose kind a place has one, and its characters stand there in order. What tells a body
/// from another is never left out. Whether it is one, the other names decide.
pub fn short_of(short: &str, long: &str) -> bool {
    if short == long || short.chars().count() < 4 {
        return false;
    }
    let own_place =
        long.char_indices().filter(|(_, c)| PLACES.contains(c)).map(|(at, c)| &long[at + c.len_utf8()..]);
    own_place.chain([long]).any(|long| short == long || abbreviates(short, long))
}

/// Whether `short` is the name of an office of `long`'s place, with words left out.
fn abbreviates(short: &str, long: &str) -> bool {
    let same_place = short.chars().take(2).eq(long.chars().take(2));
    let same_kind = short.ends_with(OFFICES) && short.chars().next_back() == long.chars().next_back();
    let left = left_out(short, long);
    same_place && same_kind && left.is_some_and(|left| !left.contains(TELLING) && !left.contains(PLACES))
}

/// What of `long` is not in `short`; nothing where `short` has characters that `long` has not, or in another order.
fn left_out(short: &str, long: &str) -> Option<String> {
    let mut rest = short.chars().rev().peekable();
    let left: Vec<char> = long.chars().rev().filter(|c| rest.next_if_eq(c).is_none()).collect();
    rest.peek().is_none().then(|| left.into_iter().rev().collect())
}

/// The bodies that a text names, in their normal form, without `own`.
pub fn mentions(text: &str, own: &str) -> Vec<String> {
    const MOST: usize = 400;
    let parts = text.split(|c: char| !('\u{4E00}'..='\u{9FFF}').contains(&c) && !matches!(c, '（' | '）'));
    let mut found: Vec<String> = Vec::new();
    for part in parts {
        let length = part.chars().count();
        if !(4..=60).contains(&length) || found.len() >= MOST {
            continue;
        }
        let name = normal(part);
        if name != own && ENDS.iter().any(|end| name.contains(end)) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether the names that a department's text tells hold an entity's: in full, or without the place that both share.
pub fn is_mentioned(entity: &str, department: &str, mentions: &[String]) -> bool {
    let (entity, department) = (normal(entity), normal(department));
    if entity.is_empty() || entity == department {
        return false;
    }
    let shared: usize =
        entity.chars().zip(department.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let place = entity[..shared].rfind(PLACES);
    let bare = place.and_then(|at| {
        let after = at + entity[at..].chars().next().map_or(0, char::len_utf8);
        Some(&entity[after..]).filter(|bare| bare.chars().count() >= 4)
    });
    mentions.iter().any(|name| names_it(name, &entity) || bare.is_some_and(|bare| names_it(name, bare)))
}

/// Whether a name stands in what a text says, and no longer one that goes on.
fn names_it(said: &str, name: &str) -> bool {
    said.match_indices(name).any(|(at, _)| {
        let before = said[..at].chars().next_back();
        let after = &said[at + name.len()..];
        !before.is_some_and(|c| "第一二三四五六七八九十".contains(c))
            && !["下属", "所属", "分", "附属"].iter().any(|word| after.starts_with(word))
    })
}

/// Whether a cell holds the name of a body.
pub fn is_body(cell: &str) -> bool {
    let name = normal(cell);
    name.chars().count() >= 4 && ENDS.iter().any(|end| name.ends_with(end))
}
