// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace ctg {

/// The file `portraits.en-cours` of a folder, which stands while pages are made there: what tells
/// the run from another, the command, and the files that are made. It is locked: one run at a time.
class RunMarker {
public:
    /// @throws ReadError CTG-PORT-025 if another run is making pages in `folder`, CTG-WRIT-003 (the
    ///         system's words).
    explicit RunMarker(const std::filesystem::path& folder);
    ~RunMarker();
    RunMarker(const RunMarker&) = delete;
    RunMarker& operator=(const RunMarker&) = delete;

    /// Whether an earlier run was cut off in the folder.
    [[nodiscard]] bool stands() const noexcept { return !identity_.empty(); }
    [[nodiscard]] const std::string& identity() const noexcept { return identity_; }
    [[nodiscard]] const std::string& command() const noexcept { return command_; }
    [[nodiscard]] bool has(const std::string& made) const { return made_.contains(made); }

    /// Forgets the earlier run.
    void begin(const std::string& identity, const std::string& command);
    /// Remembers a file that is made.
    void add(std::string_view name);
    /// All is made.
    void end();

private:
    void write(std::string_view text) const;

    std::filesystem::path file_;
    int descriptor_ = -1;
    std::string identity_;
    std::string command_;
    std::set<std::string> made_; ///< by the earlier run
};

} // namespace ctg
