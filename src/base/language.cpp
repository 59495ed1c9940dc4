// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/language.hpp"

#include <boost/locale/gnu_gettext.hpp>

#include <algorithm>
#include <climits>
#include <locale>
#include <vector>

namespace ctg {
namespace {

using Catalogue = boost::locale::message_format<char>;

/// po/fr.po, as msgfmt compiled it.
constexpr unsigned char french_bytes[] = {
#include "fr.mo.inc"
};

/// A catalogue whose bytes are in the library: no file, no locale of the system, no LANGUAGE.
std::locale locale_of(const char* language, std::vector<char> bytes) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = language;
    info.encoding = "UTF-8";
    info.domains.emplace_back("ctg");
    info.paths.emplace_back(""); // of which there is one, so that the callback is asked
    info.callback = [&](const std::string&, const std::string&) { return bytes; };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

/// None for English: the code has it.
const Catalogue* catalogue_of(Language language) {
    static const auto french = locale_of("fr", {std::begin(french_bytes), std::end(french_bytes)});
    return language == Language::french ? &std::use_facet<Catalogue>(french) : nullptr;
}

constexpr int domain = 0; // the only one

} // namespace

std::optional<Language> language_of(std::string_view name) noexcept {
    if (name == "fr") return Language::french;
    if (name == "en") return Language::english;
    return std::nullopt;
}

std::string_view Phrase::in(Language language) const noexcept {
    const auto* const catalogue = catalogue_of(language);
    const char* const found =
        catalogue == nullptr || empty() ? nullptr : catalogue->get(domain, context_, english_);
    return found == nullptr ? english_ : found;
}

std::string_view CountedPhrase::in(Language language, std::size_t count) const noexcept {
    // Rules of plurals look at the last six digits at most.
    const auto number = static_cast<int>(count < INT_MAX ? count : 1'000'000 + count % 1'000'000);
    const auto* const catalogue = catalogue_of(language);
    const char* const found =
        catalogue == nullptr ? nullptr : catalogue->get(domain, nullptr, one_, number);
    if (found != nullptr) return found;
    return count == 1 ? one_ : many_;
}

} // namespace ctg
