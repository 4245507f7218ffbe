// libcurl, loaded by the first request: with the thirty libraries that it brings, starting a tool
// that sends nothing would take three times as long.
#pragma once

#include <curl/curl.h>

namespace tomatic {

/// Those of its functions that are called here, by their names without `curl_`.
struct CurlLibrary {
  decltype(&curl_easy_cleanup) easyCleanup = nullptr;
  decltype(&curl_easy_getinfo) easyGetinfo = nullptr;
  decltype(&curl_easy_init) easyInit = nullptr;
  decltype(&curl_easy_reset) easyReset = nullptr;
  decltype(&curl_easy_setopt) easySetopt = nullptr;
  decltype(&curl_easy_strerror) easyStrerror = nullptr;
  decltype(&curl_global_init) globalInit = nullptr;
  decltype(&curl_multi_add_handle) multiAddHandle = nullptr;
  decltype(&curl_multi_cleanup) multiCleanup = nullptr;
  decltype(&curl_multi_info_read) multiInfoRead = nullptr;
  decltype(&curl_multi_init) multiInit = nullptr;
  decltype(&curl_multi_perform) multiPerform = nullptr;
  decltype(&curl_multi_poll) multiPoll = nullptr;
  decltype(&curl_multi_remove_handle) multiRemoveHandle = nullptr;
  decltype(&curl_multi_strerror) multiStrerror = nullptr;
  decltype(&curl_slist_append) slistAppend = nullptr;
  decltype(&curl_slist_free_all) slistFreeAll = nullptr;
};

/// That of the system, ready to be used. Stays loaded. Throws Failure if it is not installed.
const CurlLibrary& curl();

/// The same from a shared library of that name.
CurlLibrary loadCurl(const char* file);

}  // namespace tomatic
