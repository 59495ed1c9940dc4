// SPDX-License-Identifier: Apache-2.0
#include "study/service_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ctg {
namespace {

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// `text` as it stands in the query of an address (RFC 3986, §2.3: what is unreserved stays).
std::string encoded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_plain = is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
        if (is_plain)
            result += c;
        else
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string filter(const std::string& condition) {
    return condition.empty() ? std::string{} : "&where=" + encoded(condition);
}

} // namespace

ServiceAddress::ServiceAddress(std::string base_url) {
    while (base_url.ends_with('/'))
        base_url.pop_back();
    geography_ = base_url.empty() ? "https://geo.api.gouv.fr" : base_url;
    family_benefits_ = (base_url.empty() ? "https://data.caf.fr" : std::move(base_url)) +
                       "/api/explore/v2.1/catalog/datasets/";
}

std::string ServiceAddress::departement(std::string_view code) const {
    return fmt::format("{}/departements/{}?fields=nom,code", geography_, code);
}

std::string ServiceAddress::commune_codes(std::string_view departement) const {
    return fmt::format("{}/departements/{}/communes?fields=code", geography_, departement);
}

std::string ServiceAddress::communes(std::string_view departement) const {
    return fmt::format("{}/departements/{}/communes?fields=nom,code,codeEpci,population,surface,"
                       "contour&format=geojson&geometry=contour",
                       geography_, departement);
}

std::string ServiceAddress::epcis(std::string_view departement) const {
    return fmt::format("{}/epcis?codeDepartement={}&fields=nom,code", geography_, departement);
}

std::string ServiceAddress::members(std::string_view epci) const {
    return fmt::format("{}/epcis/{}/communes?fields=nom,code", geography_, epci);
}

std::string ServiceAddress::dataset(std::string_view id) const {
    return fmt::format("{}{}", family_benefits_, id);
}

std::string ServiceAddress::count(std::string_view id, const std::string& condition) const {
    return fmt::format("{}{}/records?limit=1{}", family_benefits_, id, filter(condition));
}

std::string ServiceAddress::table(std::string_view id, const std::string& condition) const {
    return fmt::format("{}{}/exports/csv?delimiter=%3B{}", family_benefits_, id, filter(condition));
}

bool is_departement(std::string_view text) noexcept {
    if (text == "2A" || text == "2B") return true;
    if (!std::ranges::all_of(text, is_digit)) return false;
    if (text.size() == 2) return text >= "01" && text <= "95" && text != "20";
    return text.size() == 3 && text >= "971" && text <= "976" && text != "975";
}

bool is_dataset(std::string_view text) noexcept {
    const auto is_allowed = [](char c) {
        return is_letter(c) || is_digit(c) || c == '_' || c == '-';
    };
    return !text.empty() && std::ranges::all_of(text, is_allowed);
}

std::string one_of(std::string_view field, const std::vector<std::string>& values) {
    std::string list;
    for (const auto& value : values)
        list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", value);
    return fmt::format("{} in ({})", field, list);
}

} // namespace ctg
