// SPDX-License-Identifier: Apache-2.0
#include "reading/publication_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ctg {
namespace {

using enum FigureKind;

/// CNAF, open data: counts are rounded to the nearest 5, amounts to the nearest 100 €.
/// Source: notes of the data sets of data.caf.fr ("arrondis à la dizaine ou au multiple de 5").
constexpr double cnaf_counts = 5.0;
constexpr double cnaf_amounts = 100.0;

std::vector<PublicationFact> dgcl_tables() {
    const std::vector<ColumnFact> populations{{"ptot", count},        {"pmun", count},
                                              {"ptot_####", count},   {"pmun_####", count},
                                              {"total_pop_*", count}, {"nb_membres", count}};
    return {
        {"dgcl-epcicom",
         "DGCL",
         "Composition communale des EPCI à fiscalité propre",
         "commune",
         {"siren", "raison_sociale", "insee", "nom_membre"},
         {{"code", "insee"},
          {"nom", "nom_membre"},
          {"population_municipale", "pmun"},
          {"population_municipale", "pmun_####"},
          {"population_totale", "ptot"},
          {"population_totale", "ptot_####"}},
         {{"code_commune", "insee"}, {"siren", "siren"}, {"nom", "raison_sociale"}},
         populations},
        {"dgcl-epci",
         "DGCL",
         "EPCI à fiscalité propre",
         "epci",
         {"siren", "raison_sociale", "nb_membres"},
         {{"nom", "raison_sociale"}},
         {},
         populations},
        {"populations-communes",
         "INSEE",
         "Populations légales, mises en forme",
         "commune",
         {"code", "pmun", "ptot"},
         {{"population_municipale", "pmun"},
          {"population_comptee_a_part", "pcap"},
          {"population_totale", "ptot"}},
         {},
         {{"pmun", count}, {"pcap", count}, {"ptot", count}}},
        {"populations-communes-annees",
         "DGCL",
         "Populations municipales par année",
         "commune",
         {"code", "pmun_####"},
         {},
         {},
         {{"pmun_####", count}}},
        {"appartenance-annees",
         "DGCL",
         "EPCI de chaque commune par année",
         "commune",
         {"code", "siren_####"},
         {},
         {},
         {{"siren_####", level}}},
    };
}

/// Technical headers, those of older files, and the labels of exports with `use_labels=true`.
constexpr std::string_view commune_keys = "numcomdo|numcom|numcomsi|num_com|codes_insee";
constexpr std::string_view commune_labels =
    "numero_commune|numero_de_commune|numero_de_la_commune|numero_insee_de_la_commune|"
    "numero_commune_de_residence|code_commune|code_insee_de_la_commune|code_insee_commune";
constexpr std::string_view epci_keys = "numepci|num_epci";
constexpr std::string_view epci_labels = "numero_epci|numero_de_l_epci|numero_d_epci|code_epci";
constexpr std::string_view departement_keys = "numdep|num_dep";
constexpr std::string_view departement_labels = "numero_departement|numero_du_departement|"
                                                "numero_de_departement|code_departement";
constexpr std::string_view any_part = "numdep|num_dep|numepci|num_epci|numero_departement|"
                                      "numero_du_departement|numero_de_departement|numero_epci|"
                                      "numero_de_l_epci|numero_d_epci|code_departement|code_epci";
constexpr std::string_view dates = "dtreffre|date_de_reference|annee|date_reference";
constexpr std::string_view figure_keys =
    "indfoy_*|indnbp_*|indmtt_*|txcouv*|tauxcouv*|pl_*|tot_offre*|nb_alloc*";
constexpr std::string_view figure_labels = "nombre_*|montant*|taux_*|foyers_*";

std::vector<PublicationFact> cnaf_tables() {
    const std::vector<ColumnFact> figures{{"indfoy_*", count, cnaf_counts},
                                          {"indnbp_*", count, cnaf_counts},
                                          {"indmtt_*", amount, cnaf_amounts},
                                          {"txcouv*", rate},
                                          {"tauxcouv*", rate},
                                          {"taux_*", rate},
                                          {"pl_*", count},
                                          {"tot_offre*", count},
                                          {"nb_alloc*", count, cnaf_counts},
                                          {"nombre_de_places*", count},
                                          {"nombre_total_de_places*", count},
                                          {"nombre_*", count, cnaf_counts},
                                          {"foyers_*", count, cnaf_counts},
                                          {"montant*", amount, cnaf_amounts}};
    const std::vector<ColumnName> names{
        {"code", commune_keys},
        {"code", commune_labels},
        {"nom", "nomcom|nom_com|nom_commune|nom_de_la_commune|nom_commune_de_residence"},
        {"siren", epci_keys},
        {"siren", epci_labels},
        {"nom_epci", "nomepci|nom_epci|nom_de_l_epci"},
        {"departement", departement_keys},
        {"departement", departement_labels}};
    std::vector<PublicationFact> facts;
    const auto add = [&](std::string_view id, std::string_view title, std::string_view level,
                         std::string_view key, std::string_view label) {
        facts.push_back(
            {id, "CNAF", title, level, {key, figure_keys}, names, {}, figures, Layout::cnaf});
        facts.push_back({id,
                         "CNAF",
                         title,
                         level,
                         {label, dates, any_part, figure_labels},
                         names,
                         {},
                         figures,
                         Layout::cnaf});
    };
    add("cnaf-communes", "Données ouvertes de la CNAF, communes", "commune", commune_keys,
        commune_labels);
    add("cnaf-epci", "Données ouvertes de la CNAF, EPCI", "epci", epci_keys, epci_labels);
    add("cnaf-departements", "Données ouvertes de la CNAF, départements", "departement",
        departement_keys, departement_labels);
    return facts;
}

std::vector<PublicationFact> all_facts() {
    std::vector<PublicationFact> all = insee_facts();
    for (auto facts : {dgcl_tables(), cnaf_tables()})
        all.insert(all.end(), facts.begin(), facts.end());
    return all;
}

/// The letters of French beyond ASCII, and what stands for them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> letters{
    {{"à", "a"}, {"â", "a"}, {"ä", "a"}, {"ç", "c"}, {"é", "e"},  {"è", "e"},
     {"ê", "e"}, {"ë", "e"}, {"î", "i"}, {"ï", "i"}, {"ô", "o"},  {"ö", "o"},
     {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"À", "a"}, {"Â", "a"},  {"Ç", "c"},
     {"É", "e"}, {"È", "e"}, {"Ê", "e"}, {"Ë", "e"}, {"Î", "i"},  {"Ï", "i"},
     {"Ô", "o"}, {"Ù", "u"}, {"Û", "u"}, {"Ü", "u"}, {"œ", "oe"}, {"Œ", "oe"}}};

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

