// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <span>
#include <string_view>

namespace ctg {

/// The wording of a diagnostic; {names} are filled with the diagnostic's values.
struct CatalogueEntry {
    std::string_view code;
    Phrase message;
    Phrase expected = {};
    Phrase found = {};
    Phrase remedy = {};
};

// One table per module, each in messages_<module>.cpp.
[[nodiscard]] std::span<const CatalogueEntry> base_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> geometry_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> data_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> reading_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> fetch_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> database_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> territory_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> crosswalk_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> indicator_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> coverage_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> scoring_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> comparison_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> outlier_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> planning_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> simulation_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> grouping_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> what_if_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> writing_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> portrait_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> pages_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> classes_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> study_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> cli_messages() noexcept;

} // namespace ctg
