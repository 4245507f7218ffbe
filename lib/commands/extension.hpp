// tomatic-extension: who is told by which extension of the telephone platform.
#pragma once

#include "commands/phone_setup.hpp"

namespace tomatic {

class ExtensionShowCommand : public PhoneCommand {
 public:
  explicit ExtensionShowCommand(PhoneOptions& options) : PhoneCommand(options, false) {}
  std::string_view name() const override { return "show"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options&) override {}
  ExitCode work(PhoneSetup& setup, Console& console) override;
};

/// A change of the extensions: told, asked about where it may cut calls, and made.
class ExtensionChangeCommand : public PhoneCommand {
 public:
  explicit ExtensionChangeCommand(PhoneOptions& options) : PhoneCommand(options, false) {}

 protected:
  void declareOwn(Options& offered) final;
  virtual void declareMore(Options&) {}
  ExitCode work(PhoneSetup& setup, Console& console) final;

  virtual ExtensionChange changeOf(const std::vector<Extension>& now, PhoneSetup& setup) const = 0;
  /// Whether what may not be removed is left out, instead of being refused.
  virtual bool sparesOthers() const { return true; }

 private:
  bool dryRun_ = false;
  bool yes_ = false;
};

class ExtensionAddCommand : public ExtensionChangeCommand {
 public:
  using ExtensionChangeCommand::ExtensionChangeCommand;
  std::string_view name() const override { return "add"; }
  std::string summary() const override;

 protected:
  void declareMore(Options& offered) override;
  ExtensionChange changeOf(const std::vector<Extension>& now, PhoneSetup& setup) const override;

 private:
  std::string number_;
  std::string name_;
  std::optional<std::string> email_;
};

class ExtensionRemoveCommand : public ExtensionChangeCommand {
 public:
  using ExtensionChangeCommand::ExtensionChangeCommand;
  std::string_view name() const override { return "remove"; }
  std::string summary() const override;

 protected:
  bool sparesOthers() const override { return false; }
  void declareMore(Options& offered) override;
  ExtensionChange changeOf(const std::vector<Extension>& now, PhoneSetup& setup) const override;

 private:
  std::string number_;
};

class ExtensionClearCommand : public ExtensionChangeCommand {
 public:
  using ExtensionChangeCommand::ExtensionChangeCommand;
  std::string_view name() const override { return "clear"; }
  std::string summary() const override;

 protected:
  ExtensionChange changeOf(const std::vector<Extension>& now, PhoneSetup& setup) const override;
};

class ExtensionLoadCommand : public ExtensionChangeCommand {
 public:
  using ExtensionChangeCommand::ExtensionChangeCommand;
  std::string_view name() const override { return "load"; }
  std::string summary() const override;

 protected:
  ExtensionChange changeOf(const std::vector<Extension>& now, PhoneSetup& setup) const override;
};

class ExtensionTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-extension"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options& offered) override { declarePhoneOptions(offered, options_, false); }
  std::vector<Command*> commands() override { return {&show_, &add_, &remove_, &clear_, &load_}; }
  bool needsCommand() const override { return true; }
  bool optionsGoWithCommands() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  PhoneOptions options_;
  ExtensionShowCommand show_{options_};
  ExtensionAddCommand add_{options_};
  ExtensionRemoveCommand remove_{options_};
  ExtensionClearCommand clear_{options_};
  ExtensionLoadCommand load_{options_};
};

}  // namespace tomatic
