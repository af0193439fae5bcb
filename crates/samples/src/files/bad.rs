//! Room: made-up disclosures as files. Files with which something is wrong, each named after what it is.
//! None of them may give an answer; each must end in its own words, in little memory.

use super::office::{docx, zipped};
use super::pdf::{self, Font};

const TEXT: &str = "示例县档案馆 2026 年部门预算公开\n\n支出表\n\n科目\t预算数\n基本支出\t12.00\n项目支出\t3.50\n合计\t15.50\n";

/// Every kind, by file name.
pub fn bad() -> Vec<(String, Vec<u8>)> {
    let whole = pdf::pdf(TEXT, Font::ToUnicode);
    let word = docx(TEXT);
    let files = [
        ("empty.pdf", Vec::new()),
        ("truncated.pdf", whole[..whole.len() / 3].to_vec()),
        ("truncated.docx", word[..word.len() / 2].to_vec()),
        ("locked.pdf", locked_pdf()),
        ("locked.docx", compound("EncryptedPackage", b"locked")),
        ("old.doc", compound("WordDocument", b"old")),
        ("scan.pdf", scan()),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("bomb.docx", bomb_docx()),
        ("bomb.pdf", bomb_pdf()),
        ("deep.zip", deep()),
    ];
    files.into_iter().map(|(name, bytes)| (format!("bad-{name}"), bytes)).collect()
}

/// A PDF of so many pages.
pub fn long_pdf(pages: usize) -> Vec<u8> {
    pdf::pdf(&TEXT.repeat(pages * 4), Font::ToUnicode)
}

/// A lock whose key nobody has.
fn locked_pdf() -> Vec<u8> {
    let key = |byte: &str| byte.repeat(32);
    let lock = format!(
        "/Encrypt<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -44>>/ID[<{1}><{1}>]",
        key("a7"),
        key("5c")
    );
    pdf::file(&[String::from("BT /F 10 Tf 50 50 Td <0031> Tj ET\n")], Font::ToUnicode, &lock)
}

/// A page that is a picture.
fn scan() -> Vec<u8> {
    let page = "q 800 0 0 500 20 20 cm BI /W 8 /H 1 /CS /G /BPC 1 /F /AHx ID a5> EI Q\n";
    pdf::file(&[page.to_owned()], Font::ToUnicode, "")
}

fn bomb_docx() -> Vec<u8> {
    zipped(&[("word/document.xml", " ".repeat(40 << 20).as_bytes())])
}

/// A page whose content was deflated twice: each time a thousandth is left of it.
fn bomb_pdf() -> Vec<u8> {
    let once = pdf::packed_often(&[b' '; 1 << 16], 1 << 14);
    pdf::written(&[(pdf::packed(&once), "/Filter[/FlateDecode/FlateDecode]")], Font::ToUnicode, "")
}

/// Archives within archives.
fn deep() -> Vec<u8> {
    (0..40).fold(docx(TEXT), |inner, _| zipped(&[("inner.zip", &inner)]))
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let mut out = vec![0; 512];
    out[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(30, &[9, 0, 6, 0]);
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &u32::MAX.to_le_bytes());
    put(68, &u32::MAX.to_le_bytes());
    put(76, &[0xff; 436]);
    put(76, &0_u32.to_le_bytes());
    // Sector 0 is the allocation table, sector 1 the directory, then comes the stream.
    let end = 0xffff_fffe_u32;
    let chain = (0..sectors).map(|n| if n + 1 == sectors { end } else { n as u32 + 3 });
    let mut fat: Vec<u8> = [0xffff_fffd, end].into_iter().chain(chain).flat_map(u32::to_le_bytes).collect();
    assert!(fat.len() <= 512, "one sector of table");
    fat.resize(512, 0xff);
    out.extend(fat);
    out.extend(entry("Root Entry", 5, end, 0));
    out.extend(entry(name, 2, 2, stream.len()));
    out.resize(512 * 3, 0);
    out.extend(stream);
    out
}

fn entry(name: &str, kind: u8, start: u32, size: usize) -> [u8; 128] {
    let mut out = [0; 128];
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    out[..name.len()].copy_from_slice(&name);
    out[64..66].copy_from_slice(&(name.len() as u16 + 2).to_le_bytes());
    out[66] = kind;
    out[116..120].copy_from_slice(&start.to_le_bytes());
    out[120..124].copy_from_slice(&(size as u32).to_le_bytes());
    out
}
