//! `gouji compare`, and what a workbook has of it: pairs, figures over the years, who published.

use crate::support::*;
use serde_json::Value;

fn form(entity: &str, year: i32, [total, basic, project]: [&str; 3]) -> String {
    format!(
        "{entity}{year}年部门预算公开\n\n表3\n部门支出总体情况表\n编制部门：{entity}\t单位：万元\n\
         功能分类科目编码\t\t\t功能分类科目名称\t支出预算\t\t\n类\t款\t项\t\t合计\t基本支出\t项目支出\n\
         201\t\t\t一般公共服务支出\t{total}\t{basic}\t{project}\n201\t26\t\t档案事务\t{total}\t{basic}\t{project}\n\
         201\t26\t01\t行政运行\t{basic}\t{basic}\t\n201\t26\t04\t档案馆\t{project}\t\t{project}\n\
         \t\t\t总计\t{total}\t{basic}\t{project}\n"
    )
}

/// The rows of a sheet with one name.
const NAMES: &str = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>单位名称</t></is></c></row>\
                     <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>示例县林业局</t></is></c></row></sheetData>";

const TOTALS: [&str; 3] = ["300.00", "250.00", "50.00"];

/// A department with two entities, its year before, its accounts; another body twice, the second repaired.
fn filled(test: &str) -> (Folder, String) {
    let folder = Folder::new(test);
    folder.file(
        "公开/局2026.txt",
        form("示例县档案局", 2026, TOTALS) + "\n\n本部门由示例县档案局本级和示例县档案馆组成。\n",
    );
    let own = form("示例县档案局", 2026, ["180.00", "150.00", "30.00"]).replace("部门", "单位");
    folder.file("公开/局本级2026.txt", own);
    let part = form("示例县档案馆", 2026, ["120.00", "100.00", "20.00"]).replace("部门", "单位");
    folder.file("公开/馆2026.txt", part);
    let next = form("示例县档案局", 2027, ["310.00", "255.00", "55.00"]);
    let told = "\n\n第三部分 部门预算情况说明\n\n三、关于示例县档案局2027年支出预算情况说明\n\n\
                示例县档案局2027年支出预算310.00万元，比上年预算增加17.00万元。\n\n\
                其中：基本支出255.00万元，项目支出55.00万元。\n";
    folder.file("公开/局2027.txt", next + told);
    let right = form("示例县水利局", 2026, ["112.40", "100.10", "12.30"]);
    folder.file("公开/水利局.txt", right.replace("总计\t112.40", "总计\t121.40"));
    folder.file("公开/水利局（新）.txt", right);
    let all = folder.0.join("公开").to_string_lossy().into_owned();
    (folder, all)
}

fn of<'a>(found: &'a [Value], bond: &str) -> Vec<&'a Value> {
    found.iter().filter(|line| line["bond"] == bond).collect()
}

#[test]
fn what_belongs_together_is_found_and_held_against_one_another() {
    let (_folder, all) = filled("compare");
    let done = gouji(&["compare", "--format", "jsonl", &all]);
    assert_eq!(done.status.code(), Some(1), "{}", err(&done));
    let found = lines(&done);
    let parts = of(&found, "parts");
    assert_eq!(parts.len(), 1, "{found:#?}");
    assert_eq!(parts[0]["others"].as_array().map(Vec::len), Some(2));
    assert_eq!(parts[0]["sum"]["difference"], "0");
    assert_eq!(
        (parts[0]["inconsistent"].as_u64(), parts[0]["relations"].as_u64() >= Some(3)),
        (Some(0), true)
    );
    let years = of(&found, "years");
    assert_eq!(years.len(), 1);
    assert_eq!(years[0]["findings"].as_array().map(Vec::len), Some(1), "{years:#?}");
    assert_eq!(years[0]["findings"][0]["difference"], "7");
    let versions = of(&found, "versions");
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0]["replaced"]["changed"][0]["now"][0], "112.40");
    assert!(versions[0]["replaced"]["repaired"].as_array().is_some_and(|all| !all.is_empty()));
    let restated: Vec<&Value> = found.iter().filter(|line| line["restated"] == true).collect();
    assert_eq!((restated.len(), &restated[0]["year"]), (1, &Value::from(2026)), "{restated:#?}");
    let text = out(&gouji(&["compare", &all]));
    for said in [
        "■ 部门和所属单位",
        "所列单位合计 300，差 0 万元",
        "改了 1 个数",
        "不一致，没有说明",
        "共 6 份，4 对",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let english = out(&gouji(&["compare", "--lang", "en", &all]));
    assert!(english.contains("6 documents, 4 pairs"), "{english}");
}

