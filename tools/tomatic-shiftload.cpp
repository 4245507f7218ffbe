#include "commands/shiftload.hpp"

int main(int argc, char** argv) {
  tomatic::ShiftloadTool tool;
  return tomatic::runTool(tool, argc, argv);
}
