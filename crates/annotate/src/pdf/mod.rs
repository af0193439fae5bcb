//! PDF: a highlight at every figure that a remark speaks of, written behind the file as an update of it. The bytes of the
//! file stay as they are, signatures over them too; whoever cuts the update off has the original.

#![allow(clippy::disallowed_types, reason = "places on a page; no money")]

mod marks;
mod notes;
mod pages;
mod update;
mod xref;

use crate::fault::Fault;
use crate::remark::Remark;
use crate::{Annotated, Options};
use gouji_intake::Taken;
use hayro_syntax::Pdf;
use notes::Sheet;
use pdf_writer::Ref;
use std::collections::BTreeMap;
use std::sync::Arc;
use update::Update;
use xref::Xref;

/// A copy of a PDF with remarks in it.
///
/// # Errors
/// Where the file is encrypted, or does not say rightly where its objects stand.
pub fn annotate(
    bytes: &[u8],
    taken: &Taken,
    remarks: &[Remark],
    options: &Options,
) -> Result<Annotated, Fault> {
    let mut done = Annotated { bytes: Vec::new(), placed: 0, unplaced: 0, corrected: 0 };
    if remarks.is_empty() {
        return Ok(Annotated { bytes: bytes.to_vec(), ..done });
    }
    let xref = Xref::open(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Fault::Damaged)?;
    let mut update = Update::behind(bytes, &xref);
    let mut annotations: BTreeMap<u32, Vec<Ref>> = BTreeMap::new();
    for remark in remarks {
        let places = remark.span.map(|span| marks::around(taken, span)).unwrap_or_default();
        for (page, areas) in &places {
            let sheet = sheet(&pdf, &xref, taken, *page)?;
            let written = notes::highlight(remark, options, (&sheet, areas), &mut update);
            annotations.entry(*page).or_default().extend(written);
        }
        if places.is_empty() {
            let sheet = sheet(&pdf, &xref, taken, 1)?;
            let written = notes::note(remark, options, (&sheet, done.unplaced), &mut update);
            annotations.entry(1).or_default().extend(written);
            done.unplaced += 1;
        } else {
            done.placed += 1;
        }
    }
    pages::write(&pdf, &xref, &annotations, &mut update)?;
    let copy = Arc::new(update.finish(&xref));
    if !same_pages(&pdf, Arc::clone(&copy)) {
        return Err(Fault::Damaged);
    }
    done.bytes = Arc::unwrap_or_clone(copy);
    Ok(done)
}

/// Whether a copy has the pages of the file: where a file is wrong in what nobody asked for, the reader may repair the two
/// differently.
fn same_pages(pdf: &Pdf, copy: Arc<Vec<u8>>) -> bool {
    let ids = |pdf: &Pdf| pdf.pages().iter().map(|page| page.raw().obj_id()).collect::<Vec<_>>();
    Pdf::new(copy).is_ok_and(|copy| ids(&copy) == ids(pdf))
}

/// A page that is to be written on, by its number from 1.
fn sheet<'a>(pdf: &Pdf, xref: &Xref<'_>, taken: &'a Taken, number: u32) -> Result<Sheet<'a>, Fault> {
    let (id, _) = pages::page(pdf, xref, number)?;
    let index = (number as usize).wrapping_sub(1);
    let (Some(page), Some(frame)) = (pdf.pages().get(index), taken.frames.get(index)) else {
        return Err(Fault::Damaged);
    };
    let seen = page.intersected_crop_box();
    Ok(Sheet {
        id: (id.gen_number == 0).then(|| Ref::new(id.obj_number as i32)),
        frame,
        seen: [seen.x0, seen.y0, seen.x1, seen.y1].map(|edge| edge as f32),
    })
}
