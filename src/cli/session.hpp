// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/data/database.hpp"
#include "ctg/data/records.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/study.hpp"
#include "ctg/writing/file.hpp"
#include "ctg/writing/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ctg::cli {

/// Exit codes of contract.md §3.
enum class Exit {
    done = 0,
    data_refused = 1,
    wrong_usage = 2,
    no_access = 3,
    limit_passed = 4,
    no_plan = 5,
};

/// The options that every verb takes, and what one run does with its results: figures go to stdout
/// or to --out, words to stderr.
class Session {
public:
    explicit Session(std::vector<std::string> arguments);

    /// The language of the help, and of messages until a study says its own.
    [[nodiscard]] Language language() const noexcept { return language_; }
    [[nodiscard]] std::string words(const Phrase& phrase) const {
        return std::string(phrase.in(language_));
    }
    /// The same with its {} filled.
    template <class... Values>
    [[nodiscard]] std::string words(const Phrase& phrase, const Values&... values) const {
        return fmt::format(fmt::runtime(phrase.in(language_)), values...);
    }
    /// The command as it was typed, for the provenance of what it makes.
    [[nodiscard]] std::string command() const;
    [[nodiscard]] Existing existing() const noexcept {
        return overwrite_ ? Existing::replace : Existing::refuse;
    }
    [[nodiscard]] bool is_quiet() const noexcept { return quiet_; }
    /// Where --out says to write. @throws ArgumentError CTG-PGIS-011 if that is a database.
    [[nodiscard]] const std::string& out() const;
    [[nodiscard]] DatabaseAccess database_access() const noexcept {
        return allow_database_ ? DatabaseAccess::allow : DatabaseAccess::refuse;
    }

    /// Writes "12 / 1256 pages" over itself, on a terminal only.
    [[nodiscard]] Progress progress(const Phrase& things) const;
    /// Whether stderr is a terminal whose user wants words.
    [[nodiscard]] bool is_watched() const;

    /// A verb with the options of all verbs; `example` is shown under its help.
    CLI::App& add_verb(CLI::App& app, const std::string& name, const Phrase& purpose,
                       const Phrase& example);
    /// The option --repair, for verbs that read shapes.
    void add_repair(CLI::App& verb);
    /// What becomes of invalid shapes, and the limits of what is read, by the command line.
    [[nodiscard]] InvalidShapes invalid_shapes() const noexcept {
        return repair_ ? InvalidShapes::repair : InvalidShapes::refuse;
    }
    [[nodiscard]] ReadLimits limits() const;
    /// The positional argument STUDY, `./study.toml` by default, and --repair.
    void add_study(CLI::App& verb);
    /// Takes `text` as the study if it names one (a .toml file, a folder that holds study.toml).
    [[nodiscard]] bool takes_as_study(const std::string& text);

    /// Reads the study of the command line and tells its notes.
    [[nodiscard]] Study study();
    /// Another study, read in the same way; its notes are not told.
    [[nodiscard]] Study study_at(std::filesystem::path file) const;

    /// Whether the format asked for shows tables beside the rows: CSV and layers do not.
    [[nodiscard]] bool shows_further() const;
    /// Prints `records` in the format asked for, or writes them to --out. `layer` gives the shapes
    /// when --out names a GeoPackage.
    void publish(const Records& records, Envelope envelope,
                 const std::function<ResultLayer()>& layer = {});

    /// Prints `records` in the format asked for, for a verb whose --out is a folder.
    void print(const Records& records, const Envelope& envelope) const;

    /// Tells notes on stderr; with --strict, refuses when one of them is a warning.
    void tell(const std::vector<Diagnostic>& notes);
    /// Words on stderr, unless --quiet.
    void say(const std::string& text) const;

    /// Parses the command line, which runs the verb it names; tells what is thrown, and answers the
    /// exit code of contract.md.
    [[nodiscard]] int run(CLI::App& app, int argc, char** argv) const;

private:
    [[nodiscard]] StudyOptions study_options() const;
    void publish_to_database(const Records& records, const std::function<ResultLayer()>& layer);

    std::vector<std::string> arguments_;
    Language language_;
    std::string study_file_ = "study.toml";
    std::string format_;
    std::string out_;
    std::string out_table_;
    bool allow_database_ = false;
    std::string language_name_;
    bool strict_ = false;
    bool quiet_ = false;
    bool overwrite_ = false;
    bool repair_ = false;
    std::vector<std::string> limits_;
};

/// The verbs, one file each. Each adds itself to `app` and runs when it is chosen.
void add_demo(CLI::App& app, Session& session);
void add_init(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_cover(CLI::App& app, Session& session);
void add_overlay(CLI::App& app, Session& session);
void add_indicators(CLI::App& app, Session& session);
void add_goalposts(CLI::App& app, Session& session);
void add_score(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_why(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_group(CLI::App& app, Session& session);
void add_chart(CLI::App& app, Session& session);
void add_portrait(CLI::App& app, Session& session);
void add_rebase(CLI::App& app, Session& session);
void add_fetch(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);

/// The members "study" and "options" that go around the rows of a result.
[[nodiscard]] Envelope envelope_of(const Study& study, const std::vector<Diagnostic>& notes);

/// The years in the text of an option.
/// @throws CLI::ValidationError when it is not A:B.
[[nodiscard]] YearRange years_of_option(const std::string& text, Language language);

} // namespace ctg::cli
