// SPDX-License-Identifier: Apache-2.0
// Composite indicators, for scoring.py to time beside its peers:
//
//     ctg_scoring_bench [OPTION OF GOOGLE BENCHMARK...]
//     ctg_scoring_bench scores goalposts|min_max FILE    the roots of the 35,000 units, as doubles
#include "synthetic.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/uncertainty.hpp"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace ctg;

struct Study {
    Table units;
    CompositeScheme scheme;
};

// ── a country ────────────────────────────────────────────────────────────────────────────────────

constexpr std::size_t unit_count = 35'000;

/// 40 indicators in 8 nodes under a root; weights 1, 2, 3 in turn.
CompositeScheme country_scheme(Normalisation normalisation) {
    constexpr std::size_t indicator_count = 40;
    constexpr std::size_t indicators_a_node = 5;
    const auto weight_of = [](std::size_t n) { return static_cast<double>(1 + n % 3); };
    CompositeScheme scheme;
    scheme.nodes.emplace_back().id = "root";
    for (std::size_t i = 0; i < indicator_count; ++i) {
        if (i % indicators_a_node == 0) {
            const std::size_t n = i / indicators_a_node;
            auto& node = scheme.nodes.emplace_back();
            node.id = fmt::format("node {}", n);
            node.parent = "root";
            node.weight = weight_of(n);
        }
        auto& indicator = scheme.indicators.emplace_back();
        indicator.id = indicator.column = fmt::format("i{}", i);
        indicator.parent = scheme.nodes.back().id;
        indicator.weight = weight_of(i);
        indicator.normalisation = normalisation;
        indicator.goalposts = {5.0, 90.0}; // some lie beyond
    }
    return scheme;
}

Study country(Normalisation normalisation) {
    auto scheme = country_scheme(normalisation);
    std::vector<std::string> names{"unit"};
    for (const auto& indicator : scheme.indicators)
        names.push_back(indicator.column);
    std::vector<Table::Row> rows(unit_count);
    for (std::size_t n = 0; n < unit_count; ++n) {
        rows[n].push_back({.text = std::string(bench::code_of(n).text())});
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
            rows[n].push_back({.text = fmt::format("{}", bench::value_of(n, i))});
    }
    return {Table({}, std::move(names), std::move(rows), {}), std::move(scheme)};
}

/// With bounds, ranks and contributions, at every node.
void composed_scores_of_35000_units(benchmark::State& state, Normalisation normalisation) {
    const auto [units, scheme] = country(normalisation);
    for (auto _ : state)
        benchmark::DoNotOptimize(composed_scores(units, scheme));
}
BENCHMARK_CAPTURE(composed_scores_of_35000_units, goalposts, Normalisation::goalposts)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(composed_scores_of_35000_units, min_max, Normalisation::min_max)
    ->Unit(benchmark::kMillisecond);

// ── draws ────────────────────────────────────────────────────────────────────────────────────────

/// 51 units × 49 indicators in 8 pillars, 2 sub-indices and an index: the shape of ASEM.
Study invented_asem() {
    CompositeScheme scheme;
    const auto add_node = [&](std::string id, std::string parent) {
        auto& node = scheme.nodes.emplace_back();
        node.id = std::move(id);
        node.parent = std::move(parent);
    };
    add_node("Index", "");
    add_node("Conn", "Index");
    add_node("Sust", "Index");
    scheme.group_column = "group";
    std::vector<std::string> names{"unit", "group"};
    std::vector<Table::Row> rows(51);
    for (std::size_t n = 0; n < rows.size(); ++n)
        rows[n] = {{.text = std::string(bench::code_of(n).text())},
                   {.text = n % 2 == 0 ? "Asia" : "Europe"}};
    for (std::size_t i = 0; i < 49; ++i) {
        if (i % 6 == 0 && i < 48) add_node(fmt::format("P{}", i / 6), i < 30 ? "Conn" : "Sust");
        auto& indicator = scheme.indicators.emplace_back();
        indicator.id = indicator.column = names.emplace_back(fmt::format("i{}", i));
        indicator.parent = scheme.nodes.back().id;
        for (std::size_t n = 0; n < rows.size(); ++n) {
            const bool is_gap = (n + 7 * i) % 40 == 0;
            const auto value = fmt::format("{}", bench::value_of(n, i));
            rows[n].push_back({.text = is_gap ? "NA" : value});
        }
    }
    return {Table({}, std::move(names), std::move(rows), {}), std::move(scheme)};
}

