// SPDX-License-Identifier: Apache-2.0
#include "indicator/jenks.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ctg {
namespace {

/// Sums of squares grow far beyond their differences.
using Wide = long double;

/// The best classes of the first values, by how many classes they have.
class Partition {
public:
    explicit Partition(std::span<const Repeated> values) {
        Wide sum = 0;
        Wide times = 0;
        for (const auto& [value, repeats] : values) {
            sum += static_cast<Wide>(value) * static_cast<Wide>(repeats);
            times += static_cast<Wide>(repeats);
        }
        const Wide mean = sum / times;
        sums_.push_back({});
        for (const auto& [value, repeats] : values) {
            // From the mean, so that no digit is lost on what all values have in common.
            const Wide from_mean = static_cast<Wide>(value) - mean;
            const auto weight = static_cast<Wide>(repeats);
            const auto& [before, first, second] = sums_.back();
            sums_.push_back({before + weight, first + weight * from_mean,
                             second + weight * from_mean * from_mean});
        }
        for (std::size_t end = 1; end < sums_.size(); ++end)
            best_.push_back(squares(0, end));
    }

    /// One class more.
    void add_class() {
        const std::size_t classes = starts_.size() + 1;
        before_ = best_;
        starts_.emplace_back(best_.size(), 0);
        search({classes, best_.size()}, {classes, best_.size()});
    }

    [[nodiscard]] std::vector<std::size_t> starts() const {
        std::vector<std::size_t> starts;
        std::size_t end = best_.size();
        for (auto layer = starts_.rbegin(); layer != starts_.rend(); ++layer) {
            end = (*layer)[end - 1];
            starts.push_back(end);
        }
        std::ranges::reverse(starts);
        return starts;
    }

private:
    struct Sums {
        Wide times = 0;
        Wide first = 0;
        Wide second = 0;
    };
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    /// The squares around the mean of values begin … end - 1.
    [[nodiscard]] Wide squares(std::size_t begin, std::size_t end) const {
        const Wide times = sums_[end].times - sums_[begin].times;
        const Wide first = sums_[end].first - sums_[begin].first;
        return sums_[end].second - sums_[begin].second - first * first / times;
    }

    /// The best start of the last class among `starts`, for each last value in `lasts`.
    void search(Range lasts, Range starts) {
        if (lasts.begin >= lasts.end) return;
        const std::size_t last = std::midpoint(lasts.begin, lasts.end);
        Wide least = std::numeric_limits<Wide>::infinity();
        std::size_t chosen = starts.begin;
        for (auto start = starts.begin; start < std::min(starts.end, last + 1); ++start) {
            const Wide sum = before_[start - 1] + squares(start, last + 1);
            if (sum < least) {
                least = sum;
                chosen = start;
            }
        }
        best_[last] = least;
        starts_.back()[last] = chosen;
        search({lasts.begin, last}, {starts.begin, chosen + 1});
        search({last + 1, lasts.end}, {chosen, starts.end});
    }

    std::vector<Sums> sums_;                       ///< of the first values, from none
    std::vector<Wide> best_;                       ///< least sum of squares, by last value
    std::vector<Wide> before_;                     ///< the same with one class less
    std::vector<std::vector<std::size_t>> starts_; ///< of the last class, from two classes on
};

} // namespace

std::vector<std::size_t> jenks_starts(std::span<const Repeated> values, std::size_t count) {
    Partition partition(values);
    for (std::size_t classes = 1; classes < count; ++classes)
        partition.add_class();
    return partition.starts();
}

} // namespace ctg
