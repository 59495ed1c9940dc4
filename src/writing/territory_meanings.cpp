// SPDX-License-Identifier: Apache-2.0
// What the columns of layers, files and passages say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"", "commune", tr("code of the commune")},
    ColumnMeaning{"ctg.borders", "first", tr("code of a commune")},
    ColumnMeaning{"ctg.borders", "second", tr("code of its neighbour")},
    ColumnMeaning{"ctg.borders", "length_m", tr("length of their border on the ellipsoid"),
                  tr("m")},
    ColumnMeaning{"ctg.overlay", "source", tr("code of the source")},
    ColumnMeaning{"ctg.overlay", "target", tr("code of the target; empty: what lies in none")},
    ColumnMeaning{"", "area_m2", tr("area"), tr("m²")},
    ColumnMeaning{"ctg.overlay", "weight", tr("weight of the part")},
    ColumnMeaning{"ctg.overlay", "of_source", tr("share of the source that lies in the target")},
    ColumnMeaning{"ctg.overlay", "of_target", tr("share of the target that comes from the source")},
    ColumnMeaning{"ctg.overlay", "of_area", tr("share of the area of the source")},
    ColumnMeaning{
        "ctg.overlay", "class",
        tr("real; drift: narrow and small, two drawings of one border; rounding: less than 1 m²")},
    ColumnMeaning{"ctg.overlay", "covered_m2", tr("area under targets, each place once"), tr("m²")},
    ColumnMeaning{"ctg.overlay", "share", tr("share of the area under targets")},
    ColumnMeaning{"ctg.overlay", "overlapped_m2", tr("area under several targets"), tr("m²")},
    ColumnMeaning{"ctg.overlay", "depth", tr("most targets over one place"), tr("targets")},
    ColumnMeaning{"ctg.nesting", "whole", tr("code of the whole")},
    ColumnMeaning{"ctg.nesting", "parts", tr("parts of the whole"), tr("parts")},
    ColumnMeaning{"ctg.nesting", "gap_m2", tr("area of the whole that is in no part"), tr("m²")},
    ColumnMeaning{"ctg.nesting", "excess_m2", tr("area of the parts outside the whole"), tr("m²")},
    ColumnMeaning{"ctg.nesting", "width_m", tr("width of the widest strip between them"), tr("m")},
    ColumnMeaning{"ctg.nesting", "fit",
                  tr("exact; centimetre: strips of 1 cm or less; drift: narrow strips, two "
                     "drawings of one border; else the two differ")},
    ColumnMeaning{"ctg.nesting", "x", tr("easting of the widest strip"), tr("m")},
    ColumnMeaning{"ctg.nesting", "y", tr("northing of the widest strip"), tr("m")},
    ColumnMeaning{"ctg.passage", "before", tr("code in the first geography year")},
    ColumnMeaning{"ctg.passage", "before_name", tr("name in the first geography year")},
    ColumnMeaning{"ctg.passage", "after", tr("code in the second geography year")},
    ColumnMeaning{"ctg.passage", "after_name", tr("name in the second geography year")},
    ColumnMeaning{"ctg.passage", "share", tr("share of the commune that goes there")},
    ColumnMeaning{"ctg.passage", "origin",
                  tr("whole: all of it goes there; weight: by a weight, an estimate; equal: in "
                     "equal parts, for want of better")},
    ColumnMeaning{"ctg.passage", "events", tr("events of communes between the two years")},
    ColumnMeaning{"ctg.check", "part", tr("part of the study")},
    ColumnMeaning{"ctg.check", "count", tr("how many were read"), tr("items")},
    ColumnMeaning{"ctg.check", "section", tr("section of the study")},
    ColumnMeaning{"", "file", tr("file")},
    ColumnMeaning{"ctg.check", "format", tr("format of the file")},
    ColumnMeaning{"ctg.check", "encoding", tr("encoding of the text")},
    ColumnMeaning{"ctg.check", "separator", tr("separator of the cells")},
    ColumnMeaning{"ctg.check", "decimal_mark", tr("decimal mark")},
    ColumnMeaning{"ctg.check", "header_line", tr("line of the header"), tr("line")},
    ColumnMeaning{"ctg.check", "sheet", tr("sheet that was read")},
    ColumnMeaning{"ctg.check", "rows", tr("rows read"), tr("rows")},
    ColumnMeaning{"ctg.check", "publication", tr("official table that the file is")},
    ColumnMeaning{"ctg.check", "producer", tr("who publishes it")},
    ColumnMeaning{"ctg.check", "level", tr("level of its rows")},
    ColumnMeaning{"ctg.check", "years", tr("years of its figures")},
    ColumnMeaning{"", "geography_year", tr("year of geography of the codes")},
    ColumnMeaning{"ctg.doctor", "name", tr("what is needed")},
    ColumnMeaning{"ctg.doctor", "state", tr("what was found")},
    ColumnMeaning{"ctg.doctor", "remedy", tr("how to install what is missing")},
    ColumnMeaning{"ctg.fetch", "bytes", tr("size"), tr("bytes")},
    ColumnMeaning{"ctg.fetch", "state", tr("fetched, or kept from before")},
    ColumnMeaning{"ctg.fetch", "date", tr("date of the answer")},
    ColumnMeaning{"ctg.fetch", "licence", tr("licence of the data")},
    ColumnMeaning{"ctg.fetch", "sha256", tr("digest of the file")},
    ColumnMeaning{"ctg.fetch", "url", tr("address it comes from")},
};

} // namespace

std::span<const ColumnMeaning> territory_meanings() noexcept {
    return meanings;
}

} // namespace ctg
