// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/writing/workbook.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace ctg {

/// The sheets "Lisez-moi" and "Aide à la lecture" of a workbook of `sheets`.
[[nodiscard]] Sheet read_me_of(std::span<const Sheet> sheets, const Envelope& envelope,
                               Language language);
[[nodiscard]] Sheet reading_guide_of(std::span<const Sheet> sheets, Language language);

/// A workbook ready to be written: its texts are such as XML holds.
struct WorkbookContent {
    std::string title;
    std::span<const Sheet> sheets;
    Language language;
};

/// Writes Office Open XML. @return what went wrong, in words; nothing when all is well.
[[nodiscard]] std::string write_xlsx(const std::filesystem::path& file,
                                     const WorkbookContent& content);

/// OpenDocument 1.2, as bytes.
[[nodiscard]] std::string ods_of(const WorkbookContent& content);

} // namespace ctg
