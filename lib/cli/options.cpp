#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "text/messages.hpp"

namespace tomatic {

Option& Option::typeName(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::excludes(const Option& other) {
  option_->excludes(other.option_);
  return *this;
}

Option& Option::repeated() {
  option_->take_all()->allow_extra_args(false);
  return *this;
}

Option& Option::words(int atLeast, int atMost) {
  option_->expected(atLeast, atMost);
  return *this;
}

Option& Option::showDefault() {
  option_->capture_default_str();
  return *this;
}

Option& Option::inRange(std::int64_t lowest, std::int64_t highest) {
  option_->check(CLI::Range(lowest, highest));
  return *this;
}

Option& Option::inRangeOfReals(double lowest, double highest) {
  option_->check(CLI::Range(lowest, highest));
  option_->check([](const std::string& text) {  // for CLI11 nan lies in every range
    return std::isnan(std::strtod(text.c_str(), nullptr)) ? tr("'{}' is no number", text) : "";
  });
  return *this;
}

Option& Option::among(const std::vector<std::string>& choices) {
  option_->check(CLI::IsMember(choices));
  return *this;
}

template <class T>
Option Options::option(const std::string& name, T& value, const std::string& help) {
  return Option(app_.add_option(name, value, help));
}

template Option Options::option(const std::string&, std::string&, const std::string&);
template Option Options::option(const std::string&, int&, const std::string&);
template Option Options::option(const std::string&, std::int64_t&, const std::string&);
template Option Options::option(const std::string&, std::uint64_t&, const std::string&);
template Option Options::option(const std::string&, double&, const std::string&);
template Option Options::option(const std::string&, std::optional<std::string>&,
                                const std::string&);
template Option Options::option(const std::string&, std::vector<std::string>&, const std::string&);

Option Options::each(const std::string& name, std::function<void(const std::string&)> take,
                     const std::string& help) {
  const auto takeAll = [take = std::move(take)](const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      take(value);
    }
  };
  return Option(app_.add_option_function<std::vector<std::string>>(name, takeAll, help));
}

Option Options::flag(const std::string& name, bool& value, const std::string& help) {
  return Option(app_.add_flag(name, value, help));
}

}  // namespace tomatic
