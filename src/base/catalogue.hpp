// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace ctg {

/// The wording of a diagnostic in one language; {names} are filled with the diagnostic's values.
struct Wording {
    std::string_view message;
    std::string_view expected;
    std::string_view found;
    std::string_view remedy;
};

struct CatalogueEntry {
    std::string_view code;
    Wording en;
    Wording fr;
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
[[nodiscard]] std::span<const CatalogueEntry> classes_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> study_messages() noexcept;
[[nodiscard]] std::span<const CatalogueEntry> cli_messages() noexcept;

} // namespace ctg
