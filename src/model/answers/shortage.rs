//! What carries a shortage, and the ways out of it.
