# SPDX-License-Identifier: Apache-2.0
# Where the library finds what is shipped with it: the example study, and the Vega scripts that a
# portrait carries inside its page.

set(CTG_DATA_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/ctg/data)
set(CTG_WEB_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/ctg/web)
set(CTG_NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules CACHE PATH
    "Where `npm ci` put the packages of package-lock.json")
set(CTG_WEB_BUILD_DIR ${PROJECT_BINARY_DIR}/web)

configure_file(${CMAKE_CURRENT_LIST_DIR}/ctg_paths.hpp.in
               ${PROJECT_BINARY_DIR}/generated/ctg_paths.hpp @ONLY)
target_include_directories(ctg PRIVATE ${PROJECT_BINARY_DIR}/generated)

# `npm ci` runs before, and its files change only with the lock file: they are copied while
# configuring.
set(web_packages vega vega-lite vega-interpreter)
foreach(package IN LISTS web_packages)
    if(NOT EXISTS ${CTG_NODE_MODULES}/${package}/LICENSE)
        message(STATUS "${package} is not in ${CTG_NODE_MODULES}: run `npm ci`, else no portrait "
                       "can be written")
        return()
    endif()
    configure_file(${CTG_NODE_MODULES}/${package}/LICENSE ${CTG_WEB_BUILD_DIR}/${package}.LICENSE
                   COPYONLY)
endforeach()
foreach(package vega vega-lite)
    configure_file(${CTG_NODE_MODULES}/${package}/build/${package}.min.js
                   ${CTG_WEB_BUILD_DIR}/${package}.min.js COPYONLY)
endforeach()

# The interpreter comes as an ES module only, which a page that loads nothing cannot import: the
# same code as a classic script, after vega.min.js, that sets vega.expressionInterpreter.
file(READ ${CTG_NODE_MODULES}/vega-interpreter/build/vega-interpreter.js interpreter)
string(REGEX REPLACE "import ({[^}]+}) from 'vega-util';" "const \\1 = vega;" interpreter
       "${interpreter}")
string(REGEX REPLACE "export { expression as expressionInterpreter };.*"
       "vega.expressionInterpreter = expression;" interpreter "${interpreter}")
if(interpreter MATCHES "(^|\n)(import|export) ")
    message(FATAL_ERROR "vega-interpreter has imports or exports this file does not know")
endif()
file(WRITE ${CTG_WEB_BUILD_DIR}/vega-interpreter.js "(function () {\n${interpreter}\n})();\n")
