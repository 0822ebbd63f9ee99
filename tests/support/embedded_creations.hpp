#pragma once

/// How a new database is made at once, as a program carries it, made without a compiler.

#include <deque>
#include <string_view>
#include <utility>
#include <vector>

#include <instar/chain.hpp>
#include <instar/creation.hpp>

namespace instar::testing {

class embedded_creations {
 public:
  embedded_creations() = default;
  embedded_creations(embedded_creations&&) = default;
  embedded_creations& operator=(embedded_creations&&) = default;

  /// For every dialect that there is.
  embedded_creations(const std::vector<operation>& operations, const std::vector<needed_step>& needed) {
    for (const auto* each : dialects()) add(each->name(), render_creation(operations, needed, *each));
  }

  void add(std::string_view dialect, std::vector<rendered_creation_step> made) {
    auto& steps = steps_.emplace_back();
    for (const auto& one : made_.emplace_back(std::move(made))) {
      auto& statements = statements_.emplace_back();
      for (const auto& each : one.statements) {
        const bool is_compared = each.role == statement_role::expect_same;
        statements.push_back(
            {each.sql, each.role, each.found, is_compared ? std::string_view(each.expected.front()) : ""});
      }
      steps.push_back({one.revision, one.description, statements.data(), statements.size(), one.function});
    }
    creations_.push_back({dialect, steps.data(), steps.size()});
  }

  [[nodiscard]] const chain_creation* data() const { return creations_.data(); }
  [[nodiscard]] std::size_t size() const { return creations_.size(); }

 private:
  std::deque<std::vector<rendered_creation_step>> made_;
  std::deque<std::vector<creation_statement>> statements_;
  std::deque<std::vector<creation_step>> steps_;
  std::vector<chain_creation> creations_;
};

}  // namespace instar::testing
