#include "transport/curl_library.hpp"

#include <catch2/catch.hpp>

#include "text/complaints.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

TEST_CASE("a libcurl that is not installed is told, with the package to install", "[curl]") {
  CHECK_THROWS_WITH(loadCurl("libcurl-that-is-not-there.so.4"),
                    Contains("libcurl-that-is-not-there.so.4") && Contains("libcurl4"));
  CHECK_THROWS_WITH(loadCurl("libc.so.6"), Contains("curl_easy_cleanup"));
}

TEST_CASE("the system's libcurl has all that is called", "[curl]") {
  CHECK(curl().easySetopt != nullptr);
  CHECK(&curl() == &curl());
}
