#include "commands/extension.hpp"

int main(int argc, char** argv) {
  tomatic::ExtensionTool tool;
  return tomatic::runTool(tool, argc, argv);
}
