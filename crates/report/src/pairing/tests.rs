//! Names and years of made-up bodies, paired.

use super::*;

fn known(entity: &str, year: i32, accounts: bool, scope: Scope) -> Known {
    Known { entity: entity.into(), year: Some(year), accounts, scope, ..Known::default() }
}

fn department(entity: &str, year: i32) -> Known {
    known(entity, year, false, Scope::Department)
}

fn bonds(known: &[Known]) -> Vec<(usize, usize, &'static str)> {
    pairs(known).into_iter().map(|pair| (pair.first, pair.second, pair.bond.as_str())).collect()
}

#[test]
fn names_in_full_and_in_short_form_are_one_body() {
    let same = [
        ("苇泽回族自治州档案局", "苇泽州档案局"),
        ("示例土家族苗族自治县水利局", "示例县水利局"),
        ("示例省人民代表大会常务委员会办公厅", "示例省人大常委会办公厅"),
        ("中国共产党示例县委员会宣传部", "示例县委宣传部"),
        ("示例县人民政府办公室", "示例县政府办公室"),
        ("甲市乙区教育局", "乙区教育局"),
        ("示例县文化和旅游局", "示例县文旅局"),
        ("示例县发展和改革委员会", "示例县发展改革委"),
    ];
    for (long, short) in same {
        let all = [department(long, 2026), department(short, 2025), department("旁县体育局", 2026)];
        let of = bodies(&all);
        assert!(of[0] == of[1] && of[0] != of[2], "{long} {short} {of:?}");
        assert_eq!(bonds(&all), [(0, 1, "years")], "{long} {short}");
    }
}

#[test]
fn bodies_of_like_names_stay_apart() {
    let different = [
        ("示例县人民医院", "示例县第二人民医院"),
        ("示例县第一中学", "示例县第十一中学"),
        ("甲市规划局", "甲市乙区规划局"),
        ("示例县水利局", "旁县水利局"),
        ("示例县委办公室", "示例县人民政府办公室"),
    ];
    for (a, b) in different {
        assert_eq!(bonds(&[department(a, 2026), department(b, 2025)]), [], "{a} {b}");
    }
    // What both tell of one year tells them apart, however like their names are.
    let all = [
        department("示例县水利局", 2026),
        department("示例县水利工程局", 2026),
        department("示例县水利局", 2025),
    ];
    assert_eq!(bonds(&all), [(0, 2, "years")]);
    // A short form that could be of two is of none.
    let all = [
        department("甲市乙区教育局", 2026),
        department("丙市乙区教育局", 2026),
        department("乙区教育局", 2025),
    ];
    assert_eq!(bonds(&all), []);
}

#[test]
fn years_budgets_and_accounts_of_one_body_are_paired() {
    let of = |year, accounts| known("示例县档案馆", year, accounts, Scope::Unsaid);
    let all = [of(2025, false), of(2025, true), of(2026, false), of(2024, true), of(2023, false)];
    let found = bonds(&all);
    assert_eq!(
        found,
        [(0, 3, "year-before"), (1, 0, "accounts"), (1, 3, "years"), (2, 0, "years"), (2, 1, "year-before")]
    );
    let again = [of(2025, false), of(2025, false), of(2024, false)];
    assert_eq!(bonds(&again), [(0, 1, "versions"), (0, 2, "years")]);
    assert_eq!(bonds(&[known("", 2025, false, Scope::Unsaid), known("", 2024, false, Scope::Unsaid)]), []);
}

#[test]
fn a_department_has_the_entities_that_it_names() {
    let text = "本部门由示例县卫生健康局本级、示例县人民医院和疾病预防控制中心组成。与示例县财政局联合发文。";
    let mut above = department("示例县卫生健康局", 2026);
    above.mentions = names::mentions(text, &names::normal("示例县卫生健康局"));
    above.total = Some(100.into());
    let entity = |name: &str, total: i64| Known {
        total: Some(total.into()),
        ..known(name, 2026, false, Scope::Entity)
    };
    let all = [
        above,
        entity("示例县卫生健康局", 40),
        entity("示例县人民医院", 30),
        entity("示例县疾病预防控制中心", 30),
        entity("示例县第二人民医院", 10),
        department("示例县财政局", 2026),
        entity("旁县人民医院", 10),
        Known { year: Some(2025), ..entity("示例县人民医院", 30) },
    ];
    let parts: Vec<(usize, usize)> = pairs(&all)
        .into_iter()
        .filter(|pair| pair.bond == Bond::Parts)
        .map(|pair| (pair.first, pair.second))
        .collect();
    assert_eq!(parts, [(0, 1), (0, 2), (0, 3)]);
}
