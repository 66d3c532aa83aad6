//! How an engine can fail.

/// An engine that broke.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineFailure {
    /// The engine reported a failure.
    #[error("the engine {engine} failed: {reason}")]
    Reported {
        /// The engine's name.
        engine: &'static str,
        /// Its message.
        reason: String,
    },
    /// The engine's thread ended without an answer.
    #[error("the engine {engine} stopped without an answer")]
    Died {
        /// The engine's name.
        engine: &'static str,
    },
    /// The engine only solves programmes without whole numbers.
    #[error("the engine {engine} does not solve programmes with whole numbers")]
    NoWholeNumbers {
        /// The engine's name.
        engine: &'static str,
    },
    /// The system would not start a thread for the engine.
    #[error("no thread could be started for the engine {engine}")]
    NoThread {
        /// The engine's name.
        engine: &'static str,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}
