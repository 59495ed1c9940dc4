// SPDX-License-Identifier: Apache-2.0
// Official tables, untouched, in a study: what comes out must be right or say why not.
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace fs = std::filesystem;

namespace {

const fs::path shared = CTG_SHARED_DATA;

/// A study of the communes of the 13 with more sections, in a folder of its own.
ctg::Checked<ctg::Study> study_with(const std::string& name, const std::string& sections,
                                    const std::map<std::string, std::string>& files = {}) {
    const auto folder = fs::temp_directory_path() / ("ctg-official-" + name);
    fs::create_directories(folder);
    for (const auto& [file, text] : files)
        std::ofstream(folder / file, std::ios::binary) << text;
    const auto file = folder / "study.toml";
    std::ofstream(file) << "[study]\nname = \"13\"\ndepartement = \"13\"\ngeography_year = 2025\n"
                        << "[communes]\nfile = '"
                        << (shared / "bouches-du-rhone/communes.geojson").string() << "'\n"
                        << sections;
    return ctg::load_study(file);
}

std::string refusal_of(const std::string& name, const std::string& sections,
                       const std::map<std::string, std::string>& files) {
    try {
        static_cast<void>(study_with(name, sections, files));
    } catch (const ctg::DataError& error) {
        return error.diagnostics().at(0).code;
    }
    return "not refused";
}

std::size_t count_of(const std::vector<ctg::Diagnostic>& notes, std::string_view code) {
    return static_cast<std::size_t>(std::ranges::count(notes, code, &ctg::Diagnostic::code));
}

std::size_t absent_count(const std::vector<ctg::CommuneFigure>& figures, ctg::Absence reason) {
    return static_cast<std::size_t>(std::ranges::count_if(
        figures, [&](const auto& figure) { return figure.second.absence() == reason; }));
}

} // namespace

// README of the data: 135 rows in the 13, both levels of Marseille; TP6021 `s` in 26 of 119.
TEST_CASE("Filosofi 2021 in the 13: 119 communes of 135 rows, 26 poverty rates hidden, none zero") {
    const auto study = study_with(
        "filosofi", "[tables.filosofi]\nfile = '" +
                        (shared / "indicators/filosofi-2021-communes.csv").string() + "'\n");
    CHECK(count_of(study.notes, "CTG-READ-050") == 1);
    const auto& filosofi = study.value.tables.at(0);
    CHECK(filosofi.year == ctg::Year{2021});
    CHECK(filosofi.table.source().producer == "INSEE");
    const auto code = filosofi.table.column("code").value();
    std::size_t rows = 0;
    for (std::size_t row = 0; row < filosofi.table.row_count(); ++row)
        if (filosofi.table.text(row, code).starts_with("13")) ++rows;
    CHECK(rows == 135);

    const auto rates = ctg::commune_figures(filosofi, "taux_pauvrete", *study.value.geography);
    CHECK(rates.value.size() == 119);
    CHECK(count_of(rates.notes, "CTG-IND-006") == 1); // Marseille's own row counts
    CHECK(absent_count(rates.value, ctg::Absence::suppressed) == 26);
    CHECK(std::ranges::none_of(rates.value, [](const auto& rate) {
        return rate.second.is_known() && rate.second.value() == 0.0;
    }));
    const auto children = ctg::commune_figures(filosofi, "TP60AGE121", *study.value.geography);
    CHECK(absent_count(children.value, ctg::Absence::suppressed) == 104);
}

TEST_CASE("a rate of Filosofi is told of single communes, and never added up") {
    const auto study =
        study_with("rates",
                   "[territories]\nfile = \"t.csv\"\n[tables.filosofi]\nfile = '" +
                       (shared / "indicators/filosofi-2021-communes.csv").string() + "'\n",
                   {{"t.csv", "territoire;nom;membre\nM;Marseille;13055\nA;Arles et Aix;13004\n"
                              "A;Arles et Aix;13001\n"}});
    ctg::IndicatorRule rule;
    rule.id = "taux";
    rule.table = "filosofi";
    rule.numerator = "taux_pauvrete";
    rule.kind = ctg::IndicatorKind::count;
    rule.year = ctg::Year{2021};
    const auto values = ctg::indicators_of(study.value.territories, {&rule, 1}, study.value.tables,
                                           *study.value.geography);
    REQUIRE(values.value.size() == 2);
    const auto value_of = [&](std::string_view territory) {
        return std::ranges::find(values.value, territory, &ctg::IndicatorValue::territory)->value;
    };
    CHECK(value_of("M") == ctg::Figure::exact(26.0)); // the row 13055 of the file
    CHECK(value_of("A") == ctg::Figure::absent(ctg::Absence::not_collected));
    CHECK(count_of(values.notes, "CTG-IND-014") == 1);
}

