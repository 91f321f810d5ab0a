//! The clipboard: the one of the person's own machine, however far away the program runs.
//!
//! It is written with OSC 52, which the terminal obeys or ignores without a word, so a copy can never be
//! confirmed; and never read, which few terminals allow, for good reason.

use std::io::{self, Write};

/// The most base64 bytes sent: the limit that xterm and its followers are known to take.
pub const LIMIT: usize = 74_994;

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The text is too long for the terminal; nothing was sent.
    #[error("{bytes} bytes of base64 are more than the {LIMIT} a terminal takes")]
    TooLong {
        /// Bytes of base64 the text would need.
        bytes: usize,
    },
    /// The terminal could not be written to.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Asks the terminal behind `out` to put `text` on its clipboard. Inside tmux it asks tmux (which passes it on
/// when `set-clipboard` is on) and the terminal behind it (when `allow-passthrough` is on).
///
/// # Errors
/// The text is too long, or writing failed.
pub fn copy(out: &mut impl Write, text: &str) -> Result<(), CopyError> {
    let in_tmux = std::env::var_os("TMUX").is_some_and(|socket| !socket.is_empty());
    out.write_all(&sequence(text, in_tmux)?)?;
    out.flush()?;
    Ok(())
}

/// The bytes to send.
fn sequence(text: &str, in_tmux: bool) -> Result<Vec<u8>, CopyError> {
    let bytes = text.len().div_ceil(3) * 4;
    if bytes > LIMIT {
        return Err(CopyError::TooLong { bytes });
    }
    let text = base64(text.as_bytes());
    let mut sequence = format!("\x1b]52;c;{text}\x1b\\");
    if in_tmux {
        // Within the wrapping every ESC is doubled, hence BEL as the inner end.
        sequence.push_str(&format!("\x1bPtmux;\x1b\x1b]52;c;{text}\x07\x1b\\"));
    }
    Ok(sequence.into_bytes())
}

/// RFC 4648 §4, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            (0..3).fold(0_usize, |bits, i| bits << 8 | usize::from(group.get(i).copied().unwrap_or(0)));
        for digit in 0..4 {
            let index = bits >> (18 - 6 * digit) & 63;
            text.push(if digit <= group.len() { char::from(DIGITS[index]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648 §10.
    #[test]
    fn base64_agrees_with_the_standard() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("纲目", "57qy55uu"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn outside_tmux_only_the_plain_form_is_sent() {
        assert_eq!(sequence("foo", false).unwrap(), b"\x1b]52;c;Zm9v\x1b\\");
    }

    #[test]
    fn inside_tmux_the_passthrough_form_follows() {
        let expected = b"\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\";
        assert_eq!(sequence("foo", true).unwrap(), expected);
    }

    #[test]
    fn a_text_beyond_the_limit_sends_nothing() {
        let longest = "a".repeat(LIMIT / 4 * 3);
        assert!(sequence(&longest, false).is_ok());
        let error = sequence(&format!("{longest}a"), false).unwrap_err();
        assert!(matches!(error, CopyError::TooLong { bytes: 74_996 }), "{error}");
    }
}
