//! Numbers in a row of bits, the lowest bit of each first.

/// Reads numbers from bits; `None` past the end.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// What was taken from the bytes and not yet read.
    ready: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, ready: 0, count: 0 }
    }

    /// A number of so many bits, 32 at most.
    #[inline(never)]
    pub(super) fn number(&mut self, width: u32) -> Option<u32> {
        while self.count < width {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            self.ready |= u64::from(byte) << self.count;
            self.count += 8;
        }
        let number = self.ready & ((1 << width) - 1);
        self.ready >>= width;
        self.count -= width;
        Some(number as u32)
    }

    pub(super) fn float(&mut self) -> Option<f32> {
        self.number(32).map(f32::from_bits)
    }

    /// A number whose lowest bits are so many, after as many ones as the rest says and a zero (Rice 1971).
    #[inline(never)]
    pub(super) fn rice(&mut self, width: u32) -> Option<u32> {
        let mut number = 0;
        while self.number(1)? == 1 {
            number += 1_u32;
        }
        Some(number.checked_shl(width)? | self.number(width)?)
    }

    /// Whether nothing is left but the last byte's rest.
    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.is_empty() && self.count < 8
    }
}
