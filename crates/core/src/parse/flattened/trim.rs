//! What stands among headings and rows and is neither: numbers of lines and of columns, headings of further pages.

use super::atoms::Atom;
use std::collections::HashSet;

/// So many numbers of lines may be missing between two of a list.
const MOST_GONE: u32 = 8;

/// So many figures with decimals tell how figures are printed.
const LEAST_DECIMALS: usize = 12;

/// Takes out the numbers of lines, which a column 行次 tells. Where the lists of a form stand side by side on one line, each
/// has its own, one more from line to line: `一、财政拨款收入 1 9.00 一、一般公共服务支出 32`.
pub fn without_line_numbers(atoms: &[Atom]) -> Vec<Atom> {
    let heads = |a: &Atom| matches!(a.text.clean.as_str(), "行次" | "栏次");
    if atoms.iter().any(|a| a.text.clean == "行次") {
        let number =
            |n: usize| n > 0 && !atoms[n - 1].number && atoms[n].digits().is_some_and(|d| d.len() <= 3);
        return (0..atoms.len())
            .filter(|&n| !heads(&atoms[n]) && !number(n))
            .map(|n| atoms[n].clone())
            .collect();
    }
    let torn = |words: [&str; 2]| words.iter().all(|word| atoms.iter().any(|a| a.text.clean == *word));
    if !atoms.iter().any(|a| a.text.clean.contains("行次")) && !torn(["行行", "次次"]) {
        return atoms.to_vec();
    }
    // `栏次 1 栏次 2` numbers columns.
    let columns: HashSet<usize> =
        atoms.iter().filter(|a| a.text.clean.contains("栏次")).map(|a| a.line).collect();
    let begins = |n: usize| n == 0 || !atoms[n - 1].number || atoms[n - 1].line != atoms[n].line;
    let value = |n: usize| {
        atoms[n]
            .digits()
            .filter(|d| d.len() <= 3 && !columns.contains(&atoms[n].line))
            .and_then(|d| d.parse::<u32>().ok())
    };
    let (mut left, mut right, mut split) = (1_u32, None, u32::MAX);
    let mut kept = Vec::with_capacity(atoms.len());
    for (n, atom) in atoms.iter().enumerate() {
        // Lines on which nothing else stands may be gone.
        let follows = |number: u32, next: u32| (next..next + MOST_GONE).contains(&number);
        match value(n) {
            Some(number) if number < split && begins(n) && follows(number, left) => left = number + 1,
            // Its label is empty.
            Some(number) if right == Some(number) => right = Some(number + 1),
            // The list on the right goes on where the one on the left will end.
            Some(number) if begins(n) && right.map_or(number > left, |next| follows(number, next)) => {
                (right, split) = (Some(number + 1), split.min(number));
            }
            _ => kept.push(atom.clone()),
        }
    }
    kept
}

/// Takes out the numbers of pages, each alone on its line among rows that fill theirs with figures of two decimals.
pub fn without_page_numbers(atoms: Vec<Atom>) -> Vec<Atom> {
    let decimals = |a: &&Atom| a.number && a.text.clean.contains('.');
    let whole = |a: &&Atom| a.digits().is_some_and(|d| d.len() <= 3);
    if !rows_stand_on_lines(&atoms) || atoms.iter().filter(decimals).count() < LEAST_DECIMALS {
        return atoms;
    }
    let lines = atoms.chunk_by(|a, b| a.line == b.line);
    let page = |line: &&[Atom]| line.len() == 1 && whole(&&line[0]);
    lines.filter(|line| !page(line)).flatten().cloned().collect()
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
        // `栏次 1 栏次 2 3 4`: each list has a mark of its own.
        if atoms[at].text.clean.starts_with("栏次")
            && let Some((numbers, length)) = several_marks(&atoms[at..], mark)
        {
            most = most.max(Some(numbers));
            at += length;
            continue;
        }
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

/// How many columns a line numbers that has a mark for each list of the form, and how long it is.
fn several_marks(atoms: &[Atom], mark: impl Fn(&Atom) -> bool) -> Option<(usize, usize)> {
    let line = &atoms[..atoms.iter().take_while(|a| a.line == atoms[0].line).count()];
    let several =
        line[0].text.clean.matches("栏次").count() > 1 || line.iter().filter(|a| mark(a)).count() > 1;
    let last = line.last().and_then(Atom::digits).and_then(|d| d.parse().ok())?;
    several.then_some((last, line.len()))
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
