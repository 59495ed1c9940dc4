// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/records.hpp"
#include "ctg/territory/history.hpp"
#include "ctg/territory/weights.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ctg {

/// By what a code's share of another was found.
enum class ShareOrigin {
    whole,  ///< all of it goes there: exact
    weight, ///< by a weight of the communes between which it is divided: an estimate
    equal,  ///< no weight is known: in equal parts, for want of better
};

[[nodiscard]] std::string_view name_of(ShareOrigin origin) noexcept;

/// What part of a commune of the first year is in a commune of the second.
struct PassageLine {
    CommuneCode before;
    CommuneCode after;
    Share share;
    Share low; ///< 1 when whole; else 0: nothing says how a count lies in a divided commune
    Share high;
    ShareOrigin origin = ShareOrigin::whole;
    std::vector<std::size_t> events; ///< positions in the history's events, by date

    friend bool operator==(const PassageLine&, const PassageLine&) = default;
};

/// What shares out communes that are divided: weights of the communes of one geography year.
struct SplitWeights {
    Weights weights;
    GeographyYear year;
};

/// From the communes of one geography year to those of another: a dated crosswalk that lists what
/// changes; any other code stays what it is. Copies share one body.
class Passage {
public:
    [[nodiscard]] GeographyYear from() const noexcept;
    [[nodiscard]] GeographyYear to() const noexcept;
    [[nodiscard]] const CommuneHistory& history() const& noexcept;
    const CommuneHistory& history() const&& = delete;
    /// The lines of the communes whose code changes or that are divided, by before then after.
    [[nodiscard]] std::span<const PassageLine> lines() const& noexcept;
    std::span<const PassageLine> lines() const&& = delete;
    /// Where `code` goes: one line to itself when nothing changes; none when its ground leaves
    /// the communes of France (97123 Saint-Barthélemy in 2007).
    [[nodiscard]] std::vector<PassageLine> lines_of(const CommuneCode& code) const;
    /// The communes whose ground is in no commune of the second year.
    [[nodiscard]] std::span<const CommuneCode> vanished() const& noexcept;
    std::span<const CommuneCode> vanished() const&& = delete;
    /// Whether `code` keeps its code and its ground is not divided.
    [[nodiscard]] bool is_unchanged(const CommuneCode& code) const;
    /// Whether `code` is of the first year, as far as the history knows.
    [[nodiscard]] bool knows(const CommuneCode& code) const;

    struct Body;
    explicit Passage(std::shared_ptr<const Body> body) : body_(std::move(body)) {}

private:
    std::shared_ptr<const Body> body_;
};

/// The passage between two years, either way; backwards, a merger is a division.
///
/// Divided communes are shared out by `weights`, else by the populations of the history, where
/// these weigh whole communes of the parts; else in equal parts. Bounds are then 0 and 1.
/// @throws ArgumentError CTG-TERR-033 for a year before 1943 or after the last of the history.
[[nodiscard]] Passage passage_between(const CommuneHistory& history, GeographyYear from,
                                      GeographyYear to,
                                      const std::optional<SplitWeights>& weights = {});

/// The lines as rows: before, before_name, after, after_name, share, low, high, origin, events (as
/// "2019-01-01 32").
[[nodiscard]] Records records_of(const Passage& passage);

} // namespace ctg
