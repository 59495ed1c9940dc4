// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The addresses of the official services.
/// Source: geo.api.gouv.fr/decoupage-administratif (definition.yml of datagouv/api-geo);
/// data.caf.fr, Explore API 2.1 of Opendatasoft.
class ServiceAddress {
public:
    /// `base_url` stands for every service; empty: the services themselves.
    explicit ServiceAddress(std::string base_url);

    [[nodiscard]] std::string departement(std::string_view code) const;
    /// Codes only: what the contours are counted against.
    [[nodiscard]] std::string commune_codes(std::string_view departement) const;
    [[nodiscard]] std::string communes(std::string_view departement) const;
    [[nodiscard]] std::string epcis(std::string_view departement) const;
    /// The members of an EPCI, those outside the département too.
    [[nodiscard]] std::string members(std::string_view epci) const;

    [[nodiscard]] std::string dataset(std::string_view id) const;
    /// One record at most, and how many there are in all. `condition` is in the language of
    /// Opendatasoft; empty: all.
    [[nodiscard]] std::string count(std::string_view id, const std::string& condition) const;
    [[nodiscard]] std::string table(std::string_view id, const std::string& condition) const;

private:
    std::string geography_;
    std::string family_benefits_;
};

/// Whether `text` has the shape of the code of a département: 01 to 95, 2A, 2B, 971 to 976.
[[nodiscard]] bool is_departement(std::string_view text) noexcept;

/// Whether `text` has the shape of an id of a data set: letters, digits, `_` and `-`.
[[nodiscard]] bool is_dataset(std::string_view text) noexcept;

/// `field` is one of `values`, in the language of Opendatasoft.
[[nodiscard]] std::string one_of(std::string_view field, const std::vector<std::string>& values);

} // namespace ctg
