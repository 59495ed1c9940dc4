// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/base/error.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/reading/database.hpp"
#include "ctg/reading/read.hpp"

#include <map>
#include <memory>

namespace ctg::cli {
namespace {

const std::map<std::string, AreaMethod> areas{{"corrected", AreaMethod::corrected},
                                              {"planar", AreaMethod::planar}};
const std::map<std::string, AreaKernel> kernels{{"fastest", AreaKernel::fastest},
                                                {"walk", AreaKernel::walk},
                                                {"trapezoids", AreaKernel::trapezoids}};
const std::map<std::string, Residues> residues{{"sources", Residues::sources},
                                               {"both", Residues::both}};

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
    std::size_t threads = 1;
};

OverlayLayer read(Session& session, const std::string& file, const std::string& layer,
                  const std::string& code, Crs crs) {
    LayerOptions options;
    options.layer = layer;
    options.invalid_shapes = session.invalid_shapes();
    options.limits = session.limits();
    const auto read = DatabaseAddress::is_named_by(file)
                          ? read_database_layer(DatabaseAddress(file), layer,
                                                {session.database_access(), options})
                          : read_layer(file, options);
    session.tell(read.notes);
    return overlay_layer_from(read.value, code, crs);
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
    const auto found = overlay(sources, targets, options);
    session.tell(found.notes);

    const auto balance = mass_balance(found.value);
    Envelope envelope;
    envelope.options = {{"sources", without_passwords(request.sources)},
                        {"targets", without_passwords(request.targets)},
                        {"area", request.area},
                        {"method", found.value.origin().method},
                        {"sources_sha256", sources.source().sha256},
                        {"targets_sha256", targets.source().sha256}};
    envelope.facts = {{"in_m2", balance.in},
                      {"out_m2", balance.out},
                      {"outside_m2", balance.outside},
                      {"excess_m2", balance.excess},
                      {"error_m2", balance.error()}};
    envelope.notes = found.notes;
    session.publish(records_of(found.value, residues.at(request.residues)), std::move(envelope));
}

template <class Choices>
CLI::Validator one_of(const Choices& choices) {
    std::vector<std::string> names;
    for (const auto& [name, value] : choices)
        names.push_back(name);
    return CLI::IsMember(names);
}

void add_options(CLI::App& verb, const Session& session, OverlayRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option("sources", request.sources,
                    words({"layer of polygons to share out", "couche de polygones à répartir"}))
        ->required();
    verb.add_option("targets", request.targets,
                    words({"layer of polygons to share them between",
                           "couche de polygones entre lesquels les répartir"}))
        ->required();
    verb.add_option("--source-code", request.source_code,
                    words({"column of the sources' codes", "colonne des codes des sources"}))
        ->capture_default_str();
    verb.add_option("--target-code", request.target_code,
                    words({"column of the targets' codes", "colonne des codes des cibles"}))
        ->capture_default_str();
    verb.add_option("--source-layer", request.source_layer,
                    words({"layer, in a file of several", "couche, dans un fichier à plusieurs"}));
    verb.add_option("--target-layer", request.target_layer,
                    words({"layer, in a file of several", "couche, dans un fichier à plusieurs"}));
    verb.add_option("--crs", request.epsg,
                    words({"EPSG code of the plane to measure on; by default that of the sources, "
                           "or the legal one of their part of France",
                           "code EPSG du plan de mesure ; par défaut celui des sources, ou le "
                           "système légal de leur partie de la France"}))
        ->check(CLI::PositiveNumber);
    verb.add_option("--area", request.area,
                    words({"areas on the ellipsoid, or on the plane",
                           "surfaces sur l'ellipsoïde, ou sur le plan"}))
        ->check(one_of(areas))
        ->capture_default_str();
    verb.add_option("--kernel", request.kernel,
                    words({"way of computing; all give the same",
                           "façon de calculer ; toutes donnent la même chose"}))
        ->check(one_of(kernels))
        ->capture_default_str();
    verb.add_option("--residues", request.residues,
                    words({"tell what lies outside of the sources, or of both",
                           "dire ce qui reste des sources, ou des deux"}))
        ->check(one_of(residues))
        ->capture_default_str();
    verb.add_option("--threads", request.threads,
                    words({"threads; changes no bit of the result",
                           "fils d'exécution ; ne change aucun bit du résultat"}))
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
}

} // namespace

void add_overlay(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "overlay",
        {"Who overlaps whom, by how much: the crosswalk between two layers",
         "Qui recouvre qui, et de combien : la table de passage entre deux couches"},
        {"ctg overlay communes.gpkg antennes.geojson --source-code code --target-code code",
         "ctg overlay communes.gpkg antennes.geojson --source-code code --target-code code"});
    const auto request = std::make_shared<OverlayRequest>();
    add_options(verb, session, *request);
    session.add_repair(verb);
    verb.callback([&session, request] { run(session, *request); });
}

} // namespace ctg::cli
