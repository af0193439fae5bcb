//! What must hold of any bytes at all; each fuzz target is one line over it.

pub mod invariants;

/// The members of an archive are each read or refused.
pub fn archive(given: &[u8]) {
    let Ok(members) = gouji_intake::members(given) else { return };
    for member in members.iter().take(8) {
        if let Ok(inner) = gouji_intake::member(given, member.at) {
            invariants::bytes(&inner);
        }
    }
}

/// A file of every format, changed as the bytes say, gives a text that is checked, or a refusal.
pub fn format(given: &[u8]) {
    let Some((format, program)) = given.split_first() else { return };
    invariants::bytes(&gouji_samples::files::patched(usize::from(*format), program));
}

#[path = "../../web/src/link.rs"]
pub mod link;

/// The hash of a link is read, or said to be unknown or damaged; what is read is what would be written.
pub fn hash(given: &str) {
    if let Some(link::Carried::Text(base64, at)) = link::read(given) {
        let again = at.as_deref().map_or_else(|| link::write(&base64), |at| link::write_at(&base64, at));
        assert_eq!(link::read(&again), Some(link::Carried::Text(base64, at)));
    }
}
