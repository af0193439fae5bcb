//! A scene: what a picture is made of, laid out for one width. Sizes are in CSS pixels.
//! Pages, files and tests all draw the same scene.

/// How a mark is inked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The first of two parts.
    Strong,
    /// The second of two parts.
    Soft,
    /// A flow.
    Flow,
    /// A flow of projects.
    FlowDeep,
    /// A node between flows.
    Node,
    /// What the document does not break down.
    Rest,
    /// Last year, or a decrease.
    Hollow,
    /// A difference.
    Hatch,
    /// The difference that the suspect makes.
    HatchRed,
}

impl Ink {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Ink::Strong => "strong",
            Ink::Soft => "soft",
            Ink::Flow => "flow",
            Ink::FlowDeep => "flow-deep",
            Ink::Node => "node",
            Ink::Rest => "rest",
            Ink::Hollow => "hollow",
            Ink::Hatch => "hatch",
            Ink::HatchRed => "hatch-red",
        }
    }

    /// The ink of a difference.
    pub fn hatch(red: bool) -> Ink {
        if red { Ink::HatchRed } else { Ink::Hatch }
    }
}

/// The outline of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Left, top, width, height.
    Rect(f32, f32, f32, f32),
    /// A band from a stretch on the left to one on the right: x, top and bottom of each.
    Band([f32; 3], [f32; 3]),
}

impl Shape {
    /// Its path, as in the attribute `d`.
    pub fn path(&self) -> String {
        match *self {
            Shape::Rect(x, y, w, h) => format!("M{x:.1} {y:.1}h{w:.1}v{h:.1}h{:.1}Z", -w),
            Shape::Band([x0, a0, b0], [x1, a1, b1]) => {
                let m = (x0 + x1) / 2.0;
                format!(
                    "M{x0:.1} {a0:.1}C{m:.1} {a0:.1} {m:.1} {a1:.1} {x1:.1} {a1:.1}V{b1:.1}C{m:.1} {b1:.1} {m:.1} {b0:.1} {x0:.1} {b0:.1}Z"
                )
            }
        }
    }
}

/// A piece of a picture that stands for money.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its outline.
    pub shape: Shape,
    /// How it is inked.
    pub ink: Ink,
    /// The figure behind it, whose card it opens.
    pub figure: Option<u32>,
    /// What it is, in words.
    pub label: String,
    /// Marks that share one of these stay lit together.
    pub keys: Vec<u16>,
}

/// Where a text is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    #[default]
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

impl Anchor {
    /// As in the attribute `text-anchor`.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// How a text is inked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As all text.
    #[default]
    Ink,
    /// Less than that.
    Quiet,
    /// Bold.
    Bold,
    /// On a mark of the first ink.
    OnStrong,
    /// On a mark of the second ink.
    OnSoft,
    /// The suspect's.
    Red,
}

impl Tone {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Ink => "t",
            Tone::Quiet => "t quiet",
            Tone::Bold => "t bold",
            Tone::OnStrong => "t on-strong",
            Tone::OnSoft => "t on-soft",
            Tone::Red => "t red",
        }
    }
}

/// A piece of text; `y` is its baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Where it is held.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// What it says.
    pub text: String,
    /// Which of its ends stands at `x`.
    pub anchor: Anchor,
    /// How it is inked.
    pub tone: Tone,
    /// It stands over marks and is set off from them.
    pub halo: bool,
}

/// A thin line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// From: x, y.
    pub from: (f32, f32),
    /// To: x, y.
    pub to: (f32, f32),
    /// In ink; else as a rule.
    pub strong: bool,
}

/// A picture laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Marks, in reading order.
    pub marks: Vec<Mark>,
    /// Lines.
    pub lines: Vec<Line>,
    /// Texts.
    pub texts: Vec<Text>,
}

impl Scene {
    /// Adds a text in plain ink.
    pub fn say(&mut self, x: f32, y: f32, text: impl Into<String>) -> &mut Text {
        self.texts.push(Text { x, y, text: text.into(), ..Text::default() });
        let last = self.texts.len() - 1;
        &mut self.texts[last]
    }

