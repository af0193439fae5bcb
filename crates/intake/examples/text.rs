//! The text that intake makes of a file, as the core reads it, and what it tells of the reading.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a command for developers")]

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a file");
        match gouji_intake::take(bytes) {
            Ok(taken) => {
                taken.notes.iter().for_each(|note| eprintln!("{}: {}", note.code, note.zh));
                taken.unread.iter().for_each(|unread| eprintln!("{}: {}", unread.what.name(), unread.zh()));
                print!("{}", taken.text);
            }
            Err(refusal) => eprintln!("{}: {}", refusal.code(), refusal.message().zh),
        }
    }
}
