// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace ctg {

/// The five characters by which INSEE names a commune (or a municipal arrondissement): "13055",
/// "2A004", "97411". Text, never a number: "01001" has a zero. Its meaning depends on the year of
/// geography; this type only guarantees the shape.
class CommuneCode {
public:
    /// @throws ArgumentError CTG-BASE-001 if `text` has not the shape of a commune code.
    explicit CommuneCode(std::string_view text);

    /// The code that `text` spells, or nothing when it has not the shape of one.
    [[nodiscard]] static std::optional<CommuneCode> parse(std::string_view text) noexcept;

    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), text_.size()}; }

    /// The département the code belongs to: "13", "2A", "974".
    [[nodiscard]] std::string departement() const;

    friend auto operator<=>(const CommuneCode&, const CommuneCode&) = default;

private:
    CommuneCode() = default;
    std::array<char, 5> text_{};
};

/// The nine digits that identify an EPCI in the SIRENE register, the last being a Luhn key.
class Siren {
public:
    /// @throws ArgumentError CTG-BASE-002 if `text` is not nine digits with a right key.
    explicit Siren(std::string_view text);

    /// The SIREN that `text` spells, or nothing when it is not nine digits with a right Luhn key.
    [[nodiscard]] static std::optional<Siren> parse(std::string_view text) noexcept;

    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), text_.size()}; }

    friend auto operator<=>(const Siren&, const Siren&) = default;

private:
    Siren() = default;
    std::array<char, 9> text_{};
};

/// A body that can sign a convention or hold a competence: a commune or an EPCI.
using Collectivite = std::variant<CommuneCode, Siren>;

/// The code of a body as text.
[[nodiscard]] std::string_view text_of(const Collectivite& body) noexcept;

/// The body that `text` names by its code, or nothing.
[[nodiscard]] std::optional<Collectivite> collectivite_of(std::string_view text) noexcept;

/// The commune of which `code` is a municipal arrondissement (13201 → 13055), or nothing.
/// Source: INSEE, code officiel géographique: Paris 20, Lyon 9, Marseille 16.
[[nodiscard]] std::optional<CommuneCode> commune_of_arrondissement(const CommuneCode& code);

/// How many municipal arrondissements `commune` has: 20, 9, 16, or 0.
[[nodiscard]] std::size_t arrondissement_count(const CommuneCode& commune) noexcept;

std::ostream& operator<<(std::ostream& out, const CommuneCode& code);
std::ostream& operator<<(std::ostream& out, const Siren& siren);

} // namespace ctg

template <>
struct std::hash<ctg::CommuneCode> {
    std::size_t operator()(const ctg::CommuneCode& code) const noexcept {
        return std::hash<std::string_view>{}(code.text());
    }
};

template <>
struct std::hash<ctg::Siren> {
    std::size_t operator()(const ctg::Siren& siren) const noexcept {
        return std::hash<std::string_view>{}(siren.text());
    }
};
