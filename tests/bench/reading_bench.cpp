// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include "ctg/reading/read.hpp"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace {

using namespace ctg;

/// A table as INSEE publishes its own, in the folder of temporary files; taken away at the end.
class PublishedTable {
public:
    PublishedTable() {
        std::ofstream out(file_, std::ios::binary);
        out << "\xEF\xBB\xBF"
            << "code;nom;population_municipale;part\r\n";
        for (std::size_t n = 0; n < bench::commune_count; ++n)
            out << bench::code_of(n).text() << ";\"Commune, au nom entre guillemets\";" << n
                << ";12,5\r\n";
    }
    ~PublishedTable() { std::filesystem::remove(file_); }
    PublishedTable(const PublishedTable&) = delete;
    PublishedTable& operator=(const PublishedTable&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_ = std::filesystem::temp_directory_path() / "ctg-bench.csv";
};

void read_35000_rows_of_csv(benchmark::State& state) {
    const PublishedTable table;
    for (auto _ : state)
        benchmark::DoNotOptimize(read_table(table.file()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(std::filesystem::file_size(table.file())));
}
BENCHMARK(read_35000_rows_of_csv)->Unit(benchmark::kMillisecond);

} // namespace
