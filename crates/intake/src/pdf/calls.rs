//! Whether drawing a page has an end: forms that call forms may be drawn more often than any page needs.
//! Looked for before anything is drawn: how often each form is called is counted, not done.

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use std::collections::HashMap;

/// The most forms that are drawn on a page, and the most bytes of content that this takes.
const MOST_CALLS: u64 = 200_000;
const MOST_CONTENT: u64 = 512 << 20;
/// How deep forms are followed; deeper ones are not drawn.
const DEEPEST: usize = 50;

/// How many forms are drawn, and how many bytes of content are gone through for it.
#[derive(Clone, Copy, Default)]
struct Cost {
    calls: u64,
    content: u64,
}

/// Whether a page takes more to draw than any page needs.
pub fn is_endless(page: &Page<'_>) -> bool {
    let names = page.resources().x_objects.keys().next().is_some();
    if !names {
        return false;
    }
    let mut known = HashMap::new();
    let content = page.page_stream().unwrap_or_default();
    let cost = cost(content, page.resources(), &mut known, 0);
    cost.calls > MOST_CALLS || cost.content > MOST_CONTENT
}

fn cost<'a>(
    content: &[u8],
    resources: &Resources<'a>,
    known: &mut HashMap<ObjectIdentifier, Option<Cost>>,
    depth: usize,
) -> Cost {
    let mut sum = Cost { calls: 0, content: content.len() as u64 };
    if depth > DEEPEST {
        return sum;
    }
    let mut operations = TypedIter::new(content);
    while let Some(operation) = operations.next() {
        let TypedInstruction::XObject(called) = operation else { continue };
        let Some(form) = resources.get_x_object(called.0) else { continue };
        let one = of_form(&form, resources, known, depth);
        sum.calls = sum.calls.saturating_add(one.calls + 1);
        sum.content = sum.content.saturating_add(one.content);
        if sum.calls > MOST_CALLS || sum.content > MOST_CONTENT {
            break;
        }
    }
    sum
}

fn of_form<'a>(
    form: &Stream<'a>,
    outer: &Resources<'a>,
    known: &mut HashMap<ObjectIdentifier, Option<Cost>>,
    depth: usize,
) -> Cost {
    if form.dict().get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Form") {
        return Cost::default();
    }
    let id = form.obj_id();
    match known.get(&id) {
        Some(Some(cost)) => return *cost,
        // It calls itself: each round calls it once more, to the depth where drawing stops.
        Some(None) => return Cost { calls: MOST_CALLS, content: 0 },
        None => {}
    }
    known.insert(id, None);
    let content = form.decoded().unwrap_or_default();
    let own = form.dict().get::<Dict<'_>>("Resources");
    let cost = match own {
        Some(own) => cost(&content, &Resources::new(own), known, depth + 1),
        None => cost(&content, outer, known, depth + 1),
    };
    known.insert(id, Some(cost));
    cost
}
