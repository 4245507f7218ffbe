#include "cli/completion.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "cli/declared.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// What may stand for the value of an option or of an argument.
struct Values {
  bool files = false;
  bool folders = false;
  std::vector<std::string> choices;
};

Values valuesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  Values values;
  values.files = type.rfind("FILE", 0) == 0;
  values.folders = type.rfind("DIR", 0) == 0;
  values.choices = choicesOf(option);
  return values;
}

std::vector<const CLI::Option*> visible(const CLI::App& app, bool positional) {
  return app.get_options([positional](const CLI::Option* option) {
    return !option->get_group().empty() && option->get_positional() == positional;
  });
}

std::vector<std::string> namesOf(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) {
    names.push_back('-' + name);
  }
  for (const std::string& name : option.get_lnames()) {
    names.push_back("--" + name);
  }
  return names;
}

bool takesValue(const CLI::Option& option) {
  return option.get_type_size() > 0 && option.get_expected_max() > 0;
}

std::string functionName(const CLI::App& app) {
  std::string name = '_' + app.get_name();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// bash ---------------------------------------------------------------------------------------

std::string bashReply(const Values& values) {
  if (values.files) {
    return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
  }
  if (values.folders) {
    return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
  }
  if (values.choices.empty()) {
    return ":";
  }
  return fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")",
                     joined(values.choices, " "));
}

/// The three branches of one command: values of its options, its options, its arguments.
struct BashCase {
  std::string values;
  std::string options;
  std::string arguments;
};

void addBashCase(BashCase& script, const CLI::App& app, const std::string& command) {
  std::vector<std::string> all;
  for (const CLI::Option* option : visible(app, false)) {
    const auto names = namesOf(*option);
    all.insert(all.end(), names.begin(), names.end());
    if (takesValue(*option)) {
      std::string pattern;
      for (const std::string& name : names) {
        pattern += fmt::format("{}{}:{}", pattern.empty() ? "" : "|", command, name);
      }
      script.values +=
          fmt::format("    {}) {}; return ;;\n", pattern, bashReply(valuesOf(*option)));
    }
  }
  script.options +=
      fmt::format("      {}:*) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\") ;;\n",
                  command, joined(all, " "));
  Values values;
  for (const CLI::Option* argument : visible(app, true)) {
    const Values more = valuesOf(*argument);
    values.files |= more.files;
    values.folders |= more.folders;
    values.choices.insert(values.choices.end(), more.choices.begin(), more.choices.end());
  }
  for (const CLI::App* sub : commandsOf(app)) {
    values.choices.push_back(sub->get_name());
  }
  script.arguments += fmt::format("      {}:*) {} ;;\n", command, bashReply(values));
}

constexpr const char* bashText = R"(# bash completion of {tool}, made by: {tool} --completion bash
{function}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} option=${{COMP_WORDS[COMP_CWORD-1]}} command= only= i=1
  COMPREPLY=()
  # readline takes --lines=4 apart: --lines, =, 4
  if [[ $word == = ]]; then
    word=
  elif [[ $option == = ]]; then
    option=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  while (( i < COMP_CWORD )); do
    case $command:${{COMP_WORDS[i]}} in
      *:--) only=yes; option=; break ;;
{skip}{commands}    esac
    i=$((i + 1))
  done
  case $command:$option in
{values}  esac
  if [[ $word == -* && -z $only ]]; then
    case $command: in
{options}    esac
  else
    case $command: in
{arguments}    esac
  fi
}}
complete -F {function} {tool}
)";

std::string bashScript(const CLI::App& app) {
  BashCase script;
  std::string commands;
  addBashCase(script, app, "");
  for (const CLI::App* sub : commandsOf(app)) {
    addBashCase(script, *sub, sub->get_name());
    commands += fmt::format("      :{0}) command={0} ;;\n", sub->get_name());
  }
  std::string valued;  // the word after such an option is no command
  for (const CLI::Option* option : visible(app, false)) {
    for (const std::string& name :
         takesValue(*option) ? namesOf(*option) : std::vector<std::string>{}) {
      valued += fmt::format("{}*:{}", valued.empty() ? "" : "|", name);
    }
  }
  return fmt::format(
      bashText, fmt::arg("tool", app.get_name()), fmt::arg("function", functionName(app)),
      fmt::arg(
          "skip",
          valued.empty()
              ? ""
              : fmt::format(
                    "      {}) [[ ${{COMP_WORDS[i+1]}} == = ]] && i=$((i + 1)); i=$((i + 1)) ;;\n",
                    valued)),
      fmt::arg("commands", commands), fmt::arg("values", script.values),
      fmt::arg("options", script.options), fmt::arg("arguments", script.arguments));
}

