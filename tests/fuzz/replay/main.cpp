// Runs a fuzz target over the files of its corpus folder, without a fuzzer: what was found once is
// tried again in every build.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 2 || !fs::is_directory(argv[1])) {
    std::cerr << "usage: " << argv[0] << " CORPUS-FOLDER\n";
    return EXIT_FAILURE;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  replay("");
  for (const fs::path& file : files) {
    std::cout << file.filename().string() << std::endl;  // flushed: names the file of a crash
    std::ifstream in(file, std::ios::binary);
    replay(std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::cout << files.size() << " inputs replayed\n";
  return files.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}
