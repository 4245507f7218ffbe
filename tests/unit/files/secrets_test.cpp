#include "files/secrets.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;

namespace {

constexpr const char* text =
    "channels:\n  sms: {account: AC123, token: '${SMS_TOKEN}'}\n"
    "sftp: {password: 'pa${ss}-${USERLIKE}!', list: [hunter2], dollars: '$${x y}'}\n";

}  // namespace

TEST_CASE("a secret is found by its path, variables in it are replaced", "[secrets]") {
  Complaints complaints;
  const Secrets secrets =
      parseSecrets(text, {{"SMS_TOKEN", "tok"}, {"ss", "SS"}, {"USERLIKE", "u"}}, complaints);
  CHECK(secrets.find({"channels", "sms", "token"}, complaints)->reveal() == "tok");
  CHECK(secrets.find({"sftp", "password"}, complaints)->reveal() == "paSS-u!");
  CHECK(secrets.find({"sftp", "dollars"}, complaints)->reveal() == "$${x y}");
  CHECK_FALSE(secrets.find({"sftp", "user"}, complaints));
  CHECK_FALSE(secrets.find({"nothing", "at", "all"}, complaints));
  REQUIRE(secrets.map({"channels", "sms"}) != nullptr);
  CHECK(secrets.map({"channels", "sms", "token"}) == nullptr);
  CHECK_FALSE(complaints.hasErrors());
}

TEST_CASE("what is wrong with a secret is told without it", "[secrets]") {
  Complaints complaints;
  const Secrets secrets = parseSecrets(text, {}, complaints);
  CHECK_FALSE(secrets.find({"channels", "sms", "token"}, complaints));
  CHECK_FALSE(secrets.find({"sftp", "list"}, complaints));
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "secrets.yaml:2: channels.sms.token: the variable SMS_TOKEN is not in the environment, "
            "expected it because the value names it; set it, or write the value here",
            "secrets.yaml:3: sftp.list: found a list, expected text"});
  for (const char* wrong : {"token: *hunter2", "token: [hunter2", "hunter2", "a: 1\na: hunter2",
                            "{hunter2: hunter2, "
                            "hunter2: 3}",
                            "- hunter2"}) {
    INFO(wrong);
    Complaints found;
    parseSecrets(wrong, {}, found);
    REQUIRE(found.hasErrors());
    for (const std::string& error : errorsOf(found)) {
      CHECK(error.find("hunter2") == std::string::npos);
      CHECK(error.find("secrets.yaml") == 0);
    }
  }
}

TEST_CASE("secrets that others can read are not read", "[secrets]") {
  const TemporaryFolder folder;
  Complaints none;
  readSecrets(folder.path(), {}, none);
  CHECK_FALSE(none.hasErrors());
  const auto file = folder.put("secrets.yaml", "a: b\n");
  for (const mode_t mode : {0644, 0640, 0604, 0660, 0602}) {
    ::chmod(file.c_str(), mode);
    Complaints complaints;
    CHECK_FALSE(readSecrets(folder.path(), {}, complaints).find({"a"}, complaints));
    REQUIRE(complaints.errors().size() == 1);
    CHECK(complaints.errors()[0].text().find("expected only its owner; mend it with: chmod 600 " +
                                             file.string()) != std::string::npos);
  }
  for (const mode_t mode : {0600, 0400}) {
    ::chmod(file.c_str(), mode);
    Complaints complaints;
    const auto found = readSecrets(folder.path(), {}, complaints).find({"a"}, complaints);
    REQUIRE(found);
    CHECK(found->reveal() == "b");
  }
}
