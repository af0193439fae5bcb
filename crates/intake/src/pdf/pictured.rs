//! Pages of a PDF as pixels, for whatever reads pictures.

use super::File;
use gouji_scan::Picture;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;

impl File {
    /// How a page looks, by its number from 1, at so many dots per inch; nothing where there is no such page or it is
    /// larger than is read.
    pub fn picture(&self, page: u32, dpi: f32) -> Option<Picture> {
        let page = self.0.pages().get(usize::try_from(page.checked_sub(1)?).ok()?)?;
        let (width, height) = page.render_dimensions();
        let scale = dpi / 72.0;
        let (pixels_x, pixels_y) = (width * scale, height * scale);
        let fits = |side: f32| (1.0..f32::from(u16::MAX)).contains(&side);
        if !fits(pixels_x) || !fits(pixels_y) || pixels_x * pixels_y > gouji_scan::MOST_PIXELS as f32 {
            return None;
        }
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let inner = InterpreterSettings::default();
        let drawn = render(page, &RenderCache::new(), &inner, &RenderSettings::default(), &settings);
        let rgb = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        Some(Picture {
            width: usize::from(drawn.width()),
            height: usize::from(drawn.height()),
            rgb: rgb.collect(),
        })
    }
}
