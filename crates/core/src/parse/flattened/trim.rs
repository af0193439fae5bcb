//! What stands among headings and rows and is neither: numbers of lines and of columns, headings of further pages.

use super::atoms::Atom;

/// Takes out the numbers of lines, which a column 行次 tells.
pub fn without_line_numbers(atoms: &[Atom]) -> Vec<Atom> {
    let heads = |a: &Atom| matches!(a.text.clean.as_str(), "行次" | "栏次");
    if !atoms.iter().any(|a| a.text.clean == "行次") {
        return atoms.to_vec();
    }
    let number = |n: usize| n > 0 && !atoms[n - 1].number && atoms[n].digits().is_some_and(|d| d.len() <= 3);
    (0..atoms.len()).filter(|&n| !heads(&atoms[n]) && !number(n)).map(|n| atoms[n].clone()).collect()
}

/// Takes out the numbers of rows, which a column 序号 tells: each stands before a label, one more than the one before it.
pub fn without_row_numbers(atoms: Vec<Atom>) -> Vec<Atom> {
    if !atoms.iter().any(|a| a.text.clean == "序号") {
        return atoms;
    }
    let mut next = 1_usize;
    let mut drop = vec![false; atoms.len()];
    for n in 0..atoms.len() {
        let before_label = atoms.get(n + 1).is_some_and(|a| !a.number);
        if before_label && atoms[n].digits() == Some(&next.to_string()) {
            drop[n] = true;
            next += 1;
        } else {
            drop[n] = atoms[n].text.clean == "序号";
        }
    }
    if next == 1 {
        return atoms;
    }
    atoms.into_iter().zip(drop).filter(|(_, drop)| !drop).map(|(atom, _)| atom).collect()
}

/// Takes out the rows that number the columns, `※ ※ 1 2 3`, and tells how many they number.
pub fn numbered_columns(atoms: &[Atom]) -> (Vec<Atom>, Option<usize>) {
    // Several may stand on one line: `※ ※ ※ ※`.
    let mark = |a: &Atom| {
        let clean = a.text.clean.as_str();
        matches!(clean, "栏次" | "行次") || clean.chars().all(|c| "※*甲乙丙 ".contains(c))
    };
    let mut kept: Vec<Atom> = Vec::new();
    let mut most = None;
    let mut at = 0;
    while at < atoms.len() {
        let marks = atoms[at..].iter().take_while(|a| mark(a)).count();
        let numbers = atoms[at + marks..].iter().zip(1_usize..);
        let count = numbers.take_while(|(a, n)| a.digits() == Some(&n.to_string())).count();
        if count >= 3 && (marks > 0 || !kept.last().is_some_and(|a| a.number)) {
            most = most.max(Some(count));
            at += marks + count;
        } else {
            kept.push(atoms[at].clone());
            at += 1;
        }
    }
    (kept, most)
}

/// The body without the headings that each page repeats.
pub fn without_repeated(body: &[Atom], head: &[Atom]) -> Vec<Atom> {
    let same = |at: usize| {
        head.len() > 1
            && body.len() >= at + head.len()
            && head.iter().zip(&body[at..]).all(|(a, b)| a.text.clean == b.text.clean)
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < body.len() {
        if same(at) {
            at += head.len();
        } else {
            kept.push(body[at].clone());
            at += 1;
        }
    }
    kept
}

/// Whether the cells of a row stand on one line.
pub fn rows_stand_on_lines(atoms: &[Atom]) -> bool {
    atoms.chunk_by(|a, b| a.line == b.line).any(|line| line.iter().filter(|a| a.number).count() > 1)
}
