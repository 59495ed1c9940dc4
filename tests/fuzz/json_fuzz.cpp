// SPDX-License-Identifier: Apache-2.0
#include "fuzzed_file.hpp"

#include "ctg/writing/text.hpp"

#include <nlohmann/json.hpp>

#include <string>

/// Whatever text a result holds, its JSON is JSON: another parser reads it, and reads one row. No
/// cell of its CSV begins a formula.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    ctg::Records records{"ctg.fuzz/1", {{"name", ctg::RecordKind::text}}, {{text}}};
    ctg::Envelope envelope;
    envelope.study = {{"name", text}};
    const auto written =
        ctg::text_of(records, ctg::TextFormat::json, envelope, ctg::Language::english);
    const auto read = nlohmann::json::parse(written, nullptr, false);
    ctg_fuzz::require(!read.is_discarded());
    ctg_fuzz::require(read.at("rows").size() == 1);
    ctg_fuzz::require(read.at("rows").at(0).at("name").is_string());
    // The CSV of the same rows must not fail either, nor let a formula through.
    const auto csv = ctg::text_of(records, ctg::TextFormat::csv, envelope, ctg::Language::english);
    const auto cell = csv.substr(csv.find("\r\n") + 2);
    ctg_fuzz::require(cell.empty() ||
                      std::string("=+-@\t").find(cell.front()) == std::string::npos);
    return 0;
}
