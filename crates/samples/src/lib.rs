//! Made-up disclosures in the official layouts, consistent by construction or with planted errors.
