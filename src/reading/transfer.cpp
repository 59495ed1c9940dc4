// SPDX-License-Identifier: Apache-2.0
#include "reading/transfer.hpp"

#include "reading/utf8.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <mutex>
#include <new>

namespace ctg {
namespace {

using Clock = std::chrono::steady_clock;

struct CurlCleaner {
    void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
};
struct UrlCleaner {
    void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
struct ListFreer {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
struct TextFreer {
    void operator()(char* text) const noexcept { curl_free(text); }
};
using HeaderList = std::unique_ptr<curl_slist, ListFreer>;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A transfer under way: what libcurl calls back into.
class Exchange {
public:
    Exchange(const Transfer& transfer, const FetchOptions& options)
        : transfer_(transfer),
          options_(options),
          curl_(curl_easy_init()) {
        if (!curl_) throw std::bad_alloc();
    }

    TransferResult run() {
        const HeaderList headers = request_headers();
        set_address(headers.get());
        set_limits();
        set_callbacks();
        const CURLcode code = curl_easy_perform(curl_.get());
        if (thrown_) std::rethrow_exception(thrown_);
        return result_of(code);
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(curl_.get(), option, value);
    }

    HeaderList request_headers() const {
        HeaderList list;
        for (const auto& header : transfer_.headers)
            list.reset(curl_slist_append(list.release(), header.c_str()));
        return list;
    }

    void set_address(curl_slist* headers) {
        const bool is_plain = options_.plain_http == PlainHttp::loopback;
        set(CURLOPT_URL, transfer_.url.c_str());
        set(CURLOPT_HTTPHEADER, headers);
        set(CURLOPT_USERAGENT, "ctg");
        set(CURLOPT_PROTOCOLS_STR, is_plain ? "http,https" : "https");
        set(CURLOPT_REDIR_PROTOCOLS_STR, "https");
        set(CURLOPT_FOLLOWLOCATION, 1L);
        set(CURLOPT_MAXREDIRS, 5L);
        set(CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!options_.authorities.empty()) {
            authorities_ = options_.authorities.string();
            set(CURLOPT_CAINFO, authorities_.c_str());
        }
    }

    void set_limits() {
        const auto& limits = options_.limits;
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body_bytes));
        set(CURLOPT_NOSIGNAL, 1L);
    }

    void set_callbacks() {
        set(CURLOPT_ERRORBUFFER, words_.data());
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Exchange::on_body);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Exchange::on_header);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_XFERINFOFUNCTION, &Exchange::on_progress);
    }

    static std::size_t on_header(char* text, std::size_t size, std::size_t count, void* self) {
        auto& result = static_cast<Exchange*>(self)->result_;
        static_cast<Exchange*>(self)->last_byte_ = Clock::now();
        const std::string_view line(text, size * count);
        const auto colon = line.find(':');
        if (line.starts_with("HTTP/"))
            result.headers.clear(); // of a redirection, which a further answer follows
        else if (colon != std::string_view::npos)
            result.headers[lower(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
        return size * count;
    }

    static std::size_t on_body(char* text, std::size_t size, std::size_t count, void* self) {
        auto& exchange = *static_cast<Exchange*>(self);
        curl_easy_getinfo(exchange.curl_.get(), CURLINFO_RESPONSE_CODE, &exchange.result_.status);
        exchange.last_byte_ = Clock::now();
        exchange.received_ += size * count;
        if (exchange.received_ > exchange.options_.limits.body_bytes) {
            exchange.is_too_large_ = true;
            return 0;
        }
        const auto take = [&] { return exchange.transfer_.take(exchange.result_, {text, count}); };
        return exchange.guarded(take) ? size * count : 0;
    }

    static int on_progress(void* self, curl_off_t total, curl_off_t now, curl_off_t /*to_send*/,
                           curl_off_t /*sent*/) {
        auto& exchange = *static_cast<Exchange*>(self);
        // libcurl's own limit is on a mean speed: it hears a silence some seconds late.
        exchange.is_silent_ = Clock::now() - exchange.last_byte_ > exchange.options_.limits.idle;
        if (exchange.is_silent_) return 1;
        const auto watch = [&] {
            if (exchange.transfer_.watch)
                exchange.transfer_.watch(static_cast<std::size_t>(now),
                                         static_cast<std::size_t>(total));
            return true;
        };
        return exchange.guarded(watch) ? 0 : 1;
    }

    /// No exception may cross libcurl, which is C: it is kept, and thrown when libcurl is back.
    template <class Call>
    bool guarded(Call&& call) {
        try {
            return call();
        } catch (...) {
            thrown_ = std::current_exception();
            return false;
        }
    }

    TransferResult result_of(CURLcode code) {
        curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &result_.status);
        curl_off_t seconds = 0;
        curl_easy_getinfo(curl_.get(), CURLINFO_RETRY_AFTER, &seconds);
        result_.retry_after = std::chrono::seconds(seconds);
        if (code != CURLE_OK)
            result_.words = words_.front() == '\0' ? curl_easy_strerror(code) : words_.data();
        result_.end = is_too_large_ ? TransferEnd::too_large : end_of(code);
        if (is_silent_) {
            result_.end = TransferEnd::passing_fault;
            result_.words =
                fmt::format("Operation too slow: no byte in {} ms", options_.limits.idle.count());
        }
        return std::move(result_);
    }

    static TransferEnd end_of(CURLcode code) noexcept {
        switch (code) {
        case CURLE_OK:
            return TransferEnd::answered;
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_TOO_MANY_REDIRECTS:
            return TransferEnd::redirection;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
            return TransferEnd::certificate;
        case CURLE_FILESIZE_EXCEEDED:
            return TransferEnd::too_large;
        case CURLE_WRITE_ERROR:
        case CURLE_ABORTED_BY_CALLBACK:
            return TransferEnd::stopped;
        default:
            return TransferEnd::passing_fault;
        }
    }

    const Transfer& transfer_;
    const FetchOptions& options_;
    std::unique_ptr<CURL, CurlCleaner> curl_;
    TransferResult result_;
    std::array<char, CURL_ERROR_SIZE> words_{};
    std::string authorities_;
    std::size_t received_ = 0;
    Clock::time_point last_byte_ = Clock::now();
    bool is_too_large_ = false;
    bool is_silent_ = false;
    std::exception_ptr thrown_;
};

void initialise_once() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    const std::unique_ptr<char, TextFreer> owned(text);
    return owned.get();
}

} // namespace

TransferResult transferred(const Transfer& transfer, const FetchOptions& options) {
    initialise_once();
    return Exchange(transfer, options).run();
}

bool is_allowed(const std::string& url, PlainHttp plain_http) {
    const std::unique_ptr<CURLU, UrlCleaner> parsed(curl_url());
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return false;
    // A user name in an address would be sent, and shown in every message.
    if (!part_of(parsed.get(), CURLUPART_USER).empty()) return false;
    const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
    if (scheme == "https") return true;
    const auto host = part_of(parsed.get(), CURLUPART_HOST);
    const bool is_this_computer = host == "127.0.0.1" || host == "[::1]" || host == "localhost";
    return scheme == "http" && plain_http == PlainHttp::loopback && is_this_computer;
}

std::string curl_version() {
    return ::curl_version_info(CURLVERSION_NOW)->version;
}

} // namespace ctg
