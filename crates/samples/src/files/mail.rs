//! Room: made-up disclosures as files. A page saved as one file: a mail whose parts are the page and its pictures.

use super::html::html;

/// A text as a page saved by a browser: in UTF-8, quoted-printable.
pub fn mhtml(text: &str) -> Vec<u8> {
    let page: String = quoted(html(text).as_bytes());
    let mark = "----MultipartBoundary--made0up";
    format!(
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: http://example.org/\r\nSubject: =?utf-8?B?6aKE566X?=\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"{mark}\"\r\n\r\n\r\n\
         --{mark}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: http://example.org/\r\n\r\n{page}\r\n\
         --{mark}\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\np {{ }}\r\n--{mark}--\r\n"
    )
    .into_bytes()
}

/// The same as Word saves it under the name of a document: in GB 2312, in base64.
pub fn mhtml_of_word(text: &str) -> Vec<u8> {
    let page =
        base64(&encoding_rs::GBK.encode(&html(text).replace("charset=\"utf-8\"", "charset=\"gb2312\"")).0);
    let mark = "----=_NextPart_01D0.made";
    format!(
        "MIME-Version: 1.0\nX-Document-Type: Document\nContent-Type: multipart/related; boundary=\"{mark}\"\n\nSaved as one file.\n\n\
         --{mark}\nContent-Location: file:///C:/a.htm\nContent-Transfer-Encoding: base64\nContent-Type: text/html; charset=\"gb2312\"\n\n{page}\n\
         --{mark}\nContent-Location: file:///C:/a.files/header.htm\nContent-Type: text/html\n\n<p>9999.99</p>\n--{mark}--\n"
    )
    .into_bytes()
}

fn quoted(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut length = 0;
    for byte in bytes {
        let piece = match byte {
            b'\n' => "\r\n".to_owned(),
            b' '..=b'<' | b'>'..=b'~' => char::from(*byte).to_string(),
            byte => format!("={byte:02X}"),
        };
        if length + piece.len() > 75 && *byte != b'\n' {
            out += "=\r\n";
            length = 0;
        }
        length = if *byte == b'\n' { 0 } else { length + piece.len() };
        out += &piece;
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (n, three) in bytes.chunks(3).enumerate() {
        let held =
            three.iter().enumerate().fold(0_u32, |held, (k, byte)| held | u32::from(*byte) << (16 - 8 * k));
        let digits = (0..4).map(|k| char::from(DIGITS[(held >> (18 - 6 * k)) as usize & 63]));
        out.extend(digits.take(three.len() + 1));
        out.push_str(&"="[..usize::from(three.len() < 3)].repeat(3 - three.len()));
        if n % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}
