// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/fetch.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg_test::code_of;
using ctg_test::ScratchFolder;

namespace {

/// The code of the refusal to fetch `url`, which leaves nothing behind.
std::string code_for(const std::string& url, const ctg::FetchOptions& options = {}) {
    const ScratchFolder folder;
    const auto refusal = ctg_test::refusal_of<ctg::Error>(
        [&] { return ctg::fetch_file(url, folder.path() / "answer.json", {}, options); });
    CHECK(folder.names().empty());
    return code_of(refusal);
}

} // namespace

TEST_CASE("an address that is not https is refused before anything is opened") {
    for (const auto* const url :
         {"http://geo.api.gouv.fr/", "ftp://127.0.0.1/", "file:///etc/passwd", "/etc/passwd",
          "https://", "", "PG:dbname=x", "https://user:secret@127.0.0.1/"})
        CHECK(code_for(url) == "CTG-FETC-001");
}

TEST_CASE("plain http is for this computer alone") {
    ctg::FetchOptions options;
    options.plain_http = ctg::PlainHttp::loopback;
    options.limits.attempts = 1;
    // Nothing listens on port 9 (discard): the address is allowed, and nobody answers.
    CHECK(code_for("http://127.0.0.1:9/", options) == "CTG-FETC-003");
    CHECK(code_for("http://localhost:9/", options) == "CTG-FETC-003");
    CHECK(code_for("http://192.0.2.1/", options) == "CTG-FETC-001");
    CHECK(code_for("http://127.0.0.1.example/", options) == "CTG-FETC-001");
}

TEST_CASE("what the watcher throws ends the wait and is passed on") {
    struct Stopped {};
    ctg::FetchOptions options;
    options.plain_http = ctg::PlainHttp::loopback;
    options.limits.first_wait = std::chrono::hours(1);
    options.limits.longest_wait = std::chrono::hours(1);
    options.progress = [](const ctg::FetchProgress&) { throw Stopped{}; };
    const ScratchFolder folder;
    CHECK_THROWS_AS(ctg::fetch_file("http://127.0.0.1:9/", folder.path() / "x", {}, options),
                    Stopped);
}

TEST_CASE("the version of libcurl is told") {
    CHECK(ctg::curl_version().find('.') != std::string::npos);
}
