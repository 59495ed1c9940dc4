// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace ctg {

/// Whether an address that is not https:// may be asked.
enum class PlainHttp {
    refuse,
    loopback, ///< http:// of this computer alone (127.0.0.1, [::1], localhost), as tests have it
};

/// Limits of one exchange with a service. An attempt that fails in passing (no answer, 429, 500,
/// 502, 503, 504, an answer cut short) is made again, after a wait that doubles each time or as
/// long as the service asks.
struct FetchLimits {
    std::size_t body_bytes = 512UL << 20U;
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds idle{30'000};         ///< without a byte
    std::chrono::milliseconds total{600'000};       ///< of one attempt
    std::chrono::milliseconds first_wait{1'000};    ///< before the second attempt
    std::chrono::milliseconds longest_wait{60'000}; ///< a service that asks for more is left
    std::size_t attempts = 5;
};

/// How far an answer has come.
struct FetchProgress {
    std::string url;
    std::size_t bytes = 0;    ///< of the file, those of an earlier run included
    std::size_t expected = 0; ///< 0: the service does not say
};

/// What a fetch may be told.
struct FetchOptions {
    FetchLimits limits = {};
    PlainHttp plain_http = PlainHttp::refuse;
    /// Certificates (PEM) that vouch for services, instead of the system's: for an office whose
    /// proxy signs with its own.
    std::filesystem::path authorities = {};
    /// Called some times a second, also while waiting. What it throws ends the fetch and is passed
    /// on; what had come stays to be resumed.
    std::function<void(const FetchProgress&)> progress = {};
};

/// What a service answered to a request, and by what it will tell whether it has changed.
struct Answer {
    std::string url;
    std::string date; ///< header Date: "Tue, 24 Nov 2026 10:00:00 GMT"; no clock of ours is asked
    std::string etag; ///< header ETag
    std::string last_modified; ///< header Last-Modified
    std::size_t bytes = 0;
    std::string sha256; ///< of the body, hexadecimal

    friend bool operator==(const Answer&, const Answer&) = default;
};

/// The version of the libcurl that speaks to services, as "7.88.1".
[[nodiscard]] std::string curl_version();

/// Fetches `url` into `file`, which is written whole or not at all: what comes gathers in
/// `file`.part, from where a later call resumes when the service's ETag or Last-Modified allows it.
/// When `known` is an earlier answer whose body `file` still holds, the service is asked for a
/// change only, and `known` is given back if there is none. Only https:// is spoken, certificates
/// are checked, redirections go to https:// only.
/// @throws ArgumentError CTG-FETC-001 (an address that is not https://); ReadError CTG-FETC-002
///         (the service does not know the address), -003 (no answer after all attempts), -004 (a
///         redirection refused), -005 (a certificate that nothing vouches for), -006 (it asks to
///         wait longer than allowed), -007 (no room on this computer); DataError CTG-FETC-010 (a
///         web page instead of data); LimitError CTG-FETC-011 (larger than allowed).
[[nodiscard]] Answer fetch_file(const std::string& url, const std::filesystem::path& file,
                                const std::optional<Answer>& known = {},
                                const FetchOptions& options = {});

} // namespace ctg
