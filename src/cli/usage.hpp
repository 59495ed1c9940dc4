// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"

#include <string>

namespace ctg::cli {

/// The options --json-usage, --completion and --man, which tell of all verbs and end there.
void add_usage(CLI::App& app, const Session& session);

/// Every verb with its purpose, example, arguments and options: schema ctg.usage/1.
[[nodiscard]] std::string json_usage(const CLI::App& app);

/// A script for bash that completes verbs and options, and files elsewhere.
[[nodiscard]] std::string bash_completion(const CLI::App& app);

/// The manual page of the command, section 1, for man.
[[nodiscard]] std::string man_page(const CLI::App& app);

} // namespace ctg::cli
