# SPDX-License-Identifier: Apache-2.0
# Where the library finds what is shipped with it: the example study, and the Vega scripts that a
# portrait carries inside its page.

set(CTG_DATA_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/ctg/data)
set(CTG_WEB_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/ctg/web)
set(CTG_NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules CACHE PATH
    "Where `npm ci` put the packages of package-lock.json")
set(CTG_WEB_BUILD_DIR ${PROJECT_BINARY_DIR}/web)

configure_file(${CMAKE_CURRENT_LIST_DIR}/ctg_paths.hpp.in ${PROJECT_BINARY_DIR}/generated/ctg_paths.hpp
               @ONLY)
target_include_directories(ctg PRIVATE ${PROJECT_BINARY_DIR}/generated)

# Copied while configuring: `npm ci` runs before, and the three files change only with the lock file.
foreach(package vega vega-lite vega-interpreter)
    set(script ${CTG_NODE_MODULES}/${package}/build/${package}.min.js)
    if(EXISTS ${script})
        configure_file(${script} ${CTG_WEB_BUILD_DIR}/${package}.min.js COPYONLY)
        configure_file(${CTG_NODE_MODULES}/${package}/LICENSE ${CTG_WEB_BUILD_DIR}/${package}.LICENSE
                       COPYONLY)
    else()
        message(STATUS "${package}: no ${script}; run `npm ci`, else portraits cannot be written")
    endif()
endforeach()