/// The published table, where it is there. Denominators are left out.
Study asem() {
    const std::filesystem::path folder = CTG_ASEM;
    if (!std::filesystem::exists(folder / "asem_raw.csv")) return invented_asem();
    const Table meta = read_table(folder / "asem_meta.csv");
    CompositeScheme scheme;
    scheme.unit_column = "uCode";
    scheme.group_column = "EurAsia_group";
    for (std::size_t row = 0; row < meta.row_count(); ++row) {
        const auto& id = meta.text(row, 0);
        const auto& parent = meta.text(row, 2);
        if (meta.text(row, 1) == "1") {
            auto& indicator = scheme.indicators.emplace_back();
            indicator.id = indicator.column = id;
            indicator.parent = parent;
            if (meta.text(row, 3) == "-1") indicator.direction = Direction::less_is_need;
        } else {
            scheme.nodes.emplace_back().id = id;
            scheme.nodes.back().parent = parent == "NA" ? "" : parent;
        }
    }
    return {read_table(folder / "asem_raw.csv"), scheme};
}

/// Gaps take the mean of their group; goalposts stand at the least and greatest of the units, so
/// that a draw of goalposts normalises every column anew.
void add_rules(Study& study) {
    for (auto& indicator : study.scheme.indicators) {
        const std::size_t column = *study.units.column(indicator.column);
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        Faults faults;
        for (std::size_t row = 0; row < study.units.row_count(); ++row) {
            const auto figure = figure_at(study.units, row, column, faults);
            if (!figure.is_known()) continue;
            least = std::min(least, figure.value());
            most = std::max(most, figure.value());
        }
        indicator.goalposts = {least, most};
        indicator.missing = MissingRule::group_mean;
    }
}

/// From the table on: 1,000 draws of all doubts together, and as many of each of `doubts` alone.
void draws_of_asem(benchmark::State& state, std::vector<Doubt> doubts) {
    Study study = asem();
    add_rules(study);
    study.scheme.uncertainty.emplace();
    study.scheme.uncertainty->vary = std::move(doubts);
    DrawOptions options;
    options.draws = 1'000;
    options.threads = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(uncertain_ranks(study.units, study.scheme, options));
}
BENCHMARK_CAPTURE(draws_of_asem, goalposts, {Doubt::goalposts})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draws_of_asem, all,
                  {Doubt::weights, Doubt::total, Doubt::goalposts, Doubt::missing})
    ->Unit(benchmark::kMillisecond);

/// 1,000 draws alone of the whole chain: gaps drawn, outliers bounded, scored between the ends of
/// each column, weighed by drawn weights, ranked.
void chain_of_asem(benchmark::State& state) {
    Study study = asem();
    add_rules(study);
    for (auto& indicator : study.scheme.indicators) {
        indicator.normalisation = Normalisation::min_max;
        indicator.outliers = OutlierRule::winsorise;
    }
    study.scheme.uncertainty.emplace();
    study.scheme.uncertainty->vary = {Doubt::weights, Doubt::total, Doubt::missing};
    DrawOptions options;
    options.draws = 1'000;
    options.threads = 1;
    options.by_doubt = false;
    for (auto _ : state)
        benchmark::DoNotOptimize(uncertain_ranks(study.units, study.scheme, options));
}
BENCHMARK(chain_of_asem)->Unit(benchmark::kMillisecond);

// ── territories that move ────────────────────────────────────────────────────────────────────────

constexpr std::size_t territory_count = 120;

/// 120 territories × 14 indicators of a 6 × 2 scheme: each moves to two other sets of values, and
/// all are scored anew after each. Reading the values is part of it.
void move_each_of_120_territories_twice(benchmark::State& state, Normalisation normalisation) {
    Scheme scheme = bench::scheme_of(14);
    for (auto& indicator : scheme.indicators)
        indicator.normalisation = normalisation;
    const auto before = bench::values_of(scheme, territory_count);
    auto redrawn = before;
    auto after = before;
    for (std::size_t n = 0; n < before.size(); ++n) {
        redrawn[n].value = Figure::exact(bench::value_of(n, 1));
        after[n].value = Figure::exact(bench::value_of(n, 2));
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(score_changes(before, redrawn, after, scheme));
}
BENCHMARK_CAPTURE(move_each_of_120_territories_twice, goalposts, Normalisation::goalposts)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(move_each_of_120_territories_twice, min_max, Normalisation::min_max)
    ->Unit(benchmark::kMillisecond);

void write_roots(const std::string& method, const char* file) {
    const auto [units, scheme] =
        country(method == "min_max" ? Normalisation::min_max : Normalisation::goalposts);
    const auto scores = composed_scores(units, scheme).value.scores;
    std::vector<double> roots; // units come in the order of their names, which is theirs here
    for (const auto& score : scores)
        if (score.node == "root") roots.push_back(score.score.value());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(roots.data()),
               static_cast<std::streamsize>(roots.size() * sizeof(double)));
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 4 && argv[1] == std::string("scores")) {
        write_roots(argv[2], argv[3]);
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
}
