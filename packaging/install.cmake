# What `make install` puts where. The library is internal: only tools, data and documents.
install(TARGETS ${tools} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS tomatic-phones LIBRARY DESTINATION lib/tomatic)

install(DIRECTORY share/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tomatic)
install(FILES README.md packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR} USE_SOURCE_PERMISSIONS)

# compress(file as): `as`.gz in the build folder, named in `compressed`. As Debian wants it: best,
# and without a date, so that builds can be reproduced.
find_program(GZIP gzip REQUIRED)
set(compressed)
function(compress file as)
  set(made ${CMAKE_BINARY_DIR}/compressed/${as}.gz)
  add_custom_command(OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/compressed
    COMMAND ${GZIP} -9nc ${file} > ${made}
    DEPENDS ${file} VERBATIM)
  set(compressed ${compressed} ${made} PARENT_SCOPE)
endfunction()

file(GLOB manPages CONFIGURE_DEPENDS man/*.[1-8])
foreach(page ${manPages})
  get_filename_component(name ${page} NAME)
  string(REGEX MATCH "[1-8]$" section ${name})
  compress(${page} ${name})
  install(FILES ${CMAKE_BINARY_DIR}/compressed/${name}.gz
          DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
compress(${CMAKE_SOURCE_DIR}/CHANGELOG.md changelog)
compress(${CMAKE_SOURCE_DIR}/packaging/changelog changelog.Debian)
install(FILES ${CMAKE_BINARY_DIR}/compressed/changelog.gz
              ${CMAKE_BINARY_DIR}/compressed/changelog.Debian.gz
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
add_custom_target(compressed ALL DEPENDS ${compressed})

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

# All that `make install` and the package need, and no test.
add_custom_target(installed DEPENDS ${tools} tomatic-phones compressed completions)
