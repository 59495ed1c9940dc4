// SPDX-License-Identifier: Apache-2.0
#include "ctg/indicator/classes.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

using ctg::classes_of;
using ctg::ClassMethod;
using ctg::ClassRule;
using ctg::Language;
using Values = std::vector<double>;
using Labels = std::vector<std::string>;

namespace {

std::string code_of(const Values& values, const ClassRule& rule) {
    try {
        static_cast<void>(classes_of(values, rule));
    } catch (const ctg::ArgumentError& error) {
        return error.diagnostics().front().code;
    }
    return {};
}

/// The squares around the means of the groups that `starts` begins.
long double squares_of(const Values& sorted, const std::vector<std::size_t>& starts) {
    long double squares = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto begin = sorted.begin() + static_cast<std::ptrdiff_t>(starts[i]);
        const auto end = i + 1 < starts.size()
                             ? sorted.begin() + static_cast<std::ptrdiff_t>(starts[i + 1])
                             : sorted.end();
        const long double mean = std::accumulate(begin, end, 0.0L) / (end - begin);
        for (auto value = begin; value != end; ++value)
            squares += (*value - mean) * (*value - mean);
    }
    return squares;
}

/// The least squares of all ways to cut into `count` groups, tried one by one.
long double least_squares(const Values& sorted, std::size_t count,
                          const std::vector<std::size_t>& starts = {0}) {
    if (starts.size() == count) return squares_of(sorted, starts);
    auto least = std::numeric_limits<long double>::infinity();
    for (auto next = starts.back() + 1; next < sorted.size(); ++next) {
        auto more = starts;
        more.push_back(next);
        least = std::min(least, least_squares(sorted, count, more));
    }
    return least;
}

long double squares_within(const ctg::Classes& classes, const Values& sorted) {
    std::vector<std::size_t> starts{0};
    for (const auto count : classes.counts)
        starts.push_back(starts.back() + count);
    starts.pop_back();
    return squares_of(sorted, starts);
}

Values some_values() {
    const auto whole = *rc::gen::arbitrary<bool>(); // whole numbers tie
    const auto numbers = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(
        whole ? rc::gen::inRange(-5, 12) : rc::gen::inRange(-1'000'000, 1'000'000)));
    Values values;
    for (const int number : numbers)
        values.push_back(whole ? number : std::exp(number / 2e5));
    return values;
}

ClassRule some_rule() {
    ClassRule rule;
    rule.method = *rc::gen::element(ClassMethod::quantiles, ClassMethod::jenks, ClassMethod::equal,
                                    ClassMethod::sd, ClassMethod::headtail);
    rule.count = *rc::gen::inRange<std::size_t>(2, 10);
    rule.is_rounded = *rc::gen::arbitrary<bool>();
    if (rule.is_rounded && *rc::gen::arbitrary<bool>())
        rule.step = *rc::gen::element(0.25, 1.0, 5.0, 1000.0);
    return rule;
}

/// The number that `text` shows: "−1,500.5".
double number_in(std::string text) {
    std::erase(text, ',');
    const std::string minus = "−";
    const bool is_negative = text.starts_with(minus);
    const double size = std::stod(is_negative ? text.substr(minus.size()) : text);
    return is_negative ? -size : size;
}

/// Whether `value` lies within an English label of a class, as who reads both sees it.
bool lies_within(const std::string& label, double value, bool is_first) {
    const std::string more_than = "more than ";
    if (label.starts_with(more_than)) return value > number_in(label.substr(more_than.size()));
    if (label.ends_with(" or less")) return value <= number_in(label);
    const auto between = label.find(" to ");
    if (between == std::string::npos) return value == number_in(label);
    const double lower = number_in(label.substr(0, between));
    return (is_first ? value >= lower : value > lower) &&
           value <= number_in(label.substr(between + 4));
}

} // namespace

