//! What a reader downloads has a size that it keeps.

use anyhow::{Result, bail};

/// Bytes of the wasm module that a click loads, the learned model with it.
pub(crate) const WASM: u64 = 260_000;
/// Bytes of a packed extension.
pub(crate) const PACKED: u64 = 400_000;

/// An error that names what is too large.
pub(crate) fn hold(weighed: &[(String, u64, u64)]) -> Result<()> {
    for (name, size, limit) in weighed {
        if size > limit {
            bail!("{name} has {} KB: more than its {} KB", kilobytes(*size), limit / 1000);
        }
    }
    Ok(())
}

/// In thousands of bytes, with one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_named() {
        let weighed = |size| [("wasm module".to_owned(), size, WASM)];
        assert!(hold(&weighed(WASM)).is_ok());
        let error = hold(&weighed(WASM + 1234)).unwrap_err().to_string();
        assert_eq!(error, "wasm module has 261.2 KB: more than its 260 KB");
    }
}
