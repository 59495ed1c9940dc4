// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/fetch.hpp"

#include "study/fetch_place.hpp"
#include "study/fetched_texts.hpp"
#include "study/service_address.hpp"

#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// Of geo.api.gouv.fr, and of data.caf.fr when it names none.
constexpr const char* open_licence = "Licence Ouverte / Open Licence";

/// The day in a header Date: "Tue, 24 Nov 2026 10:00:00 GMT" (RFC 9110, §5.6.7).
std::optional<Date> day_of(std::string_view date) {
    constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::size_t day_at = 5;
    constexpr std::size_t month_at = 8;
    constexpr std::size_t year_at = 12;
    if (date.size() < year_at + 4) return std::nullopt;
    const auto* const name = std::ranges::find(names, date.substr(month_at, 3));
    if (name == names.end()) return std::nullopt;
    const auto year = date.substr(year_at, 4);
    const auto day = date.substr(day_at, 2);
    return parse_date(fmt::format("{}-{:02}-{}", year, name - names.begin() + 1, day));
}

/// Whether what had come before `error` is worth keeping for the next run.
bool may_be_resumed(const Error& error) {
    constexpr std::array<std::string_view, 4> codes{"CTG-FETC-003", "CTG-FETC-006", "CTG-FETC-007",
                                                    "CTG-FETC-027"};
    return std::ranges::any_of(error.diagnostics(), [&](const Diagnostic& diagnostic) {
        return std::ranges::find(codes, diagnostic.code) != codes.end();
    });
}

class StudyFetch {
public:
    StudyFetch(const StudyRequest& request, const fs::path& folder, Existing existing,
               const FetchOptions& options)
        : request_(request),
          existing_(existing),
          options_(options),
          address_(request.base_url),
          place_(folder, request.departement) {}

    Checked<FetchedStudy> run() {
        try {
            gather_geography();
            for (const auto& id : request_.datasets)
                gather_dataset(id);
            return made();
        } catch (const Error& error) {
            if (!may_be_resumed(error)) place_.discard();
            throw;
        }
    }

private:
    /// Fetches `url` unless it has not changed, as `file` of the study.
    FetchedFile& obtain(const std::string& file, const std::string& url,
                        const std::string& licence = open_licence,
                        const std::string& version = {}) {
        const auto known = place_.known(url, file);
        FetchedFile fetched{file, {}, licence, version, true};
        if (known && !version.empty() && known->version == version)
            fetched.answer = known->answer; // the service told by other means
        else
            fetched.answer =
                fetch_file(url, place_.answer(file),
                           known ? std::optional(known->answer) : std::nullopt, options_);
        if (known && known->answer.sha256 == fetched.answer.sha256) fetched.answer = known->answer;
        const auto* const earlier = place_.earlier().find_url(url);
        fetched.is_new = earlier == nullptr || earlier->answer.sha256 != fetched.answer.sha256 ||
                         sha256_of(place_.folder() / earlier->file) != fetched.answer.sha256;
        place_.remember(fetched);
        served_.files.push_back(std::move(fetched));
        return served_.files.back();
    }

    /// Fetches what the study does not keep.
    template <class Read>
    auto asked(const std::string& url, Read&& read) {
        const fs::path file = place_.answer("aside.json");
        std::error_code ignored;
        fs::remove(file, ignored);
        (void)fetch_file(url, file, {}, options_);
        auto answer = read(file, url);
        fs::remove(file, ignored);
        return answer;
    }

    std::vector<NamedCode> listed(const std::string& file, const std::string& url) {
        obtain(file, url);
        return named_codes_of(place_.answer(file), url);
    }

    void gather_geography() {
        const auto& code = request_.departement;
        obtain("sources/departement.json", address_.departement(code));
        served_.departement =
            named_code_of(place_.answer("sources/departement.json"), address_.departement(code));
        const auto codes = listed("sources/communes.json", address_.commune_codes(code));
        const auto date = obtain("communes.geojson", address_.communes(code)).answer.date;
        read_year(date);
        served_.communes =
            served_communes_of(place_.answer("communes.geojson"), address_.communes(code), notes_);
        check_communes(codes);
        for (const auto& epci : listed("sources/epcis.json", address_.epcis(code)))
            served_.epcis.push_back(
                {epci, listed("sources/epci-" + epci.code + ".json", address_.members(epci.code))});
        check_memberships();
    }

