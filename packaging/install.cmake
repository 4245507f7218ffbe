# What `make install` puts where. The library is internal: only tools, data and documents.
install(TARGETS ${tools} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

install(DIRECTORY share/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tomatic)
install(FILES README.md CHANGELOG.md packaging/copyright
        DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR} USE_SOURCE_PERMISSIONS)

# Compressed as Debian wants it: best, and without a date, so that builds can be reproduced.
find_program(GZIP gzip REQUIRED)
file(GLOB manPages CONFIGURE_DEPENDS man/*.[1-8])
set(compressedPages)
foreach(page ${manPages})
  get_filename_component(name ${page} NAME)
  string(REGEX MATCH "[1-8]$" section ${name})
  set(compressed ${CMAKE_BINARY_DIR}/man/${name}.gz)
  add_custom_command(OUTPUT ${compressed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man
    COMMAND ${GZIP} -9nc ${page} > ${compressed}
    DEPENDS ${page} VERBATIM)
  list(APPEND compressedPages ${compressed})
  install(FILES ${compressed} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
add_custom_target(man-pages ALL DEPENDS ${compressedPages})

# Each tool prints its own completions, so they cannot lag behind its options.
if(CMAKE_INSTALL_PREFIX STREQUAL /usr)
  set(zshFolder ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
else()
  set(zshFolder ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
set(completions)
foreach(tool ${tools})
  set(bash ${CMAKE_BINARY_DIR}/completions/bash/${tool})
  set(zsh ${CMAKE_BINARY_DIR}/completions/zsh/_${tool})
  add_custom_command(OUTPUT ${bash} ${zsh}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/completions/bash
            ${CMAKE_BINARY_DIR}/completions/zsh
    COMMAND ${tool} --completion bash > ${bash}
    COMMAND ${tool} --completion zsh > ${zsh}
    DEPENDS ${tool} VERBATIM)
  list(APPEND completions ${bash} ${zsh})
  install(FILES ${bash} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${zsh} DESTINATION ${zshFolder})
endforeach()
add_custom_target(completions ALL DEPENDS ${completions})
