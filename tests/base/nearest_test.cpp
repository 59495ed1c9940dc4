// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"

#include "catch.hpp"

using Words = std::vector<std::string>;

TEST_CASE("the nearest words come first, ties by the alphabet") {
    const Words known{"13099", "13119", "13055", "84089"};
    CHECK(ctg::nearest("13999", known) == Words{"13099", "13119"});
}

TEST_CASE("a swap of neighbours is one edit") {
    CHECK(ctg::nearest("taritoire", Words{"territoire", "titulaire"}, 1) == Words{"territoire"});
    CHECK(ctg::nearest("ab", Words{"ba"}) == Words{"ba"});
}

TEST_CASE("words that do not resemble are left out") {
    CHECK(ctg::nearest("code", Words{"population"}).empty());
    CHECK(ctg::nearest("x", Words{}).empty());
    CHECK(ctg::joined(ctg::nearest("x", Words{})) == "–");
}

TEST_CASE("beyond ten, words are counted instead of shown") {
    Words words;
    for (int i = 0; i < 10; ++i)
        words.push_back("w" + std::to_string(i));
    CHECK(ctg::abridged(words) == "w0, w1, w2, w3, w4, w5, w6, w7, w8, w9");
    words.insert(words.end(), {"x", "y"});
    CHECK(ctg::abridged(words) == "w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, … (+ 2)");
    CHECK(ctg::abridged(Words{}) == "–");
}
