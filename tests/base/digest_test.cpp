// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"

#include "catch.hpp"

// Vectors of FIPS 180-4 ("abc" and the empty message).
TEST_CASE("SHA-256 gives the published vectors") {
    CHECK(ctg::sha256_hex("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(ctg::sha256_hex("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(ctg::sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
