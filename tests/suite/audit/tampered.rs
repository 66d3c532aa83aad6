//! Right plans with one number changed.
