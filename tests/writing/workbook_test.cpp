// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/workbook.hpp"

#include "catch.hpp"
#include "full_disk.hpp"
#include "scratch.hpp"

#include "ctg/base/error.hpp"
#include "ctg/writing/result.hpp"

#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_api.h>

#include <cstdlib>
#include <memory>

extern "C" void RegisterOGRODS(); // only GDAL's C++ header declares them
extern "C" void RegisterOGRXLSX();

using namespace ctg;

namespace {

constexpr const char* const endings[] = {".xlsx", ".ods"};

Records records_with(std::vector<std::vector<RecordValue>> rows) {
    return {"ctg.test/1",
            {{"code", RecordKind::code},
             {"name", RecordKind::text},
             {"date", RecordKind::text},
             {"year", RecordKind::integer},
             {"share", RecordKind::share},
             {"total", RecordKind::number}},
            std::move(rows)};
}

const Records two_rows = records_with(
    {{"01001", "=1+1", "2019-12-31", std::int64_t{2019}, 0.1, 123456789.125},
     {"2A004", std::monostate{}, std::monostate{}, std::monostate{}, 1.0, std::monostate{}}});

Diagnostic refusal_of(const std::filesystem::path& file, const std::vector<Sheet>& sheets,
                      Existing existing = Existing::refuse) {
    try {
        write_workbook(file, sheets, {}, Language::french, existing);
    } catch (const Error& error) {
        return error.diagnostics().front();
    }
    return {};
}

/// The cells of a sheet as GDAL reads them, all as text; no cell is "(none)".
std::vector<std::vector<std::string>> cells_of(const std::filesystem::path& file,
                                               const char* sheet) {
    RegisterOGRODS();
    RegisterOGRXLSX();
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE"); // a sheet of text alone has a header too
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    const std::unique_ptr<void, decltype(&GDALClose)> dataset(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr), &GDALClose);
    REQUIRE(dataset != nullptr);
    const OGRLayerH layer = GDALDatasetGetLayerByName(dataset.get(), sheet);
    REQUIRE(layer != nullptr);
    std::vector<std::vector<std::string>> rows;
    while (const OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < OGR_F_GetFieldCount(feature); ++i)
            row.emplace_back(OGR_F_IsFieldSetAndNotNull(feature, i)
                                 ? OGR_F_GetFieldAsString(feature, i)
                                 : "(none)");
        OGR_F_Destroy(feature);
    }
    return rows;
}

/// One result of each kind, without rows: every column that the library writes.
std::vector<Sheet> every_result() {
    const std::vector<Records> all{
        records_of(std::span<const ZoneCoverage>{}, Basis::population),
        detail_of({}, {}),
        records_of(std::span<const IndicatorValue>{}),
        records_of(std::span<const Score>{}),
        records_of(std::span<const Contribution>{}),
        records_of(std::span<const FrozenGoalposts>{}),
        records_of(std::span<const CompositeContribution>{}),
        records_of(std::span<const CompositeScore>{}, std::span<const RankCheck>{}),
        records_of(std::span<const std::string>{}, std::span<const RankCheck>{}),
        records_of(std::span<const ScoreInequality>{}),
        records_of(Typology{}),
        records_of(std::span<const TypologyFit>{}),
        records_of(DoubtScores{}, ScoreMatrix{}),
        records_of(std::span<const double>{}, ScoreMatrix{}),
        records_of(std::span<const RankChance>{}),
        records_of(std::span<const DoubtShift>{}),
        records_of(std::span<const Sensitivity>{}),
        records_of(RankDraws{{}, 0}),
        records_of(std::span<const RankVariant>{}),
        records_of(Explanation{}),
        summary_of(Explanation{}),
        records_of(std::span<const RankMove>{}),
        records_of(std::span<const ScoreChange>{}),
        records_of(CalendarPlan{}, Language::french),
        records_of(std::span<const AntenneLoad>{}),
        records_of(std::span<const CurvePoint>{}),
        records_of(std::span<const RulePrice>{}, Language::french),
        records_of(SoonerDate{}),
        records_of(TargetRemedy{}),
        records_of(std::span<const SimulatedPoint>{}),
        records_of(std::span<const TerritoryChance>{}),
        records_of(std::span<const CoverageHistogram>{}),
        records_of(std::span<const ForcedCoverage>{}),
        records_of(std::span<const ScenarioPoint>{}),
        records_of(std::span<const Border>{}),
        records_of(Grouping{}),
        perimeters_of(Grouping{}),
        plans_of(Grouping{})};
    std::vector<Sheet> sheets;
    for (const auto& records : all)
        sheets.push_back({"s" + std::to_string(sheets.size()), records});
    return sheets;
}

} // namespace

