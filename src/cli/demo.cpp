// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"
#include "ctg/writing/result.hpp"

#include <filesystem>
#include <iostream>

namespace ctg::cli {
namespace {

void demonstrate(Session& session) {
    const std::filesystem::path folder = session.out().empty() ? "ctg-demo" : session.out();
    auto loaded = load_study(shipped_study());
    const Study& study = loaded.value;
    const YearRange years = years_of(study);
    const auto published = publish_study(study, years, Basis::population, session.command(), folder,
                                         session.language(), session.existing());
    session.tell(loaded.notes);
    session.tell(published.notes);

    const auto coverage =
        coverage_of(study, {years, Basis::population, CoverageBy::total, Counting::signed_only});
    std::cout << text_of(records_of(coverage.value, Basis::population), TextFormat::table,
                         envelope_of(study, {}), session.language());
    for (const auto& file : published.value)
        session.say(file.string() + "\n");
    session.say(session.words(tr("\nOpen ")) + published.value.front().string() + "\n");
}

} // namespace

void add_demo(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "demo", tr("The whole chain on the shipped study: tables, GeoPackage, portraits"),
        tr("ctg demo --out demo"));
    verb.callback([&session] { demonstrate(session); });
}

} // namespace ctg::cli
