// SPDX-License-Identifier: Apache-2.0
#include "writing/text_formats.hpp"

#include <nlohmann/json.hpp>

#include <cassert>

namespace ctg {
namespace {

using Json = nlohmann::ordered_json;

struct JsonOfValue {
    Json operator()(std::monostate) const { return nullptr; }
    template <class Value>
    Json operator()(const Value& value) const {
        return value;
    }
};

Json row_of(const std::vector<RecordColumn>& columns, const std::vector<RecordValue>& row) {
    assert(row.size() == columns.size());
    Json object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
        object[columns[i].name] = std::visit(JsonOfValue{}, row[i]);
    return object;
}

std::vector<Json> rows_of(const Records& records) {
    std::vector<Json> rows;
    for (const auto& row : records.rows)
        rows.push_back(row_of(records.columns, row));
    return rows;
}

Json detail_member(const RowDetail& detail) {
    Json object = Json::object();
    for (const auto& [name, list] : detail.lists)
        object[name] = list;
    for (const auto& [name, table] : detail.tables)
        object[name] = rows_of(table);
    return object;
}

Json object_of(const std::vector<std::pair<std::string, std::string>>& members) {
    Json object = Json::object();
    for (const auto& [name, value] : members)
        object[name] = value;
    return object;
}

Json note_member(const Diagnostic& note, Language language) {
    const auto words = text_of(note, language);
    Json places = Json::array();
    for (const auto& place : note.places)
        places.push_back({{"file", place.file},
                          {"line", place.line},
                          {"column", place.column},
                          {"field", place.field},
                          {"excerpt", place.excerpt}});
    return {{"severity", name_of(note.severity)},
            {"code", note.code},
            {"message", words.message},
            {"expected", words.expected},
            {"found", words.found},
            {"remedy", words.remedy},
            {"places", places}};
}

/// Bytes that are not UTF-8 show as U+FFFD: a result is never refused for a name.
std::string compact(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A line for each item, so that results compare line by line.
std::string lines_of(const std::vector<Json>& items) {
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "\n" : ",\n") + compact(item);
    return "[" + text + (items.empty() ? "]" : "\n]");
}

} // namespace

std::string json_of(const Records& records, const Envelope& envelope, Language language) {
    auto rows = rows_of(records);
    assert(envelope.details.empty() || envelope.details.size() == rows.size());
    for (std::size_t i = 0; i < envelope.details.size(); ++i)
        rows[i]["detail"] = detail_member(envelope.details[i]);
    std::vector<Json> notes;
    for (const auto& note : envelope.notes)
        notes.push_back(note_member(note, language));

    std::vector<std::pair<std::string, std::string>> members{
        {"schema", compact(records.schema)},
        {"study", compact(object_of(envelope.study))},
        {"options", compact(object_of(envelope.options))}};
    members.emplace_back("rows", lines_of(rows));
    members.emplace_back("notes", lines_of(notes));
    for (const auto& [name, value] : envelope.facts)
        members.emplace_back(name, compact(std::visit(JsonOfValue{}, value)));
    for (const auto& [name, table] : envelope.further)
        members.emplace_back(name, lines_of(rows_of(table)));

    std::string text;
    for (const auto& [name, value] : members)
        text += (text.empty() ? "{" : ",\n") + compact(name) + ":" + value;
    return text + "}\n";
}

} // namespace ctg