TEST_CASE("quantiles part as many values, a cut between two in proportion") {
    const auto classes = classes_of(Values{5, 1, 4, 2, 3, 6, 7, 8, 10, 9}, {}).value;
    CHECK(classes.cuts == Values{2.8, 4.6, 6.4, 8.2});
    CHECK(classes.counts == std::vector<std::size_t>{2, 2, 2, 2, 2});
    CHECK(classes.ends->lowest == 1.0);
    CHECK(classes.ends->highest == 10.0);
}

TEST_CASE("a bound belongs to the class below it, the lowest to the first") {
    const auto classes =
        classes_of(Values{0, 5, 10, 15, 20}, {ClassMethod::equal, 2, {}, false, {}}).value;
    CHECK(ctg::class_of(classes, 0.0) == 0);
    CHECK(ctg::class_of(classes, 10.0) == 0);
    CHECK(ctg::class_of(classes, 10.5) == 1);
    CHECK(ctg::class_of(classes, 99.0) == 1);
    CHECK(classes.counts == std::vector<std::size_t>{3, 2});
}

TEST_CASE("jenks leaves the least squares within classes, as trying every cut does") {
    CHECK(rc::check([] {
        auto values = some_values();
        values.resize(std::min<std::size_t>(values.size(), 11));
        std::ranges::sort(values);
        const auto count = *rc::gen::inRange<std::size_t>(2, 6);
        const auto distinct = std::set<double>(values.begin(), values.end()).size();
        const auto classes = classes_of(values, {ClassMethod::jenks, count, {}, false, {}}).value;
        RC_ASSERT(classes.counts.size() == std::min(count, distinct));
        // More cuts than distinct values part equal ones, and win nothing.
        const auto least = least_squares(values, std::min(count, distinct));
        const auto ours = squares_within(classes, values);
        RC_ASSERT(std::abs(ours - least) <= 1e-12L * std::max(1.0L, least));
    }));
}

TEST_CASE("jenks is exact where values have most digits in common") {
    const auto classes = classes_of(Values{1e9 + 1, 1e9 + 2, 1e9 + 11, 1e9 + 12, 1e9 + 31},
                                    {ClassMethod::jenks, 3, {}, false, {}})
                             .value;
    CHECK(classes.cuts == Values{1e9 + 2, 1e9 + 12});
}

TEST_CASE("a head and tail cut at the mean while the head is a minority") {
    // Mean 11.8: nine values below, one above, which is alone.
    const auto classes = classes_of(Values{1, 1, 2, 2, 2, 2, 2, 3, 3, 100},
                                    {ClassMethod::headtail, 5, {}, false, {}});
    CHECK(classes.value.cuts == Values{11.8});
    CHECK(classes.notes.empty());
    // Half of the values are above the mean: no long tail, one cut.
    const auto even =
        classes_of(Values{1, 2, 3, 4}, {ClassMethod::headtail, 5, {}, false, {}}).value;
    CHECK(even.cuts == Values{2.5});
}

TEST_CASE("standard deviations are counted from the mean, with a class or a cut in the middle") {
    // Mean 5, squares 32, deviation 2 of nine values (32 / 8 = 4).
    const Values values{2, 4, 4, 4, 5, 5, 5, 7, 9};
    CHECK(classes_of(values, {ClassMethod::sd, 4, {}, false, {}}).value.cuts == Values{3, 5, 7});
    CHECK(classes_of(values, {ClassMethod::sd, 3, {}, false, {}}).value.cuts == Values{4, 6});
}

TEST_CASE("manual bounds stand whatever the values, and leave both ends open") {
    const ClassRule rule{ClassMethod::manual, 5, {10, 20, 30}, false, {}};
    const auto classes = classes_of(Values{12, 14, 500}, rule).value;
    CHECK(classes.counts == std::vector<std::size_t>{0, 2, 0, 1});
    CHECK(ctg::labels_of(classes, Language::french) ==
          Labels{"10 ou moins", "10 à 20", "20 à 30", "plus de 30"});
    CHECK(ctg::labels_of(classes_of({}, rule).value, Language::english) ==
          Labels{"10 or less", "10 to 20", "20 to 30", "more than 30"});
}

