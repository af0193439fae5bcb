//! The recogniser: PP-OCRv4 in ONNX, run by rten, one line of text at a time at its exact width.
//! Files of models are not trusted to be what they should be: what does not fit ends in a fault that says so.

use crate::picture::{Area, Grey};
use rten::{Model, ModelOptions, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use std::sync::Arc;

/// Height of a line as the recogniser takes it.
pub const HEIGHT: usize = 48;
/// The widest line, in the recogniser's pixels; wider ones are given in parts.
pub const WIDEST: usize = 3_200;
/// So much white paper is put to the left and to the right of a line, in the recogniser's pixels: at the very edge of a
/// picture it sees letters where there are none.
pub const PAPER: usize = 12;
/// Steps of the answer are so many pixels wide.
pub const STEP: usize = 8;

/// The file of the recogniser within its folder.
pub const RECOGNISER: &str = "ch_PP-OCRv4_rec_infer.onnx";
/// The file of its characters, a line each.
pub const CHARACTERS: &str = "ppocr_keys_v1.txt";

/// Why there is no recogniser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The model cannot be loaded; what the loader says.
    Model(String),
    /// The list of characters is not the model's: how many classes the model has, and how many characters the list.
    Characters(usize, usize),
    /// The model cannot be run; what the runner says.
    Run(String),
}

/// The recogniser.
pub struct Models {
    recogniser: Model,
    /// The character of each class; the first is the blank.
    characters: Vec<char>,
    /// Classes of digits and of marks that figures hold.
    pub(crate) marks: Vec<usize>,
}

/// The answer for a line.
pub(crate) struct Answer {
    /// Weights, step by step.
    pub weights: Vec<f32>,
    /// Classes of a step.
    pub classes: usize,
}

impl Models {
    /// The recogniser of its two files.
    ///
    /// # Errors
    /// [`Fault`] where they are not what they should be.
    pub fn load(recogniser: Vec<u8>, characters: &str) -> Result<Models, Fault> {
        let mut options = ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let recogniser = options.load(recogniser).map_err(|error| Fault::Model(error.to_string()))?;
        // The list knows neither the blank, which comes first, nor the space, which comes last.
        let own = characters.lines().filter_map(|line| line.chars().next());
        let characters: Vec<char> = ['\0'].into_iter().chain(own).chain([' ']).collect();
        let of = |mark: char| characters.iter().position(|c| *c == mark);
        let marks = crate::numbers::MARKS.chars().filter_map(of).collect();
        let models = Models { recogniser, characters, marks };
        let probe = models.answer(&Grey::white(HEIGHT, HEIGHT), &RunOptions::default())?;
        if probe.classes != models.characters.len() {
            return Err(Fault::Characters(probe.classes, models.characters.len()));
        }
        Ok(models)
    }

    /// The character of a class; the blank has none.
    pub(crate) fn character(&self, class: usize) -> Option<char> {
        self.characters.get(class).copied().filter(|c| *c != '\0')
    }

    /// Reads a line: a part of a page, which is scaled to the recogniser's height.
    pub(crate) fn line(&self, page: &Grey, area: &Area, options: &RunOptions) -> Result<Answer, Fault> {
        self.answer(&page.scaled(area, HEIGHT), options)
    }

    fn answer(&self, line: &Grey, options: &RunOptions) -> Result<Answer, Fault> {
        let width = line.width.min(WIDEST + HEIGHT) + 2 * PAPER;
        let plane = HEIGHT * width;
        let mut values = vec![1.0_f32; 3 * plane];
        for y in 0..HEIGHT {
            for x in 0..line.width.min(width - 2 * PAPER) {
                let value = f32::from(line.at(x, y)) / 127.5 - 1.0;
                for colour in 0..3 {
                    values[colour * plane + y * width + x + PAPER] = value;
                }
            }
        }
        let input = NdTensor::from_data([1, 3, HEIGHT, width], values);
        let run = |why: &dyn std::fmt::Display| Fault::Run(why.to_string());
        let output =
            self.recogniser.run_one(input.view().into(), Some(options.clone())).map_err(|e| run(&e))?;
        let output: NdTensor<f32, 3> = output.try_into().map_err(|_| run(&"an answer of another shape"))?;
        let classes = output.shape()[2];
        if classes == 0 {
            return Err(run(&"an empty answer"));
        }
        Ok(Answer { weights: output.into_data(), classes })
    }
}

/// A worker's own way to run models: one thread, as lines are small and there are many of them.
pub(crate) fn one_thread() -> RunOptions {
    RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))))
}
