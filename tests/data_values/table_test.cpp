// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/table.hpp"

#include "catch.hpp"

using ctg::Absence;
using ctg::DataError;
using ctg::DecimalMark;
using ctg::Faults;
using ctg::Figure;
using ctg::Place;
using ctg::PlaceUnit;
using ctg::Source;
using ctg::Table;

namespace {

/// code;nom;foyers on line 1, two rows after it.
Table small_table() {
    const std::vector<std::string> lines{"code;nom;foyers", "01001;L'Abergement;12,5",
                                         "13055;Marseille;douze"};
    return {Source{"foyers.csv", "ab12", "CAF", "Foyers", {}},
            {"code", "nom", "foyers"},
            {{{"01001", 2, 1}, {"L'Abergement", 2, 7}, {"12,5", 2, 20}},
             {{"13055", 3, 1}, {"Marseille", 3, 7}, {"douze", 3, 17}}},
            {DecimalMark::comma, PlaceUnit::line},
            lines};
}

template <class Call>
std::vector<ctg::Diagnostic> refusal_of(Call call) {
    try {
        static_cast<void>(call());
    } catch (const DataError& error) {
        return error.diagnostics();
    }
    return {};
}

std::string value_of(const ctg::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return "no such value";
}

} // namespace

TEST_CASE("a cell knows its file, line, column, header and the line as it stands") {
    const auto table = small_table();
    CHECK(table.row_count() == 2);
    CHECK(table.column("foyers") == 2);
    CHECK_FALSE(table.column("Foyers").has_value());
    CHECK(table.text(0, 0) == "01001");
    CHECK(table.place(1, 2) ==
          Place{"foyers.csv", 3, 17, "foyers", "13055;Marseille;douze", PlaceUnit::line});
    CHECK(table.header_place() ==
          Place{"foyers.csv", 1, 0, "", "code;nom;foyers", PlaceUnit::line});
}

TEST_CASE("a table of nothing has no column, no row and no place but its file") {
    const Table nothing;
    CHECK(nothing.row_count() == 0);
    CHECK(nothing.columns().empty());
    CHECK(nothing.header_place() == Place{});
}

TEST_CASE("every repeated or empty column name and every row of another width is named at once") {
    const auto faults = refusal_of([] {
        return Table({"f.csv", "", "", "", {}}, {"code", "", "code"},
                     {{{"1", 2, 1}, {"2", 2, 3}, {"3", 2, 5}},
                      {{"1", 3, 1}, {"2", 3, 3}},
                      {{"1", 4, 1}, {"2", 4, 3}, {"3", 4, 5}, {"4", 4, 7}}},
                     {}, {"code,,code", "1,2,3", "1,2", "1,2,3,4"});
    });
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].code == "CTG-DATA-006");
    CHECK(value_of(faults[0], "number") == "2");
    CHECK(faults[1].code == "CTG-DATA-003");
    CHECK(value_of(faults[1], "column") == "code");
    CHECK(faults[1].places.at(0).line == 1);
    CHECK(faults[2].code == "CTG-DATA-007");
    CHECK(faults[2].places.at(0) == Place{"f.csv", 3, 3, "", "1,2", PlaceUnit::line});
    CHECK(faults[3].places.at(0) == Place{"f.csv", 4, 7, "", "1,2,3,4", PlaceUnit::line});
}

TEST_CASE("a column under the study's name keeps its published header in its place") {
    const auto table = small_table().renamed({{"insee", "code"}, {"valeur", "foyers"}});
    CHECK(table.column("insee") == 0);
    CHECK(table.column("valeur") == 2);
    CHECK_FALSE(table.column("code").has_value());
    CHECK(table.place(0, 0).field == "code");
    CHECK(small_table().renamed({}).column("code") == 0);
}

// As INSEE's donnees_communes of 2023, where COM is the name of the commune.
TEST_CASE("a column gives way to the one that the study calls by its name") {
    const Table table({}, {"COM", "CODE"}, {{{"Marseille", 2, 1}, {"13055", 2, 11}}}, {});
    const auto renamed = table.renamed({{"COM", "CODE"}});
    REQUIRE(renamed.column("COM").has_value());
    CHECK(renamed.text(0, *renamed.column("COM")) == "13055");
    const auto swapped = table.renamed({{"COM", "CODE"}, {"CODE", "COM"}});
    CHECK(swapped.text(0, *swapped.column("CODE")) == "Marseille");
}

TEST_CASE("a published name that is missing is refused with the nearest") {
    const auto faults = refusal_of([] { return small_table().renamed({{"poids", "foyer"}}); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-DATA-004");
    CHECK(value_of(faults[0], "column") == "foyer");
    CHECK(value_of(faults[0], "nearest") == "foyers");
    CHECK(faults[0].places.at(0).line == 1);
}

TEST_CASE("one column under two names is refused") {
    const auto faults = refusal_of([] {
        return small_table().renamed({{"a", "code"}, {"b", "code"}});
    });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-DATA-008");
}

TEST_CASE("a table described anew keeps its file and digest") {
    const auto table = small_table().described({"", "", "INSEE", "Populations", ctg::Year{2023}});
    CHECK(table.source() == Source{"foyers.csv", "ab12", "INSEE", "Populations", ctg::Year{2023}});
    CHECK(table.place(0, 0).file == "foyers.csv");
}

TEST_CASE("required columns come in the order asked for") {
    CHECK(ctg::required_columns(small_table(), {"foyers", "code"}) ==
          std::vector<std::size_t>{2, 0});
    CHECK(ctg::required_columns(small_table(), {}).empty());
}

TEST_CASE("all missing columns are named at once, each with the nearest header") {
    const auto table = small_table();
    const auto faults = refusal_of([&] {
        return ctg::required_columns(table, {"noms", "code", "commune"});
    });
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-DATA-004");
    CHECK(value_of(faults[0], "nearest") == "nom");
    CHECK(value_of(faults[1], "column") == "commune");
    CHECK(faults[1].places.at(0) == table.header_place());
}

TEST_CASE("a cell that is no figure is a fault at its place, and an absence") {
    Faults faults;
    CHECK(ctg::figure_at(small_table(), 0, 2, faults) == Figure::exact(12.5));
    CHECK(faults.empty());
    CHECK(ctg::figure_at(small_table(), 1, 2, faults) == Figure::absent(Absence::not_collected));
    REQUIRE(faults.errors().size() == 1);
    CHECK(faults.errors()[0].code == "CTG-DATA-005");
    CHECK(faults.errors()[0].places.at(0).line == 3);
    CHECK(faults.errors()[0].places.at(0).column == 17);
    CHECK(ctg::text_of(faults.errors()[0], ctg::Language::french).message ==
          "« douze » n'est pas un nombre");
}
