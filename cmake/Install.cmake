# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/ctg)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/ctgConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/ctgConfig.cmake
                              INSTALL_DESTINATION ${package_dir}
                              PATH_VARS CTG_DATA_INSTALL_DIR CTG_WEB_INSTALL_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ctgConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)

install(TARGETS ctg EXPORT ctgTargets FILE_SET HEADERS)
install(EXPORT ctgTargets NAMESPACE ctg:: DESTINATION ${package_dir})
install(FILES ${PROJECT_BINARY_DIR}/ctgConfig.cmake ${PROJECT_BINARY_DIR}/ctgConfigVersion.cmake
        DESTINATION ${package_dir})
install(DIRECTORY data/ DESTINATION ${CTG_DATA_INSTALL_DIR} PATTERN make EXCLUDE)
install(DIRECTORY ${CTG_WEB_BUILD_DIR}/ DESTINATION ${CTG_WEB_INSTALL_DIR} OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
