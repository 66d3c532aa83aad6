//! How many times the order mix a works could make, and what binds one after another.
