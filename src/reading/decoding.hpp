// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/traits.hpp"
#include "reading/input.hpp"

namespace ctg {

/// A table's text in UTF-8, and the encoding it came in.
struct DecodedText {
    InputText content;
    TextEncoding encoding = TextEncoding::utf_8;
};

/// Reads UTF-8, UTF-16 with its mark, and Windows-1252 where the bytes make French words in it.
/// @throws DataError CTG-READ-011 for each line that is none of them, -012 for UTF-16 without its
///         mark or with half a character, -013 for each line with a NUL.
[[nodiscard]] DecodedText decoded(const Input& input);

} // namespace ctg
