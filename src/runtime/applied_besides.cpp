#include "runtime/applied_besides.hpp"

#include <algorithm>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

constexpr std::size_t most_standings = 1000;

[[noreturn]] void refuse(const history& known, std::size_t place) {
  throw error(error_code::unsupported,
              "a database can come to migration " + std::string(known.entries()[place].revision) + " from more than " +
                  std::to_string(most_standings) + " standings, because branches lie side by side",
              {.where = "chain " + std::string(known.name()),
               .state = "no script was written",
               .remedy = "write scripts from one revision to another: migrate sql --from ... --to ..."});
}

/// Goes through the entries after a place, and takes or leaves each that can be applied by then.
class enumeration {
 public:
  enumeration(const history& known, std::size_t place) : known_(known), place_(place) {
    for (std::size_t i = 0; i != place; ++i) applied_.insert(known.entries()[i].revision);
    take_from(place + 1);
  }

  [[nodiscard]] std::vector<revision_set> found() && { return std::move(found_); }

 private:
  void take_from(std::size_t next) {
    const auto& entries = known_.entries();
    while (next != entries.size() && !can_be_applied(entries[next])) ++next;
    if (next == entries.size()) {
      if (found_.size() == most_standings) refuse(known_, place_);
      found_.push_back(besides_);
      return;
    }
    take_from(next + 1);
    const auto revision = entries[next].revision;
    applied_.insert(revision);
    besides_.insert(revision);
    take_from(next + 1);
    besides_.erase(revision);
    applied_.erase(revision);
  }

  [[nodiscard]] bool can_be_applied(const history_entry& entry) const {
    const auto is_there = [&](std::string_view needed) { return applied_.contains(needed); };
    return std::ranges::all_of(entry.parents(), is_there) && std::ranges::all_of(entry.depends_on(), is_there);
  }

  const history& known_;
  std::size_t place_;
  revision_set applied_, besides_;
  std::vector<revision_set> found_;
};

}  // namespace

std::vector<revision_set> applied_besides(const history& known, std::size_t place) {
  return enumeration(known, place).found();
}

}  // namespace instar
