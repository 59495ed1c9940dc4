// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/calendar.hpp"

#include "planning/goal.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

using planning::months_after;

/// Fifty years: beyond that a year was mistyped.
constexpr int longest_horizon_months = 600;
constexpr int most_periods = 199;
constexpr std::int64_t longest_duration_months = 600;

class RulesReader {
public:
    explicit RulesReader(const Document& document) : document_(document) {}

    Checked<CalendarRules> read() {
        SettingReader root(document_.root, faults_);
        rules_.sha256 = document_.sha256;
        read_files(root);
        if (root.has("periods"))
            read_periods(root);
        else
            read_horizon(root);
        rules_.duration_months = months(root, "duration_months", rules_.duration_months);
        rules_.preparation_months = months(root, "preparation_months", rules_.preparation_months);
        rules_.seed = static_cast<std::uint64_t>(
            whole(root, "seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
        for (const auto* const table : root.tables("window"))
            read_window(*table);
        for (const auto* const table : root.tables("target"))
            read_target(*table);
        read_cej(root);
        read_renewal(root);
        read_refusal(root);
        read_objective(root);
        root.finish();
        faults_.raise();
        return {std::move(rules_), faults_.notes()};
    }

private:
    void read_files(SettingReader& root) {
        const auto name = [&](std::string_view key, std::string& file) {
            if (auto text = root.text(key)) file = std::move(*text);
        };
        name("candidates", rules_.candidates_file);
        name("capacities", rules_.capacities_file);
        name("levers", rules_.levers_file);
        name("values", rules_.values_file);
        name("resources", rules_.resources_file);
        name("former", rules_.former_file);
    }

    std::int64_t whole(SettingReader& reader, std::string_view key, std::int64_t fallback,
                       std::int64_t low, std::int64_t high) {
        const auto value = reader.integer(key).value_or(fallback);
        if (low <= value && value <= high) return value;
        refuse_range(reader, key, fmt::format("{}", value), fmt::format("{}", low),
                     fmt::format("{}", high));
        return fallback;
    }

    int months(SettingReader& reader, std::string_view key, int fallback) {
        return static_cast<int>(whole(reader, key, fallback, 1, longest_duration_months));
    }

    /// The share under `key`, which must be there.
    double share(SettingReader& reader, std::string_view key) {
        const double value = reader.required_number(key);
        if (0.0 <= value && value <= 1.0) return value;
        refuse_range(reader, key, fmt::format("{}", value), "0", "1");
        return 0.0;
    }

    /// `fallback`, if there is one, when the key is not there.
    double share(SettingReader& reader, std::string_view key, std::optional<double> fallback) {
        return fallback && !reader.has(key) ? *fallback : share(reader, key);
    }

    void refuse_range(const SettingReader& reader, std::string_view key, std::string value,
                      std::string low, std::string high) {
        faults_.add(error_of("CTG-PLAN-004",
                             {{"name", std::string(key)},
                              {"value", std::move(value)},
                              {"low", std::move(low)},
                              {"high", std::move(high)}},
                             reader.place_of(key)));
    }

    std::optional<Month> month(const std::string& text, const Place& place) {
        const auto month = planning::month_named(text, rules_);
        if (!month) faults_.add(error_of("CTG-PLAN-001", {{"text", text}}, place));
        return month;
    }

    /// The month under `key`, which must be there.
    std::optional<Month> month(SettingReader& reader, std::string_view key) {
        const std::string text = reader.required_text(key);
        if (text.empty()) return std::nullopt;
        return month(text, reader.place_of(key));
    }

    void refuse_order(const Month& first, const Month& last, const Place& place) {
        faults_.add(error_of("CTG-PLAN-009", {{"first", iso(first)}, {"last", iso(last)}}, place));
    }

    void read_periods(SettingReader& reader) {
        const Place place = reader.place_of("periods");
        if (reader.has("horizon"))
            faults_.add(error_of("CTG-PLAN-030", {}, reader.place_of("horizon")));
        (void)reader.texts("horizon");
        const auto names = reader.texts("periods");
        if (!names) return;
        if (names->empty()) {
            faults_.add(error_of("CTG-PLAN-031", {}, place));
            return;
        }
        const auto periods = planning::periods_named(*names);
        for (std::size_t p = 1; p < periods.size(); ++p)
            if (periods[p].first <= periods[p - 1].period.month ||
                std::count(names->begin(), names->end(), periods[p].period.name) > 1)
                faults_.add(error_of(
                    "CTG-PLAN-032",
                    {{"first", periods[p - 1].period.name}, {"second", periods[p].period.name}},
                    place));
        if (periods.size() > most_periods)
            refuse_range(reader, "periods", fmt::format("{}", periods.size()), "1",
                         fmt::format("{}", most_periods));
        rules_.first = periods.front().first;
        rules_.last = periods.back().period.month;
        has_horizon_ = true;
        for (const auto& [period, first] : periods)
            rules_.periods.push_back(period);
    }

    void read_horizon(SettingReader& reader) {
        const Place place = reader.place_of("horizon");
        if (!reader.has("horizon"))
            faults_.add(error_of("CTG-CONF-003", {{"key", place.field}}, place));
        const auto texts = reader.texts("horizon");
        if (!texts) return;
        if (texts->size() != 2) {
            faults_.add(
                error_of("CTG-PLAN-017", {{"count", fmt::format("{}", texts->size())}}, place));
            return;
        }
        const auto first = month(texts->front(), place);
        const auto last = month(texts->back(), place);
        if (!first || !last) return;
        rules_.first = *first;
        rules_.last = *last;
        has_horizon_ = true;
        const int length = months_after(*first, *last) + 1;
        if (length < 1) refuse_order(*first, *last, place);
        if (length > longest_horizon_months)
            refuse_range(reader, "horizon", fmt::format("{}", length), "1",
                         fmt::format("{}", longest_horizon_months));
    }

    void read_window(const Setting& table) {
        SettingReader reader(table, faults_);
        CalendarWindow window;
        window.name = reader.required_text("name");
        window.place = reader.place_of("name");
        const auto from = month(reader, "from");
        const auto to = month(reader, "to");
        const auto work = reader.choice("work", {"allowed", "forbidden", "priced"}, "allowed");
        if (work == "priced") {
            window.work = CalendarWindow::Work::priced;
            window.work_price = share(reader, "work_price");
        } else if (work == "forbidden") {
            window.work = CalendarWindow::Work::forbidden;
        }
        const auto signatures = reader.choice("signatures", {"forbidden", "priced"}, "priced");
        if (signatures == "forbidden") {
            window.signatures = CalendarWindow::Signatures::forbidden;
        } else {
            // A window may be there for its work alone.
            window.price =
                share(reader, "price", work == "allowed" ? std::optional<double>() : 0.0);
        }
        reader.finish();
        if (!from || !to) return;
        window.from = *from;
        window.to = *to;
        if (window.to < window.from) refuse_order(window.from, window.to, reader.place_of("to"));
        rules_.windows.push_back(std::move(window));
    }

    void read_target(const Setting& table) {
        SettingReader reader(table, faults_);
        CalendarTarget target;
        const auto by = month(reader, "by");
        target.coverage = share(reader, "coverage");
        target.hard = reader.flag("hard").value_or(false);
        target.place = reader.place_of("by");
        reader.finish();
        if (!by) return;
        target.by = *by;
        const bool is_inside = rules_.first <= target.by && target.by <= rules_.last;
        if (has_horizon_ && !is_inside)
            faults_.add(error_of("CTG-PLAN-018",
                                 {{"month", iso(target.by)},
                                  {"first", iso(rules_.first)},
                                  {"last", iso(rules_.last)}},
                                 target.place));
        rules_.targets.push_back(std::move(target));
    }

    void read_renewal(SettingReader& root) {
        const Setting* const table = root.table("renewal");
        if (table == nullptr) return;
        SettingReader reader(*table, faults_);
        rules_.renewal.work = share(reader, "work", rules_.renewal.work);
        rules_.renewal.probability = share(reader, "probability", rules_.renewal.probability);
        reader.finish();
    }

    void read_refusal(SettingReader& root) {
        const Setting* const table = root.table("refusal");
        if (table == nullptr) return;
        SettingReader reader(*table, faults_);
        rules_.refusal_work = share(reader, "work", rules_.refusal_work);
        reader.finish();
    }

    void read_objective(SettingReader& root) {
        const Setting* const table = root.table("objective");
        if (table == nullptr) return;
        SettingReader reader(*table, faults_);
        if (auto order = reader.texts("order")) rules_.objective = std::move(*order);
        planning::check_objective(rules_.objective, reader.place_of("order"), faults_);
        if (const Setting* const weights = reader.table("weights")) {
            if (reader.has("order"))
                faults_.add(error_of("CTG-PLAN-029", {}, reader.place_of("weights")));
            read_weights(*weights);
        }
        reader.finish();
    }

    void read_weights(const Setting& table) {
        constexpr double most = 1e12;
        SettingReader reader(table, faults_);
        const auto weight = [&](std::string_view key) {
            const double value = reader.number(key).value_or(0.0);
            if (0.0 <= value && value <= most) return value;
            refuse_range(reader, key, fmt::format("{}", value), "0", fmt::format("{}", most));
            return 0.0;
        };
        rules_.weights = ObjectiveWeights{weight("targets"), weight("stability")};
        reader.finish();
    }

    void read_cej(SettingReader& root) {
        const auto rule = root.choice("cej", {"ignored", "priced", "hard"}, "priced");
        rules_.cej = rule == "hard"      ? CejRule::hard
                     : rule == "ignored" ? CejRule::ignored
                                         : CejRule::priced;
    }

    const Document& document_;
    Faults faults_;
    CalendarRules rules_;
    bool has_horizon_ = false;
};

} // namespace

Checked<CalendarRules> calendar_rules_from(const Document& document) {
    return RulesReader(document).read();
}

std::string_view name_of(PlanStatus status) noexcept {
    switch (status) {
    case PlanStatus::optimal:
        return "optimal";
    case PlanStatus::gap:
        return "gap";
    case PlanStatus::infeasible:
        return "infeasible";
    }
    return {};
}

} // namespace ctg