std::optional<std::string> match_of_one(std::string_view pattern, std::string_view plain) {
    std::string digits;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*') return digits;
        if (i >= plain.size()) return std::nullopt;
        if (pattern[i] == '#') {
            if (!is_digit(plain[i])) return std::nullopt;
            digits += plain[i];
        } else if (pattern[i] != plain[i]) {
            return std::nullopt;
        }
    }
    return pattern.size() == plain.size() ? std::optional(digits) : std::nullopt;
}

} // namespace

const std::vector<PublicationFact>& publication_facts() {
    static const std::vector<PublicationFact> facts = all_facts();
    return facts;
}

std::string plain_name(std::string_view name) {
    std::string plain;
    while (!name.empty()) {
        const auto* const letter = std::ranges::find_if(
            letters, [&](const auto& pair) { return name.starts_with(pair.first); });
        if (letter != letters.end()) {
            plain += letter->second;
            name.remove_prefix(letter->first.size());
            continue;
        }
        const char c = name.front();
        name.remove_prefix(1);
        const bool is_capital = c >= 'A' && c <= 'Z';
        if (is_capital)
            plain += static_cast<char>(c - 'A' + 'a');
        else if (is_digit(c) || (c >= 'a' && c <= 'z'))
            plain += c;
        else if (!plain.empty() && plain.back() != '_')
            plain += '_';
    }
    while (plain.ends_with('_'))
        plain.pop_back();
    return plain;
}

std::optional<std::string> match_of(std::string_view patterns, std::string_view plain) {
    while (true) {
        const auto pattern = patterns.substr(0, patterns.find('|'));
        if (auto digits = match_of_one(pattern, plain)) return digits;
        if (pattern.size() == patterns.size()) return std::nullopt;
        patterns.remove_prefix(pattern.size() + 1);
    }
}

} // namespace ctg
