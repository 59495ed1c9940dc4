// SPDX-License-Identifier: Apache-2.0
// The requête unique and the scores of the 13 on INSEE's own files, untouched: ten territories, of
// which seven cells have no public figure by commune.
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path shared = CTG_SHARED_DATA;

/// A territory by the codes of its communes, as the laws and decrees of its time list them.
struct Perimeter {
    std::string key;
    std::string name;
    std::size_t count = 0;
    std::string codes;
};

/// Three EPCI, and the Métropole by its conseils de territoire of 2016-2022 (law 2015-991),
/// Marseille apart, less its two communes outside the département.
const std::vector<Perimeter> perimeters{
    {"aix", "Pays d'Aix", 35,
     "13001 13012 13015 13019 13025 13032 13040 13041 13046 13048 13050 13059 13060 "
     "13062 13071 13072 13074 13079 13080 13082 13084 13087 13090 13091 13093 13095 "
     "13099 13107 13109 13110 13111 13113 13114 13117 13118"},
    {"alpilles", "Vallée des Baux-Alpilles", 10,
     "13006 13011 13034 13038 13057 13058 13065 13068 13094 13100"},
    {"arles", "Arles-Crau-Camargue-Montagnette", 6, "13004 13017 13061 13096 13097 13108"},
    {"aubagne", "Pays d'Aubagne et de l'Étoile", 11,
     "13005 13007 13013 13016 13020 13030 13031 13070 13073 13086 13101"},
    {"durance", "Terre de Provence", 13,
     "13010 13018 13027 13036 13045 13052 13064 13066 13067 13076 13083 13089 13116"},
    {"istres", "Istres-Ouest Provence", 6, "13029 13039 13044 13047 13063 13078"},
    {"marseille", "Marseille", 1, "13055"},
    {"martigues", "Pays de Martigues", 3, "13056 13077 13098"},
    {"mpm", "Marseille-Provence sans Marseille", 17,
     "13002 13021 13022 13023 13026 13028 13033 13042 13043 13054 13075 13085 13088 "
     "13102 13104 13106 13119"},
    {"salon", "Pays Salonais", 17,
     "13003 13008 13009 13014 13024 13035 13037 13049 13051 13053 13069 13081 13092 "
     "13103 13105 13112 13115"},
};

std::vector<std::string> codes_of(const Perimeter& perimeter) {
    std::istringstream words(perimeter.codes);
    std::vector<std::string> codes;
    for (std::string code; words >> code;)
        codes.push_back(code);
    return codes;
}

std::string table_section(const std::string& name, const std::string& file,
                          const std::string& more = {}) {
    return "[tables." + name + "]\nfile = '" + file + "'\n" + more;
}

/// Tables that no public file here fills: each says so of each commune, or of each EPCI.
const std::vector<std::string> internal{"couverture_pe_communes",
                                        "quartiers",
                                        "prestations",
                                        "equipements",
                                        "structure",
                                        "diplomes",
                                        "laep",
                                        "familles",
                                        "logement",
                                        "esms",
                                        "aeeh"};
const std::string internal_columns =
    "txcouv;population_qpv;population;indfoy_rsa;indfoy_ndur;indfoy_ndural;equipements;P21_POP1529;"
    "P21_POP;P21_NSCOL15P_DIPLMIN;P21_NSCOL15P;heures;enfants_0_5;C21_FAMMONO;C21_FAM;"
    "P21_RP_LOCHLMV;P21_RP;places;moins_de_20;enfants_aeeh";

std::string nothing_known(const std::string& code) {
    std::string line = code;
    for (auto n = std::ranges::count(internal_columns, ';') + 1; n > 0; --n)
        line += ";nd";
    return line + '\n';
}

void write_tables(const fs::path& folder) {
    std::ofstream territories(folder / "territoires.csv");
    territories << "territoire;nom;membre\n";
    std::ofstream communes(folder / "interne.csv");
    communes << "code;" << internal_columns << '\n';
    for (const auto& perimeter : perimeters)
        for (const auto& code : codes_of(perimeter)) {
            territories << perimeter.key << ';' << perimeter.name << ';' << code << '\n';
            communes << nothing_known(code);
        }
    std::ofstream(folder / "epci.csv") << "code;" << internal_columns << '\n'
                                       << nothing_known("200054807");
}

