// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"

namespace ctg {
namespace {

/// As many faults of one kind are shown; robustness asks for the total beside.
constexpr std::size_t shown_per_code = 100;

std::string english_of(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const auto& diagnostic : diagnostics)
        text += rendered(diagnostic, Language::english);
    return text;
}

} // namespace

Error::Error(std::vector<Diagnostic> diagnostics)
    : diagnostics_(std::move(diagnostics)),
      text_(english_of(diagnostics_)) {}

void Faults::add(Diagnostic diagnostic) {
    if (diagnostic.severity != Severity::error) {
        notes_.push_back(std::move(diagnostic));
        return;
    }
    if (++count_by_code_[diagnostic.code] <= shown_per_code)
        errors_.push_back(std::move(diagnostic));
}

void Faults::add(std::vector<Diagnostic> diagnostics) {
    for (auto& diagnostic : diagnostics)
        add(std::move(diagnostic));
}

std::vector<Diagnostic> Faults::errors() const {
    auto all = errors_;
    for (const auto& [code, count] : count_by_code_)
        if (count > shown_per_code)
            all.push_back(error_of("CTG-BASE-004", {{"code", code},
                                                    {"count", std::to_string(count)},
                                                    {"shown", std::to_string(shown_per_code)}}));
    return all;
}

} // namespace ctg
