// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/uncertainty.hpp"

#include "base/parallel.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "scoring/ranking.hpp"
#include "scoring/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>
#include <utility>

namespace ctg {
namespace {

/// The two independent samples of a sensitivity analysis; draws of ranks are the first.
enum Sample : std::uint64_t { sample_a, sample_b };

std::uint64_t key_of(const Uncertainty& rule, Sample sample, std::size_t draw, Doubt doubt) {
    const auto of_sample = Stream::key(rule.seed, sample);
    return Stream::key(Stream::key(of_sample, draw), static_cast<std::uint64_t>(doubt));
}

DoubtKeys keys_of(const Uncertainty& rule, Sample sample, std::size_t draw) {
    DoubtKeys keys;
    for (const Doubt doubt : rule.vary)
        keys[static_cast<std::size_t>(doubt)] = key_of(rule, sample, draw, doubt);
    return keys;
}

DoubtKeys only(DoubtKeys keys, std::optional<Doubt> doubt) {
    for (std::size_t i = 0; doubt && i < keys.size(); ++i)
        if (i != static_cast<std::size_t>(*doubt)) keys[i].reset();
    return keys;
}

/// Calls `work(simulation, draw)` for each draw of the rule, on several threads.
template <class Work>
void draw_all(const Problem& problem, const Uncertainty& rule, const Sheet& nominal,
              unsigned threads, const Work& work) {
    in_parallel(threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads,
                rule.draws, [&] {
                    return [&, simulation = Simulation(problem, rule, nominal)](
                               std::size_t draw) mutable { work(simulation, draw); };
                });
}

/// Each unit with a score has one in each draw, and no unit gets one but from what it misses.
void refuse_failure(const Problem& problem, const Column& nominal, const Column& scores,
                    std::size_t draw) {
    for (std::size_t u = 0; u < scores.size(); ++u)
        if (std::isinf(scores[u]) || (std::isnan(scores[u]) && !std::isnan(nominal[u])))
            throw DataError({error_of(
                "CTG-SCOR-034", {{"unit", problem.units[u]}, {"draw", std::to_string(draw + 1)}})});
}

/// The scores of the units that have a rank: the others are in nobody's way, drawn or not.
Column standing(Column scores, const std::vector<std::uint8_t>& is_standing) {
    for (std::size_t u = 0; u < scores.size(); ++u)
        if (is_standing[u] == 0) scores[u] = std::numeric_limits<double>::quiet_NaN();
    return scores;
}

RankDraws drawn_ranks(const Problem& problem, const Uncertainty& rule, const Sheet& sheet,
                      std::optional<Doubt> doubt, unsigned threads) {
    const Column& nominal = sheet.score[problem.model.root()];
    RankDraws draws(problem.units, rule.draws);
    draw_all(problem, rule, sheet, threads, [&](Simulation& simulation, std::size_t draw) {
        const Column& scores = simulation.draw(only(keys_of(rule, sample_a, draw), doubt));
        refuse_failure(problem, nominal, scores, draw);
        thread_local Column sorted;
        rank_into(standing(scores, sheet.is_standing.back()), sorted, draws.ranks(draw));
    });
    return draws;
}

/// The chances of units under a doubt, and how far it moves their ranks.
void add_chances(const RankDraws& draws, std::optional<Doubt> doubt,
                 const std::vector<std::uint32_t>& nominal, UncertainRanks& result) {
    for (std::size_t u = 0; u < draws.units().size(); ++u)
        result.chances.push_back({draws.units()[u], doubt, draws.quantile(u, 0.05),
                                  draws.quantile(u, 0.5), draws.quantile(u, 0.95),
                                  draws.chance_of_rank(u, result.first)});
    double shift = 0.0;
    double count = 0.0;
    for (std::size_t draw = 0; draw < draws.draws(); ++draw)
        for (std::size_t u = 0; u < nominal.size(); ++u) {
            if (nominal[u] == 0) continue;
            shift += std::abs(static_cast<double>(draws.ranks(draw)[u]) -
                              static_cast<double>(nominal[u]));
            count += 1.0;
        }
    result.shifts.push_back({doubt, count > 0.0 ? shift / count : 0.0});
}

/// Scores of draws by unit: of the first sample, of the second, and of the first with one doubt of
/// the second.
using Sampled = std::vector<std::vector<Column>>;

Sampled sampled_scores(const Problem& problem, const Uncertainty& rule, const Sheet& sheet,
                       unsigned threads) {
    const std::size_t kinds = rule.vary.size() + 2;
    Sampled scores(kinds, std::vector<Column>(rule.draws));
    const auto sample = [&](Simulation& simulation, std::size_t draw) {
        const auto a = keys_of(rule, sample_a, draw);
        const auto b = keys_of(rule, sample_b, draw);
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            auto keys = kind == 1 ? b : a;
            if (kind > 1) {
                const auto doubt = static_cast<std::size_t>(rule.vary[kind - 2]);
                keys[doubt] = b[doubt];
            }
            scores[kind][draw] = simulation.draw(keys);
            refuse_failure(problem, sheet.score.back(), scores[kind][draw], draw);
        }
    };
    draw_all(problem, rule, sheet, threads, sample);
    return scores;
}

/// Both samples together: their mean and variance for one unit.
std::pair<double, double> moments_of(const Sampled& f, std::size_t unit) {
    const auto count = static_cast<double>(2 * f[0].size());
    double mean = 0.0;
    for (std::size_t n = 0; n < f[0].size(); ++n)
        mean += (f[0][n][unit] + f[1][n][unit]) / count;
    double variance = 0.0;
    for (std::size_t n = 0; n < f[0].size(); ++n)
        for (const std::size_t sample : {0U, 1U})
            variance += (f[sample][n][unit] - mean) * (f[sample][n][unit] - mean) / count;
    return {mean, variance};
}

std::vector<Sensitivity> sensitivities_of(const Problem& problem, const Uncertainty& rule,
                                          const Sheet& sheet, unsigned threads) {
    const auto f = sampled_scores(problem, rule, sheet, threads);
    std::vector<Sensitivity> sensitivities;
    const auto draws = static_cast<double>(rule.draws);
    for (std::size_t u = 0; u < problem.units.size(); ++u) {
        if (std::isnan(sheet.score.back()[u])) continue;
        const auto [mean, variance] = moments_of(f, u);
        for (std::size_t d = 0; d < rule.vary.size(); ++d) {
            double first = 0.0;
            double total = 0.0;
            for (std::size_t n = 0; n < rule.draws; ++n) {
                const double step = f[d + 2][n][u] - f[0][n][u];
                first += (f[1][n][u] - mean) * step / draws;
                total += step * step / (2.0 * draws);
            }
            const bool varies = variance > 0.0;
            sensitivities.push_back({problem.units[u], rule.vary[d],
                                     varies ? first / variance : 0.0,
                                     varies ? total / variance : 0.0, std::sqrt(variance)});
        }
    }
    return sensitivities;
}

Uncertainty rule_of(const std::optional<Uncertainty>& stated, const DrawOptions& options) {
    Uncertainty rule = stated.value_or(Uncertainty::of_all_doubts());
    rule.draws = options.draws.value_or(rule.draws);
    rule.seed = options.seed.value_or(rule.seed);
    return rule;
}

/// Doubts that nothing is subject to move nothing: told, and left out.
void drop_idle_doubts(const Problem& problem, Uncertainty& rule, Faults& faults) {
    std::vector<std::string> idle;
    std::erase_if(rule.vary, [&](Doubt doubt) {
        if (is_subject(problem, doubt)) return false;
        idle.emplace_back(name_of(doubt));
        return true;
    });
    if (!idle.empty()) faults.add(note_of("CTG-SCOR-036", {{"doubts", joined(idle)}}));
}

void refuse_too_many(const Problem& problem, const Uncertainty& rule, const DrawOptions& options) {
    const std::size_t most = most_drawn_ranks / (options.sensitivities ? rule.vary.size() + 2 : 1);
    if (rule.draws <= most / std::max<std::size_t>(1, problem.units.size())) return;
    throw LimitError({error_of("CTG-SCOR-035", {{"draws", std::to_string(rule.draws)},
                                                {"units", std::to_string(problem.units.size())},
                                                {"most", std::to_string(most)}})});
}

Checked<UncertainRanks> uncertain_ranks(const Problem& problem, Uncertainty rule,
                                        const DrawOptions& options) {
    Faults faults;
    const Sheet sheet = sheet_of(problem, faults);
    faults.raise();
    drop_idle_doubts(problem, rule, faults);
    refuse_too_many(problem, rule, options);
    std::vector<std::uint32_t> nominal(problem.units.size());
    Column sorted;
    rank_into(standing(sheet.score.back(), sheet.is_standing.back()), sorted, nominal);

    UncertainRanks result;
    result.first = options.first;
    result.draws = drawn_ranks(problem, rule, sheet, std::nullopt, options.threads);
    add_chances(result.draws, std::nullopt, nominal, result);
    for (const Doubt doubt : options.by_doubt ? rule.vary : std::vector<Doubt>{})
        add_chances(drawn_ranks(problem, rule, sheet, doubt, options.threads), doubt, nominal,
                    result);
    if (options.sensitivities)
        result.sensitivities = sensitivities_of(problem, rule, sheet, options.threads);
    result.rule = std::move(rule);
    return {std::move(result), faults.notes()};
}

} // namespace

