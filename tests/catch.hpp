// SPDX-License-Identifier: Apache-2.0
// Debian 12 has Catch2 2.13, Ubuntu 24.04 has 3.4: the tests are written once for both.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
