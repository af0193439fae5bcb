//! What parent and child say to one another: frames, each its length in four bytes and a value in JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};

/// Writes one value.
pub fn send(to: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(value)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// The bytes of the next value; an error where the other side has ended.
pub fn next(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let mut bytes = Vec::new();
    let length = u64::from(u32::from_le_bytes(length));
    if from.take(length).read_to_end(&mut bytes)? as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// A value of such bytes.
pub fn value<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    Ok(serde_json::from_slice(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_whole_or_not_at_all() {
        let mut bytes = Vec::new();
        send(&mut bytes, &("甲", 1)).expect("memory");
        send(&mut bytes, &("乙", 2)).expect("memory");
        let mut from = bytes.as_slice();
        assert_eq!(
            value::<(String, u8)>(&next(&mut from).expect("whole")).expect("a pair"),
            ("甲".into(), 1)
        );
        let mut torn = &from[..from.len() - 1];
        assert!(next(&mut torn).is_err());
        assert_eq!(
            value::<(String, u8)>(&next(&mut from).expect("whole")).expect("a pair"),
            ("乙".into(), 2)
        );
        assert!(next(&mut from).is_err(), "the end");
    }
}
