//! Room: made-up disclosures. A text as somebody gets it who copies it out of a PDF viewer: the tabs of its tables are
//! gone, and with them every empty cell.

/// How a viewer copies the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Every cell on a line of its own.
    CellALine,
    /// The cells of a row on one line, single spaces between them.
    RowALine,
}

impl Viewer {
    /// Both.
    pub const ALL: [Viewer; 2] = [Viewer::CellALine, Viewer::RowALine];
}

/// What is copied of a text whose table cells are parted by tabs.
pub fn copied(text: &str, viewer: Viewer) -> String {
    let part = match viewer {
        Viewer::CellALine => "\n",
        Viewer::RowALine => " ",
    };
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if line.contains('\t') { cells.join(part) } else { line.to_string() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
