// SPDX-License-Identifier: Apache-2.0
// What the columns of layers, files and passages say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"", "commune", {"code of the commune", "code de la commune"}},
    ColumnMeaning{"ctg.borders", "first", {"code of a commune", "code d'une commune"}},
    ColumnMeaning{"ctg.borders", "second", {"code of its neighbour", "code de sa voisine"}},
    ColumnMeaning{
        "ctg.borders",
        "length_m",
        {"length of their border on the ellipsoid", "longueur de leur limite, sur l'ellipsoïde"},
        {"m", "m"}},
    ColumnMeaning{"ctg.overlay", "source", {"code of the source", "code de la source"}},
    ColumnMeaning{"ctg.overlay",
                  "target",
                  {"code of the target; empty: what lies in none",
                   "code de la cible ; vide : ce qui n'est dans aucune"}},
    ColumnMeaning{"", "area_m2", {"area", "surface"}, {"m²", "m²"}},
    ColumnMeaning{"ctg.overlay", "weight", {"weight of the part", "poids de la partie"}},
    ColumnMeaning{
        "ctg.overlay",
        "of_source",
        {"share of the source that lies in the target", "part de la source qui est dans la cible"}},
    ColumnMeaning{"ctg.overlay",
                  "of_target",
                  {"share of the target that comes from the source",
                   "part de la cible qui vient de la source"}},
    ColumnMeaning{"ctg.overlay",
                  "of_area",
                  {"share of the area of the source", "part de la surface de la source"}},
    ColumnMeaning{
        "ctg.overlay",
        "class",
        {"real; drift: narrow and small, two drawings of one border; rounding: less than 1 m²",
         "real (réelle) ; drift : étroite et petite, deux tracés d'une même limite ; rounding : "
         "moins de 1 m²"}},
    ColumnMeaning{
        "ctg.overlay",
        "covered_m2",
        {"area under targets, each place once", "surface sous des cibles, chaque lieu une fois"},
        {"m²", "m²"}},
    ColumnMeaning{"ctg.overlay",
                  "share",
                  {"share of the area under targets", "part de la surface sous des cibles"}},
    ColumnMeaning{"ctg.overlay",
                  "overlapped_m2",
                  {"area under several targets", "surface sous plusieurs cibles"},
                  {"m²", "m²"}},
    ColumnMeaning{"ctg.overlay",
                  "depth",
                  {"most targets over one place", "plus grand nombre de cibles en un lieu"},
                  {"targets", "cibles"}},
    ColumnMeaning{"ctg.nesting", "whole", {"code of the whole", "code du tout"}},
    ColumnMeaning{
        "ctg.nesting", "parts", {"parts of the whole", "parties du tout"}, {"parts", "parties"}},
    ColumnMeaning{
        "ctg.nesting",
        "gap_m2",
        {"area of the whole that is in no part", "surface du tout qui n'est dans aucune partie"},
        {"m²", "m²"}},
    ColumnMeaning{"ctg.nesting",
                  "excess_m2",
                  {"area of the parts outside the whole", "surface des parties hors du tout"},
                  {"m²", "m²"}},
    ColumnMeaning{
        "ctg.nesting",
        "width_m",
        {"width of the widest strip between them", "largeur de la plus large bande entre eux"},
        {"m", "m"}},
    ColumnMeaning{"ctg.nesting",
                  "fit",
                  {"exact; centimetre: strips of 1 cm or less; drift: narrow strips, two drawings "
                   "of one border; else the two differ",
                   "exact ; centimetre : bandes de 1 cm au plus ; drift : bandes étroites, deux "
                   "tracés d'une même limite ; sinon les deux diffèrent"}},
    ColumnMeaning{"ctg.nesting",
                  "x",
                  {"easting of the widest strip", "abscisse de la plus large bande"},
                  {"m", "m"}},
    ColumnMeaning{"ctg.nesting",
                  "y",
                  {"northing of the widest strip", "ordonnée de la plus large bande"},
                  {"m", "m"}},
    ColumnMeaning{"ctg.passage",
                  "before",
                  {"code in the first geography year", "code dans la première géographie"}},
    ColumnMeaning{"ctg.passage",
                  "before_name",
                  {"name in the first geography year", "nom dans la première géographie"}},
    ColumnMeaning{"ctg.passage",
                  "after",
                  {"code in the second geography year", "code dans la seconde géographie"}},
    ColumnMeaning{"ctg.passage",
                  "after_name",
                  {"name in the second geography year", "nom dans la seconde géographie"}},
    ColumnMeaning{"ctg.passage",
                  "share",
                  {"share of the commune that goes there", "part de la commune qui y passe"}},
    ColumnMeaning{"ctg.passage",
                  "origin",
                  {"whole: all of it goes there; weight: by a weight, an estimate; equal: in equal "
                   "parts, for want of better",
                   "whole : toute la commune y passe ; weight : selon un poids, une estimation ; "
                   "equal : à parts égales, faute de mieux"}},
    ColumnMeaning{"ctg.passage",
                  "events",
                  {"events of communes between the two years",
                   "évènements de communes entre les deux années"}},
    ColumnMeaning{"ctg.check", "part", {"part of the study", "partie de l'étude"}},
    ColumnMeaning{"ctg.check", "count", {"how many were read", "nombre lu"}, {"items", "éléments"}},
    ColumnMeaning{"ctg.check", "section", {"section of the study", "section de l'étude"}},
    ColumnMeaning{"", "file", {"file", "fichier"}},
    ColumnMeaning{"ctg.check", "format", {"format of the file", "format du fichier"}},
    ColumnMeaning{"ctg.check", "encoding", {"encoding of the text", "encodage du texte"}},
    ColumnMeaning{"ctg.check", "separator", {"separator of the cells", "séparateur des cellules"}},
    ColumnMeaning{"ctg.check", "decimal_mark", {"decimal mark", "signe décimal"}},
    ColumnMeaning{"ctg.check",
                  "header_line",
                  {"line of the header", "ligne de l'en-tête"},
                  {"line", "ligne"}},
    ColumnMeaning{"ctg.check", "sheet", {"sheet that was read", "feuille lue"}},
    ColumnMeaning{"ctg.check", "rows", {"rows read", "lignes lues"}, {"rows", "lignes"}},
    ColumnMeaning{"ctg.check",
                  "publication",
                  {"official table that the file is", "table officielle qu'est le fichier"}},
    ColumnMeaning{"ctg.check", "producer", {"who publishes it", "qui la publie"}},
    ColumnMeaning{"ctg.check", "level", {"level of its rows", "niveau de ses lignes"}},
    ColumnMeaning{"ctg.check", "years", {"years of its figures", "années de ses chiffres"}},
    ColumnMeaning{"",
                  "geography_year",
                  {"year of geography of the codes", "année de la géographie des codes"}},
    ColumnMeaning{"ctg.doctor", "name", {"what is needed", "ce qu'il faut"}},
    ColumnMeaning{"ctg.doctor", "state", {"what was found", "ce qui a été trouvé"}},
    ColumnMeaning{"ctg.doctor",
                  "remedy",
                  {"how to install what is missing", "comment installer ce qui manque"}},
    ColumnMeaning{"ctg.fetch", "bytes", {"size", "taille"}, {"bytes", "octets"}},
    ColumnMeaning{
        "ctg.fetch", "state", {"fetched, or kept from before", "téléchargé, ou gardé d'avant"}},
    ColumnMeaning{"ctg.fetch", "date", {"date of the answer", "date de la réponse"}},
    ColumnMeaning{"ctg.fetch", "licence", {"licence of the data", "licence des données"}},
    ColumnMeaning{"ctg.fetch", "sha256", {"digest of the file", "empreinte du fichier"}},
    ColumnMeaning{"ctg.fetch", "url", {"address it comes from", "adresse d'origine"}},
};

} // namespace

std::span<const ColumnMeaning> territory_meanings() noexcept {
    return meanings;
}

} // namespace ctg
