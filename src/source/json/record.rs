//! Declares a record once: its struct, decoder, JSON Schema and entry in the registry cannot drift
//! apart.

/// Declares records: each field decodes by its type, unknown fields are reported. After the type
/// may stand what the registry says of the field: heading and note in Chinese, then items of
/// `FieldOf`.
macro_rules! records {
    ($(
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $(
                $(#[doc = $note:literal])*
                $field:ident: $type:ty $([$chinese:expr $(, $key:ident: $value:expr)*])?,
            )*
        }
    )*) => {$(
        $(#[doc = $about])*
        #[derive(Clone, Debug, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            $( $(#[doc = $note])* pub $field: $type, )*
        }

        impl $name {
            /// Its fields, in order.
            pub const FIELDS: &'static [$crate::source::json::FieldOf] = &[$(
                $crate::source::json::FieldOf {
                    name: $crate::source::json::plain(stringify!($field)),
                    kind: <$type as $crate::source::json::Field>::KIND,
                    note: concat!($($note),*),
                    $(chinese: $chinese, $($key: $value,)*)?
                    ..$crate::source::json::FieldOf::BLANK
                }
            ),*];

            /// Reads one entry of a list again; `None` if that is not possible.
            pub fn replace(
                &mut self,
                list: &str,
                at: usize,
                value: &jsonc_parser::ast::Value<'_>,
                decoder: &mut $crate::source::json::Decoder,
            ) -> Option<()> {
                $(if list == $crate::source::json::plain(stringify!($field)) {
                    let field = &mut self.$field;
                    return $crate::source::json::Field::replace(field, at, value, decoder);
                })*
                None
            }
        }

        impl $crate::source::json::Record for $name {
            fn each<'r>(&'r self, see: &mut dyn FnMut($crate::source::json::Given<'r>)) {
                let mut fields = Self::FIELDS.iter();
                $(if let Some(field) = fields.next() {
                    $crate::source::json::Field::each(&self.$field, &mut |part, what, span| {
                        see($crate::source::json::Given { field, part, what, span });
                    });
                })*
            }
        }

        impl $crate::source::json::Decode for $name {
            const KIND: $crate::source::json::Kind = $crate::source::json::Kind::Record(Self::FIELDS);

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

            fn seen(&self) -> $crate::source::json::What<'_> {
                $crate::source::json::What::Record(self)
            }
        }
    )*};
}
pub(crate) use records;
