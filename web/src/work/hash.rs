//! The SHA-256 of a file, by which anybody can verify that he holds the same one. Read in pieces when it is asked for.

use super::files::{self, Read};
use sha2::{Digest, Sha256};

/// Bytes that are read at a time.
const PIECE: f64 = 4_194_304.0;

/// Of the file, or of the text that came without one; in hexadecimal digits.
pub async fn of(read: &Read) -> Option<String> {
    let mut hash = Sha256::new();
    match &read.file {
        Some(file) => {
            let (mut from, all) = (0.0, file.size());
            while from < all {
                hash.update(files::bytes(file, from, from + PIECE).await?.to_vec());
                from += PIECE;
            }
        }
        None => hash.update(&read.taken.as_ref().ok()?.text),
    }
    Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
