// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/study/fetch.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <memory>

namespace ctg::cli {
namespace {

struct FetchArguments {
    StudyRequest request;
    int year = 0;
    bool is_loopback_allowed = false;
    double connect_seconds = 10;
    double idle_seconds = 30;
    double total_seconds = 600;
    double first_wait_seconds = 1;
    double longest_wait_seconds = 60;
    std::size_t max_file_mib = 512;
    FetchOptions options;
};

std::chrono::milliseconds milliseconds_of(double seconds) {
    constexpr double in_a_second = 1000.0;
    return std::chrono::milliseconds(std::llround(seconds * in_a_second));
}

FetchOptions options_of(const FetchArguments& arguments) {
    FetchOptions options = arguments.options;
    options.limits.body_bytes = arguments.max_file_mib << 20U;
    options.limits.connect = milliseconds_of(arguments.connect_seconds);
    options.limits.idle = milliseconds_of(arguments.idle_seconds);
    options.limits.total = milliseconds_of(arguments.total_seconds);
    options.limits.first_wait = milliseconds_of(arguments.first_wait_seconds);
    options.limits.longest_wait = milliseconds_of(arguments.longest_wait_seconds);
    if (arguments.is_loopback_allowed) options.plain_http = PlainHttp::loopback;
    return options;
}

/// One line that is written over, as a terminal shows it.
void show_progress(const FetchProgress& progress) {
    constexpr double in_a_mib = 1024.0 * 1024.0;
    constexpr std::size_t width = 60;
    const auto url = progress.url.substr(0, width);
    const auto done = static_cast<double>(progress.bytes) / in_a_mib;
    std::cerr << fmt::format("\r{:<60} {:8.1f} MiB", url, done);
    if (progress.expected > 0)
        std::cerr << fmt::format(" / {:.1f}", static_cast<double>(progress.expected) / in_a_mib);
    std::cerr << "\033[K" << std::flush;
}

void fetch(Session& session, FetchArguments& arguments) {
    auto& request = arguments.request;
    if (arguments.year != 0) request.year = GeographyYear{arguments.year};
    request.language = session.language();
    const std::filesystem::path folder =
        session.out().empty() ? "departement-" + request.departement : session.out();
    auto options = options_of(arguments);
    const bool is_watched = session.is_watched();
    if (is_watched) options.progress = show_progress;
    const auto fetched = fetch_study(request, folder, session.existing(), options);
    if (is_watched) std::cerr << "\r\033[K";
    session.tell(fetched.notes);
    Envelope envelope;
    envelope.study = {{"departement", request.departement}};
    envelope.options = {{"geography_year", std::to_string(fetched.value.year.value)}};
    envelope.notes = fetched.notes;
    session.print(records_of(fetched.value.files), envelope);
    session.say(fetched.value.study.string() + "\n");
}

void add_limits(CLI::App& verb, const Session& session, FetchArguments& arguments) {
    const auto seconds = [&](const char* name, double& value, const Phrase& words) {
        verb.add_option(name, value, session.words(words))
            ->check(number_above_zero(session))
            ->capture_default_str();
    };
    verb.add_option("--attempts", arguments.options.limits.attempts,
                    session.words(tr("attempts at each answer")))
        ->check(number_within(session, 1, 100))
        ->capture_default_str();
    seconds("--connect-seconds", arguments.connect_seconds, tr("time to get a connection"));
    seconds("--idle-seconds", arguments.idle_seconds, tr("time without a byte"));
    seconds("--total-seconds", arguments.total_seconds, tr("time for one attempt"));
    seconds("--first-wait-seconds", arguments.first_wait_seconds,
            tr("wait before the second attempt, doubled before each next"));
    seconds("--longest-wait-seconds", arguments.longest_wait_seconds,
            tr("a service that asks for a longer wait is left"));
    verb.add_option("--max-file-mib", arguments.max_file_mib,
                    session.words(tr("largest answer taken, in MiB")))
        ->check(number_within(session, 1, 1 << 20))
        ->capture_default_str();
}

} // namespace

void add_fetch(CLI::App& app, Session& session) {
    const auto arguments = std::make_shared<FetchArguments>();
    CLI::App& verb = session.add_verb(
        app, "fetch",
        tr("Official boundaries, EPCI and populations of a département, as a study: the only verb "
           "that opens a connection"),
        tr("ctg fetch --departement 13 --dataset s_ben_com_f --out bouches-du-rhone"));
    verb.add_option("--departement", arguments->request.departement,
                    session.words(tr("code of the département: 13, 2A, 974")))
        ->required();
    verb.add_option("--year", arguments->year,
                    session.words(tr("geography year; services have the current one only")));
    verb.add_option("--dataset", arguments->request.datasets,
                    session.words(tr("data sets of data.caf.fr, by name")));
    verb.add_option("--base-url", arguments->request.base_url,
                    session.words(tr("a mirror that stands for all services")));
    verb.add_flag("--allow-loopback-http", arguments->is_loopback_allowed,
                  session.words(tr("let --base-url be http:// on this computer")));
    verb.add_option(
        "--authorities", arguments->options.authorities,
        session.words(tr("certificates (PEM) that vouch for services, instead of the system's")));
    add_limits(verb, session, *arguments);
    verb.callback([&session, arguments] { fetch(session, *arguments); });
}

} // namespace ctg::cli
