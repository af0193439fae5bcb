//! A fault of the program while it works on one document ends that document's check, not the batch.
//! It is reported as what it is, never as a fault of the document.

use gouji_report::mask::mask;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe, catch_unwind};

/// Has panics reported in one line, private numbers masked: a panic's message may quote the document.
pub fn tell_briefly() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let message = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or_default();
        // Nothing is left to do where standard error is gone too.
        let _ = writeln!(io::stderr(), "gouji: fault at {place}: {}", mask(message));
    }));
}

/// What `work` gives, or nothing where it panicked; the panic's message is on standard error by then.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn a_fault_gives_nothing() {
        assert_eq!(caught(|| 1), Some(1));
        assert_eq!(caught(|| -> u32 { panic!("on purpose") }), None);
    }
}