std::string study_text() {
    const auto shared_file = [](const char* name) { return (shared / name).string(); };
    const auto census = shared_file("indicators/rp2021-etat-civil2022-communes.csv");
    std::string text = "[study]\nname = \"13\"\ndepartement = \"13\"\ngeography_year = "
                       "2025\n[communes]\nfile = '" +
                       shared_file("bouches-du-rhone/communes.geojson") + "'\n[epci]\nfile = '" +
                       shared_file("bouches-du-rhone/epci.csv") +
                       "'\n[territories]\nfile = \"territoires.csv\"\n[scheme]\nfile = '" +
                       std::string(CTG_SHIPPED_DATA) + "/ctg/grille-publique-2021/scheme.toml'\n";
    text += table_section("filosofi", shared_file("indicators/filosofi-2021-communes.csv"));
    text += table_section("etat_civil", census,
                          "columns = { code = \"insee_com\", NAISD22 = \"naissances_2022\", "
                          "P21_POP = \"population_2021\" }\nyear = 2022\n");
    text += table_section("emploi", census,
                          "columns = { code = \"insee_com\", P21_CHOM1564 = "
                          "\"pop_15_64_chomage_2021\", P21_ACT1564 = "
                          "\"pop_15_64_active_2021\" }\nyear = 2021\n");
    text += table_section("population", shared_file("bouches-du-rhone/population.csv"),
                          "year = 2023\n");
    for (const auto& name : internal)
        text += table_section(name, "interne.csv");
    return text + table_section("couverture_pe_epci", "epci.csv", "level = \"epci\"\n");
}

const ctg::Study& study() {
    static const auto loaded = [] {
        const auto folder = fs::temp_directory_path() / "ctg-story-scores";
        fs::create_directories(folder);
        write_tables(folder);
        std::ofstream(folder / "study.toml") << study_text();
        return ctg::load_study(folder / "study.toml").value;
    }();
    return loaded;
}

const ctg::Checked<std::vector<ctg::IndicatorValue>>& values() {
    static const auto value = ctg::indicators_of(study());
    return value;
}

const ctg::IndicatorValue& value_of(const std::string& territory, const std::string& indicator) {
    return *std::ranges::find_if(values().value, [&](const auto& value) {
        return value.territory == territory && value.indicator == indicator;
    });
}

const ctg::Score& score_of(const ctg::Scoring& scoring, const std::string& territory,
                           const std::string& theme, const std::string& logic) {
    return *std::ranges::find_if(scoring.scores, [&](const auto& score) {
        return score.territory == territory && score.theme == theme && score.logic == logic;
    });
}

/// The cells of a file by commune, read anew: no table, no figure of the library.
std::map<std::string, std::map<std::string, std::string>> cells_of(const std::string& file,
                                                                   char delimiter) {
    std::ifstream input(shared / file);
    std::string line;
    const auto split = [&](const std::string& text) {
        std::vector<std::string> cells;
        std::istringstream words(text);
        for (std::string cell; std::getline(words, cell, delimiter);)
            cells.push_back(cell.ends_with('\r') ? cell.substr(0, cell.size() - 1) : cell);
        return cells;
    };
    std::getline(input, line);
    const auto header = split(line);
    std::map<std::string, std::map<std::string, std::string>> rows;
    while (std::getline(input, line)) {
        const auto cells = split(line);
        for (std::size_t c = 1; c < cells.size(); ++c)
            rows[cells[0]][header[c]] = cells[c];
    }
    return rows;
}

double number(std::string text) {
    std::ranges::replace(text, ',', '.');
    return std::stod(text);
}

} // namespace

TEST_CASE("ten territories hold the 119 communes of the 13, each once, and its inhabitants") {
    std::set<std::string> all;
    for (const auto& perimeter : perimeters) {
        const auto codes = codes_of(perimeter);
        CHECK(codes.size() == perimeter.count);
        all.insert(codes.begin(), codes.end());
    }
    CHECK(all.size() == 119);
    CHECK(study().territories.zones.size() == 10);
    double people = 0.0;
    for (const auto& perimeter : perimeters)
        people += value_of(perimeter.key, "densite").numerator.value();
    CHECK(people == 2'087'658.0); // INSEE, populations légales 2023
}

TEST_CASE("Marseille alone has its published poverty rate and median, its births added up") {
    const auto& poverty = value_of("marseille", "taux_pauvrete");
    CHECK(poverty.value == ctg::Figure::between(25.5, 26.0, 26.5)); // TP6021 = 26,0
    const auto filosofi = cells_of("indicators/filosofi-2021-communes.csv", ';');
    CHECK(value_of("marseille", "niveau_de_vie").value ==
          ctg::Figure::exact(number(filosofi.at("13055").at("MED21"))));
    CHECK(value_of("aix", "niveau_de_vie").value.absence() == ctg::Absence::not_collected);
    // The median, and the rate of places: neither is added up.
    CHECK(std::ranges::count(values().notes, "CTG-IND-020", &ctg::Diagnostic::code) == 2);

    const auto census = cells_of("indicators/rp2021-etat-civil2022-communes.csv", ',');
    double births = 0.0;
    double people = 0.0;
    for (int n = 13201; n <= 13216; ++n) {
        births += number(census.at(std::to_string(n)).at("naissances_2022"));
        people += number(census.at(std::to_string(n)).at("population_2021"));
    }
    const auto& rate = value_of("marseille", "naissances");
    CHECK(rate.numerator == ctg::Figure::exact(births));
    REQUIRE(rate.raw);
    CHECK(rate.raw->value() == Approx(1000.0 * births / people).epsilon(1e-12));
}

