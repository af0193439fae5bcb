//! The page: what a browser draws. What it shows is decided in the library `gouji_web`; here is only how.
//! One component a file; the DOM, the worker and the history are each touched in one place.

mod answer;
mod app;
mod arrows;
mod aside;
mod bar;
mod brief;
mod built;
mod card;
mod checks;
mod document;
mod equation;
mod figure;
mod files;
mod finding;
mod form;
mod good;
mod guest;
mod history;
mod host;
mod keys;
mod landing;
mod light;
mod nav;
mod notes;
mod outline;
mod panel;
mod pictures;
mod print;
mod result;
mod scroll;
mod settings;
mod several;
mod sheet;
mod state;
mod steps;
mod story;
mod strip;
mod take;
mod update;
mod views;
mod worker;

pub use app::App;
pub use built::is_ours;
