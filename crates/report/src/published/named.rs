//! What has a type in the core and a name in JSON: written as its name, read back as its type.

use gouji::model::due::{Answer, Extent};
use gouji::{Law, Reason, Role, Slip, Verdict};
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use std::borrow::Cow;

/// A type of the core whose members have published names.
pub trait Named: Copy {
    /// The published name.
    fn name(self) -> &'static str;
    /// The member of a name.
    fn of(name: &str) -> Option<Self>;
}

macro_rules! named {
    ($($type:ident)*) => {
        $(impl Named for $type {
            fn name(self) -> &'static str {
                self.as_str()
            }

            fn of(name: &str) -> Option<Self> {
                $type::of_name(name)
            }
        })*
    };
}

named! { Answer Extent Law Reason Role Slip Verdict }

pub fn serialize<T: Named, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(value.name())
}

pub fn deserialize<'de, T: Named, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let name = Cow::<'de, str>::deserialize(from)?;
    T::of(&name).ok_or_else(|| D::Error::custom(format_args!("unknown name `{name}`")))
}

/// The same of what may be absent.
pub mod option {
    use super::Named;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use std::borrow::Cow;

    pub fn serialize<T: Named, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.map(T::name).serialize(to)
    }

    pub fn deserialize<'de, T: Named, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        let Some(name) = Option::<Cow<'de, str>>::deserialize(from)? else { return Ok(None) };
        T::of(&name).map(Some).ok_or_else(|| D::Error::custom(format_args!("unknown name `{name}`")))
    }
}
