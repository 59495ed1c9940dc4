// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/crosswalk/nesting.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/inspection.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace ctg::cli {
namespace {

/// What the study holds, then what each file was found to be.
Records summary_of(const Study& study) {
    Records files = records_of(study.inputs);
    Records records{
        "ctg.check/1", {{"part", RecordKind::text}, {"count", RecordKind::integer}}, {}};
    const std::size_t first_of_file = 1; // after the section, which is the part
    records.columns.insert(records.columns.end(), files.columns.begin() + first_of_file,
                           files.columns.end());
    const auto add = [&](const std::string& part, std::size_t count, const Inspected* file) {
        std::vector<RecordValue> row{part, static_cast<std::int64_t>(count)};
        const auto known = file == nullptr ? std::vector<RecordValue>(files.columns.size())
                                           : records_of({file, 1}).rows.front();
        row.insert(row.end(), known.begin() + first_of_file, known.end());
        records.rows.push_back(std::move(row));
    };
    const std::vector<std::pair<std::string, std::size_t>> parts{
        {"communes", study.geography ? study.geography->communes().size() : 0},
        {"epci", study.epci.zones.size()},
        {"antennes", study.antennes.zones.size()},
        {"territories", study.territories.zones.size()},
        {"conventions", study.conventions.size()},
        {"competences", study.competences.size()},
        {"weights", study.weights.size()},
        {"tables", study.tables.size()},
        {"indicators", study.scheme ? study.scheme->indicators.size() : 0},
        {"candidates", study.candidates.size()}};
    for (const auto& [part, count] : parts) {
        const auto file = std::ranges::find(study.inputs, part, &Inspected::section);
        add(part, count, file == study.inputs.end() ? nullptr : &*file);
    }
    const auto is_part = [&](const Inspected& input) {
        return std::ranges::find(parts, input.section,
                                 &std::pair<std::string, std::size_t>::first) != parts.end();
    };
    for (const auto& input : study.inputs)
        if (!is_part(input)) add(input.section, input.rows, &input);
    return records;
}

void check_study(Session& session) {
    const Study study = session.study();
    const auto notes = continuity_notes(study);
    session.tell(notes);
    session.publish(summary_of(study), envelope_of(study, notes));
}

void check_files(Session& session, const std::vector<std::string>& names) {
    const std::vector<std::filesystem::path> files(names.begin(), names.end());
    const auto inspected = inspected_files(files);
    session.tell(inspected.notes);
    Envelope envelope;
    envelope.notes = inspected.notes;
    session.publish(records_of(inspected.value), std::move(envelope));
}

/// `ctg check WHOLES --made-of PARTS`.
struct NestingRequest {
    std::string parts;
    std::string code = "code";
    std::string part_code = "code";
    std::string part_whole; ///< column of the parts
    int epsg = 0;
    double drift_width_m = NestingOptions{}.drift_width_m;
};

Layer layer_in(Session& session, const std::string& file) {
    LayerOptions options;
    options.invalid_shapes = session.invalid_shapes();
    options.limits = session.limits();
    auto read = read_layer(file, options);
    session.tell(read.notes);
    return std::move(read.value);
}

/// The whole of each part as the column of the parts tells it.
std::map<std::string, std::string> memberships_in(const Table& parts,
                                                  const NestingRequest& request) {
    if (request.part_whole.empty()) return {};
    const auto columns = required_columns(
        parts, {std::string_view(request.part_code), std::string_view(request.part_whole)});
    std::map<std::string, std::string> whole_of;
    for (std::size_t row = 0; row < parts.row_count(); ++row)
        if (const auto& whole = parts.text(row, columns[1]); !whole.empty())
            whole_of.emplace(parts.text(row, columns[0]), whole);
    return whole_of;
}

void check_nesting(Session& session, const std::string& file, const NestingRequest& request) {
    const auto wholes =
        overlay_layer_from(layer_in(session, file), request.code, Crs{request.epsg});
    const auto part_layer = layer_in(session, request.parts);
    const auto parts = overlay_layer_from(part_layer, request.part_code, wholes.crs());
    NestingOptions options;
    options.whole_of = memberships_in(part_layer.attributes, request);
    options.drift_width_m = request.drift_width_m;
    const auto found = nesting_of(parts, wholes, options);
    session.tell(found.notes);
    Envelope envelope;
    envelope.options = {{"wholes", file},
                        {"made_of", request.parts},
                        {"crs", "EPSG:" + std::to_string(wholes.crs().epsg)},
                        {"wholes_sha256", wholes.source().sha256},
                        {"parts_sha256", parts.source().sha256}};
    envelope.notes = found.notes;
    session.publish(records_of(found.value), std::move(envelope));
}

void add_nesting_options(CLI::App& verb, const Session& session, NestingRequest& request) {
    verb.add_option(
        "--made-of", request.parts,
        session.words(
            tr("layer of the parts: is each polygon of the input the union of its parts?")));
    const auto add = [&](const std::string& name, auto& value, const Phrase& phrase) {
        return verb.add_option(name, value, session.words(phrase));
    };
    add("--code", request.code, tr("column of the codes of the wholes"))->capture_default_str();
    add("--part-code", request.part_code, tr("column of the codes of the parts"))
        ->capture_default_str();
    add("--part-whole", request.part_whole,
        tr("column of the parts that tells the whole of each; by default the one that holds most "
           "of it"));
    add("--drift-width", request.drift_width_m, tr("metres: wider strips are no drift"))
        ->check(number_above_zero(session))
        ->capture_default_str();
    add("--crs", request.epsg,
        tr("EPSG code of the plane to measure on; by default that of the wholes, or the legal one "
           "of their part of France"))
        ->check(number_above_zero(session));
}

} // namespace

void add_check(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "check",
        tr("Reads everything, reports all faults at once, writes nothing; of files, tells what "
           "each is"),
        tr("ctg check study.toml --strict\n  ctg check filosofi.csv ept.xlsx downloads/\n"
           "  ctg check epci.gpkg --made-of communes.gpkg --code siren --part-code code"));
    const auto inputs = std::make_shared<std::vector<std::string>>();
    verb.add_option("input", *inputs,
                    session.words(tr("the study.toml, or its folder; or tables, layers and folders "
                                     "of them (./study.toml)")));
    const auto nesting = std::make_shared<NestingRequest>();
    add_nesting_options(verb, session, *nesting);
    session.add_repair(verb);
    verb.callback([&session, &verb, inputs, nesting] {
        refuse_without(verb, session, "--made-of",
                       {"--code", "--part-code", "--part-whole", "--drift-width", "--crs"});
        if (!nesting->parts.empty() && inputs->size() != 1)
            throw CLI::ValidationError("--made-of", session.words(tr("one layer of wholes")));
        if (!nesting->parts.empty())
            check_nesting(session, inputs->front(), *nesting);
        else if (inputs->empty() ||
                 (inputs->size() == 1 && session.takes_as_study(inputs->front())))
            check_study(session);
        else
            check_files(session, *inputs);
    });
}

} // namespace ctg::cli
