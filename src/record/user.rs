//! Who is writing, and when: what every change is stamped with.
//!
//! The name is never empty and never asked for: a name the person chose, else the login name of the account,
//! else the number of the account.

/// The name that stands beside what this person writes: `$GANGMU_USER`, else the account's login name.
#[must_use]
pub fn user_name() -> String {
    let uid = rustix::process::getuid().as_raw();
    let accounts = std::fs::read("/etc/passwd").unwrap_or_default();
    pick_name(|name| std::env::var(name).ok(), uid, &String::from_utf8_lossy(&accounts))
}

/// This second as RFC 3339 in UTC: `2026-11-22T03:04:05Z`.
#[must_use]
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The account comes before `$USER`, which `su` and cron leave as they were; an account of a directory server
/// is not in `/etc/passwd`, and then `$USER` is all there is.
fn pick_name(variable: impl Fn(&str) -> Option<String>, uid: u32, accounts: &str) -> String {
    let set = |name| variable(name).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    set("GANGMU_USER")
        .or_else(|| login_name(uid, accounts))
        .or_else(|| set("USER"))
        .or_else(|| set("LOGNAME"))
        .unwrap_or_else(|| format!("uid {uid}"))
}

/// The first login name with this number; the form of the lines is `passwd(5)`.
fn login_name(uid: u32, accounts: &str) -> Option<String> {
    accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next().filter(|name| !name.is_empty())?;
        (fields.nth(1)?.parse() == Ok(uid)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str =
        "root:x:0:0:root:/root:/bin/sh\n# odd line\nli:x:1001:1001:李:/home/li:/bin/bash\n";

    fn name(variables: &[(&str, &str)], uid: u32) -> String {
        let get =
            |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        pick_name(get, uid, ACCOUNTS)
    }

    #[test]
    fn a_chosen_name_comes_before_the_account() {
        assert_eq!(name(&[("GANGMU_USER", " 王五 "), ("USER", "root")], 1001), "王五");
        assert_eq!(name(&[("GANGMU_USER", "  "), ("USER", "root")], 1001), "li");
    }

    #[test]
    fn an_account_that_is_not_listed_goes_by_the_environment() {
        assert_eq!(name(&[("USER", "zhao")], 5), "zhao");
        assert_eq!(name(&[("USER", ""), ("LOGNAME", "qian")], 5), "qian");
        assert_eq!(name(&[], 5), "uid 5");
    }

    #[test]
    fn now_is_in_utc_and_in_whole_seconds() {
        let now = now();
        assert_eq!(now.len(), "2026-11-22T03:04:05Z".len());
        let read: jiff::Timestamp = now.parse().unwrap();
        assert!(read.duration_until(jiff::Timestamp::now()).as_secs() < 60);
    }

    #[test]
    fn there_is_always_a_name() {
        assert!(!user_name().is_empty());
    }
}
