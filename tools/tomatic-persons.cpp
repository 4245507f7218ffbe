#include "commands/persons.hpp"

int main(int argc, char** argv) {
  tomatic::PersonsTool tool;
  return tomatic::runTool(tool, argc, argv);
}
