//! What scanners and cameras do to a page: turned a little, compressed, noisy, stamped, unevenly lit, seen aslant.

use gouji_scan::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageFormat};

/// A way to disturb.
pub struct Way {
    pub name: &'static str,
    pub dpi: f32,
    /// Degrees that the page is turned.
    turned: f32,
    /// Quality of JPEG.
    jpeg: Option<u8>,
    /// Standard deviation of noise, in greys.
    noise: f32,
    /// A red seal over each page.
    stamp: bool,
    /// How much darker the lower right is than the upper left.
    shadow: f32,
    /// How much shorter the upper edge is than the lower.
    aslant: f32,
}

const CLEAN: Way =
    Way { name: "", dpi: 200.0, turned: 0.0, jpeg: None, noise: 0.0, stamp: false, shadow: 0.0, aslant: 0.0 };

/// All of them.
pub const WAYS: [Way; 12] = [
    Way { name: "clean-150", dpi: 150.0, ..CLEAN },
    Way { name: "clean-200", ..CLEAN },
    Way { name: "clean-300", dpi: 300.0, ..CLEAN },
    Way { name: "turned-200", turned: 1.3, ..CLEAN },
    Way { name: "jpeg-200", jpeg: Some(50), ..CLEAN },
    Way { name: "noise-200", noise: 18.0, ..CLEAN },
    Way { name: "stamp-200", stamp: true, ..CLEAN },
    Way { name: "shadow-200", shadow: 0.45, ..CLEAN },
    Way {
        name: "all-150",
        dpi: 150.0,
        turned: -1.9,
        jpeg: Some(50),
        noise: 12.0,
        stamp: true,
        shadow: 0.35,
        ..CLEAN
    },
    Way { name: "all-200", turned: -1.9, jpeg: Some(50), noise: 12.0, stamp: true, shadow: 0.35, ..CLEAN },
    Way {
        name: "all-300",
        dpi: 300.0,
        turned: -1.9,
        jpeg: Some(50),
        noise: 12.0,
        stamp: true,
        shadow: 0.35,
        ..CLEAN
    },
    Way { name: "photo-200", turned: 0.6, jpeg: Some(75), noise: 8.0, shadow: 0.45, aslant: 0.02, ..CLEAN },
];

/// A page disturbed; `seed` makes its noise its own.
pub fn disturb(page: Picture, way: &Way, seed: u64) -> Picture {
    let mut out = page;
    if way.turned != 0.0 || way.aslant != 0.0 {
        out = bent(&out, way);
    }
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (width, height) = (out.width as f32, out.height as f32);
    for y in 0..out.height {
        for x in 0..out.width {
            let at = 3 * (y * out.width + x);
            let (across, down) = (x as f32 / width, y as f32 / height);
            let light = 1.0 - way.shadow * (across + down) / 2.0;
            let stamped = way.stamp && seal(across - 0.62, (down - 0.4) * height / width);
            let noise = if way.noise > 0.0 { way.noise * dice.normal() } else { 0.0 };
            for (n, part) in out.rgb[at..at + 3].iter_mut().enumerate() {
                let ink = if stamped { [0.86, 0.2, 0.2][n] } else { 1.0 };
                *part = (f32::from(*part) * ink * light + noise).clamp(0.0, 255.0) as u8;
            }
        }
    }
    match way.jpeg {
        Some(quality) => compressed(&out, quality),
        None => out,
    }
}

/// Where a point of a page of a size stands when the page is disturbed.
pub fn moved((x, y): (f32, f32), (width, height): (f32, f32), way: &Way) -> (f32, f32) {
    let (sine, cosine) = way.turned.to_radians().sin_cos();
    let (dx, dy) = (x - width / 2.0, y - height / 2.0);
    let (turned_x, turned_y) = (dx * cosine - dy * sine, dx * sine + dy * cosine);
    let y = turned_y + height / 2.0;
    let narrower = 1.0 - way.aslant * (0.5 - y / height);
    (turned_x * narrower + width / 2.0, y)
}

/// A round seal: two rings and a star of bars.
fn seal(x: f32, y: f32) -> bool {
    let distance = x.hypot(y);
    let ring = (0.105..0.112).contains(&distance) || (0.03..0.034).contains(&distance);
    let bars = (0.07..0.095).contains(&distance) && (y.atan2(x) * 14.0).sin() > 0.2;
    ring || bars
}

fn bent(page: &Picture, way: &Way) -> Picture {
    let (sine, cosine) = way.turned.to_radians().sin_cos();
    let (width, height) = (page.width as f32, page.height as f32);
    let mut out = Picture { rgb: vec![255; page.rgb.len()], ..*page };
    for y in 0..page.height {
        for x in 0..page.width {
            let (dx, dy) = (x as f32 - width / 2.0, y as f32 - height / 2.0);
            let narrower = 1.0 - way.aslant * (0.5 - y as f32 / height);
            let (dx, dy) = (dx / narrower, dy);
            let (from_x, from_y) =
                (dx * cosine + dy * sine + width / 2.0, dy * cosine - dx * sine + height / 2.0);
            for part in 0..3 {
                out.rgb[3 * (y * page.width + x) + part] = between(page, from_x, from_y, part);
            }
        }
    }
    out
}

fn between(page: &Picture, x: f32, y: f32, part: usize) -> u8 {
    let pixel = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < page.width && (y as usize) < page.height;
        if inside { f32::from(page.rgb[3 * (y as usize * page.width + x as usize) + part]) } else { 255.0 }
    };
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    let upper = pixel(left, top) * (1.0 - across) + pixel(left + 1.0, top) * across;
    let lower = pixel(left, top + 1.0) * (1.0 - across) + pixel(left + 1.0, top + 1.0) * across;
    (upper * (1.0 - down) + lower * down) as u8
}

fn compressed(page: &Picture, quality: u8) -> Picture {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    encoder
        .write_image(&page.rgb, page.width as u32, page.height as u32, ExtendedColorType::Rgb8)
        .expect("pixels of that size");
    let decoded = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).expect("a JPEG").into_rgb8();
    Picture { width: page.width, height: page.height, rgb: decoded.into_raw() }
}

/// Numbers that look drawn by chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// About normal: a sum of four.
    fn normal(&mut self) -> f32 {
        ((0..4).map(|_| self.next()).sum::<f32>() - 2.0) * 1.732
    }
}
