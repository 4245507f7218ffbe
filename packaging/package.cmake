# The Debian package that `make deb` builds.
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/dependencies list runtime
                OUTPUT_VARIABLE runtimePackages OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ", " runtimePackages "${runtimePackages}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The tomatic maintainers <maintainers@tomatic.invalid>")
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