RankDraws::RankDraws(std::vector<std::string> units, std::size_t draws)
    : units_(std::move(units)),
      draws_(draws),
      ranks_(units_.size() * draws) {}

std::span<const std::uint32_t> RankDraws::ranks(std::size_t draw) const {
    return std::span(ranks_).subspan(draw * units_.size(), units_.size());
}

std::span<std::uint32_t> RankDraws::ranks(std::size_t draw) {
    return std::span(ranks_).subspan(draw * units_.size(), units_.size());
}

std::optional<std::size_t> RankDraws::quantile(std::size_t unit, double share) const {
    std::vector<std::uint32_t> ranked;
    for (std::size_t draw = 0; draw < draws_; ++draw)
        if (const auto rank = ranks(draw)[unit]; rank != 0) ranked.push_back(rank);
    if (ranked.empty()) return std::nullopt;
    const auto count = static_cast<double>(ranked.size());
    const auto nth = static_cast<std::size_t>(std::max(0.0, std::ceil(share * count) - 1.0));
    const auto at = ranked.begin() + static_cast<std::ptrdiff_t>(nth);
    std::ranges::nth_element(ranked, at);
    return *at;
}

double RankDraws::chance_of_rank(std::size_t unit, std::size_t first) const {
    std::size_t count = 0;
    for (std::size_t draw = 0; draw < draws_; ++draw)
        if (const auto rank = ranks(draw)[unit]; rank != 0 && rank <= first) ++count;
    return draws_ == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(draws_);
}

double RankDraws::chance_before(std::size_t a, std::size_t b) const {
    std::size_t count = 0;
    for (std::size_t draw = 0; draw < draws_; ++draw) {
        const auto of = ranks(draw);
        if (of[a] != 0 && (of[b] == 0 || of[a] < of[b])) ++count;
    }
    return draws_ == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(draws_);
}

Checked<UncertainRanks> uncertain_ranks(std::span<const IndicatorValue> values,
                                        const Scheme& scheme, const DrawOptions& options,
                                        const AntenneByTerritory& antennes) {
    return uncertain_ranks(problem_of(values, scheme, antennes),
                           rule_of(scheme.uncertainty, options), options);
}

Checked<UncertainRanks> uncertain_ranks(const Table& units, const CompositeScheme& scheme,
                                        const DrawOptions& options) {
    return uncertain_ranks(problem_of(units, scheme).value, rule_of(scheme.uncertainty, options),
                           options);
}

} // namespace ctg
