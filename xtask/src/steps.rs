//! Steps with a title and a time each, and the table of them at the end.
//! The first that fails is the last that runs.

use crate::run::{Result, fail};
use std::time::{Duration, Instant};

/// The steps so far.
pub struct Steps {
    start: Instant,
    done: Vec<(String, Outcome)>,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    LeftOut(String),
}

impl Steps {
    pub fn new() -> Steps {
        Steps { start: Instant::now(), done: Vec::new() }
    }

    /// Runs one step; an error ends the run, with the table and `hint` (what to do about it).
    pub fn step<T>(&mut self, title: &str, hint: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n━━ {title}");
        let start = Instant::now();
        match work() {
            Ok(value) => {
                let took = start.elapsed();
                println!("   {title}: {}", duration(took));
                self.done.push((title.to_string(), Outcome::Passed(took)));
                Ok(value)
            }
            Err(failure) => {
                self.done.push((title.to_string(), Outcome::Failed(start.elapsed())));
                self.table();
                let advice = if hint.is_empty() { String::new() } else { format!("\n{hint}") };
                Err(fail(format!("the step “{title}” failed: {failure}{advice}")))
            }
        }
    }

    /// Notes in the table that something was not run, and why.
    pub fn left_out(&mut self, title: &str, why: &str) {
        println!("\n━━ {title}: left out, {why}");
        self.done.push((title.to_string(), Outcome::LeftOut(why.to_string())));
    }

    pub fn table(&self) {
        println!("\n━━ Steps");
        for (title, outcome) in &self.done {
            match outcome {
                Outcome::Passed(took) => println!("  ok      {:>12}  {title}", duration(*took)),
                Outcome::Failed(took) => println!("  FAILED  {:>12}  {title}", duration(*took)),
                Outcome::LeftOut(why) => println!("  left out {:>11}  {title}: {why}", "–"),
            }
        }
        println!("  in all  {:>12}", duration(self.start.elapsed()));
    }
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
pub fn duration(duration: Duration) -> String {
    let tenths = (duration.as_millis() + 50) / 100;
    let seconds = (duration.as_millis() + 500) / 1000;
    match seconds {
        0..10 => format!("{}.{} s", tenths / 10, tenths % 10),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;
    use std::time::Duration;

    #[test]
    fn durations_read_well() {
        let shown = |milliseconds| duration(Duration::from_millis(milliseconds));
        assert_eq!(shown(0), "0.0 s");
        assert_eq!(shown(449), "0.4 s");
        assert_eq!(shown(9_440), "9.4 s");
        assert_eq!(shown(59_400), "59 s");
        assert_eq!(shown(59_600), "1 min 00 s");
        assert_eq!(shown(185_000), "3 min 05 s");
    }
}