TEST_CASE("a workbook goes by the ending of its name") {
    CHECK(is_workbook("a.xlsx"));
    CHECK(is_workbook("b/C.ODS"));
    CHECK_FALSE(is_workbook("a.xls"));
    CHECK_FALSE(is_workbook("xlsx"));
    const ScratchFolder folder;
    CHECK(refusal_of(folder / "a.xls", {}).code == "CTG-WRIT-034");
    CHECK(folder.names().empty());
}

TEST_CASE(
    "GDAL reads codes with their zeros, formulas as text, dates, and nothing where nothing is") {
    const ScratchFolder folder;
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        write_workbook(file, std::vector<Sheet>{{"cover", two_rows}}, {}, Language::french,
                       Existing::refuse);
        INFO(file);
        CHECK(cells_of(file, "cover") ==
              std::vector<std::vector<std::string>>{
                  {"01001", "=1+1", "2019/12/31", "2019", "0.1", "123456789.125"},
                  {"2A004", "(none)", "(none)", "(none)", "1", "(none)"}});
    }
}

TEST_CASE("a result without rows is a sheet with its header, and one without columns is empty") {
    const ScratchFolder folder;
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        write_workbook(file, std::vector<Sheet>{{"none", records_with({})}, {"nothing", {}}}, {},
                       Language::french, Existing::refuse);
        // GDAL takes the header of a sheet without rows for its one row.
        CHECK(cells_of(file, "none") == std::vector<std::vector<std::string>>{
                                            {"code", "name", "date", "year", "share", "total"}});
        CHECK(cells_of(file, "Lisez-moi").front() ==
              std::vector<std::string>{"feuille", "none : 0 lignes"});
    }
}

TEST_CASE("the study, the command and the sources of a workbook are in Lisez-moi") {
    Envelope envelope;
    envelope.study = {{"name", "Bouches-du-Rhône"}};
    envelope.command = "ctg cover --out a.xlsx";
    envelope.facts = {{"status", "optimal"}};
    envelope.sources = {
        {"weights.population", {"p.csv", "ab12", "INSEE", "Populations", Year{2023}}}};
    const ScratchFolder folder;
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        write_workbook(file, std::vector<Sheet>{{"cover", two_rows}}, envelope, Language::french,
                       Existing::refuse);
        const auto rows = cells_of(file, "Lisez-moi");
        const auto holds = [&](const std::vector<std::string>& row) {
            return std::ranges::find(rows, row) != rows.end();
        };
        CHECK(holds({"étude", "Bouches-du-Rhône"}));
        CHECK(holds({"commande", "ctg cover --out a.xlsx"}));
        CHECK(holds({"résultat", "status : optimal"}));
        CHECK(holds({"feuille", "cover : 2 lignes"}));
        CHECK(holds(
            {"source", "weights.population : INSEE, Populations, 2023, p.csv (SHA-256 ab12)"}));
    }
}

TEST_CASE("every column of every result has its meaning in both languages") {
    const ScratchFolder folder;
    const auto sheets = every_result();
    for (const auto& [language, guide, fallback] :
         {std::tuple{Language::french, "Aide à la lecture", "colonne du fichier lu"},
          std::tuple{Language::english, "How to read", "column of the file that was read"}}) {
        write_workbook(folder / "a.ods", sheets, {}, language, Existing::replace);
        std::size_t columns = 0;
        for (const auto& row : cells_of(folder / "a.ods", guide)) {
            INFO(row[0] << " " << row[1]);
            CHECK(row[2] != fallback);
            ++columns;
        }
        for (const auto& sheet : sheets)
            columns -= sheet.records.columns.size();
        CHECK(columns == 8); // the marks of ValueState
    }
}

