#include "transport/curl_library.hpp"

#include "text/complaints.hpp"
#include "text/late_library.hpp"
#include "text/messages.hpp"

namespace tomatic {

CurlLibrary loadCurl(const char* file) {
  const LateLibrary library(file, "libcurl", "libcurl4");
  CurlLibrary found;
  library.find("curl_easy_cleanup", found.easyCleanup);
  library.find("curl_easy_getinfo", found.easyGetinfo);
  library.find("curl_easy_init", found.easyInit);
  library.find("curl_easy_reset", found.easyReset);
  library.find("curl_easy_setopt", found.easySetopt);
  library.find("curl_easy_strerror", found.easyStrerror);
  library.find("curl_global_init", found.globalInit);
  library.find("curl_multi_add_handle", found.multiAddHandle);
  library.find("curl_multi_cleanup", found.multiCleanup);
  library.find("curl_multi_info_read", found.multiInfoRead);
  library.find("curl_multi_init", found.multiInit);
  library.find("curl_multi_perform", found.multiPerform);
  library.find("curl_multi_poll", found.multiPoll);
  library.find("curl_multi_remove_handle", found.multiRemoveHandle);
  library.find("curl_multi_strerror", found.multiStrerror);
  library.find("curl_slist_append", found.slistAppend);
  library.find("curl_slist_free_all", found.slistFreeAll);
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