TEST_CASE("the bounds that one year prints, given by hand, part another year the same") {
    CHECK(rc::check([] {
        const auto values = some_values();
        const auto classes = classes_of(values, some_rule()).value;
        if (classes.cuts.empty()) return;
        const auto frozen =
            classes_of(values, {ClassMethod::manual, 5, classes.cuts, false, {}}).value;
        RC_ASSERT(frozen.counts == classes.counts);
    }));
}

TEST_CASE("every value is in one class, whatever the method and the rounding") {
    CHECK(rc::check([] {
        const auto values = some_values();
        const auto rule = some_rule();
        const auto classes = classes_of(values, rule).value;
        RC_ASSERT(classes.counts.size() == classes.cuts.size() + 1);
        RC_ASSERT(classes.counts.size() <= rule.count);
        RC_ASSERT(std::ranges::adjacent_find(classes.cuts, std::greater_equal<>{}) ==
                  classes.cuts.end());
        std::vector<std::size_t> counts(classes.counts.size(), 0);
        for (const double value : values) {
            RC_ASSERT(value >= classes.ends->lowest);
            RC_ASSERT(value <= classes.ends->highest);
            ++counts[ctg::class_of(classes, value)];
        }
        RC_ASSERT(counts == classes.counts);
        const auto labels = ctg::labels_of(classes, Language::french);
        RC_ASSERT(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
    }));
}

TEST_CASE("rounding keeps the classes that the exact bounds make, and the order of values") {
    CHECK(rc::check([] {
        const auto values = some_values();
        auto rule = some_rule();
        const auto rounded = classes_of(values, rule).value;
        rule.is_rounded = false;
        rule.step.reset();
        const auto exact = classes_of(values, rule).value;
        RC_ASSERT(rounded.counts.size() == exact.counts.size());
        for (std::size_t i = 0; i < exact.counts.size(); ++i)
            RC_ASSERT((rounded.counts[i] > 0) == (exact.counts[i] > 0) || exact.counts[i] == 0);
    }));
}

TEST_CASE("rounded bounds have two digits, more only where a class would be lost") {
    const Values wide{1.234, 12.31, 27.77, 151.2, 187.4};
    const auto classes = classes_of(wide, {ClassMethod::jenks, 3, {}, true, {}}).value;
    CHECK(ctg::labels_of(classes, Language::french) == Labels{"1,2 à 28", "28 à 160", "160 à 190"});
    const Values narrow{100.1, 100.2, 100.3};
    const auto close = classes_of(narrow, {ClassMethod::jenks, 3, {}, true, {}}).value;
    CHECK(close.cuts == Values{100.1, 100.2});
    const auto steps = classes_of(wide, {ClassMethod::jenks, 2, {}, true, 5.0}).value;
    CHECK(ctg::labels_of(steps, Language::french) == Labels{"0 à 30", "30 à 190"});
}

TEST_CASE("a value that is a bound in decimals is below it, whatever the binary digits") {
    // 0.1 + 18 · 0.25 is 4.6, of which binary sums fall short.
    const auto classes =
        classes_of(Values{0.1, 4.6, 18.1}, {ClassMethod::equal, 8, {}, false, {}}).value;
    CHECK(classes.cuts[1] == 4.6);
    CHECK(ctg::class_of(classes, 4.6) == 1);
}

TEST_CASE("the order of the values does not show") {
    CHECK(rc::check([] {
        auto values = some_values();
        const auto rule = some_rule();
        const auto classes = classes_of(values, rule).value;
        std::ranges::reverse(values);
        RC_ASSERT(classes_of(values, rule).value == classes);
    }));
}

TEST_CASE("few or equal values make fewer classes, and say so") {
    for (const auto method : {ClassMethod::quantiles, ClassMethod::jenks, ClassMethod::equal,
                              ClassMethod::sd, ClassMethod::headtail}) {
        const auto classes = classes_of(Values{7, 7, 7}, {method, 5, {}, false, {}});
        CHECK(classes.value.counts == std::vector<std::size_t>{3});
        CHECK(ctg::labels_of(classes.value, Language::french) == Labels{"7"});
        if (method != ClassMethod::headtail) CHECK(classes.notes.front().code == "CTG-PORT-033");
    }
    const auto two = classes_of(Values{0, 0, 0, 1}, {ClassMethod::jenks, 5, {}, false, {}});
    CHECK(ctg::labels_of(two.value, Language::english) == Labels{"0", "0 to 1"});
}

TEST_CASE("no value makes no class") {
    const auto none = classes_of({}, {});
    CHECK(none.value.counts.empty());
    CHECK(ctg::labels_of(none.value, Language::french).empty());
    CHECK(none.notes.front().code == "CTG-PORT-034");
}

TEST_CASE("a rule that makes no map is refused") {
    CHECK(code_of({1, 2}, {ClassMethod::jenks, 1, {}, false, {}}) == "CTG-PORT-030");
    CHECK(code_of({1, 2}, {ClassMethod::equal, 10, {}, false, {}}) == "CTG-PORT-030");
    CHECK(code_of({1, 2}, {ClassMethod::manual, 5, {20, 10}, false, {}}) == "CTG-PORT-031");
    CHECK(code_of({1, 2}, {ClassMethod::manual, 5, {10, 10}, false, {}}) == "CTG-PORT-031");
    CHECK(code_of({1, 2}, {ClassMethod::manual, 5, {}, false, {}}) == "CTG-PORT-031");
    CHECK(code_of({1, std::nan("")}, {}) == "CTG-PORT-032");
    CHECK(code_of({1, std::numeric_limits<double>::infinity()}, {}) == "CTG-PORT-032");
    CHECK(code_of({1, 2}, {ClassMethod::equal, 5, {}, true, -5.0}) == "CTG-PORT-037");
    CHECK(code_of({1, 2}, {ClassMethod::jenks, 5, {1.5}, false, {}}) == "CTG-PORT-039");
    CHECK(code_of({1, 2}, {ClassMethod::manual, 5, {1.5}, true, {}}) == "CTG-PORT-039");
    CHECK(code_of({1, 2}, {ClassMethod::manual, 5, {1.5}, false, 5.0}) == "CTG-PORT-039");
}

TEST_CASE("labels are in the numbers of the language, with the digits that part the classes") {
    const auto labels = [](const Values& values, Language language) {
        return ctg::labels_of(classes_of(values, {ClassMethod::equal, 2, {}, false, {}}).value,
                              language);
    };
    CHECK(labels({0, 3000}, Language::french) ==
          Labels{"0 à 1\u202F500", "1\u202F500 à 3\u202F000"});
    CHECK(labels({0, 3000}, Language::english) == Labels{"0 to 1,500", "1,500 to 3,000"});
    CHECK(labels({-1, 1}, Language::french) == Labels{"−1 à 0", "0 à 1"});
    CHECK(labels({0.001234, 0.004321}, Language::french) ==
          Labels{"0,0012 à 0,0028", "0,0028 à 0,0044"}); // none above its end
    CHECK(labels({0.1, 13.9}, Language::french).back() == "7 à 13,9");
}

TEST_CASE("a bound is shown as given, or with the digits that part the values as it does") {
    const ClassRule by_hand{ClassMethod::manual, 5, {12.345, 12.3456789}, false, {}};
    CHECK(ctg::labels_of(classes_of(Values{1, 20}, by_hand).value, Language::french) ==
          Labels{"12,345 ou moins", "12,345 à 12,3456789", "plus de 12,3456789"});
    const ClassRule close{ClassMethod::manual, 5, {1e-9, 2e-9, 1e6}, false, {}};
    CHECK(ctg::labels_of(classes_of({}, close).value, Language::english) ==
          Labels{"0.000000001 or less", "0.000000001 to 0.000000002", "0.000000002 to 1,000,000",
                 "more than 1,000,000"});
    // The cut is 4.9856: 5 would hold 4.99 too, which is above it.
    const auto halves = classes_of(Values{0.123, 4.9812, 4.99, 30.456}, {.count = 2}).value;
    CHECK(ctg::labels_of(halves, Language::french) ==
          Labels{"0,1 à 4,986", "4,986 à 30,5"}); // the ends outward, to a tenth
}

TEST_CASE("a value lies within the label of its class as both are shown") {
    CHECK(rc::check([] {
        const auto values = some_values();
        auto rule = some_rule();
        if (*rc::gen::arbitrary<bool>()) {
            auto bounds = some_values();
            std::ranges::sort(bounds);
            bounds.erase(std::ranges::unique(bounds).begin(), bounds.end());
            bounds.resize(std::min<std::size_t>(bounds.size(), 8));
            rule = {ClassMethod::manual, 5, bounds, false, {}};
        }
        const auto classes = classes_of(values, rule).value;
        const auto labels = ctg::labels_of(classes, Language::english);
        RC_ASSERT(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
        if (!classes.told.empty() && classes.ends && labels.size() > 1) {
            const Values printed(classes.told.begin() + 1, classes.told.end() - 1);
            RC_ASSERT(
                classes_of(values, {ClassMethod::manual, 5, printed, false, {}}).value.counts ==
                classes.counts);
        }
        for (const double value : values) {
            const auto decimals = ctg::decimals_within(classes, value, 0);
            const double shown = std::stod(fmt::format("{:.{}f}", value, decimals));
            const auto index = ctg::class_of(classes, value);
            RC_ASSERT(lies_within(labels[index], shown, index == 0));
        }
    }));
}

TEST_CASE("quantiles and deviations leave no class empty, and say that they are fewer") {
    for (const auto method : {ClassMethod::quantiles, ClassMethod::sd})
        for (const auto& [values, count] : {std::pair(Values{1, 2}, std::size_t{9}),
                                            std::pair(Values{0, 0, 0, 0, 100}, std::size_t{5})}) {
            const auto classes = classes_of(values, {method, count, {}, false, {}});
            CHECK(classes.value.counts.size() == 2);
            CHECK(std::ranges::count(classes.value.counts, 0U) == 0);
            REQUIRE_FALSE(classes.notes.empty());
            CHECK(classes.notes.front().code == "CTG-PORT-033");
        }
}

TEST_CASE("what is asked for replaces what stands, and what contradicts it") {
    const ClassRule rounded{ClassMethod::jenks, 4, {}, true, 5.0};
    CHECK(ctg::asked_over(rounded, {}) == rounded);
    CHECK(ctg::asked_over(rounded, {.count = 3}) ==
          ClassRule{ClassMethod::jenks, 3, {}, true, 5.0});
    CHECK(ctg::asked_over(rounded, {.bounds = {10, 20}}) ==
          ClassRule{ClassMethod::manual, 4, {10, 20}, false, {}});
    const ClassRule by_hand{ClassMethod::manual, 5, {10, 20}, false, {}};
    CHECK(ctg::asked_over(by_hand, {.count = 3}) ==
          ClassRule{ClassMethod::quantiles, 3, {}, false, {}});
    CHECK(ctg::asked_over(by_hand, {.method = ClassMethod::equal}) ==
          ClassRule{ClassMethod::equal, 5, {}, false, {}});
    // What is asked for at once is not chosen between: the rule is refused.
    const auto both = ctg::asked_over(by_hand, {.method = ClassMethod::equal, .bounds = {1}});
    CHECK(ctg::faults_of(both).front().code == "CTG-PORT-039");
}

TEST_CASE("each method has a name that finds it again") {
    for (const auto method : ctg::all_class_methods)
        CHECK(ctg::class_method_of(ctg::name_of(method)) == method);
    CHECK_FALSE(ctg::class_method_of("fisher"));
}
