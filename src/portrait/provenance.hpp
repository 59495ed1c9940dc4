// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"

#include <string>
#include <utility>
#include <vector>

namespace ctg {

/// What a page says of where its figures come from.
struct Provenance {
    std::vector<std::pair<std::string, Source>> sources; ///< role in the study, source
    std::vector<std::string> method;                     ///< sentences
    std::vector<Diagnostic> notes;
    std::string command; ///< that made the page
};

/// The sections that end every page: sources, method, notes, the command.
[[nodiscard]] std::string provenance_html(const Provenance& provenance, Language language);
[[nodiscard]] std::string provenance_html(const PortraitData& data, Language language);

/// Whether the calendar is proven the best.
[[nodiscard]] std::string proof_words(const CalendarPlan& plan, Language language);

/// What a page warns of when the study is an example: "" when it is not.
[[nodiscard]] std::string example_words(const PortraitData& data, Language language);

} // namespace ctg
