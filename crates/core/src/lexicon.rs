//! What is known of disclosures before one is read, all of it data: forms, words, sections, phrases, classifications.
//! A new form, wording or region goes here; imports what lies below: `source`, `model`, `text`.

pub mod classification;
pub mod counts;
pub mod decompositions;
pub mod due;
pub mod families;
pub mod form_facts;
pub mod forms;
pub mod identities;
pub mod performance;
pub mod phrases;
pub mod public_counts;
pub mod ratios;
pub mod regional;
pub mod sections;
pub mod sites;
pub mod spoken;
pub mod vocabulary;
