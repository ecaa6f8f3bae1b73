//! Language tags as BCP 47 forms them, which EPUB asks for and pages don't always have.

/// The tag's beginning that is well-formed: a language, and if they follow it a script and a region.
pub(super) fn well_formed(tag: &str) -> Option<&str> {
    let mut parts = tag.trim().split('-');
    let language = parts.next().filter(|part| (2..=8).contains(&part.len()) && is_letters(part))?;
    let mut end = language.len();
    let mut next = parts.next();
    if let Some(script) = next.filter(|part| part.len() == 4 && is_letters(part)) {
        end += 1 + script.len();
        next = parts.next();
    }
    if let Some(region) = next.filter(|part| is_region(part)) {
        end += 1 + region.len();
    }
    tag.trim().get(..end)
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_region(part: &str) -> bool {
    (part.len() == 2 && is_letters(part))
        || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::well_formed;

    #[test]
    fn what_isn_t_well_formed_is_cut_off() {
        for (tag, expected) in [
            ("en", Some("en")),
            (" zh-Hans-CN ", Some("zh-Hans-CN")),
            ("es-419", Some("es-419")),
            ("de-CH-x-", Some("de-CH")),
            ("en-", Some("en")),
            ("é", None),
            ("", None),
            ("x-a", None),
        ] {
            assert_eq!(well_formed(tag), expected, "{tag}");
        }
    }
}
