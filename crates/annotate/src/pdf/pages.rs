//! The lists of annotations that pages have: more is put at their ends, wherever the file keeps them. All else that a
//! page says is written again as it stands.

use super::update::Update;
use super::xref::Xref;
use crate::fault::Fault;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Null, ObjectIdentifier};
use pdf_writer::Ref;
use std::collections::BTreeMap;

const LIST: &str = "Annots";

/// The object of a page, by its number from 1, and what it says.
///
/// # Errors
/// [`Fault::Damaged`] where no other program may find it.
pub fn page<'a>(pdf: &'a Pdf, xref: &Xref<'_>, number: u32) -> Result<(ObjectIdentifier, Dict<'a>), Fault> {
    let index = (number as usize).wrapping_sub(1);
    let dict = pdf.pages().get(index).map(|page| page.raw()).ok_or(Fault::Damaged)?;
    let id = dict.obj_id().filter(|id| xref.has(*id)).ok_or(Fault::Damaged)?;
    // A page that is written within the list of pages is no object of its own.
    let own = pdf.xref().get::<Dict<'_>>(id).is_some_and(|own| own == *dict);
    if own { Ok((id, dict.clone())) } else { Err(Fault::Damaged) }
}

/// Puts annotations at the ends of the lists of pages.
///
/// # Errors
/// [`Fault::Damaged`] where a page has no list that can be gone on with.
pub fn write(
    pdf: &Pdf,
    xref: &Xref<'_>,
    annotations: &BTreeMap<u32, Vec<Ref>>,
    update: &mut Update,
) -> Result<(), Fault> {
    // Pages that share a list share what is put at its end, too.
    let mut shared: BTreeMap<(u32, i32), Vec<Ref>> = BTreeMap::new();
    for (&number, added) in annotations {
        let (id, page) = page(pdf, xref, number)?;
        if let Some(list) = page.get_ref(LIST) {
            shared.entry((list.obj_number, list.gen_number)).or_default().extend(added);
            continue;
        }
        let all = page.data();
        let (at, before, behind) = match page.get_raw::<Array<'_>>(LIST) {
            Some(MaybeRef::NotRef(list)) => (end_within(all, list.data()), "", ""),
            _ if page.contains_key(LIST) => (None, "", ""),
            _ => (all.len().checked_sub(2), "/Annots[", "]"),
        };
        let (start, end) = at.and_then(|at| all.split_at_checked(at)).ok_or(Fault::Damaged)?;
        let more = format!("{before}{}{behind}", references(added));
        update.changed(id, &[start, b"\n", more.as_bytes(), end]);
    }
    for ((number, generation), added) in shared {
        let id = ObjectIdentifier::new(number, generation);
        let list = pdf.xref().get::<Array<'_>>(id);
        // A list that was deleted, or is nothing, is empty.
        let none = || list.is_none() && (xref.lacks(number) || xref.has(id) && is_null(pdf, id));
        if !(list.is_some() && xref.has(id) || none()) {
            return Err(Fault::Damaged);
        }
        let old = list.map(|list| list.data()).unwrap_or_default();
        update.changed(id, &[b"[", old, b"\n", references(&added).as_bytes(), b"]"]);
    }
    Ok(())
}

fn is_null(pdf: &Pdf, id: ObjectIdentifier) -> bool {
    pdf.xref().get::<Null>(id).is_some()
}

fn references(to: &[Ref]) -> String {
    let all: Vec<String> = to.iter().map(|to| format!("{} 0 R", to.get())).collect();
    all.join(" ")
}

/// Where a part that was read out of bytes ends among them.
fn end_within(all: &[u8], part: &[u8]) -> Option<usize> {
    let from = (part.as_ptr() as usize).checked_sub(all.as_ptr() as usize)?;
    let end = from.checked_add(part.len())?;
    (all.get(from..end)? == part).then_some(end)
}
