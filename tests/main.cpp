// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

#include <cstdio>
#include <filesystem>

int main(int argc, char* argv[]) {
#ifdef CTG_NEEDS_SHARED_DATA
    if (!std::filesystem::is_directory(CTG_SHARED_DATA)) {
        std::puts("skipped: needs ../shared/data");
        return 77; // SKIP_RETURN_CODE in CMakeLists.txt
    }
#endif
    return Catch::Session().run(argc, argv);
}
