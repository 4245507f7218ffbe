// Standard input and output as streams that remember what the system refused.
#pragma once

#include <array>
#include <istream>
#include <ostream>
#include <streambuf>
#include <string>

namespace tomatic {

/// Reads and writes a file descriptor that it does not own. Not thread-safe.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {}

  /// errno of the first write or read that failed, 0 if none did. Nothing is written after it.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;
  /// Throws Interrupted if a signal asks to stop while there is nothing to read yet.
  int_type underflow() override;

 private:
  bool writeAll(const char* text, std::size_t size);

  int descriptor_;
  int error_ = 0;
  std::string waiting_;
  std::array<char, 4096> read_{};
};

class OutputStream : public std::ostream {
 public:
  explicit OutputStream(int descriptor) : std::ostream(nullptr), buffer_(descriptor) {
    rdbuf(&buffer_);
  }
  int error() const { return buffer_.error(); }

 private:
  DescriptorBuffer buffer_;
};

class InputStream : public std::istream {
 public:
  explicit InputStream(int descriptor) : std::istream(nullptr), buffer_(descriptor) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);  // lets Interrupted through
  }
  int error() const { return buffer_.error(); }

 private:
  DescriptorBuffer buffer_;
};

}  // namespace tomatic