TEST_CASE("the population of each département, from INSEE's raw files, is that of its communes") {
    std::map<std::string, double> raw;
    for (const auto* const file :
         {"donnees_communes-2023-brut.csv", "donnees_communes_mayotte-2017-brut.csv"}) {
        const auto table = ctg::read_published(shared / "population" / file).value.table;
        const auto columns = ctg::required_columns(table, {"code", "population_municipale"});
        ctg::Faults faults;
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            const auto code = ctg::commune_code_at(table, row, columns[0], faults).value();
            raw[code.departement()] += ctg::figure_at(table, row, columns[1], faults).value();
        }
        CHECK(faults.empty());
        CHECK(faults.notes().empty());
    }
    std::map<std::string, double> communes;
    const auto table = ctg::read_table(shared / "population/population-2023-cog2026.csv");
    const auto columns = ctg::required_columns(table, {"code", "type", "pmun"});
    ctg::Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (table.text(row, columns[1]) == "COM")
            communes[ctg::CommuneCode(table.text(row, columns[0])).departement()] +=
                ctg::figure_at(table, row, columns[2], faults).value();
    CHECK(communes.size() == 101);
    CHECK(raw == communes);
    CHECK(raw.at("13") == 2'087'658.0);
    CHECK(raw.contains("976"));
}

