// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace ctg_test {

/// A folder that lives as long as the test.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "ctg-test-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    [[nodiscard]] std::filesystem::path write(std::string_view name, std::string_view bytes) const {
        const auto file = path_ / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// `text` read as a CSV file.
inline ctg::Table table_of(std::string_view text) {
    const ScratchFolder folder;
    return ctg::read_table(folder.write("t.csv", text));
}

/// What `call` was refused for; nothing when it was not, or by another kind of error.
template <class Kind, class Call>
std::vector<ctg::Diagnostic> refusal_of(Call call) {
    try {
        static_cast<void>(call());
    } catch (const Kind& error) {
        return error.diagnostics();
    }
    return {};
}

/// The code of the only diagnostic of a refusal.
inline std::string code_of(const std::vector<ctg::Diagnostic>& refusal) {
    return refusal.size() == 1 ? refusal.front().code
                               : std::to_string(refusal.size()) + " diagnostics";
}

inline std::string value_of(const ctg::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return "no such value";
}

} // namespace ctg_test
