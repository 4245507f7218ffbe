#include "weeks/solvers.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <sstream>

#include "files/file_io.hpp"
#include "solver/solve.hpp"
#include "text/strings.hpp"
#include "unit/temporary_folder.hpp"
#include "weeks/child.hpp"
#include "weeks/lp_file.hpp"
#include "weeks/week_folder.hpp"

namespace tomatic::bench {
namespace {

double cpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What cbc's solution file begins with: `Optimal - objective value 102.00000000`.
void readCbc(const std::string& text, Solved& solved) {
  const auto parts = words(std::string_view(text).substr(0, text.find('\n')));
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const auto number = parseNumber(parts[i + 1]);
    if (parts[i] == "value" && number) {
      solved.cost = std::llround(*number);
    }
  }
  const std::string_view status = parts.empty() ? "" : parts.front();
  solved.proven = status == "Optimal" || status == "Infeasible";
  if (status == "Infeasible" || text.find("no integer solution") < text.find('\n')) {
    solved.cost.reset();
  }
}

/// glpsol's report: `Status:     INTEGER OPTIMAL`, `Objective:  obj = 102 (MINimum)`.
void readGlpsol(const std::string& text, Solved& solved) {
  for (const auto line : textLines(text)) {
    const auto parts = words(line);
    if (parts.size() >= 3 && parts[0] == "Status:" && parts[1] == "INTEGER") {
      solved.proven = parts[2] == "OPTIMAL" || parts[2] == "EMPTY";
    } else if (parts.size() >= 4 && parts[0] == "Objective:") {
      if (const auto number = parseNumber(parts[3])) {
        solved.cost = std::llround(*number);
      }
    }
  }
}

}  // namespace

std::optional<double> Solved::gap() const {
  if (!cost) {
    return std::nullopt;
  }
  return *cost == 0 ? 0.0 : 100.0 * static_cast<double>(*cost - bound) / static_cast<double>(*cost);
}

Solved solveHere(const WeekSpec& spec, double timeLimit) {
  const Spent spent = inChild([&] {
    const WeekProblem problem = problemOf(spec);
    const double start = cpuSeconds();
    solver::SolveOptions options;
    options.stop = [&] { return cpuSeconds() - start > timeLimit; };
    const auto solution = solver::solve(problem, options);
    const bool found = solution.assignment.has_value();
    return fmt::format("{} {} {} {} {} {} {} {}", found ? 1 : 0, solution.cost, solution.bound,
                       solution.optimal || solution.infeasible ? 1 : 0, solution.effort.evaluations,
                       solution.effort.descents, solution.effort.nodes, cpuSeconds() - start);
  });
  Solved solved;
  solved.mebibytes = spent.mebibytes;
  if (spent.status != 0) {
    solved.failure = fmt::format("status {}: {}", spent.status, spent.output);
    return solved;
  }
  std::istringstream in(spent.output);
  bool found = false;
  Cost cost = 0;
  in >> found >> cost >> solved.bound >> solved.proven >> solved.evaluations >> solved.descents >>
      solved.nodes >> solved.cpuSeconds;
  if (found) {
    solved.cost = cost;
  }
  return solved;
}

std::optional<std::string> peerOnPath() {
  for (const char* program : {"cbc", "glpsol"}) {
    if (isOnPath(program)) {
      return program;
    }
  }
  return std::nullopt;
}

Solved solveByPeer(const std::string& peer, const WeekSpec& spec, double timeLimit) {
  const TemporaryFolder folder;
  const std::string lp = folder / "week.lp";
  const std::string answer = folder / "answer";
  writeFile(lp, lpOf(problemOf(spec)));
  const std::string limit = fmt::format("{}", std::ceil(timeLimit));
  const Spent spent =
      inChild(peer == "cbc"
                  ? std::vector<std::string>{"cbc", lp, "sec", limit, "solve", "solution", answer}
                  : std::vector<std::string>{"glpsol", "--lp", lp, "--tmlim", limit, "-o", answer});
  Solved solved;
  solved.cpuSeconds = spent.cpuSeconds;
  solved.mebibytes = spent.mebibytes;
  const auto text = readFile(answer);
  if (spent.status != 0 || !text) {
    solved.failure = fmt::format("{} ended with status {}", peer, spent.status);
  } else if (peer == "cbc") {
    readCbc(*text, solved);
  } else {
    readGlpsol(*text, solved);
  }
  solved.bound = solved.proven ? solved.cost.value_or(0) : 0;
  return solved;
}

}  // namespace tomatic::bench
