// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/database.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

using ctg::ArgumentError;
using ctg::DatabaseAddress;
using ctg::TableName;
using ctg::without_passwords;

TEST_CASE("an address is shown without its password, and the driver is given it") {
    for (const auto* const text :
         {"PG:host=h port=5433 dbname=d user=u password=secret",
          "PG:password = 'secret' user=u dbname=d port=5433 host=h",
          "PG:postgresql://u:secret@h:5433/d", "postgres://u@h:5433/d?password=secret",
          "pg:postgresql://u@h:5433/d?pass%77ord=%73ecret"}) {
        INFO(text);
        const DatabaseAddress address(text);
        CHECK(address.shown() == "PG:host=h port=5433 dbname=d user=u");
        CHECK(address.connection().find("password='secret'") != std::string::npos);
    }
}

TEST_CASE("words of a server lose the password") {
    const DatabaseAddress address("PG:dbname=d password=xyz");
    CHECK(address.without_secrets("no password for d") == "no password for d");
    const DatabaseAddress quoted("PG:dbname=d password='a b\\'c'");
    CHECK(quoted.without_secrets("bad \"a b'c\" here") == "bad \"…\" here");
}

TEST_CASE("a connection is not waited for without end") {
    CHECK(DatabaseAddress("PG:dbname=d").connection().find("connect_timeout=10") !=
          std::string::npos);
    CHECK(DatabaseAddress("PG:dbname=d connect_timeout=3").connection().find("=10") ==
          std::string::npos);
}

TEST_CASE("what libpq does not understand is refused without being shown") {
    for (const auto* const text : {"PG:", "PG:secret", "PG:dbname=d secret", "PG:dbname='secret",
                                   "PG:nothing=secret", "communes.gpkg", ""}) {
        INFO(text);
        try {
            static_cast<void>(DatabaseAddress(text));
            FAIL("it was taken");
        } catch (const ArgumentError& error) {
            CHECK(error.diagnostics().front().code == "CTG-PGIS-002");
            CHECK(std::string(error.what()).find("secret") == std::string::npos);
        }
    }
}

TEST_CASE("files are told from databases by how their names begin") {
    CHECK(DatabaseAddress::is_named_by("PG:dbname=d"));
    CHECK(DatabaseAddress::is_named_by("postgresql://h/d"));
    CHECK_FALSE(DatabaseAddress::is_named_by("communes.gpkg"));
    CHECK_FALSE(DatabaseAddress::is_named_by("./PG:dbname=d"));
    CHECK_FALSE(DatabaseAddress::is_named_by(""));
}

TEST_CASE("a table is one or two names, never SQL") {
    CHECK(TableName::of("communes") == TableName{"", "communes"});
    CHECK(TableName::of("diag.communes_2025").text() == "diag.communes_2025");
    for (const auto* const text :
         {"", ".", "a.", ".a", "a.b.c", "a b", "a;b", "a'", "a\"", "a--", "1a", "a(b)", "é",
          "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"}) {
        INFO(text);
        CHECK_THROWS_AS(TableName::of(text), ArgumentError);
    }
}

TEST_CASE("a text of a user is cut where an address or a password begins") {
    CHECK(without_passwords("file = \"PG:dbname=d password=x\"") == "file = \"PG:…");
    CHECK(without_passwords("postgresql://u:x@h/d") == "…");
    CHECK(without_passwords("  PassWord = x") == "  …");
    CHECK(without_passwords("crs = \"EPSG:2154\"") == "crs = \"EPSG:2154\"");
    CHECK(without_passwords("conventions.csv") == "conventions.csv");
    CHECK(without_passwords("").empty());
}

TEST_CASE("a diagnostic never tells a password among its values") {
    const auto diagnostic = ctg::error_of(
        "CTG-STUD-007", {{"text", "PG:dbname=d PASSWORD = x"}, {"other", "https://u:x@h/d"}});
    CHECK(diagnostic.values[0].second == "PG:dbname=d …");
    CHECK(diagnostic.values[1].second == "https://…@h/d");
}
