//! Where the history is stored: a database of this browser, made when the first thing is kept and gone when all is taken away.
//! The list and the texts are stored apart, so that listing reads no text. Private numbers are masked before anything is kept.

use super::files::Read;
use super::{KEPT, Kept, read_again, send};
use gouji_intake::Taken;
use gouji_report::mask::mask;
use gouji_web::history::{HistoryAction, Record, in_order};
use gouji_web::protocol::Event;
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Error, Factory, TransactionMode};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::JsValue;

const NAME: &str = "gouji";
const LIST: &str = "list";
const TEXTS: &str = "texts";

/// What was read of one file, as it is kept.
#[derive(Serialize, Deserialize)]
struct Text {
    name: String,
    bytes: u64,
    taken: Taken,
}

/// Does it, and lists what is stored then; nothing where the browser does not let anything be kept.
pub async fn act(action: HistoryAction) {
    let done = match action {
        HistoryAction::List => list().await,
        HistoryAction::Keep => keep().await,
        HistoryAction::Remove(id) => remove(&[id]).await,
        HistoryAction::Clear => clear().await,
        HistoryAction::Open(id) => match text(&id).await {
            Ok(Some(read)) => return read_again(read),
            _ => {
                send(&Event::NotThere);
                list().await
            }
        },
    };
    send(&Event::History(done.ok()));
}

async fn keep() -> Result<Vec<Record>, Error> {
    let (record, texts) = KEPT.with_borrow(what_is_checked);
    let (line, texts) = (value(&record), value(&texts));
    let key = JsValue::from(&record.id);
    let database = open().await?;
    let all = database.transaction(&[LIST, TEXTS], TransactionMode::ReadWrite)?;
    all.object_store(LIST)?.put(&line, Some(&key))?.await?;
    all.object_store(TEXTS)?.put(&texts, Some(&key))?.await?;
    all.commit()?.await?;
    database.close();
    let mut records = list().await?;
    let gone: Vec<String> = in_order(&mut records).into_iter().map(|record| record.id).collect();
    if gone.is_empty() { Ok(records) } else { remove(&gone).await }
}

/// All that could be read of what was checked last.
fn what_is_checked(kept: &Kept) -> (Record, Vec<Text>) {
    let texts: Vec<Text> = kept.read.iter().filter_map(masked).collect();
    let reports = kept.answers.iter().map(|(_, answer)| &answer.report);
    let record = Record::of(texts.iter().map(|text| &*text.taken.text), reports, js_sys::Date::now());
    (record, texts)
}

/// With private numbers masked. The text keeps its length, so that the way back into the file holds.
fn masked(read: &Read) -> Option<Text> {
    let mut taken = read.taken.as_ref().ok()?.clone();
    taken.text = mask(&taken.text).into_owned();
    for sheet in &mut taken.sheets {
        *sheet = mask(sheet).into_owned();
    }
    for note in &mut taken.notes {
        note.zh = mask(&note.zh).into_owned();
        note.en = mask(&note.en).into_owned();
    }
    Some(Text { name: mask(&read.name).into_owned(), bytes: read.bytes, taken })
}

/// What has this id, if it is there and this build understands it.
async fn text(id: &str) -> Result<Option<Vec<Read>>, Error> {
    let database = open().await?;
    let all = database.transaction(&[TEXTS], TransactionMode::ReadOnly)?;
    let found = all.object_store(TEXTS)?.get(JsValue::from(id))?.await?;
    database.close();
    let texts: Option<Vec<Text>> = found.and_then(|found| from_value(found).ok());
    let read = |Text { name, bytes, taken }| Read { bytes, ..Read::text(name, taken) };
    Ok(texts.map(|texts| texts.into_iter().map(read).collect()))
}

async fn list() -> Result<Vec<Record>, Error> {
    let database = open().await?;
    let all = database.transaction(&[LIST], TransactionMode::ReadOnly)?;
    let found = all.object_store(LIST)?.get_all(None, None)?.await?;
    database.close();
    let mut records: Vec<Record> = found.into_iter().filter_map(|line| from_value(line).ok()).collect();
    records.sort_by(|a, b| b.at.total_cmp(&a.at));
    Ok(records)
}

async fn remove(ids: &[String]) -> Result<Vec<Record>, Error> {
    let database = open().await?;
    let all = database.transaction(&[LIST, TEXTS], TransactionMode::ReadWrite)?;
    for id in ids {
        all.object_store(LIST)?.delete(JsValue::from(id))?.await?;
        all.object_store(TEXTS)?.delete(JsValue::from(id))?.await?;
    }
    all.commit()?.await?;
    database.close();
    let left = list().await?;
    if left.is_empty() { clear().await } else { Ok(left) }
}

/// Takes the database itself away.
async fn clear() -> Result<Vec<Record>, Error> {
    Factory::new()?.delete(NAME)?.await?;
    Ok(Vec::new())
}

async fn open() -> Result<Database, Error> {
    let stores = [LIST, TEXTS].map(ObjectStoreBuilder::new);
    let database = DatabaseBuilder::new(NAME).version(1);
    stores.into_iter().fold(database, DatabaseBuilder::add_object_store).build().await
}

fn value(of: &impl Serialize) -> JsValue {
    to_value(of).unwrap_or_default()
}
