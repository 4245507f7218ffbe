#include "transport/curl_library.hpp"

#include <dlfcn.h>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

[[noreturn]] void failForLoader() {
  const char* reason = ::dlerror();
  throw Failure(tr("libcurl cannot be used: {}; install the package libcurl4",
                   reason == nullptr ? tr("no reason was given") : reason));
}

template <typename Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) {
    failForLoader();
  }
}

}  // namespace

CurlLibrary loadCurl(const char* file) {
  void* library = ::dlopen(file, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) {
    failForLoader();
  }
  CurlLibrary found;
  find(library, "curl_easy_cleanup", found.easyCleanup);
  find(library, "curl_easy_getinfo", found.easyGetinfo);
  find(library, "curl_easy_init", found.easyInit);
  find(library, "curl_easy_reset", found.easyReset);
  find(library, "curl_easy_setopt", found.easySetopt);
  find(library, "curl_easy_strerror", found.easyStrerror);
  find(library, "curl_global_init", found.globalInit);
  find(library, "curl_multi_add_handle", found.multiAddHandle);
  find(library, "curl_multi_cleanup", found.multiCleanup);
  find(library, "curl_multi_info_read", found.multiInfoRead);
  find(library, "curl_multi_init", found.multiInit);
  find(library, "curl_multi_perform", found.multiPerform);
  find(library, "curl_multi_poll", found.multiPoll);
  find(library, "curl_multi_remove_handle", found.multiRemoveHandle);
  find(library, "curl_multi_strerror", found.multiStrerror);
  find(library, "curl_slist_append", found.slistAppend);
  find(library, "curl_slist_free_all", found.slistFreeAll);
  if (const CURLcode code = found.globalInit(CURL_GLOBAL_DEFAULT); code != CURLE_OK) {
    throw Failure(tr("libcurl cannot be used: {}", found.easyStrerror(code)));
  }
  return found;
}

const CurlLibrary& curl() {
  // The number is that of its binary interface.
  static const CurlLibrary library = loadCurl("libcurl.so.4");
  return library;
}

}  // namespace tomatic
