// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/workbook.hpp"

#include "ctg/base/error.hpp"
#include "writing/atomic_file.hpp"
#include "writing/sheet_layout.hpp"
#include "writing/workbook_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ctg {
namespace {

namespace fs = std::filesystem;

// Source: Microsoft, Excel specifications and limits; LibreOffice has them too, or wider ones.
constexpr std::size_t longest_name = 31;
constexpr std::size_t longest_text = 32'767;
constexpr std::size_t most_rows = 1'048'576; // the header is one
constexpr std::size_t most_columns = 16'384;

constexpr std::string_view xlsx = ".xlsx";
constexpr std::string_view ods = ".ods";

std::string lower_ascii(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// Excel tells names apart without regard to case, and keeps "History" for itself.
void check_names(std::span<const Sheet> sheets) {
    std::vector<std::string> names{"history"};
    for (const auto& [name, records] : sheets) {
        const bool is_fit = !name.empty() && utf16_length(name) <= longest_name &&
                            name.find_first_of("[]:*?/\\\t\n") == name.npos &&
                            name.front() != '\'' && name.back() != '\'' && xml_text(name) == name;
        const bool is_taken = std::ranges::find(names, lower_ascii(name)) != names.end();
        if (!is_fit || is_taken) throw ArgumentError({error_of("CTG-WRIT-031", {{"sheet", name}})});
        names.push_back(lower_ascii(name));
    }
}

void check_size(const Sheet& sheet, const fs::path& file) {
    const auto& [name, records] = sheet;
    if (records.rows.size() >= most_rows || records.columns.size() > most_columns)
        throw LimitError({error_of("CTG-WRIT-032",
                                   {{"sheet", name},
                                    {"rows", std::to_string(records.rows.size())},
                                    {"columns", std::to_string(records.columns.size())}},
                                   Place{file.string()})});
}

/// The sheet with texts that XML holds.
/// @throws LimitError CTG-WRIT-033
Sheet cleaned(const Sheet& sheet, const fs::path& file) {
    check_size(sheet, file);
    Sheet clean = sheet;
    for (auto& column : clean.records.columns)
        column.name = xml_text(column.name);
    for (std::size_t r = 0; r < clean.records.rows.size(); ++r)
        for (std::size_t c = 0; c < clean.records.columns.size(); ++c) {
            auto* const text = std::get_if<std::string>(&clean.records.rows[r][c]);
            if (text == nullptr) continue;
            *text = xml_text(*text);
            if (utf16_length(*text) > longest_text)
                throw LimitError({error_of("CTG-WRIT-033",
                                           {{"sheet", sheet.name},
                                            {"column", sheet.records.columns[c].name},
                                            {"row", std::to_string(r + 2)},
                                            {"length", std::to_string(utf16_length(*text))}},
                                           Place{file.string()})});
        }
    return clean;
}

/// "cover" of "ctg.cover/1"
std::string name_of_schema(std::string_view schema) {
    const auto begin = schema.find('.') + 1;
    return std::string(schema.substr(begin, schema.find('/') - begin));
}

/// The cells that tell a row from the others: those before its first measure.
std::size_t key_columns_of(const Records& records) {
    const auto is_measure = [](const RecordColumn& column) {
        return column.kind == RecordKind::number || column.kind == RecordKind::share;
    };
    return static_cast<std::size_t>(std::ranges::find_if(records.columns, is_measure) -
                                    records.columns.begin());
}

/// What belongs to one row and fits no cell, as rows under its keys.
Records details_of(const Records& records, const Envelope& envelope) {
    const auto keys = static_cast<std::ptrdiff_t>(key_columns_of(records));
    Records all{"ctg.detail/1", {records.columns.begin(), records.columns.begin() + keys}, {}};
    all.columns.insert(
        all.columns.end(),
        {{"list", RecordKind::text}, {"item", RecordKind::code}, {"value", RecordKind::text}});
    for (std::size_t r = 0; r < envelope.details.size(); ++r) {
        const auto add = [&](const std::string& list, const RecordValue& item,
                             const RecordValue& value) {
            auto row = records.rows[r];
            row.resize(static_cast<std::size_t>(keys));
            row.insert(row.end(), {list, item, value});
            all.rows.push_back(std::move(row));
        };
        for (const auto& [list, items] : envelope.details[r].lists)
            for (const auto& item : items)
                add(list, item, {});
        for (const auto& [list, table] : envelope.details[r].tables)
            for (const auto& row : table.rows)
                add(list, row.front(), row.size() > 1 ? row[1] : RecordValue{});
    }
    return all;
}

std::string title_of(const Envelope& envelope) {
    return envelope.study.empty() ? "" : envelope.study.front().second;
}

void write_xlsx_file(const fs::path& file, const WorkbookContent& content, Existing existing) {
    AtomicFile target(file, existing);
    if (const auto words = write_xlsx(target.temporary(), content); !words.empty())
        throw ReadError({error_of("CTG-WRIT-030", {{"file", file.string()}, {"words", words}},
                                  Place{file.string()})});
    if (const int number = synchronised(target.temporary()); number != 0) target.fail(number);
    target.commit();
}

} // namespace

bool is_workbook(const fs::path& file) {
    const auto extension = lower_ascii(file.extension().string());
    return extension == xlsx || extension == ods;
}

std::vector<Sheet> sheets_of(const Records& records, const Envelope& envelope) {
    std::vector<Sheet> sheets{{name_of_schema(records.schema), records}};
    for (const auto& [name, table] : envelope.further)
        sheets.push_back({name, table});
    if (!envelope.details.empty()) sheets.push_back({"detail", details_of(records, envelope)});
    return sheets;
}

void write_workbook(const fs::path& file, std::span<const Sheet> sheets, const Envelope& envelope,
                    Language language, Existing existing) {
    if (!is_workbook(file))
        throw ArgumentError({error_of("CTG-WRIT-034", {{"file", file.string()}})});
    std::vector<Sheet> all{read_me_of(sheets, envelope, language),
                           reading_guide_of(sheets, language)};
    all.insert(all.end(), sheets.begin(), sheets.end());
    check_names(all);
    for (auto& sheet : all)
        sheet = cleaned(sheet, file);
    const WorkbookContent content{xml_text(title_of(envelope)), all, language};
    if (lower_ascii(file.extension().string()) == ods)
        write_file(file, ods_of(content), existing);
    else
        write_xlsx_file(file, content, existing);
}

} // namespace ctg
