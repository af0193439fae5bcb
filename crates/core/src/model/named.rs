//! Enums whose members have a name of their own: the one that is published.

/// Defines an enum, the name of each of its members, and the way back from a name to its member.
macro_rules! named {
    ($(#[$about:meta])* $type:ident { $($(#[$doc:meta])* $member:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$doc])* $member),*
        }

        impl $type {
            /// Every one, in the order of their definition.
            pub const EACH: &[$type] = &[$($type::$member),*];

            /// Its published name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($type::$member => $name),*
                }
            }

            /// The one of a published name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::EACH.iter().copied().find(|known| known.as_str() == name)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub(crate) use named;
