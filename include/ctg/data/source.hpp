// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/year.hpp"

#include <optional>
#include <string>

namespace ctg {

/// Where figures come from: what a footnote prints.
struct Source {
    std::string file;     ///< as the user named it
    std::string sha256;   ///< of the file's bytes, hexadecimal; empty for data not read from a file
    std::string producer; ///< "INSEE"
    std::string title;    ///< "Populations légales"
    std::optional<Year> year;

    friend bool operator==(const Source&, const Source&) = default;
};

} // namespace ctg
