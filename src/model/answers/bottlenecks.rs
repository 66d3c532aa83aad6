//! Where it is tight, what one unit more is worth and how far that holds.
