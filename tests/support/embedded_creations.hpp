#pragma once

/// How a new database is made at once, as a program carries it, made without a compiler.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/creation_text.hpp>

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

  void add(std::string_view dialect, const std::vector<creation_step>& steps) {
    auto& text = texts_.emplace_back();
    for (const auto& each : steps) text += write_creation(each);
    creations_.push_back({dialect, text, steps.size()});
  }

  [[nodiscard]] const chain_creation* data() const { return creations_.data(); }
  [[nodiscard]] std::size_t size() const { return creations_.size(); }

 private:
  std::deque<std::string> texts_;
  std::vector<chain_creation> creations_;
};

}  // namespace instar::testing
