#include "commands/busy.hpp"

int main(int argc, char** argv) {
  tomatic::BusyTool tool;
  return tomatic::runTool(tool, argc, argv);
}