    /// The service has no year: its geography is that of the day it answers, or of the year before
    /// while the new one is being put in.
    void read_year(const std::string& header) {
        const auto day = day_of(header);
        const int current = day ? static_cast<int>(day->year()) : 0;
        const bool is_early = day && day->month() <= std::chrono::June;
        const int year = request_.year ? request_.year->value : current;
        const bool is_served =
            year == current || (is_early && year == current - 1) || (!day && request_.year);
        served_.date = day ? iso(*day) : "–";
        if (!is_served || year == 0)
            throw ArgumentError({error_of("CTG-FETC-012", {{"year", std::to_string(year)},
                                                           {"current", std::to_string(current)},
                                                           {"date", served_.date}})});
        served_.year = {year};
        notes_.push_back(
            note_of("CTG-FETC-013", {{"year", std::to_string(year)}, {"date", served_.date}}));
    }

    void check_communes(const std::vector<NamedCode>& listed) {
        std::vector<std::string> expected;
        std::vector<std::string> found;
        for (const auto& commune : listed)
            expected.push_back(commune.code);
        for (const auto& commune : served_.communes)
            found.push_back(commune.code);
        std::vector<std::string> differing;
        std::ranges::set_symmetric_difference(expected, found, std::back_inserter(differing));
        if (!differing.empty())
            throw DataError({error_of("CTG-FETC-023",
                                      {{"url", address_.communes(request_.departement)},
                                       {"expected", std::to_string(expected.size()) + " communes"},
                                       {"found", std::to_string(found.size()) + " communes: ± " +
                                                     abridged(differing)}})});
    }

    /// The EPCI that a commune names must count it among its members.
    void check_memberships() {
        std::set<std::pair<std::string, std::string>> memberships;
        std::set<std::string> inside;
        for (const auto& commune : served_.communes)
            inside.insert(commune.code);
        std::vector<std::string> beyond;
        for (const auto& [epci, members] : served_.epcis)
            for (const auto& member : members) {
                memberships.emplace(epci.code, member.code);
                if (!inside.contains(member.code)) beyond.push_back(member.code);
            }
        std::vector<std::string> alone;
        std::vector<std::string> without_population;
        for (const auto& commune : served_.communes) {
            if (commune.epci.empty())
                alone.push_back(commune.code);
            else if (!memberships.contains({commune.epci, commune.code}))
                throw DataError(
                    {error_of("CTG-FETC-023", {{"url", address_.members(commune.epci)},
                                               {"expected", commune.code + " ∈ " + commune.epci},
                                               {"found", commune.code + " ∉ " + commune.epci}})});
            if (commune.population.empty()) without_population.push_back(commune.code);
        }
        note_if("CTG-FETC-014", beyond);
        note_if("CTG-FETC-015", alone);
        note_if("CTG-FETC-016", without_population);
    }

    void note_if(const char* code, const std::vector<std::string>& communes) {
        if (communes.empty()) return;
        notes_.push_back(note_of(
            code, {{"count", std::to_string(communes.size())}, {"communes", abridged(communes)}}));
    }

    void gather_dataset(const std::string& id) {
        const auto facts = asked(address_.dataset(id), dataset_facts_of);
        std::string field;
        std::vector<std::string> values{request_.departement};
        std::string condition;
        if (facts.has("numdep")) {
            field = "numdep";
            condition = "numdep=\"" + request_.departement + "\"";
        } else if (facts.has("numepci")) {
            field = "numepci";
            values.clear();
            for (const auto& served : served_.epcis)
                values.push_back(served.epci.code);
            condition = one_of(field, values);
        } else {
            notes_.push_back(note_of("CTG-FETC-017", {{"dataset", id}}));
        }
        const auto count = asked(address_.count(id, condition), total_count_of);
        const auto url = address_.table(id, condition);
        obtain(id + ".csv", url, facts.licence.empty() ? open_licence : facts.licence,
               facts.version);
        check_dataset_table(place_.answer(id + ".csv"), url, count, field, values);
        const auto* const level = facts.has("numcomdo")  ? "commune"
                                  : facts.has("numepci") ? "epci"
                                                         : "";
        served_.datasets.push_back({facts, count, level});
        served_.datasets.back().facts.id = id;
    }

