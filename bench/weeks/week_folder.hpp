// Random weeks as folders, and folders as problems: by the same reading as tomatic-schedule's.
#pragma once

#include <filesystem>

#include "rules/week_problem.hpp"
#include "weeks/random_week.hpp"

namespace tomatic::bench {

/// Puts the week's files into the folder. Throws Failure.
void writeWeek(const WeekSpec& spec, const std::filesystem::path& folder);

/// The problem that the files of a folder pose. Throws Failure; a warning is one too.
WeekProblem readWeek(const std::filesystem::path& folder);

/// Both, by way of a folder that is gone afterwards.
WeekProblem problemOf(const WeekSpec& spec);

}  // namespace tomatic::bench
