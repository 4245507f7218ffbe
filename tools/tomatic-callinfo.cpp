#include "commands/callinfo.hpp"

int main(int argc, char** argv) {
  tomatic::CallinfoTool tool;
  return tomatic::runTool(tool, argc, argv);
}
