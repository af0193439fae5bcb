//! Files as they are checked: each by itself, or the halves of one disclosure together.

use super::files::{Original, Read};
use gouji_report::halves::{self, Halves};
use gouji_report::{Answer, Options, file};
use gouji_web::protocol::Joint;

/// The files that were read, and which of them may be halves of one disclosure.
#[derive(Default)]
pub struct Inputs {
    files: Vec<Read>,
    halves: Vec<Halves>,
}

impl Inputs {
    /// Looks for halves among files.
    pub fn new(files: Vec<Read>) -> Inputs {
        // One file has no other half; only where there are several is each checked to find out.
        let each: Vec<Vec<Answer>> =
            if files.len() > 1 { files.iter().map(alone).collect() } else { Vec::new() };
        Inputs { halves: halves::find(&each), files }
    }

    /// What is to be checked, and the halves with whether they are joined: as `wanted`, else where that is sure.
    pub fn arranged(&self, wanted: Option<bool>) -> (Vec<Read>, Vec<Joint>) {
        let is_joined = |halves: &Halves| wanted.unwrap_or(halves.sure);
        let of = |n: usize| self.halves.iter().find(|h| is_joined(h) && (h.forms == n || h.prose == n));
        let read = (0..self.files.len()).filter_map(|n| match of(n) {
            Some(halves) if halves.prose == n => None,
            Some(halves) => Some(self.joined(halves)),
            None => Some(self.files[n].clone()),
        });
        let name = |n: usize| self.files[n].name.clone();
        let joint = |halves: &Halves| Joint {
            forms: name(halves.forms),
            prose: name(halves.prose),
            sure: halves.sure,
            joined: is_joined(halves),
        };
        (read.collect(), self.halves.iter().map(joint).collect())
    }

    fn joined(&self, halves: &Halves) -> Read {
        let (forms, prose) = (&self.files[halves.forms], &self.files[halves.prose]);
        let name = format!("{} + {}", forms.name, prose.name);
        let bytes = forms.bytes + prose.bytes;
        let (Ok(form), Ok(text)) = (&forms.taken, &prose.taken) else {
            return Read { name, bytes, file: None, ..forms.clone() };
        };
        let joined = halves::join((&prose.name, text), (&forms.name, form));
        let prose_first = joined.text.starts_with(&text.text);
        let order = if prose_first { [(prose, text), (forms, form)] } else { [(forms, form), (prose, text)] };
        let mut originals: Vec<Original> = Vec::new();
        let mut before = 0;
        for (read, taken) in order {
            originals.extend(read.originals.iter().map(|original| Original {
                span: (original.span.0 + before, original.span.1 + before),
                ..original.clone()
            }));
            before += taken.text.len() as u32 + halves::BETWEEN.len() as u32;
        }
        Read { name, bytes, taken: Ok(joined), originals, file: None }
    }
}

/// The answers on one file by itself.
fn alone(Read { name, bytes, taken, .. }: &Read) -> Vec<Answer> {
    let Ok(taken) = taken else { return Vec::new() };
    file::check(&file::source(taken), taken, name, *bytes, &Options::default())
}