TEST_CASE("INSEE's raw populations are the study's, Marseille rolled up from its arrondissements") {
    const auto study = study_with(
        "population", "[weights.population]\nfile = '" +
                          (shared / "population/donnees_communes-2023-brut.csv").string() +
                          "'\ncolumn = \"population_municipale\"\nyear = 2023\n");
    const auto& population = study.value.weights.at(0);
    CHECK(population.total() == ctg::Figure::exact(2'087'658.0));
    CHECK(*population.find(ctg::CommuneCode("13055")) == ctg::Figure::exact(886'040.0));
    CHECK(count_of(study.notes, "CTG-TERR-014") == 1);
}

TEST_CASE("DGCL's epcicom is the study's EPCI, untouched") {
    const auto study =
        study_with("epcicom", "[epci]\nfile = '" +
                                  (shared / "epci/epci-composition-2025.csv").string() + "'\n");
    const auto* const metropole = study.value.epci.find("200054807");
    REQUIRE(metropole != nullptr);
    CHECK(metropole->communes.size() == 92); // two of them outside the 13
    CHECK(metropole->name.find("Marseille") != std::string::npos);
}

TEST_CASE("codes that a spreadsheet took for numbers are mended with a note, or refused") {
    const std::string header = "siren;nom;code_commune\n";
    const std::string section = "[epci]\nfile = \"epci.csv\"\n";
    const auto mended = study_with("numbers", section,
                                   {{"epci.csv", header + "200054807.0;M;13055.0\n"
                                                          "2.00054807E8;M;13001\n"
                                                          "200054807;M;1.3002E4\n"}});
    CHECK(count_of(mended.notes, "CTG-TERR-019") == 4);
    CHECK(mended.value.epci.find("200054807")->communes.size() == 3);
    CHECK(refusal_of("lost", section, {{"epci.csv", header + "2.00055E+08;M;13055\n"}}) ==
          "CTG-TERR-070");
    CHECK(refusal_of("lost-commune", section, {{"epci.csv", header + "200054807;M;1.3E+04\n"}}) ==
          "CTG-TERR-070");
}

TEST_CASE(
    "blanks that hide 1 to 4 keep their bounds in sums, and an IRIS table adds up by commune") {
    const auto study = study_with(
        "blanks",
        "[tables.rsa]\nfile = \"rsa.csv\"\nabsence = { \"\" = \"1-4\", \"<5\" = \"1-4\" }\n"
        "[tables.iris]\nfile = \"iris.csv\"\nlevel = \"iris\"\n",
        {{"rsa.csv", "code;foyers\n13001;10\n13004;\n13055;<5\n"},
         {"iris.csv", "code;enfants\n130550101;5\n130550102;7\n130040000;2\n"}});
    const auto rsa =
        ctg::commune_figures(study.value.tables.at(0), "foyers", *study.value.geography);
    std::vector<ctg::Figure> figures;
    for (const auto& [code, figure] : rsa.value)
        figures.push_back(figure);
    CHECK(ctg::sum_of(figures) == ctg::Figure::between(12.0, 15.0, 18.0));
    const auto iris =
        ctg::commune_figures(study.value.tables.at(1), "enfants", *study.value.geography);
    REQUIRE(iris.value.size() == 2);
    CHECK(iris.value[1].first.text() == "13055");
    CHECK(iris.value[1].second == ctg::Figure::exact(12.0));
}

// By hand: 10 + 15 + 20 with bounds ± 2 each is 39 to 51.
TEST_CASE("communes are compared with the published total by what rounding allows") {
    const std::string section = "[tables.rsa]\nfile = \"rsa.csv\"\nrounding = { base = 5 }\n"
                                "total = \"total.csv\"\n";
    const std::string communes = "code;foyers\n13001;10\n13004;15\n13055;20\n";
    const auto note_of = [&](const std::string& total) {
        const auto study = study_with(
            "total" + total, section,
            {{"rsa.csv", communes}, {"total.csv", "departement;foyers\n13;" + total + "\n"}});
        for (const auto& note : study.notes)
            if (note.code.starts_with("CTG-STUD-05")) return note.code;
        return std::string("nothing");
    };
    CHECK(note_of("51") == "CTG-STUD-052");
    CHECK(note_of("39") == "CTG-STUD-052");
    CHECK(note_of("60") == "CTG-STUD-054");
    CHECK(refusal_of("no-total", section,
                     {{"rsa.csv", communes}, {"total.csv", "departement;foyers\n84;5\n"}}) ==
          "CTG-STUD-051");
}

TEST_CASE("of an export of several years the study chooses, or the last is read with a warning") {
    const std::string text = "dtreffre;numcomdo;numdep;indfoy_rsa\n2023-12;13004;13;10\n"
                             "2024-12;13004;13;15\n";
    const std::string section = "[tables.rsa]\nfile = \"s_ben_com_f.csv\"\n";
    const auto last = study_with("years", section, {{"s_ben_com_f.csv", text}});
    CHECK(count_of(last.notes, "CTG-STUD-056") == 1);
    CHECK(last.value.tables.at(0).year == ctg::Year{2024});
    const auto chosen = study_with("year", section + "year = 2023\n", {{"s_ben_com_f.csv", text}});
    CHECK(count_of(chosen.notes, "CTG-STUD-056") == 0);
    CHECK(chosen.value.tables.at(0).table.row_count() == 1);
}

TEST_CASE("a column of rates that mixes shares and percentages is told") {
    const std::string section = "[tables.t]\nfile = \"t.csv\"\n";
    const auto warnings = [&](const std::string& name, const std::string& text) {
        return count_of(study_with(name, section, {{"t.csv", text}}).notes, "CTG-STUD-055");
    };
    CHECK(warnings("mixed", "code;taux\n13001;0.42\n13004;42.0\n13055;0.5\n") == 1);
    CHECK(warnings("percent", "code;taux\n13001;10.5\n13004;42.0\n13055;57.5\n") == 0);
    CHECK(warnings("counts", "code;foyers\n13001;1\n13004;42\n13055;1\n") == 0);
}

TEST_CASE("check names what each file of the shared data is, and none is refused") {
    const std::vector<fs::path> folders{shared};
    const auto files = ctg::inspected_files(folders);
    const auto recognised = std::ranges::count_if(
        files.value, [](const ctg::Inspected& file) { return file.publication.has_value(); });
    CHECK(recognised == 16);
    CHECK(std::ranges::count(files.value, "layer", &ctg::Inspected::format) == 6);
}
