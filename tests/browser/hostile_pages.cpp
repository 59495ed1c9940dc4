// SPDX-License-Identifier: Apache-2.0
// Writes an index and a portrait in which every text of the study would do harm if it were taken
// for markup, script, style or an expression of Vega.
#include "ctg/portrait/portrait.hpp"
#include "ctg/study/shipped.hpp"
#include "ctg/writing/file.hpp"
#include "portrait/sample.hpp"

#include <filesystem>
#include <iostream>

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::cerr << "hostile_pages FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const std::string name = "=cmd|'/C calc'!A1<img src=x onerror=alert(1)></script><script>"
                             "alert(2)</script><!--\u2028\u202E\"'`datum.x</style>";
    const auto data = ctg::sample::full_data(name);
    const auto runtime = ctg::shipped_web_runtime();
    const auto write = [&](const std::string& file, const std::string& page) {
        ctg::write_file(folder / file, page, ctg::Existing::refuse);
    };
    write("index.html", ctg::index_page(data, runtime, ctg::Language::french));
    for (const auto& zone : data.territories.zones)
        write(ctg::page_name_of(zone.key),
              ctg::portrait_page(data, zone.key, runtime, ctg::Language::english));
}
