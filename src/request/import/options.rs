//! curl's options: which of them take a word with them.

/// Long options with a value, as of curl 8.16, in alphabetical order.
#[rustfmt::skip]
const WITH_VALUE: &[&str] = &[
    "abstract-unix-socket", "alt-svc", "aws-sigv4", "cacert", "capath", "cert", "cert-type",
    "ciphers", "config", "connect-timeout", "connect-to", "continue-at", "cookie", "cookie-jar",
    "create-file-mode", "crlfile", "curves", "data", "data-ascii", "data-binary", "data-raw",
    "data-urlencode", "delegation", "dns-interface", "dns-ipv4-addr", "dns-ipv6-addr",
    "dns-servers", "doh-url", "dump-header", "ech", "egd-file", "engine", "etag-compare",
    "etag-save", "expect100-timeout", "form", "form-string", "ftp-account",
    "ftp-alternative-to-user", "ftp-method", "ftp-port", "ftp-ssl-ccc-mode",
    "happy-eyeballs-timeout-ms", "haproxy-clientip", "header", "hostpubmd5", "hostpubsha256",
    "hsts", "interface", "ip-tos", "ipfs-gateway", "json", "keepalive-cnt", "keepalive-time",
    "key", "key-type", "krb", "libcurl", "limit-rate", "local-port", "login-options", "mail-auth",
    "mail-from", "mail-rcpt", "max-filesize", "max-redirs", "max-time", "netrc-file", "noproxy",
    "oauth2-bearer", "output", "output-dir", "parallel-max", "parallel-max-host", "pass",
    "pinnedpubkey", "postquote", "preproxy", "prequote", "proto", "proto-default", "proto-redir",
    "proxy", "proxy-cacert", "proxy-capath", "proxy-cert", "proxy-cert-type", "proxy-ciphers",
    "proxy-crlfile", "proxy-header", "proxy-key", "proxy-key-type", "proxy-pass",
    "proxy-pinnedpubkey", "proxy-service-name", "proxy-tls13-ciphers", "proxy-tlsauthtype",
    "proxy-tlspassword", "proxy-tlsuser", "proxy-user", "proxy1.0", "pubkey", "quote",
    "random-file", "range", "rate", "referer", "request", "request-target", "resolve", "retry",
    "retry-delay", "retry-max-time", "sasl-authzid", "service-name", "signature-algorithms",
    "socks4", "socks4a", "socks5", "socks5-gssapi-service", "socks5-hostname", "speed-limit",
    "speed-time", "stderr", "telnet-option", "tftp-blksize", "time-cond", "tls-max",
    "tls13-ciphers", "tlsauthtype", "tlspassword", "tlsuser", "trace", "trace-ascii",
    "trace-config", "unix-socket", "upload-file", "upload-flags", "url", "url-query", "user",
    "user-agent", "variable", "vlan-priority", "write-out",
];

/// Short options with a value.
const SHORT_WITH_VALUE: &str = "AbCcDdEeFHKmoPQrTtUuwXxYyz";

/// Whether `--name` takes a value.
pub(super) fn takes_value(name: &str) -> bool {
    WITH_VALUE.binary_search(&name).is_ok()
}

/// What a short option is: the long name of one that we read, an empty one of another with a value. `None`: it takes
/// no value.
pub(super) fn short(option: char) -> Option<&'static str> {
    match option {
        'd' => Some("data"),
        'H' => Some("header"),
        'u' => Some("user"),
        option => SHORT_WITH_VALUE.contains(option).then_some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_take_a_word() {
        assert!(WITH_VALUE.is_sorted());
        assert!(takes_value("data-raw") && takes_value("write-out") && !takes_value("silent"));
        assert_eq!(
            (short('d'), short('o'), short('N')),
            (Some("data"), Some(""), None)
        );
    }
}
