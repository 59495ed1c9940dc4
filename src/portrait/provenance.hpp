// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"

#include <string>

namespace ctg {

/// The sections that end every page: sources, method, notes, the command.
[[nodiscard]] std::string provenance_html(const PortraitData& data, Language language);

/// What a page warns of when the study is an example: "" when it is not.
[[nodiscard]] std::string example_words(const PortraitData& data, Language language);

} // namespace ctg
