//! Addresses made absolute, outside the browser (a browser has its own way).

use url::{ParseError, Url};

/// A function that makes addresses absolute, starting from `base`; it gives `None` for what is no address.
///
/// Without a base, or with one that is no address itself, relative addresses stay as they are.
///
/// ```
/// let mut absolute = unhusk_core::address::resolver(Some("https://a.example/b/c"));
/// assert_eq!(absolute("../d?e=f"), Some("https://a.example/d?e=f".into()));
/// assert_eq!(absolute("https://"), None);
/// ```
pub fn resolver(base: Option<&str>) -> impl FnMut(&str) -> Option<String> + use<> {
    let base = base.and_then(|base| Url::parse(base).ok()).filter(|base| !base.cannot_be_a_base());
    move |address| match Url::options().base_url(base.as_ref()).parse(address) {
        Ok(url) => Some(url.into()),
        Err(ParseError::RelativeUrlWithoutBase) => Some(address.to_owned()),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::resolver;

    #[test]
    fn relative_addresses_stay_so_without_a_base() {
        for base in [None, Some(""), Some("about:blank"), Some("c/d")] {
            let mut absolute = resolver(base);
            assert_eq!(absolute("/a"), Some("/a".into()));
            assert_eq!(absolute("HTTPS://A.example"), Some("https://a.example/".into()));
        }
    }

    #[test]
    fn what_is_no_address_goes() {
        let mut absolute = resolver(Some("https://a.example/"));
        assert_eq!(absolute("http://[b"), None);
        assert_eq!(absolute("//c.example:d/"), None);
        assert_eq!(absolute("java\nscript:e"), Some("javascript:e".into()));
        assert_eq!(absolute(""), Some("https://a.example/".into()));
    }
}
