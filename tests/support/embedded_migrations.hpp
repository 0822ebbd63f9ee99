#pragma once

/// Migrations as a program carries them, made without a compiler.

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <instar/chain.hpp>
#include <instar/migration_text.hpp>

#include "generator/frames.hpp"
#include "support/embedded_creations.hpp"

namespace instar::testing {

class embedded_migrations {
 public:
  explicit embedded_migrations(std::string name = "tried") : name_(std::move(name)) {}

  void add(const migration_text& text) {
    const auto& frame = frames_.emplace_back(frame_of(frame::migration_kind, write_migration(text)));
    const auto& embedded = migrations_.emplace_back(migration{frame.data(), frame.size(), nullptr, 0});
    entries_.push_back({&embedded, "digest"});
  }

  /// How a new database is made at once.
  void create_by(embedded_creations creations) { creations_ = std::move(creations); }

  [[nodiscard]] instar::chain chain() const {
    return {entries_.data(), entries_.size(), name_, creations_.data(), creations_.size()};
  }

 private:
  std::string name_;
  embedded_creations creations_;
  std::deque<std::string> frames_;
  std::deque<migration> migrations_;
  std::vector<chain_entry> entries_;
};

}  // namespace instar::testing