// zsh ----------------------------------------------------------------------------------------

/// Text within a single-quoted _arguments specification.
std::string zshText(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    if (character == '\'') {
      escaped += "'\\''";
      continue;
    }
    if (character == '[' || character == ']' || character == ':' || character == '\\') {
      escaped += '\\';
    }
    escaped += character;
  }
  return escaped;
}

std::string zshAction(const Values& values) {
  return values.files     ? "_files"
         : values.folders ? "_files -/"
                          : fmt::format("({})", joined(values.choices, " "));
}

std::string zshValueName(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return zshText(std::string_view(type).substr(0, type.find(':')));
}

std::string zshOption(const CLI::Option& option) {
  const auto names = namesOf(option);
  const bool valued = takesValue(option);
  const bool repeats =
      option.get_lnames() == std::vector<std::string>{"verbose"} || option.get_expected_max() > 1;
  const std::string value =
      valued ? fmt::format(":{}:{}", zshValueName(option), zshAction(valuesOf(option))) : "";
  std::string specs;
  for (const std::string& name : names) {
    const std::string_view joint = !valued ? "" : name[1] == '-' ? "=" : "+";
    specs += fmt::format(" \\\n    '{}{}{}[{}]{}'",
                         repeats ? "*" : fmt::format("({})", joined(names, " ")), name, joint,
                         zshText(option.get_description()), value);
  }
  return specs;
}

std::string zshArguments(const CLI::App& app) {
  std::string specs;
  int position = 1;
  const auto commands = commandsOf(app);
  for (const CLI::Option* argument : visible(app, true)) {
    Values values = valuesOf(*argument);
    if (position == 1) {
      for (const CLI::App* sub : commands) {
        values.choices.push_back(sub->get_name());
      }
    }
    specs += fmt::format(" \\\n    '{}:{}:{}'",
                         argument->get_expected_max() > 1 ? "*" : std::to_string(position),
                         zshText(argument->get_name(true, false)), zshAction(values));
    ++position;
  }
  if (position == 1 && !commands.empty()) {
    Values values;
    for (const CLI::App* sub : commands) {
      values.choices.push_back(sub->get_name());
    }
    specs += fmt::format(" \\\n    '1:command:{}'", zshAction(values));
  }
  return specs;
}

std::string zshCall(const CLI::App& app) {
  std::string call = "  _arguments -s -S :";
  for (const CLI::Option* option : visible(app, false)) {
    call += zshOption(*option);
  }
  return call + zshArguments(app) + '\n';
}

std::string zshScript(const CLI::App& app) {
  std::string text = fmt::format(
      "#compdef {0}\n# zsh completion of {0}, made by: {0} --completion zsh\n", app.get_name());
  std::string cases;
  for (const CLI::App* sub : commandsOf(app)) {
    const std::string function = functionName(app) + '_' + sub->get_name();
    text += fmt::format("{}() {{\n{}}}\n", function, zshCall(*sub));
    cases += fmt::format(
        "      {}) words=(\"${{(@)words[i,-1]}}\"); (( CURRENT -= i - 1 )); {}; return ;;\n",
        sub->get_name(), function);
  }
  text += functionName(app) + "() {\n";
  if (!cases.empty()) {
    text += "  local -i i\n  for (( i = 2; i < CURRENT; i++ )); do\n    case $words[i] in\n" +
            cases + "    esac\n  done\n";
  }
  return text + zshCall(app) + "}\n" + functionName(app) + " \"$@\"\n";
}

}  // namespace

std::string completionScript(const CLI::App& app, Shell shell) {
  return shell == Shell::bash ? bashScript(app) : zshScript(app);
}

}  // namespace tomatic
