// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace ctg {

/// A body in the making, beside the file it will become: `file`.part, and `file`.part.json that
/// says of which address and state of it these bytes are. Whatever kills the program, what has come
/// can be resumed.
class PartFile {
public:
    PartFile(std::filesystem::path target, std::string url);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    /// How many bytes are there, of this address.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The strong ETag or the Last-Modified of the answer they are from; empty when it had none, so
    /// that no further bytes can be told to be of the same.
    [[nodiscard]] const std::string& validator() const noexcept { return validator_; }

    /// Begins anew, of an answer that bears `validator`.
    void begin(const std::string& validator);
    /// Adds `piece` at the end. @throws ReadError CTG-FETC-007 if the system cannot write it.
    void append(std::string_view piece);
    /// Flushes to the disk and gives the target's name, in one step. @throws as append.
    void finish();
    void discard();

private:
    void open(int flags);
    [[noreturn]] void fail(int number) const;

    std::filesystem::path target_;
    std::filesystem::path part_;
    std::filesystem::path state_;
    std::string url_;
    std::string validator_;
    std::size_t size_ = 0;
    int descriptor_ = -1;
};

} // namespace ctg
