// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/milp.hpp"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>

namespace ctg::planning {
namespace {

struct DeleteModel {
    void operator()(Cbc_Model* model) const noexcept { Cbc_deleteModel(model); }
};

/// One column for each option, one row for each item, then those of the problem. Solvers count in
/// floating point with tolerances of about 1e-7: rows and values are brought near 1.
class CbcProgram {
public:
    explicit CbcProgram(const SelectionProblem& problem)
        : problem_(problem),
          model_(Cbc_newModel()) {
        for (const auto& options : problem.items) {
            first_.push_back(columns_);
            columns_ += options.size();
        }
        load();
    }

    std::optional<MilpAnswer> solve(const std::vector<std::size_t>& start,
                                    const MilpEffort& effort) {
        set("logLevel", "0");
        set("ratioGap", "0");
        set("allowableGap", "0");
        set("timeMode", "elapsed");
        set("preprocess", effort.has_preprocessing ? "on" : "off");
        Cbc_setMaximumNodes(model_.get(), effort.nodes);
        if (effort.seconds > 0.0) Cbc_setMaximumSeconds(model_.get(), effort.seconds);
        if (!start.empty()) start_from(start);
        Cbc_solve(model_.get());
        if (Cbc_bestSolution(model_.get()) == nullptr) return std::nullopt;
        return checked(Cbc_bestSolution(model_.get()));
    }

private:
    void set(const char* name, const char* value) { Cbc_setParameter(model_.get(), name, value); }

    [[nodiscard]] double value_scale() const {
        double most = 1.0;
        for (const auto& options : problem_.items)
            for (const auto& option : options)
                most = std::max(most, std::abs(option.value));
        return 1e4 / most;
    }

    [[nodiscard]] std::vector<double> row_scales() const {
        std::vector<double> most(problem_.rows.size(), 1.0);
        for (const auto& options : problem_.items)
            for (const auto& option : options)
                for (const auto& use : option.uses)
                    most[use.row] = std::max(most[use.row], std::abs(use.amount));
        for (double& scale : most)
            scale = 1e2 / scale;
        return most;
    }

    void load() {
        const auto items = problem_.items.size();
        const double worth = value_scale();
        const auto scales = row_scales();
        std::vector<int> begin{0};
        std::vector<int> row;
        std::vector<double> amount;
        std::vector<double> value;
        for (std::size_t item = 0; item < items; ++item)
            for (const auto& option : problem_.items[item]) {
                row.push_back(static_cast<int>(item));
                amount.push_back(1.0);
                for (const auto& use : option.uses) {
                    row.push_back(static_cast<int>(items + use.row));
                    amount.push_back(use.amount * scales[use.row]);
                }
                begin.push_back(static_cast<int>(row.size()));
                value.push_back(option.value * worth);
            }
        std::vector<double> low(items, 1.0);
        std::vector<double> high(items, 1.0);
        for (std::size_t r = 0; r < problem_.rows.size(); ++r) {
            low.push_back(std::numeric_limits<double>::lowest());
            high.push_back(problem_.rows[r].limit * scales[r]);
        }
        const std::vector<double> zeros(columns_, 0.0);
        const std::vector<double> ones(columns_, 1.0);
        Cbc_loadProblem(model_.get(), static_cast<int>(columns_), static_cast<int>(low.size()),
                        begin.data(), row.data(), amount.data(), zeros.data(), ones.data(),
                        value.data(), low.data(), high.data());
        for (std::size_t column = 0; column < columns_; ++column)
            Cbc_setInteger(model_.get(), static_cast<int>(column));
        constexpr double maximise = -1.0;
        Cbc_setObjSense(model_.get(), maximise);
    }

    void start_from(const std::vector<std::size_t>& start) {
        std::vector<int> columns;
        for (std::size_t item = 0; item < start.size(); ++item)
            columns.push_back(static_cast<int>(first_[item] + start[item]));
        const std::vector<double> ones(columns.size(), 1.0);
        Cbc_setMIPStartI(model_.get(), static_cast<int>(columns.size()), columns.data(),
                         ones.data());
    }

    /// The selection of a solution, when it keeps the rows in whole numbers.
    [[nodiscard]] std::optional<MilpAnswer> checked(const double* solution) const {
        MilpAnswer answer;
        std::vector<double> taken(problem_.rows.size(), 0.0);
        for (std::size_t item = 0; item < problem_.items.size(); ++item) {
            const auto& options = problem_.items[item];
            const double* const from = solution + first_[item];
            const auto chosen =
                static_cast<std::size_t>(std::max_element(from, from + options.size()) - from);
            answer.chosen.push_back(chosen);
            answer.value += options[chosen].value;
            for (const auto& use : options[chosen].uses)
                taken[use.row] += use.amount;
        }
        for (std::size_t row = 0; row < taken.size(); ++row)
            if (taken[row] > problem_.rows[row].limit) return std::nullopt;
        answer.is_called_best = Cbc_isProvenOptimal(model_.get()) != 0;
        return answer;
    }

    const SelectionProblem& problem_;
    std::unique_ptr<Cbc_Model, DeleteModel> model_;
    std::vector<std::size_t> first_; ///< column of each item's first option
    std::size_t columns_ = 0;
};

} // namespace

std::optional<MilpAnswer> selection_by_cbc(const SelectionProblem& problem,
                                           const std::vector<std::size_t>& start,
                                           const MilpEffort& effort) {
    const bool has_way_out =
        std::ranges::none_of(problem.items, [](const auto& options) { return options.empty(); });
    return has_way_out ? CbcProgram(problem).solve(start, effort) : std::nullopt;
}

std::string cbc_version() {
    return Cbc_getVersion();
}

} // namespace ctg::planning
