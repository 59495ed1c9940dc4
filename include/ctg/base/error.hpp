// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"

#include <cstddef>
#include <exception>
#include <map>
#include <string>
#include <vector>

namespace ctg {

/// All that the library throws. Carries what was found; `what()` is its English rendering.
class Error : public std::exception {
public:
    explicit Error(std::vector<Diagnostic> diagnostics);

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept {
        return diagnostics_;
    }
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    std::vector<Diagnostic> diagnostics_;
    std::string text_;
};

/// A file, a folder or a database could not be read or written.
class ReadError : public Error {
    using Error::Error;
};

/// What was read is not what the domain allows.
class DataError : public Error {
    using Error::Error;
};

/// A function was called with an argument it does not take.
class ArgumentError : public Error {
    using Error::Error;
};

/// A shape is invalid or could not be measured.
class GeometryError : public Error {
    using Error::Error;
};

/// A stated limit was passed.
class LimitError : public Error {
    using Error::Error;
};

/// Gathers the faults of an input so that all are reported at once: the first 100 of each code, and
/// how many there were in all. Notes and warnings are kept apart and lent to `Checked`.
class Faults {
public:
    /// Keeps `diagnostic` as a fault if it is an error, else as a note.
    void add(Diagnostic diagnostic);
    void add(std::vector<Diagnostic> diagnostics);

    [[nodiscard]] bool empty() const noexcept { return errors_.empty(); }

    /// Each fault kept, then one line for each code of which more were found than kept.
    [[nodiscard]] std::vector<Diagnostic> errors() const;
    [[nodiscard]] const std::vector<Diagnostic>& notes() const noexcept { return notes_; }

    /// Throws `Kind` with all faults if there is any.
    template <class Kind = DataError>
    void raise() const {
        if (!empty()) throw Kind(errors());
    }

private:
    std::vector<Diagnostic> errors_;
    std::vector<Diagnostic> notes_;
    std::map<std::string, std::size_t> count_by_code_;
};

} // namespace ctg
