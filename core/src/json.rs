//! Texts, lists and objects of JSON; whatever else stands there is checked and forgotten.

use std::borrow::Cow;

/// A value.
#[derive(Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// A number, a truth or nothing.
    Other,
    /// A text.
    String(Cow<'a, str>),
    /// Values in a row.
    Array(Vec<Self>),
    /// Values with names.
    Object(Vec<(Cow<'a, str>, Self)>),
}

/// Reads the value at the beginning of a text, nested as deep as any honest page's; what follows doesn't matter.
pub(crate) fn parse(text: &str) -> Option<Value<'_>> {
    const DEPTH: usize = 64;
    let mut reader = Reader { rest: text };
    // Lists and objects that aren't at their ends, each with the name of the value that is being read.
    let mut open: Vec<(Value<'_>, Cow<'_, str>)> = Vec::new();
    'values: while open.len() < DEPTH {
        let mut value = reader.value()?;
        if let Some(end) = end_of(&value)
            && !reader.skip(end)
        {
            let name = reader.name_in(&value)?;
            open.push((value, name));
            continue;
        }
        while let Some((mut around, name)) = open.pop() {
            match &mut around {
                Value::Object(object) => object.push((name, value)),
                Value::Array(array) => array.push(value),
                _ => {}
            }
            if reader.skip(',') {
                let name = reader.name_in(&around)?;
                open.push((around, name));
                continue 'values;
            }
            if !reader.skip(end_of(&around)?) {
                return None;
            }
            value = around;
        }
        return Some(value);
    }
    None
}

/// Reads the text at the beginning of a text, behind its quotation mark.
pub(crate) fn string(text: &str) -> Option<Cow<'_, str>> {
    Reader { rest: text }.string()
}

/// What a list or an object ends with.
fn end_of(value: &Value<'_>) -> Option<char> {
    match value {
        Value::Array(_) => Some(']'),
        Value::Object(_) => Some('}'),
        _ => None,
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Skips white space and a character, if it stands there.
    #[inline(never)]
    fn skip(&mut self, character: char) -> bool {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let rest = self.rest.strip_prefix(character);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A value; of a list or an object the beginning.
    fn value(&mut self) -> Option<Value<'a>> {
        if self.skip('"') {
            return self.string().map(Value::String);
        }
        if self.skip('[') {
            return Some(Value::Array(Vec::new()));
        }
        if self.skip('{') {
            return Some(Value::Object(Vec::new()));
        }
        let word = ["null", "true", "false"].iter().find_map(|word| self.rest.strip_prefix(word));
        self.rest = match word {
            Some(rest) => rest,
            None => after_number(self.rest)?,
        };
        Some(Value::Other)
    }

    /// The name of an object's next value and its colon; a list's have none.
    fn name_in(&mut self, around: &Value<'_>) -> Option<Cow<'a, str>> {
        if matches!(around, Value::Array(_)) {
            return Some(Cow::Borrowed(""));
        }
        if !self.skip('"') {
            return None;
        }
        let name = self.string()?;
        self.skip(':').then_some(name)
    }

    /// The rest of a text and its quotation mark.
    #[inline(never)]
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let mut text = String::new();
        loop {
            let plain = self.rest.bytes().take_while(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            let (plain, after) = self.rest.split_at_checked(plain.count())?;
            let end = self.take_from(after)?;
            match end {
                b'"' if text.is_empty() => return Some(plain.into()),
                b'"' => return Some((text + plain).into()),
                b'\\' => {
                    text.push_str(plain);
                    text.push(self.escape()?);
                }
                _ => return None,
            }
        }
    }

    /// Takes a byte of ASCII.
    fn take_from(&mut self, text: &'a str) -> Option<u8> {
        self.rest = text.get(1..)?;
        text.bytes().next()
    }

    /// The character that an escape stands for, behind its backslash.
    fn escape(&mut self) -> Option<char> {
        Some(match self.take_from(self.rest)? {
            byte @ (b'"' | b'\\' | b'/') => byte.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.four_digits()?;
                if !(0xd800..0xdc00).contains(&high) {
                    return char::from_u32(high);
                }
                self.rest = self.rest.strip_prefix("\\u")?;
                let low = self.four_digits()?.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
                return char::from_u32(0x1_0000 + ((high - 0xd800) << 10 | low));
            }
            _ => return None,
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number << 4 | char::from(self.take_from(self.rest)?).to_digit(16)?;
        }
        Some(number)
    }
}

/// What follows a number; `None` where none stands.
fn after_number(text: &str) -> Option<&str> {
    let number = text.strip_prefix('-').unwrap_or(text);
    let mut rest = match number.strip_prefix('0') {
        Some(rest) => rest,
        None => after_digits(number)?,
    };
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = after_digits(fraction)?;
    }
    match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => after_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => Some(rest),
    }
}

fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};

    fn text(text: &str) -> Value<'_> {
        Value::String(text.into())
    }

    #[test]
    fn values_are_read_with_what_they_hold() {
        let value = parse(
            " { \"a\" : [ \"b\" , -0.5e+3,[],{}, null ] , \"c\":{\"d\": \"\\\"e\\u00e9\\ud83d\\ude00\" }} ;",
        );
        let other = || Value::Other;
        let list = vec![text("b"), other(), Value::Array(Vec::new()), Value::Object(Vec::new()), other()];
        let inner = Value::Object(vec![("d".into(), text("\"eé😀"))]);
        assert_eq!(value, Some(Value::Object(vec![("a".into(), Value::Array(list)), ("c".into(), inner)])));
    }

    #[test]
    fn what_is_no_json_is_none() {
        for no in [
            "",
            "[",
            "]",
            "{",
            "[1,]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "nul",
            "-",
            "1.",
            "1e",
            "\"a",
            "\"\n\"",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\\u+123\"",
            "\"\\",
            "\"\\u12é\"",
        ] {
            assert_eq!(parse(no), None, "{no}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        assert!(parse(&format!("{}{}", "[".repeat(63), "]".repeat(63))).is_some());
        assert!(parse(&"[".repeat(1_000_000)).is_none());
    }
}