    /// Adds a mark; below a hatched one a plain ground, so that nothing shows through.
    pub fn mark(&mut self, shape: Shape, ink: Ink, figure: Option<u32>, label: String) -> &mut Mark {
        if matches!(ink, Ink::Hatch | Ink::HatchRed) {
            let keys = vec![self.marks.len() as u16 + 1];
            self.marks.push(Mark { shape, ink: Ink::Rest, figure: None, label: String::new(), keys });
        }
        let key = self.marks.len() as u16;
        self.marks.push(Mark { shape, ink, figure, label, keys: vec![key] });
        let last = self.marks.len() - 1;
        &mut self.marks[last]
    }
}

impl Text {
    /// Held at its end.
    pub fn end(&mut self) -> &mut Text {
        self.anchor = Anchor::End;
        self
    }

    /// Held in its middle.
    pub fn middle(&mut self) -> &mut Text {
        self.anchor = Anchor::Middle;
        self
    }

    /// Inked otherwise.
    pub fn tone(&mut self, tone: Tone) -> &mut Text {
        self.tone = tone;
        self
    }

    /// Set off from what is below it.
    pub fn halo(&mut self) -> &mut Text {
        self.halo = true;
        self
    }
}

/// The size of text in pictures, in pixels; the least that is read well.
pub const SIZE: f32 = 13.5;

/// How wide a text is, roughly: Han are square, the rest is narrower.
pub fn wide(text: &str) -> f32 {
    text.chars().map(em).sum::<f32>() * SIZE
}

fn em(c: char) -> f32 {
    match c {
        '0'..='9' | '+' | '−' | '=' | '<' | '>' => 0.57,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        'A'..='Z' => 0.67,
        'a'..='z' => 0.56,
        ' ' | ',' | '.' | ':' | ';' | '\'' | '(' | ')' | '/' | '-' => 0.3,
        c if (c as u32) < 0x2000 => 0.58,
        _ => 1.0,
    }
}

/// A text cut to a width, with … where something is left out.
pub fn fit(text: &str, width: f32) -> String {
    if wide(text) <= width {
        return text.to_string();
    }
    let (mut out, mut taken) = (String::new(), SIZE);
    for c in text.chars() {
        taken += em(c) * SIZE;
        if taken > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// A place to break a line: no line ends with a mark that opens, and none begins with one that closes.
fn unhung(text: &str, mut end: usize) -> usize {
    while let Some(open) = text[..end].chars().next_back().filter(|c| "（“《〔".contains(*c)) {
        end -= open.len_utf8();
    }
    let closing = text[end..].chars().take_while(|c| "，。；：、）”》〕".contains(*c));
    end + closing.map(char::len_utf8).sum::<usize>()
}

/// A text in at most `most` lines of a width, the last one cut where it is too long.
pub fn lines(text: &str, width: f32, most: usize) -> Vec<String> {
    let (mut out, mut rest) = (Vec::new(), text);
    while out.len() + 1 < most && wide(rest) > width {
        let (mut taken, mut end, mut word) = (0.0, 0, None);
        for (at, c) in rest.char_indices() {
            taken += em(c) * SIZE;
            if taken > width {
                break;
            }
            end = at + c.len_utf8();
            if c == ' ' {
                word = Some(end);
            }
        }
        let inside = rest[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let end = unhung(rest, word.filter(|_| inside).unwrap_or(end));
        if end == 0 {
            break;
        }
        out.push(rest[..end].trim_end().to_string());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() || out.is_empty() {
        out.push(fit(rest, width));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_and_broken_to_a_width() {
        assert_eq!(fit("卫生健康", 100.0), "卫生健康");
        assert_eq!(fit("卫生健康支出", 55.0), "卫生健…");
        assert_eq!(lines("甲乙丙丁戊", SIZE * 2.0, 3), ["甲乙", "丙丁", "戊"]);
        assert_eq!(lines("Social security", wide("Social sec"), 2), ["Social", "security"]);
        assert_eq!(lines("甲", 0.0, 2), ["…"]);
        assert_eq!(lines("甲乙丙（丁）", SIZE * 4.0, 3), ["甲乙丙", "（丁）"]);
        assert_eq!(lines("甲乙丙。", SIZE * 3.0, 3), ["甲乙丙。"], "a stop hangs");
    }

    #[test]
    fn a_band_is_closed() {
        let path = Shape::Band([0.0, 1.0, 2.0], [10.0, 5.0, 6.0]).path();
        assert!(path.starts_with("M0.0 1.0C5.0 1.0 5.0 5.0 10.0 5.0V6.0") && path.ends_with('Z'));
    }
}
