//! What the module can't do, each in one sentence that JavaScript gets as an `Error`.

use unhusk_core::document::snapshot::SnapshotError;

/// Why there is no judgement.
#[derive(Debug)]
pub enum Refusal {
    /// A part of the snapshot is missing or is something else.
    Part {
        /// The part's name.
        name: &'static str,
        /// What it ought to be.
        expected: &'static str,
    },
    /// The snapshot's parts don't fit each other.
    Snapshot(SnapshotError),
    /// The document can't be walked.
    Walk {
        /// What the browser says.
        cause: String,
    },
    /// The corrections aren't an array of blocks to keep or not.
    Corrections,
    /// The pictures aren't an array of addresses with bytes.
    #[cfg(feature = "export")]
    Pictures,
    /// There is no output of this name.
    Format {
        /// The name that was asked for.
        name: String,
    },
    /// The browser refuses an object of the reply.
    Reply,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Part { name, expected } => write!(f, "The snapshot's part {name} isn't {expected}."),
            Self::Snapshot(error) => write!(f, "The snapshot can't be read: {error}."),
            Self::Walk { cause } => write!(f, "The document can't be walked: {cause}"),
            Self::Corrections => write!(f, "The corrections aren't three numbers each."),
            #[cfg(feature = "export")]
            Self::Pictures => write!(f, "The pictures aren't an array of {{ address, bytes }}."),
            Self::Format { name } => write!(f, "There is no output format named {name}."),
            Self::Reply => write!(f, "The reply couldn't be made."),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<SnapshotError> for Refusal {
    fn from(error: SnapshotError) -> Self {
        Self::Snapshot(error)
    }
}
