// An Odoo of invented customers, for a while or for a command:
//
//   odoo-server MAPPING [TROUBLE]              says where it listens, until its input ends
//   odoo-server MAPPING TROUBLE COMMAND…       runs a command with TOMATIC_ERP set to it and its
//                                              password in secrets.yaml of this folder; a
//                                              ringing phone waits ODOO_SERVER_RINGING ms
//
// TROUBLE: none, hang, denied, html, half, fails, redirect, expired, slow.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include "servers/odoo_data.hpp"
#include "servers/odoo_server.hpp"

using namespace tomatic::tests;

namespace {

Reply errorReply(const std::string& name, int code) {
  return {200,
          R"({"jsonrpc":"2.0","id":1,"error":{"code":)" + std::to_string(code) +
              R"(,"message":"Odoo Server Error","data":{"name":")" + name +
              R"(","message":"600123456 Martinez s3cr3t-hunter2","debug":"Traceback"}}})",
          {},
          false};
}

std::optional<Reply> troubled(const std::string& trouble, const Received& request, int number) {
  if (trouble == "hang") {
    std::this_thread::sleep_for(std::chrono::seconds(3));
  } else if (trouble == "slow") {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  } else if (trouble == "denied") {
    return Reply{200, R"({"jsonrpc":"2.0","id":1,"result":false})", {}, false};
  } else if (trouble == "html") {
    return Reply{200, "<!DOCTYPE html><html>600123456 s3cr3t-hunter2</html>", {}, false};
  } else if (trouble == "half") {
    return Reply{200, R"({"jsonrpc":"2.0","id":1,"result":[{"na)", {}, false};
  } else if (trouble == "redirect") {
    return Reply{302, "", {{"Location", "https://elsewhere.example.org"}}, false};
  } else if (request.body.find("execute_kw") == std::string::npos) {
    return std::nullopt;
  } else if (trouble == "fails") {
    return errorReply("psycopg2.OperationalError", 200);
  } else if (trouble == "expired" && number == 1) {
    return errorReply("odoo.http.SessionExpiredException", 100);
  }
  return std::nullopt;
}

int runCommand(char** command, const std::string& url, const std::string& mapping) {
  const char* const patience = std::getenv("ODOO_SERVER_RINGING");  // milliseconds
  const std::string ringing = patience == nullptr ? "" : std::string(", ringing: ") + patience;
  const std::string erp = "{url: '" + url + "', database: " + odooDatabase + ", user: " + odooUser +
                          ", mapping: " + mapping + ringing + "}";
  ::setenv("TOMATIC_ERP", erp.c_str(), 0);
  const int secrets = ::open("secrets.yaml", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (secrets >= 0) {
    const std::string text = std::string("erp: {password: ") + odooPassword + "}\n";
    [[maybe_unused]] const ssize_t written = ::write(secrets, text.data(), text.size());
    ::close(secrets);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::execvp(command[0], command);
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "odoo-server: expected a mapping, odoo or somenergia\n";
    return 2;
  }
  const std::string mapping = argv[1];
  const std::string trouble = argc > 2 ? argv[2] : "none";
  const OdooServer server(
      mapping == "somenergia" ? cooperativeErp : stockErp,
      [&](const Received& request, int number) { return troubled(trouble, request, number); });
  if (argc > 3) {
    return runCommand(argv + 3, server.url(), mapping);
  }
  std::cout << server.url() << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
    for (const std::string& asked : server.asked()) {
      std::cout << asked << '\n';
    }
    std::cout << std::endl;
  }
  return 0;
}
