// SPDX-License-Identifier: Apache-2.0
#include "cli/usage.hpp"

#include "cli/refusals.hpp"

#include "ctg/study/shipped.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <iostream>

namespace ctg::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

/// As they are typed: --draws, -h.
std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const auto& name : option.get_snames())
        names.push_back("-" + name);
    for (const auto& name : option.get_lnames())
        names.push_back("--" + name);
    return names;
}

bool takes_value(const CLI::Option& option) {
    return option.get_expected_max() != 0;
}

/// What follows the option: FILE, TERRITORY=MONTH, INT:{1,2}.
std::string value_of(const CLI::Option& option) {
    return takes_value(option) ? option.get_type_name() : std::string();
}

Json json_of(const CLI::Option& option) {
    Json json;
    if (option.get_positional())
        json["name"] = option.get_single_name();
    else
        json["names"] = names_of(option);
    json["value"] = value_of(option);
    json["repeatable"] = option.get_expected_max() > 1;
    json["required"] = option.get_required();
    json["default"] = option.get_default_str();
    json["purpose"] = option.get_description();
    return json;
}

Json json_of(const CLI::App& verb) {
    Json json{{"verb", verb.get_name()},
              {"purpose", verb.get_description()},
              {"example", verb.get_footer()},
              {"arguments", Json::array()},
              {"options", Json::array()}};
    for (const auto* const option : verb.get_options())
        json[option->get_positional() ? "arguments" : "options"].push_back(json_of(*option));
    return json;
}

/// Text as roff takes it: no line is a request, no character is one of its own.
std::string roff(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        const bool begins = escaped.empty() || escaped.back() == '\n';
        if (begins && (c == '.' || c == '\'')) escaped += "\\&";
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
    }
    return escaped;
}

std::string roff_of(const CLI::Option& option) {
    const std::string name = option.get_positional()
                                 ? option.get_single_name()
                                 : fmt::format("{}", fmt::join(names_of(option), ", "));
    const std::string value = value_of(option);
    return fmt::format(".TP\n.B {}{}\n{}\n", roff(name),
                       value.empty() ? "" : " \\fI" + roff(value) + "\\fR",
                       roff(option.get_description()));
}

} // namespace

std::string json_usage(const CLI::App& app) {
    Json json{{"schema", "ctg.usage/1"},
              {"command", app.get_name()},
              {"version", std::string(version())},
              {"purpose", app.get_description()},
              {"verbs", Json::array()}};
    for (const auto* const verb : verbs_of(app))
        json["verbs"].push_back(json_of(*verb));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string bash_completion(const CLI::App& app) {
    std::vector<std::string> verbs;
    std::string cases;
    for (const auto* const verb : verbs_of(app)) {
        verbs.push_back(verb->get_name());
        std::vector<std::string> names;
        for (const auto* const option : verb->get_options())
            for (auto& name : names_of(*option))
                names.push_back(std::move(name));
        cases +=
            fmt::format("        {}) options='{}' ;;\n", verb->get_name(), fmt::join(names, " "));
    }
    return fmt::format(
        R"(# Completes the command ctg in bash: source it, or put it where bash-completion looks.
_ctg() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} options=''
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$word")
        return
    fi
    case ${{COMP_WORDS[1]}} in
{}    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}}
complete -o filenames -F _ctg ctg
)",
        fmt::join(verbs, " "), cases);
}

std::string man_page(const CLI::App& app) {
    std::string page = fmt::format(".TH CTG 1 \"\" \"ctg {}\"\n.SH NAME\nctg \\- {}\n"
                                   ".SH SYNOPSIS\n.B ctg\n.I verb\n[\\fIoptions\\fR]\n",
                                   roff(std::string(version())), roff(app.get_description()));
    for (const auto* const verb : verbs_of(app)) {
        page += fmt::format(".SH {}\n{}\n", roff("ctg " + verb->get_name()),
                            roff(verb->get_description()));
        for (const auto* const option : verb->get_options())
            page += roff_of(*option);
        if (!verb->get_footer().empty())
            page += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(verb->get_footer()));
    }
    return page;
}

void add_usage(CLI::App& app, const Session& session) {
    const auto tell = [&](const std::string& text) {
        std::cout << text;
        throw CLI::Success();
    };
    app.add_flag_callback(
           "--json-usage", [&app, tell] { tell(json_usage(app)); },
           session.words(tr("all verbs and options, as JSON")))
        ->trigger_on_parse();
    app.add_flag_callback(
           "--man", [&app, tell] { tell(man_page(app)); },
           session.words(tr("the manual page: ctg --man | man -l -")))
        ->trigger_on_parse();
    app.add_option_function<std::string>(
           "--completion", [&app, tell](const std::string&) { tell(bash_completion(app)); },
           session.words(tr("completion for a shell: source <(ctg --completion bash)")))
        ->check(one_of(session, {"bash"}))
        ->trigger_on_parse();
}

} // namespace ctg::cli
