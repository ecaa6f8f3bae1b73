//! In which fifth of the web a page's site is: what is measured on a page was learned without its site.

use std::net::Ipv4Addr;

use unhusk_core::words;

/// The number of folds.
pub(crate) const FOLDS: usize = 5;

/// The domain that somebody registered, in which all pages of a site lie; without an address the page's own name.
pub(crate) fn domain(url: Option<&str>, name: &str) -> String {
    let Some(host) = url.and_then(host) else { return name.to_owned() };
    // A number is no name with parts.
    let domain = if host.parse::<Ipv4Addr>().is_ok() { None } else { psl::domain_str(&host) };
    domain.unwrap_or(&host).to_owned()
}

/// The fold of a registered domain, the same in every run and for every set of pages.
pub(crate) fn fold(domain: &str) -> usize {
    (words::hash(domain) % FOLDS as u64) as usize
}

/// The fold in which a page was not learned from.
pub(crate) fn fold_of(url: Option<&str>, name: &str) -> usize {
    fold(&domain(url, name))
}

/// The host of an address, in lower case.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next()?.trim_end_matches('.');
    (!host.is_empty()).then(|| host.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{FOLDS, domain, fold, fold_of};

    #[test]
    fn a_site_s_pages_share_the_domain_that_is_registered() {
        for (url, expected) in [
            ("https://www.Example.co.uk/a?b", "example.co.uk"),
            ("http://user@news.example.com:8080/", "example.com"),
            ("https://one.blogspot.com/2020/", "one.blogspot.com"),
            ("https://192.0.2.1/", "192.0.2.1"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(domain(Some(url), "0001"), expected);
        }
        assert_eq!(domain(None, "0001"), "0001");
        assert_eq!(domain(Some("https://"), "0001"), "0001");
    }

    /// The models under `model/folds` were trained by these: another function would let pages into their own model.
    #[test]
    fn folds_stay_as_they_are() {
        let folds = ["example.com", "example.org", "wikipedia.org", "bbc.co.uk", "spiegel.de"].map(fold);
        assert_eq!(folds, [0, 1, 0, 3, 2]);
        assert_eq!(fold_of(Some("https://en.wikipedia.org/wiki/A"), "x"), fold("wikipedia.org"));
        assert!((0..100).all(|number| fold(&number.to_string()) < FOLDS));
    }
}
