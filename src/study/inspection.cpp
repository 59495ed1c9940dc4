// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/inspection.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/formats.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace ctg {
namespace {

constexpr std::array<std::string_view, 3> table_extensions{".csv", ".xlsx", ".ods"};

/// The files under `folder` whose names say that they can be read, by name. What may be anything
/// is read when it is named.
std::vector<std::filesystem::path> files_under(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto& file = entry.path();
        const bool is_table = std::ranges::find(table_extensions, file.extension().string()) !=
                              table_extensions.end();
        if (entry.is_regular_file() && (is_table || is_surely_layer_file(file)))
            files.push_back(file);
    }
    std::ranges::sort(files);
    return files;
}

Checked<Inspected> inspected_layer(const std::filesystem::path& file) {
    LayerOptions options;
    options.invalid_shapes = InvalidShapes::keep;
    const auto layer = read_layer(file, options);
    Inspected result;
    result.file = file.string();
    result.format = "layer";
    result.rows = layer.value.shapes.size();
    return {std::move(result), layer.notes};
}

Checked<Inspected> inspected_table(const std::filesystem::path& file) {
    const Table table = read_table(file);
    auto notes = reading_notes(table.traits(), table.source().file);
    return {inspected(table, publication_of(table)), std::move(notes)};
}

std::string shown(char separator) {
    if (separator == 0) return {};
    return separator == '\t' ? std::string("tab") : std::string(1, separator);
}

std::string shown(const std::vector<Year>& years) {
    std::string text;
    for (const auto& year : years)
        text += (text.empty() ? "" : " ") + std::to_string(year.value);
    return text;
}

RecordValue or_nothing(std::string text) {
    return text.empty() ? RecordValue{} : RecordValue{std::move(text)};
}

} // namespace

Inspected inspected(const Table& table, const std::optional<Publication>& publication) {
    const TableTraits& traits = table.traits();
    Inspected result;
    result.file = table.source().file;
    result.format = name_of(traits.format);
    if (traits.format == TableFormat::csv) result.encoding = name_of(traits.encoding);
    result.separator = shown(traits.delimiter);
    result.decimal_mark = traits.decimal_mark == DecimalMark::comma ? "," : ".";
    result.header_line = traits.header_line;
    result.sheet = traits.sheet;
    result.rows = table.row_count();
    result.publication = publication;
    return result;
}

Checked<std::vector<Inspected>> inspected_files(std::span<const std::filesystem::path> files) {
    std::vector<std::filesystem::path> all;
    for (const auto& file : files) {
        const auto found = std::filesystem::is_directory(file)
                               ? files_under(file)
                               : std::vector<std::filesystem::path>{file};
        all.insert(all.end(), found.begin(), found.end());
    }
    std::vector<Inspected> results;
    Faults faults;
    for (const auto& file : all) {
        try {
            auto result = is_layer_file(file) ? inspected_layer(file) : inspected_table(file);
            faults.add(std::move(result.notes));
            results.push_back(std::move(result.value));
        } catch (const Error& error) {
            faults.add(error.diagnostics());
        }
    }
    faults.raise();
    return {std::move(results), faults.notes()};
}

Records records_of(std::span<const Inspected> files) {
    Records records{"ctg.check-files/1",
                    {{"section", RecordKind::text},
                     {"file", RecordKind::text},
                     {"format", RecordKind::text},
                     {"encoding", RecordKind::text},
                     {"separator", RecordKind::text},
                     {"decimal_mark", RecordKind::text},
                     {"header_line", RecordKind::integer},
                     {"sheet", RecordKind::text},
                     {"rows", RecordKind::integer},
                     {"publication", RecordKind::text},
                     {"producer", RecordKind::text},
                     {"level", RecordKind::text},
                     {"years", RecordKind::text},
                     {"geography_year", RecordKind::integer}},
                    {}};
    for (const auto& file : files) {
        const Publication known = file.publication.value_or(Publication{});
        RecordValue header;
        if (file.header_line > 0) header = static_cast<std::int64_t>(file.header_line);
        RecordValue year;
        if (file.geography_year) year = static_cast<std::int64_t>(file.geography_year->value);
        records.rows.push_back({or_nothing(file.section), file.file, or_nothing(file.format),
                                or_nothing(file.encoding), or_nothing(file.separator),
                                or_nothing(file.decimal_mark), header, or_nothing(file.sheet),
                                static_cast<std::int64_t>(file.rows), or_nothing(known.id),
                                or_nothing(known.producer), or_nothing(known.level),
                                or_nothing(shown(known.years)), year});
    }
    return records;
}

} // namespace ctg
