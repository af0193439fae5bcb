//! Room: made-up disclosures. Cover, contents, part one, and at the end glossary and signature.
//! Duties and glossary are our own wording; the headings are the official ones.

use super::page::Page;
use super::style::Layout;

/// The titles of the forms as contents and body both have them.
pub(super) fn form_titles(page: &Page) -> Vec<String> {
    let body = page.budget.body();
    let mut titles: Vec<String> =
        ["收支总体情况表", "收入总体情况表", "支出总体情况表"].iter().map(|t| format!("{body}{t}")).collect();
    titles.extend(
        [
            "财政拨款收支预算总体情况表",
            "一般公共预算支出情况表",
            "一般公共预算基本支出情况表",
            "一般公共预算项目支出情况表",
            "政府性基金预算支出情况表",
            "国有资本经营预算支出情况表",
            "财政拨款“三公”经费支出情况表",
        ]
        .map(String::from),
    );
    if page.style.has_entrusted() {
        titles.push("财政拨款委托业务费支出情况表".into());
    }
    titles.push(
        if page.is(Layout::Numbered) {
            "上年结转结余情况明细表"
        } else {
            "上年结转结余情况表"
        }
        .into(),
    );
    titles
}

/// The headings of the narrative's sections, numbered.
pub(super) fn section_titles(page: &Page) -> Vec<String> {
    let who = format!("关于{} {} 年", page.budget.name, page.budget.year);
    let mut titles: Vec<String> = [
        "收支预算情况的总体说明",
        "收入预算情况说明",
        "支出预算情况说明",
        "财政拨款收支预算情况的总体说明",
        "一般公共预算当年拨款情况说明",
        "一般公共预算基本支出情况说明",
        "一般公共预算项目支出情况说明",
        "政府性基金预算拨款情况说明",
        "国有资本经营预算拨款情况说明",
        "财政拨款“三公”经费预算情况说明",
    ]
    .iter()
    .map(|t| format!("{who}{t}"))
    .collect();
    if page.style.has_entrusted() {
        titles.push(format!("{who}财政拨款委托业务费支出情况说明"));
    }
    titles.push(format!("{who}上年结转结余预算情况说明"));
    titles.push("其他重要事项的情况说明".into());
    titles
}

/// Chinese ordinals of headings.
pub(super) const ORDINALS: [&str; 15] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];

/// Cover and table of contents.
pub(super) fn cover_and_contents(page: &mut Page) {
    let (name, year, body) = (&page.budget.name, page.budget.year, page.budget.body());
    let mark = page.is(Layout::Markdown);
    if page.is(Layout::Numbered) {
        page.raw(name);
        page.raw(&format!("{year} 年{body}预算公开"));
    } else {
        page.raw(&format!("{year} 年{name}"));
        page.raw(&format!("{body}预算公开"));
    }
    page.raw(if mark { "# 目 录" } else { "目 录" });
    let part = |text: String| if mark { format!("## {text}") } else { text };
    page.raw(&part(format!("第一部分 {year} 年{body}概况")));
    let second = if page.style.staff_stated { "机构设置及人员情况" } else { "机构设置" };
    page.raw(&format!("- 一、 主要职能\n- 二、 {second}"));
    page.raw(&part(format!("第二部分 {year} 年{body}预算公开表")));
    let titles = form_titles(page);
    list(page, &titles, titles.len());
    page.raw(&part(format!("第三部分 {year} 年{body}预算情况说明")));
    let titles = section_titles(page);
    let listed = page.dice.between(3, titles.len() as i64) as usize;
    list(page, &titles, listed);
    page.raw(if mark { "#### **第四部分 名词解释**" } else { "第四部分 名词解释" });
}

/// A numbered list, the first `listed` as list items, those after a page break as lines of their own.
fn list(page: &mut Page, titles: &[String], listed: usize) {
    let line = |n: usize| format!("{}、 {}", ORDINALS[n], titles[n]);
    let items: Vec<String> = (0..listed).map(|n| format!("- {}", line(n))).collect();
    page.raw(&items.join("\n"));
    for n in listed..titles.len() {
        page.raw(&line(n));
    }
}

/// Part one: duties, organisation and in some layouts staff.
pub(super) fn part_one(page: &mut Page) {
    let budget = page.budget;
    let (name, subject) = (&budget.name, budget.subject);
    page.part(&format!("第一部分 {} 年{}概况", budget.year, budget.body()));
    page.section("一、主要职能");
    for (n, duty) in [
        format!("拟订本地{subject}工作计划并组织落实。"),
        format!("承担{subject}方面的日常服务、咨询答复和统计分析。"),
        format!("推进{subject}信息化，维护有关业务系统的安全运行。"),
        "完成交办的其他任务。".to_string(),
    ]
    .iter()
    .enumerate()
    {
        page.paragraph(&format!("（{}）{duty}", ORDINALS[n]));
    }
    let offices = page.dice.between(2, 6) as usize;
    let names = ["综合科", "业务科", "财务科", "督查科", "信息科", "服务科"];
    if page.style.staff_stated {
        page.section("二、机构设置及人员情况");
        page.paragraph(&format!(
            "{name}无下属预算单位，下设 {offices} 个科室，分别是：{}。",
            names[..offices].join("、")
        ));
        let staff = budget.staff;
        page.paragraph(&format!(
            "{name}编制数 {}，实有人数 {} 人，其中：在职 {} 人，增加 0 人；退休 {} 人，增加 0 人；离休 0 人，增加 0 人。",
            staff.posts,
            staff.serving + staff.retired,
            staff.serving,
            staff.retired
        ));
    } else {
        page.section("二、机构设置");
        page.paragraph(&format!("{name}无下属预算单位。"));
    }
}

/// Part four, signature and date.
pub(super) fn glossary_and_signature(page: &mut Page) {
    page.part("第四部分 名词解释");
    let words = [
        ("财政拨款", "由一般公共预算、政府性基金预算和国有资本经营预算安排的拨款"),
        ("一般公共预算", "以税收为主体的财政收入所安排的收支预算"),
        ("财政专户管理资金", "缴入财政专户、按规定使用的资金，主要是教育收费"),
        ("单位资金", "财政拨款和财政专户之外取得的各项收入"),
        ("基本支出", "为维持正常运转、完成日常任务而发生的人员经费和公用经费"),
        ("项目支出", "在基本支出之外，为完成特定任务或目标而安排的支出"),
        ("“三公”经费", "因公出国（境）费用、公务用车购置及运行维护费和公务接待费"),
        ("机关运行经费", "为保障机构运行、用于购买货物和服务的公用经费"),
        ("委托业务费", "委托外单位办理业务而支付的费用"),
    ];
    for (n, (word, meaning)) in words.iter().enumerate() {
        let bold = if page.is(Layout::Markdown) { format!("**{word}**") } else { word.to_string() };
        page.paragraph(&format!("{}、{bold}：指{meaning}。", ORDINALS[n]));
    }
    let name = page.budget.name.clone();
    page.raw(&name);
    let (month, day) = (page.dice.between(1, 3), page.dice.between(1, 28));
    let date = format!("{}年{month}月{day}日\n", page.budget.year);
    page.out.push_str(&date);
}
