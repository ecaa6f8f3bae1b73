//! Addresses made absolute by the browser's own `URL`.
//!
//! The crate `url` would add its tables of host names to what every reader downloads. The outcome is the same as that of
//! `unhusk_core::address`, which programs outside the browser use.

use web_sys::Url;

/// Any address that relative ones can start from: it shows whether an address is a relative one at all.
const ELSEWHERE: &str = "http://elsewhere.invalid/";

/// A function that makes addresses absolute, starting from `base`; it gives `None` for what is no address.
///
/// Without a base, or with one that nothing can start from, relative addresses stay as they are.
pub(crate) fn resolver(base: Option<&str>) -> impl FnMut(&str) -> Option<String> + use<> {
    let base = base.filter(|base| Url::new_with_base("a", base).is_ok()).map(str::to_owned);
    move |address| {
        if let Some(base) = &base {
            return Url::new_with_base(address, base).ok().map(|url| url.href());
        }
        if let Ok(url) = Url::new(address) {
            return Some(url.href());
        }
        Url::new_with_base(address, ELSEWHERE).ok().map(|_| address.to_owned())
    }
}
