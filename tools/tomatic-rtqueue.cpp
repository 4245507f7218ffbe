#include "commands/rtqueue.hpp"

int main(int argc, char** argv) {
  tomatic::RtqueueTool tool;
  return tomatic::runTool(tool, argc, argv);
}
