//! Compound files, the containers of Office before 2007: streams found by name, read along their chains of sectors.
//! Every offset is checked and every chain has an end, whatever the file says.

/// Sector numbers from here on mean something else than a sector.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// An open container.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    mini_sector: usize,
    cutoff: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    entries: Vec<Entry>,
}

/// A stream or storage.
struct Entry {
    name: String,
    start: u32,
    size: usize,
    /// Before it, behind it, and within it, in the trees of names: numbers of entries.
    before: u32,
    behind: u32,
    within: u32,
}

impl<'a> Compound<'a> {
    /// Opens a container, or nothing where it is broken.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let mini_shift = u16_at(bytes, 32)?;
        if !(7..=16).contains(&shift) || !(3..=12).contains(&mini_shift) {
            return None;
        }
        let mut this = Compound {
            bytes,
            sector: 1 << shift,
            mini_sector: 1 << mini_shift,
            cutoff: u32_at(bytes, 56)? as usize,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            entries: Vec::new(),
        };
        this.fat = this.table(&this.fat_sectors()?);
        this.mini_fat = this.table(&this.chain(u32_at(bytes, 60)?));
        let directory = this.joined(&this.chain(u32_at(bytes, 48)?));
        let entries: Vec<Option<Entry>> = directory.chunks_exact(128).map(entry).collect();
        this.entries = own(entries);
        Some(this)
    }

    /// How many bytes the file has.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The content of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name))?;
        let mut content = if entry.size >= self.cutoff {
            self.joined(&self.chain(entry.start))
        } else {
            self.mini(entry.start)
        };
        content.truncate(entry.size);
        Some(content)
    }

    /// Whether there is such a stream or storage.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    fn slice(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector may be cut short.
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }

    /// The sectors that hold the allocation table.
    fn fat_sectors(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector + 1;
        let mut sectors: Vec<u32> = (0..109).filter_map(|n| u32_at(self.bytes, 76 + 4 * n)).collect();
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if next >= LAST_SECTOR {
                break;
            }
            let Some(more) = self.slice(next) else { break };
            let numbers: Vec<u32> = (0..more.len() / 4).filter_map(|n| u32_at(more, 4 * n)).collect();
            let Some((last, numbers)) = numbers.split_last() else { break };
            sectors.extend(numbers);
            next = *last;
        }
        sectors.retain(|s| *s < LAST_SECTOR);
        sectors.truncate(most);
        Some(sectors)
    }

    fn table(&self, sectors: &[u32]) -> Vec<u32> {
        let bytes = self.joined(sectors);
        (0..bytes.len() / 4).filter_map(|n| u32_at(&bytes, 4 * n)).collect()
    }

    /// The sectors of a chain; one that runs in a circle ends where it cannot be longer.
    fn chain(&self, start: u32) -> Vec<u32> {
        walk(&self.fat, start, self.bytes.len() / self.sector + 1)
    }

    fn joined(&self, sectors: &[u32]) -> Vec<u8> {
        sectors.iter().filter_map(|s| self.slice(*s)).flatten().copied().collect()
    }

    /// A small stream, which lies in the stream of the root.
    fn mini(&self, start: u32) -> Vec<u8> {
        let Some(root) = self.entries.first() else { return Vec::new() };
        let container = self.joined(&self.chain(root.start));
        let sectors = walk(&self.mini_fat, start, container.len() / self.mini_sector + 1);
        let slice = |s: &u32| {
            let from = (*s as usize).checked_mul(self.mini_sector)?;
            container.get(from..container.len().min(from + self.mini_sector))
        };
        sectors.iter().filter_map(slice).flatten().copied().collect()
    }
}

fn walk(table: &[u32], start: u32, most: usize) -> Vec<u32> {
    let mut out = Vec::new();
    let mut next = start;
    while next < LAST_SECTOR && out.len() < most {
        out.push(next);
        next = table.get(next as usize).copied().unwrap_or(u32::MAX);
    }
    out
}

/// The root and what lies in it directly: what is embedded in a file has storages of its own, with the same names.
/// Where the tree is broken, everything.
fn own(entries: Vec<Option<Entry>>) -> Vec<Entry> {
    let mut wanted = vec![false; entries.len()];
    let root = entries.iter().flatten().next().map(|root| root.within);
    let mut open: Vec<u32> = root.into_iter().collect();
    while let Some(at) = open.pop() {
        let Some(Some(entry)) = entries.get(at as usize) else { continue };
        if !std::mem::replace(&mut wanted[at as usize], true) {
            open.extend([entry.before, entry.behind]);
        }
    }
    let any = wanted.iter().any(|wanted| *wanted);
    let kept = entries.into_iter().zip(wanted).enumerate();
    kept.filter_map(|(n, (entry, wanted))| entry.filter(|_| n == 0 || wanted || !any)).collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
    let units: Vec<u16> = (0..length / 2).filter_map(|n| u16_at(bytes, 2 * n)).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        size: u32_at(bytes, 120)? as usize,
        before: u32_at(bytes, 68)?,
        behind: u32_at(bytes, 72)?,
        within: u32_at(bytes, 76)?,
    })
}

/// A number of two bytes.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A float of eight bytes.
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_embedded_is_not_the_files_own() {
        let none = u32::MAX;
        let entry = |name: &str, before, behind, within| {
            Some(Entry { name: name.into(), start: 0, size: 0, before, behind, within })
        };
        let tree = vec![
            entry("Root Entry", none, none, 2),
            entry("WordDocument", none, none, none),
            entry("MBD1", none, 3, 1),
            entry("Workbook", none, none, none),
        ];
        let names: Vec<String> = own(tree).into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["Root Entry", "MBD1", "Workbook"]);
        // A tree that goes in a circle, and one that is broken.
        let circle = vec![entry("Root Entry", none, none, 1), entry("Workbook", 1, 1, none)];
        assert_eq!(own(circle).len(), 2);
        assert_eq!(
            own(vec![entry("Root Entry", none, none, none), entry("Workbook", none, none, none)]).len(),
            2
        );
    }
}
