// A tool small enough to be understood at a glance, and a world of strings to run it in.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/tool.hpp"

namespace tomatic::toy {

class Check : public Command {
 public:
  std::string_view name() const override { return "check"; }
  std::string summary() const override { return "Judges a file"; }
  void declare(Options& offered) override {
    offered.option("FILE", file, "what to judge").typeName("FILE").required();
    offered.flag("--strictly", strictly, "without mercy");
  }
  ExitCode run(Console& console) override {
    console.out() << "checked " << file << '\n';
    console.answer({{"checked", file}});
    return ExitCode::no;
  }

  std::string file;
  bool strictly = false;
};

class Schedule : public Tool {
 public:
  std::string_view name() const override { return "tomatic-toy"; }
  std::string summary() const override { return "Plays at scheduling"; }
  std::string epilogue() const override { return "Example: tomatic-toy 2020-03-02"; }
  void declare(Options& offered) override {
    offered.option("DATE", date, "a day of the week");
    offered.option("--lines", lines, "how many lines");
    offered.option("--load", load, "a load file").typeName("FILE");
    offered.option("--rules", rules, "strict or relaxed")
        .typeName("RULES")
        .among({"strict", "relaxed"});
    offered.flag("--forgive", forgive, "it's [all]: forgiven");
  }
  std::vector<Command*> commands() override { return {&check}; }
  ExitCode run(Console& console) override {
    if (work) {
      return work(console);
    }
    console.out() << "date " << date << " lines " << lines << '\n';
    console.answer({{"date", date}, {"lines", lines}});
    return ExitCode::done;
  }

  std::string date;
  int lines = 0;
  std::string load;
  std::string rules;
  bool forgive = false;
  Check check;
  std::function<ExitCode(Console&)> work;
};

struct Outcome {
  ExitCode code;
  std::string out;
  std::string messages;
};

struct Surroundings {
  bool outIsTerminal = false;
  bool messagesAreTerminal = false;
  Environment environment;
  std::string in;
};

inline Outcome run(Schedule& tool, std::vector<std::string> arguments,
                   const Surroundings& around = {}) {
  std::istringstream in(around.in);
  std::ostringstream out;
  std::ostringstream messages;
  const StoppedClock clock(*parseIsoTime("2020-03-02T09:30:15Z"));
  const World world{
      in,   out, messages, around.outIsTerminal, around.messagesAreTerminal, 40, around.environment,
      clock};
  const ExitCode code = runTool(tool, std::move(arguments), world);
  return {code, out.str(), messages.str()};
}

inline Outcome run(std::vector<std::string> arguments, const Surroundings& around = {}) {
  Schedule tool;
  return run(tool, std::move(arguments), around);
}

/// Runs the tool with this for its work.
inline Outcome runWork(std::function<ExitCode(Console&)> work,
                       std::vector<std::string> arguments = {}, const Surroundings& around = {}) {
  Schedule tool;
  tool.work = std::move(work);
  return run(tool, std::move(arguments), around);
}

}  // namespace tomatic::toy
