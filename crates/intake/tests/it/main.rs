//! Tests of the reading of files, one program: a file for each subject; the folders are what several share.

mod agreement;
mod disclosures;
mod drawn;
mod formats;
mod hostile;
mod made_up;
mod pdf_shown;
mod regional;
mod shown;
mod table;
