//! An archive of documents: what is in it, and each document by itself. Archives within archives are not opened.

use super::parts::Parts;
use crate::is_document;
use crate::limits::MOST_MEMBERS;
use crate::refusal::Refusal;

/// A document in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its number, for [`member`].
    pub at: u32,
    /// Its path as it is written: UTF-8, or GB18030 as Windows has it in China; see [`crate::name`].
    pub path: Vec<u8>,
}

/// The documents of an archive, in its order; what is none, such as pictures and what systems leave behind, is passed
/// over.
///
/// # Errors
/// [`Refusal::Damaged`], [`Refusal::Bomb`]; [`Refusal::Archive`] where there are no documents,
/// [`Refusal::TooManyDocuments`], [`Refusal::LockedArchive`] where all of them are locked.
pub fn members(bytes: &[u8]) -> Result<Vec<Member>, Refusal> {
    let is_wanted = |path: &[u8]| {
        let path = String::from_utf8_lossy(path);
        let hidden = path.split(['/', '\\']).any(|step| step.starts_with('.') || step == "__MACOSX");
        !hidden && is_document(&path)
    };
    let mut parts = Parts::open(bytes)?;
    let paths = parts.paths().into_iter().enumerate();
    let found: Vec<Member> =
        paths.filter(|(_, path)| is_wanted(path)).map(|(at, path)| Member { at: at as u32, path }).collect();
    match found.len() {
        0 => return Err(Refusal::Archive),
        documents if documents > MOST_MEMBERS => return Err(Refusal::TooManyDocuments(documents)),
        _ => {}
    }
    if found.iter().all(|member| parts.is_locked(member.at as usize)) {
        return Err(Refusal::LockedArchive);
    }
    Ok(found)
}

/// The bytes of one document of an archive.
///
/// # Errors
/// [`Refusal::Damaged`], [`Refusal::LockedArchive`], [`Refusal::OtherArchive`], [`Refusal::Bomb`].
pub fn member(bytes: &[u8], at: u32) -> Result<Vec<u8>, Refusal> {
    let bytes = Parts::open(bytes)?.bytes(at as usize);
    bytes.map_err(|refusal| match refusal {
        Refusal::Encrypted(_) => Refusal::LockedArchive,
        Refusal::Damaged(_) => Refusal::Damaged("ZIP"),
        refusal => refusal,
    })
}
