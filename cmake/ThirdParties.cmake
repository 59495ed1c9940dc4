# SPDX-License-Identifier: Apache-2.0
# Every third party of the library, found on the system: nothing is downloaded while configuring.

find_package(Boost REQUIRED COMPONENTS locale)
find_package(CURL REQUIRED)
find_package(GDAL CONFIG REQUIRED)
find_package(GEOS CONFIG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(PROJ CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(tomlplusplus CONFIG REQUIRED)
find_path(CTG_MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)
mark_as_advanced(CTG_MUSTACHE_INCLUDE_DIR)
pkg_check_modules(CLP REQUIRED clp)
pkg_check_modules(CBC REQUIRED cbc)
pkg_check_modules(XLSXWRITER REQUIRED xlsxwriter)

# Compiled libraries stay in the exported target, since a static ctg needs them at link time; the
# header-only ones are spent once the library is built, so a consumer need not have them.
function(ctg_link_third_parties target)
    # Clp, CBC and libxlsxwriter by the paths of their libraries: a consumer of the exported target
    # knows no pkg-config one.
    target_link_libraries(${target} PRIVATE ${CBC_LINK_LIBRARIES} ${CLP_LINK_LIBRARIES}
        ${XLSXWRITER_LINK_LIBRARIES}
        Boost::locale CURL::libcurl GDAL::GDAL GEOS::geos_c OpenSSL::Crypto PROJ::proj
        PostgreSQL::PostgreSQL fmt::fmt tomlplusplus::tomlplusplus
        $<BUILD_INTERFACE:Boost::headers> $<BUILD_INTERFACE:nlohmann_json::nlohmann_json>)
    target_include_directories(${target} SYSTEM PRIVATE ${CTG_MUSTACHE_INCLUDE_DIR} ${CLP_INCLUDE_DIRS})
endfunction()
