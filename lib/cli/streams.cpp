#include "cli/streams.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "cli/interruption.hpp"

namespace tomatic {
namespace {

constexpr std::size_t mostWaiting = 1U << 16U;

}  // namespace

bool DescriptorBuffer::writeAll(const char* text, std::size_t size) {
  while (size > 0 && error_ == 0) {
    const ssize_t written = ::write(descriptor_, text, size);
    if (written >= 0) {
      text += written;
      size -= static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) {
    return traits_type::not_eof(character);
  }
  const char written = traits_type::to_char_type(character);
  return xsputn(&written, 1) == 1 ? character : traits_type::eof();
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  waiting_.append(text, static_cast<std::size_t>(size));
  if (waiting_.size() >= mostWaiting && sync() != 0) {
    return 0;
  }
  return error_ == 0 ? size : 0;
}

int DescriptorBuffer::sync() {
  const bool written = writeAll(waiting_.data(), waiting_.size());
  waiting_.clear();
  return written ? 0 : -1;
}

DescriptorBuffer::int_type DescriptorBuffer::underflow() {
  for (;;) {
    // poll is never restarted after a signal, read would be: a user who presses Ctrl-C at an empty
    // prompt must not have to press it twice.
    pollfd waitFor{descriptor_, POLLIN, 0};
    if (::poll(&waitFor, 1, -1) < 0) {
      if (errno == EINTR && interrupted()) {
        throw Interrupted();
      }
      continue;
    }
    const ssize_t count = ::read(descriptor_, read_.data(), read_.size());
    if (count > 0) {
      setg(read_.data(), read_.data(), read_.data() + count);
      return traits_type::to_int_type(read_[0]);
    }
    if (count == 0) {
      return traits_type::eof();
    }
    if (errno != EINTR) {
      error_ = errno;
      return traits_type::eof();
    }
  }
}

}  // namespace tomatic