    /// The study, when all that it needs has come and is sound.
    Checked<FetchedStudy> made() {
        FetchedStudy study{place_.folder() / "study.toml", served_.year, served_.files, true};
        const auto changed = changed_files();
        if (changed.empty()) {
            place_.discard();
            study.is_changed = false;
            notes_.push_back(note_of("CTG-FETC-018", {{"folder", place_.folder().string()}}));
            return {std::move(study), std::move(notes_)};
        }
        check_replaced(changed);
        Manifest manifest{request_.departement, served_.files, {}};
        for (const auto& file : served_.files)
            place_.keep(file);
        for (const auto& text : written_files_of(served_, request_.language))
            manifest.made[text.file] = written(text);
        place_.write(manifest_name, text_of(manifest));
        place_.install();
        return {std::move(study), std::move(notes_)};
    }

    /// Answers that are not those of the folder, and files that it no longer has.
    std::vector<std::string> changed_files() const {
        std::vector<std::string> changed;
        std::set<std::string> kept;
        for (const auto& file : served_.files) {
            if (file.is_new) changed.push_back(file.file);
            kept.insert(file.file);
        }
        for (const auto& file : place_.earlier().files)
            if (!kept.contains(file.file)) changed.push_back(file.file);
        for (const auto& [file, sha256] : place_.earlier().made)
            if (!fs::exists(place_.folder() / file)) changed.push_back(file);
        return changed;
    }

    /// What is missing may be put back; what is there is replaced only when asked.
    void check_replaced(std::vector<std::string> changed) const {
        std::erase_if(changed,
                      [&](const auto& file) { return !fs::exists(place_.folder() / file); });
        if (existing_ == Existing::refuse && !changed.empty())
            throw ReadError({error_of("CTG-FETC-027", {{"folder", place_.folder().string()},
                                                       {"files", joined(changed)}})});
    }

    /// Writes a file of ours unless it was edited since; answers the digest of what we wrote.
    std::string written(const WrittenFile& text) {
        const auto& earlier = place_.earlier().made;
        const auto before = earlier.find(text.file);
        const auto now = sha256_of(place_.folder() / text.file);
        if (!now.empty() && before != earlier.end() && before->second != now) {
            notes_.push_back(note_of("CTG-FETC-019", {{"file", text.file}}));
            return before->second;
        }
        place_.write(text.file, text.content);
        return sha256_hex(text.content);
    }

    const StudyRequest& request_;
    Existing existing_;
    const FetchOptions& options_;
    ServiceAddress address_;
    FetchPlace place_;
    ServedStudy served_;
    std::vector<Diagnostic> notes_;
};

void check_request(const StudyRequest& request) {
    if (!is_departement(request.departement))
        throw ArgumentError({error_of("CTG-FETC-020", {{"text", request.departement}})});
    for (const auto& id : request.datasets)
        if (!is_dataset(id)) throw ArgumentError({error_of("CTG-FETC-021", {{"text", id}})});
}

} // namespace

Checked<FetchedStudy> fetch_study(const StudyRequest& request, const fs::path& folder,
                                  Existing existing, const FetchOptions& options) {
    check_request(request);
    return StudyFetch(request, folder, existing, options).run();
}

Records records_of(std::span<const FetchedFile> files) {
    Records records{"ctg.fetch/1",
                    {{"file", RecordKind::text},
                     {"bytes", RecordKind::integer},
                     {"state", RecordKind::text},
                     {"date", RecordKind::text},
                     {"licence", RecordKind::text},
                     {"sha256", RecordKind::text},
                     {"url", RecordKind::text}},
                    {}};
    for (const auto& file : files)
        records.rows.push_back({file.file, static_cast<std::int64_t>(file.answer.bytes),
                                std::string(file.is_new ? "fetched" : "unchanged"),
                                file.answer.date, file.licence, file.answer.sha256,
                                file.answer.url});
    return records;
}

} // namespace ctg
