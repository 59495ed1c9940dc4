// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/base/error.hpp"
#include "ctg/writing/database.hpp"
#include "ctg/writing/workbook.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <sstream>

namespace ctg::cli {
namespace {

/// What --lang says, else what the environment says, else French: the language of the users.
Language language_at_start(const std::vector<std::string>& arguments) {
    constexpr std::string_view joined = "--lang=";
    for (std::size_t n = 0; n < arguments.size(); ++n) {
        const std::string_view argument = arguments[n];
        std::optional<Language> language;
        if (argument == "--lang" && n + 1 < arguments.size())
            language = language_of(arguments[n + 1]);
        else if (argument.starts_with(joined))
            language = language_of(argument.substr(joined.size()));
        if (language) return *language;
    }
    for (const auto* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* const value = std::getenv(variable); value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("en") ? Language::english : Language::french;
    return Language::french;
}

/// The format that the name of a file asks for.
TextFormat format_of_file(const std::filesystem::path& file) {
    return file.extension() == ".json" ? TextFormat::json : TextFormat::csv;
}

bool holds(const std::vector<Diagnostic>& diagnostics, std::string_view code) {
    return std::ranges::find(diagnostics, code, &Diagnostic::code) != diagnostics.end();
}

Exit exit_of(const Error& error) {
    if (dynamic_cast<const ReadError*>(&error) != nullptr) return Exit::no_access;
    if (dynamic_cast<const ArgumentError*>(&error) != nullptr) return Exit::wrong_usage;
    if (dynamic_cast<const LimitError*>(&error) != nullptr) return Exit::limit_passed;
    if (holds(error.diagnostics(), "CTG-PLAN-010") || holds(error.diagnostics(), "CTG-GROUP-010"))
        return Exit::no_plan;
    return Exit::data_refused;
}

/// The study file itself where its folder is named.
std::filesystem::path study_file_of(std::filesystem::path named) {
    return std::filesystem::is_directory(named) ? named / "study.toml" : named;
}

} // namespace

Session::Session(std::vector<std::string> arguments)
    : arguments_(std::move(arguments)),
      language_(language_at_start(arguments_)) {}

std::string Session::command() const {
    std::string text = "ctg";
    for (const auto& argument : arguments_) {
        if (argument == "--resume") continue; // changes nothing of what is made
        const auto shown = without_passwords(argument);
        text += shown.find(' ') == std::string::npos ? " " + shown : " '" + shown + "'";
    }
    return text;
}

bool Session::is_watched() const {
    return ::isatty(STDERR_FILENO) == 1 && !quiet_;
}

Progress Session::progress(const Phrase& things) const {
    if (!is_watched()) return {};
    return [what = words(things)](std::size_t done, std::size_t count) {
        std::cerr << (done < count ? fmt::format("\r{} / {} {}\033[K", done, count, what)
                                   : std::string("\r\033[K"))
                  << std::flush;
    };
}

CLI::App& Session::add_verb(CLI::App& app, const std::string& name, const Phrase& purpose,
                            const Phrase& example) {
    CLI::App* verb = app.add_subcommand(name, words(purpose));
    verb->footer(words(tr("Example:\n  ")) + words(example));
    verb->add_option("--format", format_,
                     words(tr("table, csv, csv-fr (for a French spreadsheet) or json")))
        ->check(CLI::IsMember({"table", "csv", "csv-fr", "json"}));
    verb->add_option("--out", out_,
                     words(tr("write there: .csv, .json, .xlsx, .ods, .gpkg, PG:…, or a folder")));
    verb->add_option("--out-table", out_table_,
                     words(tr("table of the database that --out names: schema.table")));
    verb->add_flag("--allow-database", allow_database_,
                   words(tr("let PostGIS databases (PG:…) be read and written")));
    verb->add_option("--lang", language_name_, words(tr("language of messages: fr or en")))
        ->check(CLI::IsMember({"fr", "en"}));
    verb->add_flag("--strict", strict_, words(tr("a warning refuses the data")));
    verb->add_flag("--quiet", quiet_, words(tr("no notes on stderr")));
    verb->add_flag("--overwrite", overwrite_, words(tr("replace files that exist")));
    verb->add_option("--limit", limits_,
                     words(tr("lift a limit of what is read: rows=20000000 (repeatable)")))
        ->allow_extra_args(false);
    return *verb;
}

void Session::add_repair(CLI::App& verb) {
    verb.add_flag("--repair", repair_, words(tr("mend invalid shapes, and tell what changed")));
}

ReadLimits Session::limits() const {
    ReadLimits limits;
    for (const auto& text : limits_) {
        const auto [name, most] = limit_change_of(text);
        limits = with_limit(limits, name, most).value_or(limits);
    }
    return limits;
}

void Session::add_study(CLI::App& verb) {
    verb.add_option("study", study_file_, words(tr("the study.toml, or its folder")))
        ->capture_default_str();
    add_repair(verb);
}

bool Session::takes_as_study(const std::string& text) {
    const std::filesystem::path path = text;
    const bool is_study =
        path.extension() == ".toml" || std::filesystem::exists(path / "study.toml");
    if (is_study) study_file_ = text;
    return is_study;
}

Study Session::study() {
    auto loaded = load_study(study_file_of(study_file_), study_options());
    if (language_name_.empty()) language_ = loaded.value.language;
    tell(loaded.notes);
    return std::move(loaded.value);
}

Study Session::study_at(std::filesystem::path file) const {
    return load_study(study_file_of(std::move(file)), study_options()).value;
}

StudyOptions Session::study_options() const {
    StudyOptions options{invalid_shapes(), {}, database_access()};
    for (const auto& text : limits_)
        options.limits.push_back(limit_change_of(text));
    return options;
}

void Session::publish(const Records& records, Envelope envelope,
                      const std::function<ResultLayer()>& layer) {
    if (out_.empty()) return print(records, envelope);
    if (DatabaseAddress::is_named_by(out_)) return publish_to_database(records, layer);
    const std::filesystem::path file = out_;
    if (file.extension() == ".gpkg") {
        if (!layer) throw ArgumentError({error_of("CTG-CLI-001", {{"file", out_}})});
        write_geopackage(file, layers_by_year(layer()), existing());
    } else if (is_workbook(file)) {
        envelope.command = command();
        write_workbook(file, sheets_of(records, envelope), envelope, language_, existing());
    } else {
        const auto format = text_format_of(format_).value_or(format_of_file(file));
        write_file(file, text_of(records, format, envelope, language_), existing());
    }
    say(out_ + "\n");
}

bool Session::shows_further() const {
    if (DatabaseAddress::is_named_by(out_) || out_.ends_with(".gpkg")) return false;
    if (is_workbook(out_)) return true;
    const auto format =
        text_format_of(format_).value_or(out_.empty() ? TextFormat::table : format_of_file(out_));
    return format == TextFormat::json || format == TextFormat::table;
}

/// What has no shapes becomes a table without.
void Session::publish_to_database(const Records& records,
                                  const std::function<ResultLayer()>& layer) {
    const DatabaseAddress database(out_);
    // "cover" of "ctg.cover/1"
    const auto begin = records.schema.find('.') + 1;
    const auto verb = records.schema.substr(begin, records.schema.find('/') - begin);
    const auto result = layer ? layer() : ResultLayer{verb, records, {}, {}};
    const auto table = out_table_.empty() ? result.name : out_table_;
    write_database(database, table, result, existing(), database_access());
    say(database.shown() + " " + table + "\n");
}

const std::string& Session::out() const {
    if (DatabaseAddress::is_named_by(out_))
        throw ArgumentError(
            {error_of("CTG-PGIS-011", {{"database", DatabaseAddress(out_).shown()}})});
    return out_;
}

void Session::print(const Records& records, const Envelope& envelope) const {
    const auto format = text_format_of(format_).value_or(TextFormat::table);
    std::cout << text_of(records, format, envelope, language_);
}

void Session::tell(const std::vector<Diagnostic>& notes) {
    if (!quiet_)
        for (const auto& note : notes)
            std::cerr << rendered(note, language_);
    const auto is_warning = [](const Diagnostic& note) {
        return note.severity == Severity::warning;
    };
    if (strict_ && std::ranges::any_of(notes, is_warning))
        throw DataError({error_of("CTG-CLI-002", {})});
}

void Session::say(const std::string& text) const {
    if (!quiet_) std::cerr << text;
}

int Session::run(CLI::App& app, int argc, char** argv) const {
    try {
        app.parse(argc, argv);
        std::cout.flush();
        if (!std::cout) throw ReadError({error_of("CTG-CLI-003", {})});
        return static_cast<int>(Exit::done);
    } catch (const CLI::ParseError& error) {
        // --help and --version come as exceptions too, with code 0.
        std::ostringstream out;
        std::ostringstream err;
        const bool is_help = app.exit(error, out, err) == 0;
        std::cout << out.str();
        std::cerr << without_passwords(err.str());
        return static_cast<int>(is_help ? Exit::done : Exit::wrong_usage);
    } catch (const Error& error) {
        if (is_watched()) std::cerr << "\r\033[K"; // over what progress left
        for (const auto& diagnostic : error.diagnostics())
            std::cerr << rendered(diagnostic, language_);
        return static_cast<int>(exit_of(error));
    } catch (const std::exception& error) {
        std::cerr << rendered(error_of("CTG-CLI-004", {{"words", error.what()}}), language_);
        return static_cast<int>(Exit::no_access);
    }
}

Envelope envelope_of(const Study& study, const std::vector<Diagnostic>& notes) {
    Envelope envelope;
    envelope.study = {{"name", study.name}, {"departement", study.departement}};
    envelope.notes = notes;
    envelope.sources = study.sources;
    return envelope;
}

YearRange years_of_option(const std::string& text, Language language) {
    if (const auto years = parse_years(text)) return *years;
    constexpr Phrase expected = tr("years as A:B, or one year: 2018:2021");
    throw CLI::ValidationError("--years", std::string(expected.in(language)));
}

} // namespace ctg::cli
