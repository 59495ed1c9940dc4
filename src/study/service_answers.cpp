// SPDX-License-Identifier: Apache-2.0
#include "study/service_answers.hpp"

#include "ctg/base/code.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/reading/read.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

namespace ctg {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

[[noreturn]] void refuse_shape(const std::string& url, std::string expected, std::string found) {
    throw DataError(
        {error_of("CTG-FETC-022",
                  {{"url", url}, {"expected", std::move(expected)}, {"found", std::move(found)}})});
}

Json json_of(const fs::path& file, const std::string& url) {
    std::ifstream stream(file, std::ios::binary);
    try {
        return Json::parse(stream);
    } catch (const Json::parse_error& error) {
        refuse_shape(url, "JSON", "JSON: byte " + std::to_string(error.byte));
    }
}

/// The text under `key`, which must be there.
std::string text_at(const Json& object, const char* key, const std::string& url) {
    if (!object.is_object() || !object.contains(key) || !object[key].is_string())
        refuse_shape(url, std::string("{\"") + key + "\": \"…\"}", object.dump().substr(0, 60));
    return object[key].get<std::string>();
}

NamedCode named_code_in(const Json& object, const std::string& url) {
    NamedCode named{text_at(object, "code", url), {}};
    if (object.contains("nom")) named.name = text_at(object, "nom", url);
    return named;
}

[[noreturn]] void refuse_empty(const std::string& url) {
    throw DataError({error_of("CTG-FETC-024", {{"url", url}})});
}

/// The same fault, told of the answer instead of the file that holds it for a while.
template <class Read>
auto read_answer(const std::string& url, Read&& read) {
    try {
        return read();
    } catch (const Error& error) {
        auto diagnostics = error.diagnostics();
        for (auto& diagnostic : diagnostics)
            for (auto& place : diagnostic.places)
                place.file = url;
        diagnostics.insert(
            diagnostics.begin(),
            error_of("CTG-FETC-022", {{"url", url}, {"expected", "–"}, {"found", "–"}}));
        throw DataError(std::move(diagnostics));
    }
}

} // namespace

bool DatasetFacts::has(std::string_view field) const {
    return std::ranges::find(fields, field) != fields.end();
}

NamedCode named_code_of(const fs::path& file, const std::string& url) {
    return named_code_in(json_of(file, url), url);
}

std::vector<NamedCode> named_codes_of(const fs::path& file, const std::string& url) {
    const Json list = json_of(file, url);
    if (!list.is_array()) refuse_shape(url, "[…]", list.dump().substr(0, 60));
    if (list.empty()) refuse_empty(url);
    std::vector<NamedCode> codes;
    for (const auto& object : list)
        codes.push_back(named_code_in(object, url));
    std::ranges::sort(codes, {}, &NamedCode::code);
    return codes;
}

std::vector<ServedCommune> served_communes_of(const fs::path& file, const std::string& url,
                                              std::vector<Diagnostic>& notes) {
    const auto checked = read_answer(url, [&] {
        LayerOptions options;
        // Whether a shape is valid is for the study to say, under the rules it sets.
        options.invalid_shapes = InvalidShapes::keep;
        return read_layer(file, options);
    });
    notes.insert(notes.end(), checked.notes.begin(), checked.notes.end());
    const Table& table = checked.value.attributes;
    if (table.row_count() == 0) refuse_empty(url);
    for (const auto* const name : {"code", "nom", "population"})
        if (!table.column(name)) refuse_shape(url, name, joined(table.columns()));
    const auto text = [&](std::size_t row, const char* name) {
        const auto column = table.column(name); // none has codeEpci where no commune is in an EPCI
        return column ? table.text(row, *column) : std::string{};
    };
    std::vector<ServedCommune> communes;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        communes.push_back(
            {text(row, "code"), text(row, "nom"), text(row, "codeEpci"), text(row, "population")});
        if (!CommuneCode::parse(communes.back().code))
            refuse_shape(url, "13055", communes.back().code);
    }
    std::ranges::sort(communes, {}, &ServedCommune::code);
    return communes;
}

DatasetFacts dataset_facts_of(const fs::path& file, const std::string& url) {
    const Json answer = json_of(file, url);
    DatasetFacts facts;
    facts.id = text_at(answer, "dataset_id", url);
    if (!answer.contains("fields") || !answer["fields"].is_array())
        refuse_shape(url, "{\"fields\": […]}", answer.dump().substr(0, 60));
    for (const auto& field : answer["fields"])
        facts.fields.push_back(text_at(field, "name", url));
    if (facts.fields.empty()) refuse_empty(url);
    const Json metas = answer.value("metas", Json::object()).value("default", Json::object());
    const auto meta = [&](const char* key) {
        return metas.contains(key) && metas[key].is_string() ? metas[key].get<std::string>()
                                                             : std::string{};
    };
    facts.title = meta("title");
    facts.licence = meta("license");
    facts.version = meta("data_processed");
    return facts;
}

std::size_t total_count_of(const fs::path& file, const std::string& url) {
    const Json answer = json_of(file, url);
    if (!answer.is_object() || !answer.contains("total_count") ||
        !answer["total_count"].is_number_unsigned())
        refuse_shape(url, "{\"total_count\": …}", answer.dump().substr(0, 60));
    return answer["total_count"].get<std::size_t>();
}

void check_dataset_table(const fs::path& file, const std::string& url, std::size_t count,
                         const std::string& field, const std::vector<std::string>& values) {
    const Table table = read_answer(url, [&] { return read_table(file); });
    if (table.row_count() == 0) refuse_empty(url);
    if (table.row_count() != count)
        throw DataError({error_of("CTG-FETC-023", {{"url", url},
                                                   {"expected", std::to_string(count)},
                                                   {"found", std::to_string(table.row_count())}})});
    if (field.empty()) return;
    const auto column = table.column(field);
    if (!column) refuse_shape(url, field, joined(table.columns()));
    std::set<std::string> others;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (std::ranges::find(values, table.text(row, *column)) == values.end())
            others.insert(table.text(row, *column));
    if (!others.empty())
        throw DataError({error_of("CTG-FETC-023",
                                  {{"url", url},
                                   {"expected", field + " = " + joined(values)},
                                   {"found", joined(std::vector(others.begin(), others.end()))}})});
}

} // namespace ctg
