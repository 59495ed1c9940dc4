// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/reading/fetch.hpp"

#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Why a transfer ended.
enum class TransferEnd {
    answered,      ///< with any status
    passing_fault, ///< cut short, too slow, no connection: worth another attempt
    redirection,   ///< to where we do not go, or without end
    certificate,   ///< nothing vouches for the service
    too_large,
    stopped, ///< by the one who takes the body, or who watches
};

struct TransferResult {
    TransferEnd end = TransferEnd::answered;
    long status = 0;                            ///< of the last answer; 0 when there was none
    std::map<std::string, std::string> headers; ///< of the last answer, names in lower case
    std::chrono::milliseconds retry_after{0};   ///< header Retry-After, seconds or date
    std::string words;                          ///< of libcurl, on a fault
};

/// One GET of libcurl.
struct Transfer {
    std::string url;
    std::vector<std::string> headers; ///< "Range: bytes=100-"
    /// Takes a piece of the body of an answer; false stops the transfer.
    std::function<bool(const TransferResult& so_far, std::string_view piece)> take;
    /// Called some times a second with the bytes that have come and are expected.
    std::function<void(std::size_t bytes, std::size_t expected)> watch;
};

/// What `take` and `watch` throw is passed on.
[[nodiscard]] TransferResult transferred(const Transfer& transfer, const FetchOptions& options);

/// Whether `url` may be asked: https:// to anywhere, http:// to this computer when allowed.
[[nodiscard]] bool is_allowed(const std::string& url, PlainHttp plain_http);

} // namespace ctg
