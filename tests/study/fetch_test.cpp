// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/fetch.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::Existing;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;

namespace {

/// The code by which a request is refused before any connection: at this address nobody answers,
/// and a connection would be told by another code.
std::string code_for(ctg::StudyRequest request) {
    const ScratchFolder folder;
    request.base_url = "https://127.0.0.1:9";
    ctg::FetchOptions options;
    options.limits.attempts = 1;
    const auto refusal = refusal_of<ctg::Error>([&] {
        return ctg::fetch_study(request, folder.path() / "study", Existing::refuse, options).value;
    });
    CHECK(folder.names().empty());
    return code_of(refusal);
}

ctg::StudyRequest request_for(std::string departement, std::vector<std::string> datasets = {}) {
    ctg::StudyRequest request;
    request.departement = std::move(departement);
    request.datasets = std::move(datasets);
    return request;
}

} // namespace

TEST_CASE("what is not the code of a département is refused") {
    for (const auto* const text :
         {"", "1", "20", "96", "970", "975", "977", "2C", "2a", "13 ", "13/communes", "013"})
        CHECK(code_for(request_for(text)) == "CTG-FETC-020");
}

TEST_CASE("every département has a code that is taken") {
    for (const auto* const text : {"01", "13", "19", "21", "2A", "2B", "95", "971", "974", "976"})
        CHECK(code_for(request_for(text)) == "CTG-FETC-003");
}

TEST_CASE("what is not the name of a data set is refused") {
    for (const auto* const id : {"", "../x", "a b", "a?b", "é"})
        CHECK(code_for(request_for("13", {id})) == "CTG-FETC-021");
}

TEST_CASE("the answers of a fetch are rows, the new ones told from the unchanged") {
    const ctg::FetchedFile file{"communes.geojson",
                                {"https://geo.api.gouv.fr/x", "date", "", "", 3, "abc"},
                                "Licence Ouverte",
                                "",
                                false};
    const auto records = ctg::records_of(std::vector{file});
    CHECK(records.schema == "ctg.fetch/1");
    CHECK(std::get<std::string>(records.rows.front()[2]) == "unchanged");
    CHECK(ctg::records_of(std::span<const ctg::FetchedFile>{}).rows.empty());
}