TEST_CASE("hidden poverty rates leave intervals, exact by a second computation") {
    const auto filosofi = cells_of("indicators/filosofi-2021-communes.csv", ';');
    std::size_t hidden = 0;
    for (const auto& perimeter : perimeters) {
        double low = 0.0;
        double known = 0.0;
        double high = 0.0;
        double people_known = 0.0;
        double people = 0.0;
        for (const auto& code : codes_of(perimeter)) {
            const auto& row = filosofi.at(code);
            const double weight = number(row.at("NBPERSMENFISC21"));
            people += weight;
            if (row.at("TP6021") == "s") {
                ++hidden;
                high += 100.0 * weight;
                continue;
            }
            const double rate = number(row.at("TP6021"));
            low += (rate - 0.5) * weight;
            known += rate * weight;
            high += (rate + 0.5) * weight;
            people_known += weight;
        }
        const auto& value = value_of(perimeter.key, "taux_pauvrete").value;
        CAPTURE(perimeter.key);
        CHECK(value.low() == Approx(low / people).epsilon(1e-12));
        CHECK(value.value() == Approx(known / people_known).epsilon(1e-12));
        CHECK(value.high() == Approx(high / people).epsilon(1e-12));
        const bool is_partial = people_known < people;
        CHECK((value_of(perimeter.key, "taux_pauvrete").state == ctg::ValueState::partial) ==
              is_partial);
    }
    CHECK(hidden == 26);
}

TEST_CASE("small territories' birth rates are drawn the most toward that of the département") {
    const auto drawn = [](const std::string& territory) {
        const auto& value = value_of(territory, "naissances");
        return std::pair(value.denominator.value(),
                         std::abs(value.value.value() - value.raw->value()));
    };
    const auto [marseille_people, marseille_moved] = drawn("marseille");
    const auto [alpilles_people, alpilles_moved] = drawn("alpilles");
    CHECK(marseille_people > alpilles_people);
    CHECK(alpilles_moved > 0.0);
    CHECK(std::ranges::count(values().notes, "CTG-IND-031", &ctg::Diagnostic::code) == 1);
}

TEST_CASE("rank ranges carry the hidden rates, and cells without a public figure say so") {
    const auto scoring = ctg::scores_of(study()).value;
    std::size_t open = 0;
    for (const auto& perimeter : perimeters) {
        const auto& poverty = score_of(scoring, perimeter.key, "pauvrete", "sociale");
        REQUIRE(poverty.rank);
        CHECK(*poverty.rank_best <= *poverty.rank);
        CHECK(*poverty.rank <= *poverty.rank_worst);
        if (*poverty.rank_best < *poverty.rank_worst) ++open;
        const auto& handicap = score_of(scoring, perimeter.key, "handicap", "territoriale");
        CHECK(handicap.score.absence() == ctg::Absence::not_collected);
        CHECK_FALSE(handicap.rank);
        CHECK(handicap.weight_observed == 0.0);
        // One cell of twelve is whole; one has four figures of five, three one of two.
        const auto& total = score_of(scoring, perimeter.key, "", "");
        CHECK(total.weight_observed <= (1.0 + 4.0 / 5.0 + 3.0 / 2.0) / 12.0 + 1e-12);
        CHECK(*total.rank_p05 <= *total.rank_p95);
    }
    CHECK(open >= 2);
    CHECK(*score_of(scoring, "marseille", "pauvrete", "sociale").rank == 1);
}

TEST_CASE("hidden rates open ranks that the published ones alone would close") {
    auto scheme = *study().scheme; // in which nothing but these rates makes the cell
    std::erase_if(scheme.indicators, [](const auto& indicator) {
        return indicator.theme == "pauvrete" && indicator.logic == "sociale" &&
               indicator.rule.id != "taux_pauvrete";
    });
    // The same values with no more doubt than their rounding to whole percents.
    auto closed = values().value;
    for (auto& value : closed)
        if (value.indicator == "taux_pauvrete")
            value.value = ctg::Figure::between(value.value.value() - 0.5, value.value.value(),
                                               value.value.value() + 0.5);
    const auto open_scores = ctg::scored(values().value, scheme).value;
    const auto closed_scores = ctg::scored(closed, scheme).value;
    std::size_t wider = 0;
    for (const auto& perimeter : perimeters) {
        const auto& open = score_of(open_scores, perimeter.key, "pauvrete", "sociale");
        const auto& without = score_of(closed_scores, perimeter.key, "pauvrete", "sociale");
        CAPTURE(perimeter.key);
        CHECK(open.rank == without.rank);
        CHECK(*open.rank_best <= *without.rank_best);
        CHECK(*without.rank_worst <= *open.rank_worst);
        if (*open.rank_worst - *open.rank_best > *without.rank_worst - *without.rank_best) ++wider;
    }
    CHECK(wider >= 2);
}

TEST_CASE("each value tells its source, its year and the level of its figures") {
    for (const auto& value : values().value) {
        CHECK(value.level == "commune");
        CHECK_FALSE(value.source.empty());
        CHECK(value.year.value >= 2021);
    }
    const auto rows = ctg::records_of(values().value).rows;
    CHECK(rows.size() == 10 * study().scheme->indicators.size());
}
