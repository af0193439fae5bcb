//! Excel (to come).
use crate::{Annotated, Fault, Options, Remark};
use gouji_intake::{Format, Taken};
pub fn annotate(_: &[u8], _: &Taken, _: &[Remark], _: &Options) -> Result<Annotated, Fault> {
    Err(Fault::Format(Format::Xlsx))
}