#[test]
fn pairs_can_be_corrected_and_given_back() {
    let (folder, all) = filled("compare-pairs");
    let table = out(&gouji(&["compare", "--format", "csv", &all]));
    assert_eq!(table.lines().count(), 5, "{table}");
    let again = folder.file("pairs.csv", &table);
    let count = |pairs: &str| {
        let done = gouji(&["compare", "--format", "jsonl", "--pairs", pairs, &all]);
        lines(&done).iter().filter(|line| line.get("bond").is_some()).count()
    };
    assert_eq!(count(&again), 3, "as it was");
    let kept: Vec<&str> = table.lines().filter(|line| !line.contains("版本")).collect();
    assert_eq!(count(&folder.file("fewer.csv", kept.join("\n"))), 2);
    let own = folder.file("own.csv", "bond,first,second\nyears,局2027.txt,局2026.txt\n");
    assert_eq!(count(&own), 1, "the end of a path is enough");
    let wrong = folder.file("wrong.csv", "bond,first,second\nyears,局2027.txt,nobody.txt\n");
    let refused = gouji(&["compare", "--pairs", &wrong, &all]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("wrong.csv") && err(&refused).contains("第 2 行"), "{}", err(&refused));
    let none = folder.file("none.csv", "a,b\n1,2\n");
    assert!(err(&gouji(&["compare", "--pairs", &none, &all])).contains("第一份"));
}

#[test]
fn who_of_a_list_did_not_publish_or_did_so_twice_is_told() {
    let (folder, all) = filled("compare-units");
    let list = folder.file("名单.csv", "序号,单位名称\n1,示例县档案局\n2,示例县水利局\n3,示例县林业局\n");
    let text = out(&gouji(&["compare", "--units", &list, &all]));
    for said in [
        "示例县林业局 2026 预算 没有公开",
        "示例县水利局 2026 预算 公开了几份",
        "示例县档案馆 2026 预算 不在名单上",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let done = lines(&gouji(&["compare", "--format", "jsonl", "--units", &list, &all]));
    let missing: Vec<&Value> = done
        .iter()
        .filter(|line| line["schema"] == "gouji-units/1" && line["unit"] == "示例县林业局")
        .collect();
    assert!(!missing.is_empty() && missing.iter().all(|line| line["documents"] == Value::Array(Vec::new())));
    let sheet = folder.file("名单.xlsx", gouji_samples::files::xlsx_of(&[("名单", "visible", NAMES)], &[]));
    assert!(out(&gouji(&["compare", "--units", &sheet, &all])).contains("示例县林业局"));
    let refused = gouji(&["compare", "--units", &folder.file("empty.csv", "1,2\n"), &all]);
    assert!(err(&refused).contains("没有找到单位名称"), "{}", err(&refused));
}

#[test]
fn a_workbook_has_sheets_of_it() {
    let (folder, all) = filled("compare-workbook");
    let list = folder.file("名单.csv", "单位名称\n示例县档案局\n示例县林业局\n");
    let book = folder.0.join("汇总.xlsx").to_string_lossy().into_owned();
    let done = gouji(&["workbook", "--units", &list, &all, "-o", &book]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let text = out(&gouji(&["text", &book]));
    for said in ["部门和所属单位", "次年所说的上年数", "不一致，没有说明", "没有公开", "不在名单上"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let own = folder.file("own.csv", "bond,first,second\nyears,局2027.txt,局2026.txt\n");
    assert_eq!(gouji(&["workbook", "--pairs", &own, &all, "-o", &book]).status.code(), Some(0));
    assert!(!out(&gouji(&["text", &book])).contains("部门和所属单位"), "only the pairs that were given");
}
