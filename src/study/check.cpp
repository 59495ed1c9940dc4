// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/analysis.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/territory/contiguity.hpp"

#include <string>
#include <vector>

namespace ctg {
namespace {

std::vector<std::string> texts_of(const std::vector<CommuneCode>& codes) {
    std::vector<std::string> texts;
    for (const auto& code : codes)
        texts.emplace_back(code.text());
    return texts;
}

} // namespace

std::vector<Diagnostic> outline_notes(const Study& study) {
    std::vector<Diagnostic> notes;
    for (const auto& zone : study.territories.zones) {
        std::vector<std::string> cut;
        for (const auto& part : zone.parts)
            cut.emplace_back(part.commune.text());
        if (!cut.empty())
            notes.push_back(note_of("CTG-TERR-064", {{"territory", zone.key},
                                                     {"count", std::to_string(cut.size())},
                                                     {"communes", abridged(cut)}}));
    }
    return notes;
}

std::vector<Diagnostic> continuity_notes(const Study& study) {
    std::vector<Diagnostic> notes = outline_notes(study);
    if (!study.geography) return notes;
    const auto contiguity =
        contiguity_of(*study.geography, topology_of(study.geography->communes()));
    for (const auto& zone : study.territories.zones) {
        const auto communes = communes_held_by(zone);
        const auto pieces = pieces_of(communes, contiguity);
        if (pieces.size() > 1) {
            std::vector<std::string> lists;
            for (const auto& piece : pieces)
                lists.push_back(joined(texts_of(piece), " "));
            notes.push_back(note_of("CTG-STUD-013", {{"territory", zone.key},
                                                     {"count", std::to_string(pieces.size())},
                                                     {"pieces", joined(lists, " | ")}}));
        }
        const auto hinges = articulation_communes(communes, contiguity);
        if (!hinges.empty())
            notes.push_back(note_of("CTG-STUD-014", {{"territory", zone.key},
                                                     {"communes", joined(texts_of(hinges), " ")}}));
    }
    return notes;
}

} // namespace ctg
