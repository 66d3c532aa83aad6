//! How far a stated figure may be from the recomputed one. The only tolerances of the audit.

/// Largest difference accepted, relative to the size of the quantities added up (at least 1).
///
/// A plan is proven to 1e-6 of the size of each row (the certificate's residuals), and written
/// with every digit. What a sum may miss is therefore 1e-6 of the absolute values it adds up, not
/// of the sum itself: a stock of 0 left over from flows of a million is as exact as the flows are.
pub const RELATIVE: f64 = 1e-6;
