// SPDX-License-Identifier: Apache-2.0
// The dashboard with what may come of the calendar, an earlier study beside, and a chart as a file:
// ctg portrait marseille --before STUDY, ctg chart ladder. 12_dashboard.py tells the same story.
#include "ctg/ctg.hpp"

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace {

void publish(const std::filesystem::path& folder) {
    const auto study = ctg::load_study(ctg::shipped_study()).value;
    const auto& earlier = study; // a study of another year would stand here
    const ctg::YearRange years{ctg::Year{2018}, ctg::Year{2021}};
    auto data = ctg::portrait_data_of(study, years, ctg::Basis::population, "12_dashboard").value;
    data = ctg::with_draws(std::move(data), study).value;
    data = ctg::with_earlier(std::move(data), earlier, study).value;
    for (const auto& file : ctg::publish_portraits(data, {"marseille"}, folder,
                                                   ctg::Language::french, ctg::Existing::replace))
        std::printf("%s\n", file.filename().c_str());

    const auto ladder = ctg::chart_of(study, {ctg::ScoreChart::ladder, {"marseille"}}).value;
    ctg::publish_chart(ladder, folder / "ladder.html", std::nullopt, ctg::Language::french,
                       ctg::Existing::replace);
    std::printf("ladder.html: %s\n", ladder.title.c_str());
}

} // namespace

int main() {
    const auto folder = std::filesystem::temp_directory_path() / "ctg-dashboard-cpp";
    try {
        publish(folder);
        std::filesystem::remove_all(folder);
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
