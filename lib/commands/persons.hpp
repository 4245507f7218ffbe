// tomatic-persons: who works here and what is known of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/folder_command.hpp"
#include "roster/profile.hpp"

namespace tomatic {

class PersonsListCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "list"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  std::optional<std::string> group_;
};

class PersonsShowCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "show"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  PersonId person_;
};

class PersonsSetCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "set"; }
  std::string summary() const override;
  std::string epilogue() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  ProfileChange asked() const;

  PersonId person_;
  std::vector<std::string> fields_;
};

class PersonsDeleteCommand : public FolderCommand {
 public:
  std::string_view name() const override { return "delete"; }
  std::string summary() const override;

 protected:
  void declareOwn(Options& offered) override;
  ExitCode work(const Settings& settings, Console& console) override;

 private:
  PersonId person_;
  bool force_ = false;
};

class PersonsTool : public Tool {
 public:
  std::string_view name() const override { return "tomatic-persons"; }
  std::string summary() const override;
  std::string epilogue() const override;
  void declare(Options&) override {}
  std::vector<Command*> commands() override { return {&list_, &show_, &set_, &delete_}; }
  bool needsCommand() const override { return true; }
  ExitCode run(Console&) override { return ExitCode::usage; }

 private:
  PersonsListCommand list_;
  PersonsShowCommand show_;
  PersonsSetCommand set_;
  PersonsDeleteCommand delete_;
};

}  // namespace tomatic
