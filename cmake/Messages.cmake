# SPDX-License-Identifier: Apache-2.0
# The French of every text, checked and compiled by msgfmt, then carried inside the library: it is
# there in a wheel, in any folder and in any locale.

find_program(CTG_MSGFMT msgfmt REQUIRED)
mark_as_advanced(CTG_MSGFMT)

set(french ${PROJECT_SOURCE_DIR}/po/fr.po)
set(compiled ${PROJECT_BINARY_DIR}/generated/fr.mo)
add_custom_command(OUTPUT ${compiled}.inc
    COMMAND ${CTG_MSGFMT} --check --output-file=${compiled} ${french}
    COMMAND ${CMAKE_COMMAND} -D file=${compiled} -P ${CMAKE_CURRENT_LIST_DIR}/BytesOfFile.cmake
    DEPENDS ${french} ${CMAKE_CURRENT_LIST_DIR}/BytesOfFile.cmake
    COMMENT "Compile the French messages" VERBATIM)
target_sources(ctg PRIVATE ${compiled}.inc)
