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
