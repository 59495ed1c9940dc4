// SPDX-License-Identifier: Apache-2.0
// Of outliers, weights that scores suggest, and charts of scores: CTG-SCOR-090 to -119.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-SCOR-090",
        {"{indicator}: outliers, counted as {ends}: {count} ({units})", "", "", ""},
        {"{indicator} : valeurs extrêmes, comptées pour {ends} : {count} ({units})", "", "", ""}},
    CatalogueEntry{
        "CTG-SCOR-091",
        {"{indicator}: outliers, counted as {ends}: {count} ({units}); others are left, beyond "
         "which no more values are moved",
         "skewness below 2 or kurtosis below 3.5", "",
         "look at the values, or normalise by goalposts, rank or percentile"},
        {"{indicator} : valeurs extrêmes, comptées pour {ends} : {count} ({units}) ; il en reste, "
         "et l'on n'en ramène pas davantage",
         "une asymétrie sous 2 ou un aplatissement sous 3,5", "",
         "regarder les valeurs, ou normaliser par goalposts, rank ou percentile"}},
    CatalogueEntry{
        "CTG-SCOR-092",
        {"CRITIC finds no weights: indicators that tell units apart, each in its own way: {count}",
         "two indicators at least, not in proportion, on units with a score on all", "{count}",
         "leave the check out, or fill the gaps (missing = \"group_mean\")"},
        {"CRITIC ne trouve pas de poids : indicateurs qui distinguent les unités, chacun à sa "
         "manière : {count}",
         "deux indicateurs au moins, non proportionnels, sur des unités notées en tout", "{count}",
         "se passer de la vérification, ou combler les trous (missing = \"group_mean\")"}},
    CatalogueEntry{
        "CTG-SCOR-100",
        {"the chart {chart} is not of so many territories", "keys of territories: {wanted}",
         "{count}", "name the territories after the study"},
        {"le graphique {chart} n'est pas celui d'autant de territoires",
         "des clés de territoires : {wanted}", "{count}", "nommer les territoires après l'étude"}},
    CatalogueEntry{"CTG-SCOR-101",
                   {"a slope is drawn between two years", "the study of the earlier year", "",
                    "name it: --before 2023/study.toml"},
                   {"une pente se trace entre deux années", "l'étude de l'année d'avant", "",
                    "la nommer : --before 2023/study.toml"}},
};

} // namespace

std::span<const CatalogueEntry> outlier_messages() noexcept {
    return messages;
}

} // namespace ctg
