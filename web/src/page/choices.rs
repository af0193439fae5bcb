//! What a reader can choose in the settings, with the names under which it is remembered.

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const EACH: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The least grave findings that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Least {
    /// All.
    #[default]
    Notes,
    /// Errors and warnings.
    Warnings,
    /// Errors only.
    Errors,
}

impl Least {
    pub const EACH: [Least; 3] = [Least::Notes, Least::Warnings, Least::Errors];

    pub fn name(self) -> &'static str {
        match self {
            Least::Notes => "notes",
            Least::Warnings => "warnings",
            Least::Errors => "errors",
        }
    }

    /// Whether findings of a severity are shown.
    pub fn shows(self, severity: &str) -> bool {
        match self {
            Least::Notes => true,
            Least::Warnings => severity != "note",
            Least::Errors => severity == "error",
        }
    }
}
