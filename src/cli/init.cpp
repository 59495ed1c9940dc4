// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/publication.hpp"

#include <memory>

namespace ctg::cli {

void add_init(CLI::App& app, Session& session) {
    const auto folder = std::make_shared<std::string>();
    CLI::App& verb =
        session.add_verb(app, "init", tr("A commented study to fill in"), tr("ctg init mon-etude"));
    verb.add_option("folder", *folder, session.words(tr("folder of the new study")))->required();
    verb.callback([&session, folder] {
        for (const auto& file : init_study(*folder, session.language()))
            session.say(file.string() + "\n");
    });
}

} // namespace ctg::cli
