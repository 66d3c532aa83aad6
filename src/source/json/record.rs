//! Declares a table once: its struct, its decoder and its JSON Schema cannot drift apart.

/// Declares records: each field decodes by its type, unknown fields are reported.
macro_rules! records {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty, )*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
        }

        impl $crate::source::json::Decode for $name {
            fn what() -> $crate::diag::Message {
        $crate::diag::message!("kind-object")
    }

            fn decode(
                value: &jsonc_parser::ast::Value<'_>,
                decoder: &mut $crate::source::json::Decoder,
            ) -> Option<Self> {
                let names = [$($crate::source::json::plain(stringify!($field))),*];
                let object = decoder.object::<Self>(value, &names)?;
                // Every field is decoded before any failure counts, so all are reported.
                $(
                    let $field = <$type as $crate::source::json::Field>::field(
                        object,
                        $crate::source::json::plain(stringify!($field)),
                        decoder,
                    );
                )*
                match ($($field,)*) {
                    ($(Some($field),)*) => Some(Self { $($field,)* }),
                    #[allow(unreachable_patterns)]
                    _ => {
                        decoder.lost(object);
                        None
                    }
                }
            }
        }
    )*};
}
pub(crate) use records;