TEST_CASE("the same sheets give the same bytes, wherever and whenever") {
    const ScratchFolder folder;
    for (const auto* ending : endings) {
        const auto write = [&](const char* name, const char* zone) {
            ::setenv("TZ", zone, 1);
            const auto file = folder / (std::string(name) + ending);
            write_workbook(file, std::vector<Sheet>{{"cover", two_rows}}, {}, Language::french,
                           Existing::refuse);
            ::unsetenv("TZ");
            return bytes_of(file);
        };
        CHECK(bool(write("a", "UTC") == write("b", "Asia/Tokyo")));
    }
}

TEST_CASE("a sheet has a name that Excel takes, and one of its own") {
    const ScratchFolder folder;
    for (const auto* name : {"", "a:b", "a/b", "'a", "History", "lisez-moi",
                             "thirty-two characters are too many", "a\tb"}) {
        const auto refusal = refusal_of(folder / "a.xlsx", {{name, two_rows}});
        CHECK(refusal.code == "CTG-WRIT-031");
    }
    CHECK(refusal_of(folder / "a.xlsx", {{"A", two_rows}, {"a", two_rows}}).code == "CTG-WRIT-031");
    CHECK(folder.names().empty());
}

TEST_CASE("what a spreadsheet cannot hold is refused before anything is written") {
    const ScratchFolder folder;
    const Sheet long_text{"a", {"", {{"x", RecordKind::text}}, {{std::string(32'768, 'x')}}}};
    Sheet long_sheet{"a", {"", {{"x", RecordKind::text}}, {}}};
    long_sheet.records.rows.resize(1'048'576, {std::monostate{}});
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        const auto refusal = refusal_of(file, {long_text});
        CHECK(refusal.code == "CTG-WRIT-033");
        CHECK(text_of(refusal, Language::english).message.find("column x, row 2") !=
              std::string::npos);
        CHECK(refusal_of(file, {long_sheet}).code == "CTG-WRIT-032");
    }
    CHECK(folder.names().empty());
}

TEST_CASE("whole numbers beyond what a cell holds exactly are text") {
    const ScratchFolder folder;
    const Records records{
        "", {{"n", RecordKind::integer}}, {{std::int64_t{9'007'199'254'740'993}}}};
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        CHECK(refusal_of(file, {{"a", records}}).code.empty());
        CHECK(cells_of(file, "a") == std::vector<std::vector<std::string>>{{"9007199254740993"}});
    }
}

TEST_CASE("bytes that no XML holds show as a mark") {
    const ScratchFolder folder;
    const Records records{
        "",
        {{"t", RecordKind::text}},
        {{std::string("a\x01\xFF z")}, {"\xED\xA0\x80"}, {"\xEF\xBF\xBF"}, {"é𐍈"}}};
    for (const auto* ending : endings) {
        const auto file = folder / (std::string("a") + ending);
        CHECK(refusal_of(file, {{"a", records}}).code.empty());
        CHECK(cells_of(file, "a") ==
              std::vector<std::vector<std::string>>{
                  {"a\uFFFD\uFFFD z"}, {"\uFFFD\uFFFD\uFFFD"}, {"\uFFFD\uFFFD\uFFFD"}, {"é𐍈"}});
    }
}

TEST_CASE("on a full disk a workbook is refused whole, wherever the writing stops") {
    const ScratchFolder folder;
    Records many = records_with({});
    for (int i = 0; i < 2000; ++i)
        many.rows.push_back({std::to_string(i * 7919), "x" + std::to_string(i * 104'729),
                             std::monostate{}, std::monostate{}, i / 2000.0, i * 1.5});
    for (const auto* ending : endings) {
        const auto whole = folder / (std::string("whole") + ending);
        const auto cut = folder / (std::string("cut") + ending);
        CHECK(refusal_of(whole, {{"a", many}}).code.empty());
        const auto bytes = bytes_of(whole);
        // Temporary files of the library are larger than the workbook: beyond its size too.
        for (std::size_t limit = 0; limit < 20 * bytes.size(); limit += bytes.size() / 7 + 1) {
            const FullDisk full(limit);
            const auto refusal = refusal_of(cut, {{"a", many}});
            if (refusal.code.empty())
                CHECK(bool(bytes_of(cut) == bytes)); // not shown: it is long
            else
                CHECK((refusal.code == "CTG-WRIT-030" || refusal.code == "CTG-WRIT-003"));
            std::filesystem::remove(cut);
        }
    }
    CHECK(folder.names().size() == 2);
}
