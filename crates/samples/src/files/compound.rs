//! Room: made-up disclosures as files. The container of Office before 2007, with few streams in it.
//! What Word, Excel and their locked files of today are inside, their readers tell by the names of those.

/// Bytes of a sector.
const SECTOR: usize = 512;
/// The least size of a stream that lies in sectors of its own.
const LEAST: usize = 4096;
/// Marks of the table of sectors: the end of a chain, and a sector of the table itself.
const END: u32 = 0xffff_fffe;
const TABLE: u32 = 0xffff_fffd;

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    compound_of(&[(name, stream)])
}

/// A compound file with up to three streams.
pub fn compound_of(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let streams: Vec<(&str, Vec<u8>)> = (streams.iter())
        .map(|(name, stream)| {
            let mut stream = stream.to_vec();
            stream.resize(stream.len().max(LEAST).next_multiple_of(SECTOR), 0);
            (*name, stream)
        })
        .collect();
    let sectors = streams.iter().map(|(_, stream)| stream.len()).sum::<usize>() / SECTOR;
    // First comes the table, which tells of itself too, then a sector of names, then the streams.
    let tables = (1..).find(|tables| tables + 1 + sectors <= tables * SECTOR / 4).unwrap_or(1);
    let mut table: Vec<u32> = std::iter::repeat_n(TABLE, tables).chain([END]).collect();
    let mut entries = entry("Root Entry", 5, END, 0, None).to_vec();
    for (n, (name, stream)) in streams.iter().enumerate() {
        let (first, own) = (table.len(), stream.len() / SECTOR);
        table.extend((1..own).map(|k| (first + k) as u32).chain([END]));
        let next = (n + 1 < streams.len()).then_some(n as u32 + 2);
        entries.extend(entry(name, 2, first as u32, stream.len(), next));
    }
    let mut out = head(tables);
    out.extend(table.into_iter().flat_map(u32::to_le_bytes));
    out.resize(SECTOR * (1 + tables), 0xff);
    out.extend(entries);
    out.resize(SECTOR * (2 + tables), 0);
    out.extend(streams.into_iter().flat_map(|(_, stream)| stream));
    out
}

fn head(tables: usize) -> Vec<u8> {
    let mut out = vec![0; SECTOR];
    out[76..].fill(0xff);
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &(tables as u32).to_le_bytes());
    put(48, &(tables as u32).to_le_bytes());
    put(56, &(LEAST as u32).to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    for n in 0..tables {
        put(76 + 4 * n, &(n as u32).to_le_bytes());
    }
    out
}

fn entry(name: &str, kind: u8, start: u32, size: usize, next: Option<u32>) -> [u8; 128] {
    let mut out = [0; 128];
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    out[..name.len()].copy_from_slice(&name);
    out[64..66].copy_from_slice(&(name.len() as u16 + 2).to_le_bytes());
    out[66] = kind;
    out[67] = 1;
    // A neighbour on one side at most; what lies in the root is the first stream.
    out[68..80].fill(0xff);
    out[72..76].copy_from_slice(&next.unwrap_or(u32::MAX).to_le_bytes());
    if kind == 5 {
        out[76..80].copy_from_slice(&1_u32.to_le_bytes());
    }
    out[116..120].copy_from_slice(&start.to_le_bytes());
    out[120..124].copy_from_slice(&(size as u32).to_le_bytes());
    out
}
