// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/manifest.hpp"

#include <filesystem>
#include <string>

namespace ctg {

/// Where a fetched study is made before it appears: `.NAME.part` beside the folder NAME. Its
/// `answers` survive an interruption, its `study` is made anew by each run.
class FetchPlace {
public:
    /// @throws ReadError CTG-FETC-025 (the folder is not of an earlier fetch), -026 (of another
    ///         département), -028 (another run is at work), -007.
    FetchPlace(const std::filesystem::path& folder, const std::string& departement);
    ~FetchPlace();
    FetchPlace(const FetchPlace&) = delete;
    FetchPlace& operator=(const FetchPlace&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    /// Of what `folder` holds; empty when it is not there.
    [[nodiscard]] const Manifest& earlier() const noexcept { return earlier_; }

    /// Where the answer named `file` gathers.
    [[nodiscard]] std::filesystem::path answer(const std::string& file) const;
    /// What an earlier run has of `url`, now at `answer(file)`; nothing when it has none, or one
    /// that was touched since.
    [[nodiscard]] std::optional<FetchedFile> known(const std::string& url, const std::string& file);
    /// Writes down that `file` is there, so that a run after an interruption knows it.
    void remember(const FetchedFile& file);

    /// Puts an answer into the study.
    void keep(const FetchedFile& file) const;
    /// Writes a file of ours into the study.
    void write(const std::string& file, std::string_view content) const;
    /// Gives the study its name in one step. What others put into the folder goes with it.
    void install();
    /// Takes all away that gathered here.
    void discard() noexcept;

private:
    [[noreturn]] void fail(int number) const;
    void carry_over() const;
    void give_name() const;

    std::filesystem::path folder_;
    std::filesystem::path place_;
    int lock_ = -1;
    Manifest earlier_;
    Manifest gathered_; ///< by the runs that were interrupted, and this one
};

} // namespace ctg
