#include "messages/mail_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calendar/calendar.hpp"
#include "messages/encoding.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

constexpr std::size_t longestLine = 76;
constexpr std::size_t longestSubject = 100;
/// What an encoded word can hold: 75 less `=?UTF-8?B?` and `?=`, in whole groups of base64.
constexpr std::size_t bytesPerWord = 45;

bool isPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// `Mon, 07 Sep 2026 08:00:00 +0000`
std::string mailDate(Moment moment) {
  constexpr std::array<const char*, 7> dayNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<const char*, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day parts(date);
  const std::string time = formatMoment(moment).substr(11, 8);
  return fmt::format(
      "{}, {:02} {} {} {} +0000", dayNames[std::chrono::weekday(date).iso_encoding() - 1],
      static_cast<unsigned>(parts.day()), monthNames[static_cast<unsigned>(parts.month()) - 1],
      static_cast<int>(parts.year()), time);
}

std::string headerAddress(const MailAddress& address) {
  if (address.name.empty()) {
    return address.address;
  }
  std::string name;
  if (isPlain(address.name)) {
    for (const char c : address.name) {
      name += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    name = '"' + name + '"';
  } else {
    name = encodedHeader(address.name);
  }
  return fmt::format("{} <{}>", name, address.address);
}

std::string subjectOf(const Message& message) {
  if (!message.title.empty()) {
    return message.title;
  }
  const std::string_view text = trimmed(message.text);
  const std::string_view line = trimmed(text.substr(0, text.find('\n')));
  const std::string_view cut = cutToBytes(line, longestSubject);
  return std::string(cut) + (cut.size() < line.size() ? "…" : "");
}

std::string base64Lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string lines;
  for (std::size_t i = 0; i < all.size(); i += longestLine) {
    lines.append(all, i, longestLine).append("\r\n");
  }
  return lines;
}

/// The parameter that names a file: RFC 2231 if it must.
std::string fileParameter(const std::string& name) {
  if (isPlain(name) && name.find_first_of("\"\\") == std::string::npos) {
    return fmt::format("filename=\"{}\"", name);
  }
  return "filename*=UTF-8''" + percentEncoded(name);
}

constexpr const char* textHeaders =
    "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n";

std::string multipart(const Message& message) {
  const std::string boundary = "=_" + message.id;  // "=_" cannot stand in either encoding
  std::string text =
      fmt::format("Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}{2}",
                  boundary, textHeaders, quotedPrintable(message.text));
  for (const Attachment& file : message.attachments) {
    text += fmt::format(
        "\r\n--{}\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: "
        "base64\r\n"
        "Content-Disposition: attachment; {}\r\n\r\n{}",
        boundary, fileParameter(headerText(file.name)), base64Lines(file.content));
  }
  return text + fmt::format("\r\n--{}--\r\n", boundary);
}

}  // namespace

std::optional<MailAddress> parseMailAddress(std::string_view text) {
  text = trimmed(text);
  MailAddress parsed;
  if (const std::size_t open = text.find('<'); open != std::string_view::npos) {
    if (text.back() != '>') {
      return std::nullopt;
    }
    std::string_view name = trimmed(text.substr(0, open));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') {
      name = name.substr(1, name.size() - 2);
    }
    parsed.name = headerText(name);
    text = text.substr(open + 1, text.size() - open - 2);
  }
  const std::size_t at = text.rfind('@');
  const bool good = at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
                    isPlain(text) && text.find_first_of(" <>,;:\"\\()[]") == std::string_view::npos;
  parsed.address = text;
  return good ? std::optional(std::move(parsed)) : std::nullopt;
}

std::string quotedPrintable(std::string_view text) {
  std::string all;
  std::string line;
  const auto put = [&](const std::string& piece) {
    if (line.size() + piece.size() > longestLine - 1) {
      all += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\n';
    if (c == '\n') {
      all += line + "\r\n";
      line.clear();
    } else if (c == '\r' && next == '\n') {
      continue;
    } else if ((c > ' ' && c <= '~' && c != '=') || (c == ' ' && next != '\n' && next != '\r')) {
      put(std::string(1, c));
    } else {
      put(fmt::format("={:02X}", static_cast<unsigned char>(c)));
    }
  }
  return all + line;
}

std::string encodedHeader(std::string_view text) {
  if (isPlain(text) && text.find("=?") == std::string_view::npos) {
    return std::string(text);
  }
  std::string all;
  const std::string clean = headerText(text);
  for (std::string_view rest = clean; !rest.empty();) {
    const std::string_view piece = cutToBytes(rest, bytesPerWord);
    all += fmt::format("{}=?UTF-8?B?{}?=", all.empty() ? "" : "\r\n ", base64(piece));
    rest.remove_prefix(piece.size());
  }
  return all;
}

std::string mailText(const Message& message, const MailAddress& from,
                     const std::vector<MailAddress>& to) {
  std::string recipients;
  for (const MailAddress& address : to) {
    recipients += (recipients.empty() ? "" : ",\r\n ") + headerAddress(address);
  }
  std::string text =
      fmt::format("Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n",
                  mailDate(message.created), headerAddress(from), recipients,
                  encodedHeader(headerText(subjectOf(message))), message.id,
                  from.address.substr(from.address.rfind('@') + 1));
  if (message.urgent) {
    text += "X-Priority: 1\r\nImportance: high\r\n";
  }
  text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  return text + (message.attachments.empty() ? textHeaders + quotedPrintable(message.text) + "\r\n"
                                             : multipart(message));
}

}  // namespace tomatic
