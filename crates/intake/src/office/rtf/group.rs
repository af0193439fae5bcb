//! What holds within a group of RTF: how its text is read, and what its end ends.

/// Whether what stands in a group is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Reads {
    #[default]
    Text,
    /// A drawing, where only text boxes are read.
    Drawing,
    Fonts,
    Colors,
    /// A picture, of which the size is read.
    Picture,
    Nothing,
}

/// What a group begins, so that its end ends it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Begins {
    #[default]
    Nothing,
    Box,
    /// The number of a paragraph.
    Number,
    /// The description of a row of an inner table.
    InnerRow,
    /// A picture that is shown by itself.
    Picture,
}

/// What holds within a group.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    pub reads: Reads,
    pub begins: Begins,
    pub hidden: bool,
    /// The letters are white, and whether they have a ground of their own.
    pub white: bool,
    pub shaded: bool,
    pub deleted: bool,
    pub in_table: bool,
    pub in_object: bool,
    /// `\dbch` was said last: the next associated font is that of Chinese characters.
    pub wide: bool,
    pub depth: u8,
    /// Characters that stand behind `\u` for programs that do not know it.
    pub fallback: u8,
    pub font: u16,
    pub wide_font: u16,
}
