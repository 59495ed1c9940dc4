// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/base/error.hpp"
#include "ctg/crosswalk/fine_weights.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/reading/database.hpp"
#include "ctg/reading/formats.hpp"
#include "ctg/reading/read.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>

namespace ctg::cli {
namespace {

const std::map<std::string, AreaMethod> areas{{"corrected", AreaMethod::corrected},
                                              {"planar", AreaMethod::planar}};
const std::map<std::string, AreaKernel> kernels{{"fastest", AreaKernel::fastest},
                                                {"walk", AreaKernel::walk},
                                                {"trapezoids", AreaKernel::trapezoids}};
const std::map<std::string, Residues> residues{{"sources", Residues::sources},
                                               {"both", Residues::both}};

constexpr int most_threads = 256;

struct OverlayRequest {
    std::string sources;
    std::string targets;
    std::string source_code = "code";
    std::string target_code = "code";
    std::string source_layer;
    std::string target_layer;
    int epsg = 0;
    std::string area = "corrected";
    std::string kernel = "fastest";
    std::string residues = "sources";
    std::string weights; ///< file that says what lies where
    std::string weight_column;
    bool settle = false;
    bool is_union = false;
    std::size_t threads = 1;
};

LayerOptions layer_options(const Session& session, const std::string& layer) {
    LayerOptions options;
    options.layer = layer;
    options.invalid_shapes = session.invalid_shapes();
    options.limits = session.limits();
    return options;
}

OverlayLayer read(Session& session, const std::string& file, const std::string& layer,
                  const std::string& code, Crs crs) {
    const auto options = layer_options(session, layer);
    const auto read = DatabaseAddress::is_named_by(file)
                          ? read_database_layer(DatabaseAddress(file), layer,
                                                {session.database_access(), options})
                          : read_layer(file, options);
    session.tell(read.notes);
    return overlay_layer_from(read.value, code, crs);
}

/// What is told with every result: what was asked, of which files.
Envelope envelope_of(const OverlayRequest& request, const OverlayLayer& sources,
                     const OverlayLayer& targets) {
    Envelope envelope;
    envelope.options = {{"sources", without_passwords(request.sources)},
                        {"targets", without_passwords(request.targets)},
                        {"area", request.area},
                        {"sources_sha256", sources.source().sha256},
                        {"targets_sha256", targets.source().sha256},
                        {"crs", "EPSG:" + std::to_string(sources.crs().epsg)},
                        {"kernel", request.kernel}};
    return envelope;
}

/// Points given by x and y lie on the plane of the sources.
FineWeights weights_of(Session& session, const OverlayRequest& request, Crs plane) {
    const auto kept = [&](auto checked) {
        session.tell(checked.notes);
        return std::move(checked.value);
    };
    if (is_layer_file(request.weights))
        return kept(fine_weights_from(kept(read_layer(request.weights, layer_options(session, {}))),
                                      request.weight_column));
    return kept(fine_weights_from(read_table(request.weights, {{}, session.limits()}),
                                  request.weight_column, plane));
}

void publish_crosswalk(Session& session, const OverlayRequest& request, const OverlayLayer& sources,
                       const OverlayLayer& targets, const OverlayOptions& options) {
    auto found = overlay(sources, targets, options);
    Envelope envelope = envelope_of(request, sources, targets);
    envelope.options.emplace_back("settle", request.settle ? "true" : "false");
    if (request.settle) {
        auto [crosswalk, parts, moved] = settled(found.value);
        found.value = std::move(crosswalk);
        envelope.facts.emplace_back("moved_parts", static_cast<double>(parts));
        envelope.facts.emplace_back("moved_m2", moved);
        found.notes.push_back(note_of("CTG-CROSS-045", {{"count", std::to_string(parts)},
                                                        {"area", fmt::format("{:.0f}", moved)}}));
    }
    std::string unit = "_m2";
    if (!request.weights.empty()) {
        const auto weights = weights_of(session, request, sources.crs());
        auto weighed = reweighted(found.value, sources, targets, weights);
        found.value = std::move(weighed.value);
        found.notes.insert(found.notes.end(), weighed.notes.begin(), weighed.notes.end());
        envelope.options.emplace_back("weights", request.weights);
        envelope.options.emplace_back("weight_column", request.weight_column);
        envelope.options.emplace_back("weights_sha256", weights.source().sha256);
        unit = "";
    }
    session.tell(found.notes);
    envelope.options.emplace_back("method", found.value.origin().method);
    const auto balance = mass_balance(found.value);
    for (const auto& [name, value] :
         {std::pair("in", balance.in), std::pair("out", balance.out),
          std::pair("outside", balance.outside), std::pair("excess", balance.excess),
          std::pair("error", balance.error())})
        envelope.facts.emplace_back(name + unit, value);
    envelope.notes = found.notes;
    session.publish(records_of(found.value, residues.at(request.residues)), std::move(envelope));
}

void publish_union(Session& session, const OverlayRequest& request, const OverlayLayer& sources,
                   const OverlayLayer& targets, const OverlayOptions& options) {
    auto found = union_coverage(sources, targets, options);
    session.tell(found.notes);
    Envelope envelope = envelope_of(request, sources, targets);
    envelope.notes = std::move(found.notes);
    session.publish(records_of(found.value), std::move(envelope));
}

void run(Session& session, const OverlayRequest& request) {
    const auto sources = read(session, request.sources, request.source_layer, request.source_code,
                              Crs{request.epsg});
    const auto targets =
        read(session, request.targets, request.target_layer, request.target_code, sources.crs());
    OverlayOptions options;
    options.area = areas.at(request.area);
    options.kernel = kernels.at(request.kernel);
    options.threads = request.threads;
    if (request.is_union)
        publish_union(session, request, sources, targets, options);
    else
        publish_crosswalk(session, request, sources, targets, options);
}

template <class Choices>
CLI::Validator one_of(const Session& session, const Choices& choices) {
    std::vector<std::string> names;
    for (const auto& [name, value] : choices)
        names.push_back(name);
    return one_of(session, std::move(names));
}

/// Options that say nothing together, or apart.
void refuse_contradictions(const CLI::App& verb, const Session& session) {
    // What is left of each source is in its row of the union.
    refuse_beside(verb, session, "--union", {"--residues", "--settle", "--weights"});
    refuse_without(verb, session, "--weights", {"--weight-column"});
    refuse_without(verb, session, "--weight-column", {"--weights"});
}

void add_layers(CLI::App& verb, const Session& session, OverlayRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option("sources", request.sources, words(tr("layer of polygons to share out")))
        ->required();
    verb.add_option("targets", request.targets,
                    words(tr("layer of polygons to share them between")))
        ->required();
    verb.add_option("--source-code", request.source_code, words(tr("column of the sources' codes")))
        ->capture_default_str();
    verb.add_option("--target-code", request.target_code, words(tr("column of the targets' codes")))
        ->capture_default_str();
    verb.add_option("--source-layer", request.source_layer,
                    words(tr("layer, in a file of several")));
    verb.add_option("--target-layer", request.target_layer,
                    words(tr("layer, in a file of several")));
    verb.add_option("--crs", request.epsg,
                    words(tr("EPSG code of the plane to measure on; by default that of the "
                             "sources, or the legal one of their part of France")))
        ->check(number_above_zero(session));
}

void add_options(CLI::App& verb, const Session& session, OverlayRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option("--area", request.area, words(tr("areas on the ellipsoid, or on the plane")))
        ->check(one_of(session, areas))
        ->capture_default_str();
    verb.add_option("--kernel", request.kernel,
                    words(tr("way of computing: the same areas; trapezoids tell no width, and so "
                             "call nothing drift")))
        ->check(one_of(session, kernels))
        ->capture_default_str();
    verb.add_option("--residues", request.residues,
                    words(tr("tell what lies outside of the sources, or of both")))
        ->check(one_of(session, residues))
        ->capture_default_str();
    verb.add_option(
        "--weights", request.weights,
        words(tr(
            "what lies where: layer, or table of squares (idcar_…) or points (x, y; lon, lat)")));
    verb.add_option("--weight-column", request.weight_column, words(tr("column of the weights")));
    verb.add_flag("--settle", request.settle,
                  words(tr("give strips between two drawings of a border to the largest part")));
    verb.add_flag("--union", request.is_union,
                  words(tr("tell what all targets together cover of each source, once")));
    verb.add_option("--threads", request.threads,
                    words(tr("threads; changes no bit of the result")))
        ->check(number_within(session, 1, most_threads))
        ->capture_default_str();
}

} // namespace

void add_overlay(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "overlay", tr("Who overlaps whom, by how much: the crosswalk between two layers"),
        tr("ctg overlay communes.gpkg antennes.geojson --source-code code --target-code code"));
    const auto request = std::make_shared<OverlayRequest>();
    add_layers(verb, session, *request);
    add_options(verb, session, *request);
    session.add_repair(verb);
    verb.callback([&session, &verb, request] {
        refuse_contradictions(verb, session);
        run(session, *request);
    });
}

} // namespace ctg::cli
