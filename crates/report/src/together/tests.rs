//! Made-up documents held against one another.

use super::*;

fn form(entity: &str, year: i32, rows: [&str; 3]) -> String {
    let [total, basic, project] = rows;
    format!(
        "{entity}{year}年部门预算公开\n\n表3\n部门支出总体情况表\n编制部门：{entity}\t单位：万元\n\
         功能分类科目编码\t\t\t功能分类科目名称\t支出预算\t\t\n类\t款\t项\t\t合计\t基本支出\t项目支出\n\
         201\t\t\t一般公共服务支出\t{total}\t{basic}\t{project}\n201\t26\t\t档案事务\t{total}\t{basic}\t{project}\n\
         201\t26\t01\t行政运行\t{basic}\t{basic}\t\n201\t26\t04\t档案馆\t{project}\t\t{project}\n\
         \t\t\t总计\t{total}\t{basic}\t{project}\n"
    )
}

fn member<'a>(name: &'a str, text: &'a str) -> Member<'a> {
    let report = gouji::check(text, &gouji::Options::default()).remove(0);
    let known = Known::of(&report, text, name);
    Member { name, text, report, known }
}

fn pair(first: usize, second: usize, bond: Bond) -> Pair {
    Pair { first, second, bond }
}

#[test]
fn a_version_that_repairs_and_one_that_breaks_are_told_apart() {
    let right = form("示例县档案馆", 2026, ["112.40", "100.10", "12.30"]);
    let wrong = right.replace("总计\t112.40", "总计\t121.40");
    let members = [member("甲.txt", &wrong), member("乙.txt", &right)];
    let replaced = |first, second| {
        let held = held(&members, &[pair(first, second, Bond::Versions)]).remove(0);
        held.replaced.expect("two versions")
    };
    let repaired = replaced(0, 1);
    assert!(!repaired.repaired.is_empty() && repaired.broken.is_empty() && !repaired.same, "{repaired:?}");
    assert_eq!(repaired.changed.len(), 1);
    assert_eq!(
        (repaired.changed[0].before.0.as_str(), repaired.changed[0].now.0.as_str()),
        ("121.40", "112.40")
    );
    let broken = replaced(1, 0);
    assert!(broken.repaired.is_empty() && !broken.broken.is_empty(), "{broken:?}");
    assert!(replaced(0, 0).same);
}

#[test]
fn a_department_is_held_against_the_sum_of_its_entities() {
    let whole = form("示例县档案局", 2026, ["300.00", "250.00", "50.00"]);
    let parts = [
        form("示例县档案局", 2026, ["180.00", "150.00", "30.00"]).replace("部门", "单位"),
        form("示例县档案馆", 2026, ["120.00", "100.00", "20.00"]).replace("部门", "单位"),
    ];
    let members = [member("局.txt", &whole), member("本级.txt", &parts[0]), member("馆.txt", &parts[1])];
    let pairs = [pair(0, 1, Bond::Parts), pair(0, 2, Bond::Parts)];
    let agree = held(&members, &pairs);
    assert_eq!(agree.len(), 1, "one department");
    assert!(agree[0].relations >= 3 && agree[0].inconsistent == 0, "{agree:?}");
    let sum = agree[0].sum.as_ref().expect("both tell a total");
    assert_eq!((sum.whole.as_str(), sum.parts.as_str(), sum.difference.as_str()), ("300", "300", "0"));
    let one = held(&members, &pairs[..1]);
    assert_eq!(one[0].sum.as_ref().map(|sum| sum.difference.as_str()), Some("120"));
    assert_eq!(one[0].inconsistent, 0, "an entity that is not at hand accuses nobody");
}

#[test]
fn what_was_told_otherwise_later_is_restated() {
    let budget = form("示例县档案馆", 2026, ["112.40", "100.10", "12.30"]);
    let accounts = |planned: &str, rate: &str| {
        format!(
            "示例县档案馆2026年度部门决算公开\n\n三、支出决算情况说明\n\n\
             示例县档案馆2026年度本年支出合计110.00万元，其中：基本支出98.00万元，项目支出12.00万元。\n\n\
             七、部门支出决算总体情况\n\n2026年度支出年初预算为{planned}万元，支出决算为110.00万元，完成年初预算的{rate}%。\n"
        )
    };
    let life = |planned: &str, rate: &str| {
        let accounts = accounts(planned, rate);
        let members = [member("预算.txt", &budget), member("决算.txt", &accounts)];
        lives(&members, &[pair(1, 0, Bond::Accounts)])
    };
    let same = life("112.40", "97.86");
    assert!(same.iter().all(|life| !life.restated), "{same:?}");
    let whole = same.iter().find(|life| life.told.iter().any(|told| told.stage == "execution"));
    let stages: Vec<&str> =
        whole.into_iter().flat_map(|life| &life.told).map(|told| told.stage.as_str()).collect();
    assert!(stages.contains(&"budget") && stages.contains(&"execution"), "{same:?}");
    let otherwise = life("115.40", "95.32");
    let restated: Vec<&Life> = otherwise.iter().filter(|life| life.restated).collect();
    assert_eq!(restated.len(), 1, "{otherwise:?}");
    assert_eq!(restated[0].explained, Some(false));
}
