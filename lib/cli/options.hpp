// What a command offers on its command line. It stands before CLI11, which only this folder
// includes: that header alone takes longer to compile than most commands.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tomatic {

/// An option or argument that was declared; each setter returns itself, to be chained.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  /// What --help calls its value; FILE and DIR are completed by the shell.
  Option& typeName(const std::string& name);
  Option& required();
  /// May not be given together with the other.
  Option& excludes(const Option& other);
  /// May be given several times, each time with one value.
  Option& repeated();
  /// An argument of so many words.
  Option& words(int atLeast, int atMost);
  /// --help shows the value that it has now.
  Option& showDefault();
  /// Both ends included.
  Option& inRange(std::int64_t lowest, std::int64_t highest);
  /// Both ends included; what is no number lies outside.
  Option& inRangeOfReals(double lowest, double highest);
  Option& among(const std::vector<std::string>& choices);

 private:
  CLI::Option* option_;
};

/// The options of one command, as they are declared.
class Options {
 public:
  explicit Options(CLI::App& app) : app_(app) {}

  /// An option (`--week`, `-o,--output`) or argument (`WEEK`) with a value. T: std::string, int,
  /// std::int64_t, std::uint64_t, double, or an optional or vector of strings.
  template <class T>
  Option option(const std::string& name, T& value, const std::string& help);
  /// An option whose every value is handed over.
  Option each(const std::string& name, std::function<void(const std::string&)> take,
              const std::string& help);
  Option flag(const std::string& name, bool& value, const std::string& help);

 private:
  CLI::App& app_;
};

}  // namespace tomatic
