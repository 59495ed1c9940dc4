// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/fetch.hpp"

#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "reading/part_file.hpp"
#include "reading/transfer.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <thread>

namespace ctg {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// RFC 9110, §15.
constexpr long ok = 200;
constexpr long partial_content = 206;
constexpr long not_modified = 304;
constexpr long range_not_satisfiable = 416;
/// Answers that may be another at the next attempt.
constexpr std::array<long, 6> passing_statuses{408, 429, 500, 502, 503, 504};

/// "geo.api.gouv.fr" in "https://geo.api.gouv.fr/departements/13".
std::string service_of(const std::string& url) {
    const auto begin = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
    return url.substr(begin, url.find('/', begin) - begin);
}

std::string seconds_text(milliseconds time) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count());
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string header(const TransferResult& result, const std::string& name) {
    const auto found = result.headers.find(name);
    return found == result.headers.end() ? std::string{} : found->second;
}

/// By what a Range request can name the state of a body: a weak ETag ("W/…") allows another of the
/// same meaning (RFC 9110, §13.1.5).
std::string validator_of(const TransferResult& result) {
    const auto etag = header(result, "etag");
    if (!etag.empty() && !etag.starts_with("W/")) return etag;
    return header(result, "last-modified");
}

/// A web page, as a portal of a hotel or a page of errors answers with status 200.
bool is_page(const TransferResult& result, std::string_view beginning) {
    const auto start = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return header(result, "content-type").starts_with("text/html") ||
           (start != std::string_view::npos && beginning[start] == '<');
}

/// One file asked of a service, attempt after attempt.
class Fetch {
public:
    Fetch(const std::string& url, const fs::path& file, const std::optional<Answer>& known,
          const FetchOptions& options)
        : url_(url),
          file_(file),
          known_(known),
          options_(options),
          part_(file, url) {}

    Answer run() {
        if (!is_allowed(url_, options_.plain_http))
            throw ArgumentError({error_of("CTG-FETC-001", {{"url", url_}})});
        milliseconds wait = options_.limits.first_wait;
        for (std::size_t attempt = 1;; ++attempt) {
            const auto result = transferred(transfer(), options_);
            if (auto answer = answer_of(result)) return std::move(*answer);
            if (attempt >= options_.limits.attempts) refuse_attempts(result, attempt);
            pause(std::max(wait, result.retry_after), result);
            wait = std::min(2 * wait, options_.limits.longest_wait);
        }
    }

private:
    Transfer transfer() {
        Transfer transfer{url_, {}, {}, {}};
        const std::size_t already = part_.validator().empty() ? 0 : part_.size();
        if (already > 0) {
            transfer.headers.push_back("Range: bytes=" + std::to_string(already) + "-");
            transfer.headers.push_back("If-Range: " + part_.validator());
        } else if (known_ && !known_->etag.empty()) {
            transfer.headers.push_back("If-None-Match: " + known_->etag);
        } else if (known_ && !known_->last_modified.empty()) {
            transfer.headers.push_back("If-Modified-Since: " + known_->last_modified);
        }
        has_begun_ = false;
        transfer.take = [this, already](const TransferResult& so_far, std::string_view piece) {
            return take(so_far, piece, already);
        };
        transfer.watch = [this, already](std::size_t bytes, std::size_t expected) {
            tell(already + bytes, expected == 0 ? 0 : already + expected);
        };
        return transfer;
    }

    bool take(const TransferResult& so_far, std::string_view piece, std::size_t already) {
        if (so_far.status != ok && so_far.status != partial_content) return true; // words of theirs
        if (!has_begun_ && !begin(so_far, piece, already)) return false;
        if (part_.size() + piece.size() > options_.limits.body_bytes) refuse_size();
        part_.append(piece);
        return true;
    }

