// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How values are cut into classes. docs/methods/classes.md has the formulas and their sources.
enum class ClassMethod {
    quantiles, ///< as many values in each
    jenks,     ///< the least sum of squares around the means of the classes
    equal,     ///< of equal width
    sd,        ///< a standard deviation wide, the mean in the middle
    headtail,  ///< cut at the mean, those above again at theirs: for a few very large values
    manual     ///< cut where one says
};

inline constexpr std::array all_class_methods{ClassMethod::quantiles, ClassMethod::jenks,
                                              ClassMethod::equal,     ClassMethod::sd,
                                              ClassMethod::headtail,  ClassMethod::manual};

[[nodiscard]] std::string_view name_of(ClassMethod method) noexcept;
/// The method of that name, or nothing.
[[nodiscard]] std::optional<ClassMethod> class_method_of(std::string_view name) noexcept;

/// More classes than these are not told apart on a map.
inline constexpr std::size_t fewest_classes = 2;
inline constexpr std::size_t most_classes = 9;

/// The choice of the classes of a map.
struct ClassRule {
    ClassMethod method = ClassMethod::quantiles;
    std::size_t count = 5;           ///< most of headtail; manual has one more than bounds
    std::vector<double> bounds = {}; ///< of manual: where a class ends and the next begins, rising
    /// Bounds get the fewest digits, two at least, with which they stay in order and no class loses
    /// its last value; `step` gives multiples of it instead, or of a tenth of it.
    bool is_rounded = false;
    std::optional<double> step = {};

    friend bool operator==(const ClassRule&, const ClassRule&) = default;
};

/// What is asked of classes over a rule that stands.
struct ClassRequest {
    std::optional<ClassMethod> method = {};
    std::optional<std::size_t> count = {};
    std::vector<double> bounds = {}; ///< none: not asked for
    std::optional<bool> is_rounded = {};
    std::optional<double> step = {};

    friend bool operator==(const ClassRequest&, const ClassRequest&) = default;
};

/// `rule` with what is asked for instead. Bounds alone are manual; bounds that stand go when
/// another method or a count is asked for, rounding that stands goes when bounds are.
[[nodiscard]] ClassRule asked_over(const ClassRule& rule, const ClassRequest& request);

/// Classes ]lower, upper] that follow one another; the first holds its lower bound too.
struct Classes {
    /// From the lowest to the highest bound of all.
    struct Ends {
        double lowest = 0.0;
        double highest = 0.0;
        friend bool operator==(const Ends&, const Ends&) = default;
    };

    ClassMethod method = ClassMethod::quantiles;
    std::vector<double> cuts;        ///< where a class ends and the next begins, rising
    std::optional<Ends> ends = {};   ///< nothing: the first and the last class are open (manual)
    std::vector<std::size_t> counts; ///< how many values each class holds; empty without values
    /// The bounds as labels tell them, the ends with them: numbers of few digits that part the
    /// values as `cuts` do.
    std::vector<double> told = {};

    friend bool operator==(const Classes&, const Classes&) = default;
};

/// The classes of `values`, in any order, by `rule`; absent values stay out of it.
///
/// Equal values are in one class. Values that are few or equal make fewer classes (note
/// CTG-PORT-033), no value none (-034); only manual classes and those of equal width may be empty.
/// @throws ArgumentError CTG-PORT-030 (fewer than 2 classes or more than 9), -031 (manual bounds
///         that do not rise, or not 1 to 8 of them), -032 (a value that is no finite number), -037
///         (a step that is not above 0), -039 (bounds of another method than manual; manual bounds
///         rounded).
[[nodiscard]] Checked<Classes> classes_of(std::span<const double> values, const ClassRule& rule);

/// What classes_of() throws on a rule, as faults that a reader of rules may place.
[[nodiscard]] std::vector<Diagnostic> faults_of(const ClassRule& rule);

/// The class that holds `value`, from 0; beyond the ends, the first or the last.
/// @pre there is a class.
[[nodiscard]] std::size_t class_of(const Classes& classes, double value);

/// The class by its bounds, as a legend says it: "2,3 à 10"; "10 ou moins" and "plus de 30" where
/// it is open; one number where both bounds are that. No two are the same.
[[nodiscard]] std::vector<std::string> labels_of(const Classes& classes, Language language);

/// The decimals, `fewest` or the next that do, with which `value` is shown within the label of its
/// class: 4.996 is no 5.00 beside "5 to 7".
/// @pre there is a class; `value` is one of those that were classed.
[[nodiscard]] int decimals_within(const Classes& classes, double value, int fewest);

/// What a legend adds to labels: which of two neighbours holds their common bound.
[[nodiscard]] std::string_view bounds_words(Language language) noexcept;

/// "Jenks", "quantiles"… as a sentence names it.
[[nodiscard]] std::string_view words_of(ClassMethod method, Language language) noexcept;

} // namespace ctg
