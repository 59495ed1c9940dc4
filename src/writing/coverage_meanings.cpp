// SPDX-License-Identifier: Apache-2.0
// What the columns of coverage say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"", "year", {"year that the row speaks of", "année dont parle la ligne"}},
    ColumnMeaning{
        "ctg.cover",
        "by",
        {"what the zones are: total, antenne, epci, territory or theme",
         "nature des zones : total, antenne, epci, territory (territoire) ou theme (thème)"}},
    ColumnMeaning{"ctg.cover",
                  "zone",
                  {"key of the zone; empty: the whole, or the communes in no zone",
                   "clé de la zone ; vide : l'ensemble, ou les communes d'aucune zone"}},
    ColumnMeaning{"", "name", {"name", "nom"}},
    ColumnMeaning{
        "ctg.cover",
        "basis",
        {"what the share is a share of: population, communes, area or a weight of the study",
         "ce dont la part est une part : population, communes, area (surface) ou une pondération "
         "de l'étude"}},
    ColumnMeaning{"ctg.cover",
                  "share",
                  {"share of the basis in communes under a convention in force on the reference "
                   "day; each commune counts once",
                   "part de la base dans des communes sous convention en vigueur le jour de "
                   "référence ; chaque commune compte une fois"}},
    ColumnMeaning{"",
                  "low",
                  {"lower bound, when a figure is hidden, rounded or shared out",
                   "borne basse, quand un chiffre est secret, arrondi ou réparti"}},
    ColumnMeaning{"",
                  "high",
                  {"upper bound, when a figure is hidden, rounded or shared out",
                   "borne haute, quand un chiffre est secret, arrondi ou réparti"}},
    ColumnMeaning{"ctg.cover",
                  "covered",
                  {"amount under a convention", "quantité sous convention"},
                  {"of the basis", "de la base"}},
    ColumnMeaning{"ctg.cover",
                  "total",
                  {"amount in all, of the communes whose figure is known",
                   "quantité totale, des communes dont le chiffre est connu"},
                  {"of the basis", "de la base"}},
    ColumnMeaning{"ctg.cover",
                  "communes_covered",
                  {"communes wholly under a convention", "communes entièrement sous convention"},
                  {"communes", "communes"}},
    ColumnMeaning{"ctg.cover",
                  "communes_total",
                  {"communes of the zone", "communes de la zone"},
                  {"communes", "communes"}},
    ColumnMeaning{"ctg.cover",
                  "communes_partly_covered",
                  {"communes of which a part is under a convention",
                   "communes dont une partie est sous convention"},
                  {"communes", "communes"}},
    ColumnMeaning{"ctg.cover",
                  "conventions",
                  {"conventions in force that hold communes of the zone",
                   "conventions en vigueur qui portent sur des communes de la zone"},
                  {"conventions", "conventions"}},
    ColumnMeaning{"ctg.cover.detail", "commune", {"code of the commune", "code de la commune"}},
    ColumnMeaning{"ctg.cover.detail",
                  "state",
                  {"covered, partly, uncovered, or outside the perimeter",
                   "covered (couverte), partly (en partie), uncovered (non couverte) ou outside "
                   "(hors du périmètre)"}},
    ColumnMeaning{"ctg.cover.detail",
                  "conventions",
                  {"ids of the conventions in force that hold the commune",
                   "identifiants des conventions en vigueur qui portent sur la commune"}},
    ColumnMeaning{
        "ctg.cover.detail",
        "share",
        {"share of the commune under a convention", "part de la commune sous convention"}},
    ColumnMeaning{
        "ctg.detail",
        "list",
        {"what the item is: covered, uncovered, outside, conventions, overlaps or partly_covered",
         "nature de l'élément : covered (couverte), uncovered (non couverte), outside (hors du "
         "périmètre), conventions, overlaps (recouvrements) ou partly_covered (couverte en "
         "partie)"}},
    ColumnMeaning{"ctg.detail",
                  "item",
                  {"the code of the commune or the id of the convention",
                   "code de la commune ou identifiant de la convention"}},
    ColumnMeaning{"ctg.detail",
                  "value",
                  {"what goes with it: the conventions that overlap, the share covered",
                   "ce qui l'accompagne : conventions qui se recouvrent, part couverte"}},
};

} // namespace

std::span<const ColumnMeaning> coverage_meanings() noexcept {
    return meanings;
}

} // namespace ctg
