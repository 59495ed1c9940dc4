// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"
#include "cli/usage.hpp"

#include "ctg/study/shipped.hpp"
#include "ctg/writing/file.hpp"

#include <csignal>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

/// The custom of shells for a program that Ctrl-C ended (contract.md §3).
constexpr int interrupted = 130;

void leave(int /*signal*/) {
    ctg::discard_unfinished_files();
    std::_Exit(interrupted);
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGINT, leave);
    std::signal(SIGTERM, leave);
    using ctg::tr;
    using namespace ctg::cli;
    Session session(std::vector<std::string>(argv + 1, argv + argc));
    CLI::App app(session.words(tr("Coverage, scores, calendar and portraits of Conventions "
                                  "territoriales globales (CTG)")),
                 "ctg");
    app.set_help_flag("-h,--help", session.words(tr("print this help")));
    app.set_version_flag("--version", std::string("ctg ") + std::string(ctg::version()),
                         session.words(tr("print the version")));
    const auto labels = std::make_shared<CLI::Formatter>();
    for (const auto& [name, words] :
         {std::pair{"Usage", tr("Usage")}, std::pair{"SUBCOMMAND", tr("VERB")},
          std::pair{"Positionals", tr("Positionals")}, std::pair{"REQUIRED", tr("REQUIRED")}})
        labels->label(name, session.words(words));
    app.formatter(labels);
    app.require_subcommand(1);
    for (const auto add : {add_demo, add_init, add_check, add_cover, add_overlay, add_indicators,
                           add_goalposts, add_score, add_explain, add_why, add_plan, add_group,
                           add_chart, add_portrait, add_rebase, add_fetch, add_doctor})
        add(app, session);
    add_usage(app, session);
    return session.run(app, argc, argv);
}
