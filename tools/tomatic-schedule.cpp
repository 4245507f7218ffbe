#include "commands/schedule.hpp"

int main(int argc, char** argv) {
  tomatic::ScheduleTool tool;
  return tomatic::runTool(tool, argc, argv);
}
