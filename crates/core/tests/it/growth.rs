//! Time grows with the length of a text and not with its square, whatever it is made of. Measured in processor time of
//! this thread, as a ratio within one run, so that other work on the machine does not matter.

#![allow(clippy::disallowed_methods, reason = "a test reads what time it has taken")]

use gouji::{Options, check};

/// Processor time of this thread in nanoseconds, where the system tells it.
fn spent() -> Option<u64> {
    let stated = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stated.split_whitespace().next()?.parse().ok()
}

fn cost(text: &str) -> Option<u64> {
    let once = || {
        let before = spent()?;
        std::hint::black_box(check(text, &Options::default()));
        Some(spent()? - before)
    };
    // The least of two: what else the machine did only adds.
    Some(once()?.min(once()?))
}

const NAMES: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒";

fn name(mut n: usize) -> String {
    let all: Vec<char> = NAMES.chars().collect();
    let mut said = String::new();
    for _ in 0..4 {
        said.push(all[n % all.len()]);
        n /= all.len();
    }
    said
}

const HEAD: &str = "某县某馆\n\n2026年部门预算公开\n\n";

fn changes(n: usize) -> String {
    let item = |i| {
        format!(
            "{i}、文化旅游支出（类）文化（款）{}支出（项）：2026年预算数为110.00万元，比上年预算增加10.00万元，增长10.00%，主要原因是调资。\n\n",
            name(i)
        )
    };
    format!(
        "{HEAD}第三部分 2026年部门预算情况说明\n\n五、一般公共预算当年拨款情况说明\n\n{}",
        (1..n).map(item).collect::<String>()
    )
}

fn projects(n: usize) -> String {
    let row = |i| format!("207\t01\t99\t其他文化支出\t{}经费\t1.00\t1.00\n", name(i));
    format!(
        "{HEAD}表 7\n\n一般公共预算项目支出情况表\n\n单位：万元\n\n科目编码\t\t\t功能分类科目名称\t项目名称\t项目支出 合计\t商品和服务支出\n类\t款\t项\t\t\t\t\n\t\t\t总计\t\t{n}.37\t{n}.37\n{}",
        (0..n).map(row).collect::<String>()
    )
}

fn services(n: usize) -> String {
    let row = |i| format!("{}服务\t0.50\t0.50\t\t\n", name(i));
    format!(
        "{HEAD}表 11\n\n财政拨款委托业务费支出情况表\n\n单位：万元\n\n项目名称\t合计\t资金来源\t\t\n\t\t一般公共预算\t政府性基金\t国有资本经营预算\n{}合计\t{n}.00\t{n}.00\t\t\n",
        (0..n).map(row).collect::<String>()
    )
}

fn forms(n: usize) -> String {
    (0..n).fold(HEAD.to_string(), |t, i| {
        t + &format!("表{i} 收支总体情况表\n单位：万元\n项目\t预算数\n合计\t{i}.00\n")
    })
}

fn titles(n: usize) -> String {
    (0..n).fold(HEAD.to_string(), |t, i| t + &format!("{}收支总体情况表\n\n", name(i)))
}

fn figures(n: usize) -> String {
    (0..n).fold(format!("{HEAD}单位：万元\n表1 收支总体情况表\n"), |t, i| {
        t + &format!("{}.{:02} {}.50\n", 100 + i, i % 100, i)
    })
}

fn paragraph(n: usize) -> String {
    let clause = |i| format!("{}一般公共预算{i}.00万元，", name(i));
    format!("{HEAD}二、收入预算情况说明\n\n{}。", (0..n).map(clause).collect::<String>())
}

fn brackets(n: usize) -> String {
    format!("{HEAD}二、收入预算情况说明\n\n{}1.00万元", "（".repeat(n))
}

fn empty_brackets(n: usize) -> String {
    format!("{HEAD}二、收入预算情况说明\n\n{}1.00万元", "（）".repeat(n))
}

fn within(n: usize) -> String {
    format!("{HEAD}二、收入预算情况说明\n\n甲1.00万元{}1.00万元", "中".repeat(n))
}

fn parts_of_a_wrong_total(n: usize) -> String {
    let row = |i| format!("{}\t{i}.00\n", name(i));
    format!("{HEAD}收支总体情况表\n项目\t金额\n{}合计\t3.00\n", (1..n).map(row).collect::<String>())
}

fn cells(n: usize) -> String {
    format!("{HEAD}收支总体情况表\n项目\t预算数\n{}", "1.00\t\n".repeat(n))
}

fn digits(n: usize) -> String {
    format!("{HEAD}收支总体情况表\n项目\t预算数\n合计\t{}\n合计{}万元。\n", "9".repeat(n), "9".repeat(n))
}

fn copied(n: usize) -> String {
    let row = |i| format!("207\n01\n{:02}\n{}事务\n{i}.00\n{i}.00\n", i % 100, name(i));
    format!(
        "{HEAD}表 3\n\n部门支出总体情况表\n\n单位：万元\n\n功能分类科目编码\n功能分类科目名称\n合计\n基本支出\n项目支出\n类\n款\n项\n{}",
        (1..n).map(row).collect::<String>()
    )
}

type Kind = (&'static str, fn(usize) -> String, usize);

const KINDS: &[Kind] = &[
    ("sentences of change", changes, 150),
    ("projects and a wrong total", projects, 150),
    ("services and a wrong total", services, 800),
    ("small forms", forms, 200),
    ("titles", titles, 300),
    ("bare figures", figures, 600),
    ("a paragraph without end", paragraph, 1500),
    ("brackets that open", brackets, 3000),
    ("empty brackets", empty_brackets, 2000),
    ("words that may open a list", within, 4000),
    ("parts of a wrong total", parts_of_a_wrong_total, 2000),
    ("rows of one cell", cells, 800),
    ("digits", digits, 5000),
    ("a copied table", copied, 100),
];

/// Four times the text may take so many times as long; its square would take sixteen.
const MOST: u64 = 8;

/// What grew too fast is measured so often before it counts.
const TRIES: usize = 3;

#[test]
fn four_times_the_text_takes_not_much_more_than_four_times_as_long() {
    let mut wrong = Vec::new();
    for (kind, text, n) in KINDS {
        let mut slow = None;
        // A machine with other work makes one measure slower than the other; three times over it does not.
        for _ in 0..TRIES {
            let Some((few, many)) = cost(&text(*n)).zip(cost(&text(4 * n))) else { return };
            // Less than so little is mostly start and noise.
            slow = (many > MOST * few.max(2_000_000)).then_some((few, many));
            if slow.is_none() {
                break;
            }
        }
        if let Some((few, many)) = slow {
            wrong.push(format!("{kind}: {} µs, four times as much {} µs", few / 1000, many / 1000));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
