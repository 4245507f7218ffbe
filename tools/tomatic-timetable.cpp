#include "commands/timetable.hpp"

int main(int argc, char** argv) {
  tomatic::TimetableTool tool;
  return tomatic::runTool(tool, argc, argv);
}