    /// Answers whether the body that begins is the one asked for.
    bool begin(const TransferResult& so_far, std::string_view beginning, std::size_t already) {
        has_begun_ = true;
        const bool goes_on =
            so_far.status == partial_content &&
            header(so_far, "content-range").starts_with("bytes " + std::to_string(already) + "-");
        if (goes_on) return true;
        if (so_far.status == partial_content) { // of other bytes: the next attempt begins anew
            part_.discard();
            return false;
        }
        if (is_page(so_far, beginning)) {
            part_.discard();
            throw DataError({error_of("CTG-FETC-010", named({}))});
        }
        part_.begin(validator_of(so_far));
        return true;
    }

    /// The answer if the transfer ended well, nothing if another attempt may.
    std::optional<Answer> answer_of(const TransferResult& result) {
        switch (result.end) {
        case TransferEnd::answered:
            return answer_by_status(result);
        case TransferEnd::redirection:
            throw ReadError({error_of("CTG-FETC-004", named({{"words", result.words}}))});
        case TransferEnd::certificate:
            throw ReadError({error_of("CTG-FETC-005", named({{"words", result.words}}))});
        case TransferEnd::too_large:
            refuse_size();
        case TransferEnd::stopped:
        case TransferEnd::passing_fault:
            break;
        }
        return std::nullopt;
    }

    std::optional<Answer> answer_by_status(const TransferResult& result) {
        if (result.status == not_modified && known_) return known_;
        if (result.status == ok || result.status == partial_content) {
            if (!has_begun_) part_.begin(validator_of(result)); // an empty body
            part_.finish();
            const std::string body = bytes_of(file_);
            return Answer{url_,
                          header(result, "date"),
                          header(result, "etag"),
                          header(result, "last-modified"),
                          body.size(),
                          sha256_hex(body)};
        }
        if (result.status == range_not_satisfiable) {
            part_.discard(); // what is there is of another body: begin anew
            return std::nullopt;
        }
        if (std::ranges::find(passing_statuses, result.status) == passing_statuses.end())
            throw ReadError(
                {error_of("CTG-FETC-002", named({{"status", std::to_string(result.status)}}))});
        return std::nullopt;
    }

    void pause(milliseconds wait, const TransferResult& result) const {
        if (wait > options_.limits.longest_wait && result.retry_after == wait)
            throw ReadError({error_of("CTG-FETC-006",
                                      named({{"seconds", seconds_text(wait)},
                                             {"most", seconds_text(options_.limits.longest_wait)},
                                             {"status", std::to_string(result.status)}}))});
        constexpr milliseconds step{50}; // an interruption is heard within it
        for (milliseconds slept{0}; slept < wait; slept += step) {
            std::this_thread::sleep_for(std::min(step, wait - slept));
            tell(part_.size(), 0);
        }
    }

    void tell(std::size_t bytes, std::size_t expected) const {
        if (options_.progress) options_.progress({url_, bytes, expected});
    }

    [[noreturn]] void refuse_attempts(const TransferResult& result, std::size_t attempts) const {
        const bool has_answered = result.end == TransferEnd::answered;
        throw ReadError({error_of(
            "CTG-FETC-003",
            named({{"attempts", std::to_string(attempts)},
                   {"words", has_answered ? std::to_string(result.status) : result.words}}))});
    }

    [[noreturn]] void refuse_size() {
        part_.discard();
        throw LimitError({error_of(
            "CTG-FETC-011", named({{"most", std::to_string(options_.limits.body_bytes >> 20U)}}))});
    }

    /// `values` with the service and the address.
    [[nodiscard]] DiagnosticValues named(DiagnosticValues values) const {
        values.emplace_back("service", service_of(url_));
        values.emplace_back("url", url_);
        return values;
    }

    const std::string& url_;
    const fs::path& file_;
    const std::optional<Answer>& known_;
    const FetchOptions& options_;
    PartFile part_;
    bool has_begun_ = false;
};

} // namespace

Answer fetch_file(const std::string& url, const fs::path& file, const std::optional<Answer>& known,
                  const FetchOptions& options) {
    return Fetch(url, file, known, options).run();
}

} // namespace ctg
