//! Code that is loaded when somebody asks for it, so that a first visit does not pay for it.
//!
//! ```ignore
//! split!(workers, open(session: Session) -> bool);
//!
//! fn open(session: Session) -> bool { … }
//! ```
//!
//! makes `open::load` and `open::call`. What only `open` reaches leaves the page's wasm in a release build; all functions
//! that name the same chunk (`workers`) share one file. Everything else, and every build that is not split (`cfg(split)`,
//! set by `cargo xtask build`), works the same with the code already there.
//!
//! Few names are better than many: what several chunks share becomes a file for each set of them, and all of a chunk's files are
//! asked for in one task. With seven names there were 61, which took 60 ms; with four there are 15.

use std::pin::Pin;

/// Whether the code arrived.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// Makes a function's code a part of a chunk: `split!(chunk, function(argument: Type, …) -> Type)`; without a type it is a
/// view.
#[cfg(split)]
macro_rules! split {
    ($chunk:ident, $function:ident($($argument:ident: $type:ty),*)) => {
        split!($chunk, $function($($argument: $type),*) -> leptos::prelude::AnyView);
    };
    ($chunk:ident, $function:ident($($argument:ident: $type:ty),*) -> $made:ty) => {
        mod $function {
            use super::*;

            // The macro writes `extern "C"`, but both sides are one program, linked as one.
            #[leptos::wasm_split::wasm_split(
                $chunk,
                wasm_split_path = leptos::wasm_split,
                fallible,
                preload(arrival)
            )]
            fn $function($($argument: $type),*) -> Result<$made, leptos::wasm_split::SplitLoaderError> {
                Ok(super::$function($($argument),*))
            }

            /// Fetches the code, unless it is there.
            pub fn load() -> $crate::chunk::Loading {
                Box::pin(async { arrival().await.is_ok() })
            }

            /// Calls the function, if its code is there.
            pub fn call($($argument: $type),*) -> Option<$made> {
                futures::FutureExt::now_or_never($function($($argument),*))?.ok()
            }
        }
    };
}

/// The same where nothing is split.
#[cfg(not(split))]
macro_rules! split {
    ($chunk:ident, $function:ident($($argument:ident: $type:ty),*)) => {
        split!($chunk, $function($($argument: $type),*) -> leptos::prelude::AnyView);
    };
    ($chunk:ident, $function:ident($($argument:ident: $type:ty),*) -> $made:ty) => {
        mod $function {
            use super::*;

            pub fn load() -> $crate::chunk::Loading {
                Box::pin(std::future::ready(true))
            }

            pub fn call($($argument: $type),*) -> Option<$made> {
                Some(super::$function($($argument),*))
            }
        }
    };
}

pub(crate) use split;
