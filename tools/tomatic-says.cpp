#include "commands/says.hpp"

int main(int argc, char** argv) {
  tomatic::SaysTool tool;
  return tomatic::runTool(tool, argc, argv);
}
