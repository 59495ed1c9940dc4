// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/language.hpp"

namespace ctg {

std::optional<Language> language_of(std::string_view name) noexcept {
    if (name == "fr") return Language::french;
    if (name == "en") return Language::english;
    return std::nullopt;
}

} // namespace ctg
