#include "generator/order.hpp"

#include <map>
#include <string>
#include <string_view>

namespace instar::generator {
namespace {

class ordering {
 public:
  explicit ordering(const std::vector<const table*>& tables) {
    for (const auto* any : tables) states_.insert({any->name, {any, progress::waiting}});
  }

  std::vector<ordered_table> result() {
    for (auto& [name, state] : states_) visit(state);
    return std::move(ordered_);
  }

 private:
  enum class progress { waiting, open, done };
  struct table_state {
    const table* definition;
    progress reached;
  };

  void visit(table_state& state) {
    if (state.reached == progress::done) return;
    state.reached = progress::open;
    ordered_table one{*state.definition, {}};
    for (const auto& any : state.definition->constraints) {
      const auto* key = std::get_if<foreign_key>(&any);
      if (key == nullptr || key->referenced_table == state.definition->name) continue;
      const auto referenced = states_.find(key->referenced_table);
      if (referenced == states_.end()) continue;
      if (referenced->second.reached == progress::open) {
        one.deferred.push_back(*key);
        one.definition.constraints.erase(any);
      } else {
        visit(referenced->second);
      }
    }
    state.reached = progress::done;
    ordered_.push_back(std::move(one));
  }

  std::map<std::string_view, table_state> states_;
  std::vector<ordered_table> ordered_;
};

}  // namespace

std::vector<ordered_table> order_by_reference(const std::vector<const table*>& tables) {
  return ordering(tables).result();
}

}  // namespace instar::generator
