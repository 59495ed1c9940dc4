// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace ctg {

/// The value of `checked`, its notes added to `notes`.
template <class Value>
Value kept(Checked<Value> checked, std::vector<Diagnostic>& notes) {
    std::ranges::move(checked.notes, std::back_inserter(notes));
    return std::move(checked.value);
}

/// Reads part after part: each that fails leaves its faults and is done without, so that one run
/// tells all that is wrong.
class Gathering {
protected:
    explicit Gathering(Faults& faults) : faults_(faults) {}

    /// Runs `step`; answers whether it went without a fault.
    template <class Step>
    bool attempt(Step&& step) {
        try {
            step();
            return true;
        } catch (const Error& error) {
            faults_.add(error.diagnostics());
            return false;
        }
    }

    template <class Value>
    Value kept(Checked<Value> checked) {
        faults_.add(std::move(checked.notes));
        return std::move(checked.value);
    }

    Faults& faults_;
};

} // namespace ctg
