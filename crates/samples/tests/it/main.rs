//! Tests of what is made up for other tests, one program: a file for each subject.

mod arithmetic;
mod compositions;
mod planting;
