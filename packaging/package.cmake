# The Debian package that `make deb` builds.
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/dependencies list runtime
                OUTPUT_VARIABLE runtimePackages OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ", " runtimePackages "${runtimePackages}")

# The changelog of the package says its version and who to ask, as Debian wants it.
set(changelog ${CMAKE_CURRENT_LIST_DIR}/changelog)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${changelog})
file(READ ${changelog} changelog)
string(REGEX MATCH "^tomatic \\(([0-9.]+)-([0-9]+)\\)" ignored "${changelog}")
if(NOT CMAKE_MATCH_1 STREQUAL PROJECT_VERSION)
  message(FATAL_ERROR "packaging/changelog is of version ${CMAKE_MATCH_1}, expected ${PROJECT_VERSION}")
endif()
set(CPACK_DEBIAN_PACKAGE_RELEASE ${CMAKE_MATCH_2})
string(REGEX MATCH "\n -- ([^\n]*>)  " ignored "${changelog}")
set(CPACK_PACKAGE_CONTACT "${CMAKE_MATCH_1}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DESCRIPTION "Reads a folder of plain files (who works here, who is away when, how
many lines are open) and writes the timetable of the week: who attends which
phone line in which turn, with its cost proven or the distance to the proof.")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION comm)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${runtimePackages}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
