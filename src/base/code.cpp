// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/code.hpp"

#include "ctg/base/error.hpp"

#include <algorithm>
#include <ostream>

namespace ctg {
namespace {

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool has_commune_shape(std::string_view text) noexcept {
    if (text.size() != 5) return false;
    const bool is_corsican = text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
    return std::ranges::all_of(text.substr(is_corsican ? 2 : 0), is_digit);
}

/// Luhn 1954: every second digit from the right is doubled; the sum of all digits ends in 0.
bool has_siren_shape(std::string_view text) noexcept {
    if (text.size() != 9 || !std::ranges::all_of(text, is_digit)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int digit = text[i] - '0';
        const int counted = i % 2 == 1 ? 2 * digit : digit;
        sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
}

/// The communes that INSEE parts into arrondissements, with the codes of the first and the last.
struct Divided {
    std::string_view commune;
    std::string_view first;
    std::string_view last;
    std::size_t count;
};
constexpr std::array divided_communes{
    Divided{"75056", "75101", "75120", 20},
    Divided{"69123", "69381", "69389", 9},
    Divided{"13055", "13201", "13216", 16},
};

} // namespace

CommuneCode::CommuneCode(std::string_view text) {
    if (!has_commune_shape(text))
        throw ArgumentError({error_of("CTG-BASE-001", {{"text", std::string(text)}})});
    std::ranges::copy(text, text_.begin());
}

std::optional<CommuneCode> CommuneCode::parse(std::string_view text) noexcept {
    if (!has_commune_shape(text)) return std::nullopt;
    CommuneCode code;
    std::ranges::copy(text, code.text_.begin());
    return code;
}

std::string CommuneCode::departement() const {
    const bool is_overseas = text_[0] == '9' && (text_[1] == '7' || text_[1] == '8');
    return std::string(text().substr(0, is_overseas ? 3 : 2));
}

Siren::Siren(std::string_view text) {
    if (!has_siren_shape(text))
        throw ArgumentError({error_of("CTG-BASE-002", {{"text", std::string(text)}})});
    std::ranges::copy(text, text_.begin());
}

std::optional<Siren> Siren::parse(std::string_view text) noexcept {
    if (!has_siren_shape(text)) return std::nullopt;
    Siren siren;
    std::ranges::copy(text, siren.text_.begin());
    return siren;
}

std::string_view text_of(const Collectivite& body) noexcept {
    if (const auto* commune = std::get_if<CommuneCode>(&body)) return commune->text();
    return std::get_if<Siren>(&body)->text();
}

std::optional<Collectivite> collectivite_of(std::string_view text) noexcept {
    if (const auto commune = CommuneCode::parse(text)) return *commune;
    if (const auto siren = Siren::parse(text)) return *siren;
    return std::nullopt;
}

std::optional<CommuneCode> commune_of_arrondissement(const CommuneCode& code) {
    const auto holds = [&](const Divided& d) {
        return code.text() >= d.first && code.text() <= d.last;
    };
    const auto* const found = std::ranges::find_if(divided_communes, holds);
    if (found == divided_communes.end()) return std::nullopt;
    return CommuneCode(found->commune);
}

std::size_t arrondissement_count(const CommuneCode& commune) noexcept {
    const auto* const found =
        std::ranges::find(divided_communes, commune.text(), &Divided::commune);
    return found == divided_communes.end() ? 0 : found->count;
}

std::ostream& operator<<(std::ostream& out, const CommuneCode& code) {
    return out << code.text();
}
std::ostream& operator<<(std::ostream& out, const Siren& siren) {
    return out << siren.text();
}

} // namespace ctg
