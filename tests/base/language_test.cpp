// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/language.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <array>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>

using ctg::CountedPhrase;
using ctg::Language;
using ctg::Phrase;
using ctg::tr;
using ctg::tr_counted;

// Texts of the library, whose French po/fr.po has.
constexpr Phrase warning = tr("warning");
constexpr CountedPhrase territories = tr_counted("territory", "territories");

TEST_CASE("a phrase reads in the language asked for") {
    CHECK(warning.in(Language::english) == "warning");
    CHECK(warning.in(Language::french) == "avertissement");
}

TEST_CASE("a context tells two translations of one English text apart") {
    CHECK(tr("note").in(Language::french) == "remarque");
    CHECK(tr("diagnostic", "note").in(Language::french) == "note");
    CHECK(tr("diagnostic", "note").in(Language::english) == "note");
}

TEST_CASE("a text that no catalogue has stands in English") {
    CHECK(tr("no text of ctg").in(Language::french) == "no text of ctg");
    CHECK(tr("no context of ctg", "warning").in(Language::french) == "warning");
    CHECK(tr_counted("thing", "things").in(Language::french, 1) == "thing");
    CHECK(tr_counted("thing", "things").in(Language::french, 0) == "things");
}

TEST_CASE("no words are no words in any language, not the header of a catalogue") {
    CHECK(Phrase().empty());
    CHECK(Phrase().in(Language::french).empty());
    CHECK(tr("").in(Language::french).empty());
    CHECK_FALSE(warning.empty());
}

TEST_CASE("none and one are singular in French, one alone in English") {
    CHECK(territories.in(Language::french, 0) == "territoire");
    CHECK(territories.in(Language::french, 1) == "territoire");
    CHECK(territories.in(Language::french, 2) == "territoires");
    CHECK(territories.in(Language::english, 0) == "territories");
    CHECK(territories.in(Language::english, 1) == "territory");
    CHECK(territories.in(Language::english, 2) == "territories");
}

TEST_CASE("any number but the smallest is plural, however large") {
    CHECK(rc::check([](std::uint64_t count) {
        const auto many = static_cast<std::size_t>(count);
        RC_ASSERT(territories.in(Language::french, many) ==
                  (many < 2 ? "territoire" : "territoires"));
        RC_ASSERT(territories.in(Language::english, many) ==
                  (many == 1 ? "territory" : "territories"));
    }));
    for (const std::size_t many : {std::size_t{1} << 31, std::size_t{1} << 32, SIZE_MAX})
        CHECK(territories.in(Language::french, many) == "territoires");
}

TEST_CASE("neither LANGUAGE nor the locale of the process changes what a phrase reads") {
    ::setenv("LANGUAGE", "de:es", 1);
    ::setenv("LC_ALL", "C", 1);
    std::setlocale(LC_ALL, "C");
    CHECK(warning.in(Language::french) == "avertissement");
    CHECK(tr("March").in(Language::french) == "mars");
    ::unsetenv("LC_ALL");
    ::unsetenv("LANGUAGE");
}

TEST_CASE("threads read phrases at once, and the words stay where they are") {
    const auto* const words = warning.in(Language::french).data();
    std::array<const char*, 8> seen{};
    {
        std::array<std::jthread, 8> threads;
        for (std::size_t i = 0; i < threads.size(); ++i)
            threads[i] =
                std::jthread([&seen, i] { seen[i] = warning.in(Language::french).data(); });
    }
    for (const auto* const one : seen)
        CHECK(one == words);
}
