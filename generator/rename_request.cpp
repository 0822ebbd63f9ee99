#include "generator/rename_request.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <instar/error.hpp>

namespace instar::generator {
namespace {

/// What a side of a request can mean in a model.
struct meaning {
  renamed_kind kind;
  object_kind object = {};
  std::string owner = {};
  std::string name;

  [[nodiscard]] bool is_like(const meaning& other) const { return kind == other.kind && object == other.object; }
};

std::string_view word_of(const meaning& any) {
  switch (any.kind) {
    case renamed_kind::table: return "table";
    case renamed_kind::column: return "column";
    case renamed_kind::constraint: return "constraint";
    case renamed_kind::index: return "index";
    case renamed_kind::label: return "label";
    case renamed_kind::object: break;
  }
  return spelling(any.object);
}

/// Every way to read a name in a model. A name may hold dots itself, so each of them is tried.
class meanings {
 public:
  meanings(const model& schema, std::string_view path) : schema_(schema) {
    if (schema.find_table(path) != nullptr) add({.kind = renamed_kind::table, .name = std::string(path)});
    for (const auto kind : object_kinds) add_object(kind, {}, path);
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (path[i] == '.') add_belongings(std::string(path.substr(0, i)), path.substr(i + 1));
      if (path[i] == ':') add_label(std::string(path.substr(0, i)), path.substr(i + 1));
    }
  }

  std::vector<meaning> all;

 private:
  void add(meaning one) { all.push_back(std::move(one)); }

  void add_object(object_kind kind, const std::string& on, std::string_view name) {
    if (schema_.find_object(kind, name, on) != nullptr)
      add({.kind = renamed_kind::object, .object = kind, .owner = on, .name = std::string(name)});
  }

  void add_belongings(const std::string& owner, std::string_view name) {
    const auto add_if = [&](bool there, renamed_kind kind) {
      if (there) add({.kind = kind, .owner = owner, .name = std::string(name)});
    };
    if (const auto* any = schema_.find_table(owner); any != nullptr) {
      add_if(any->find_column(name) != nullptr, renamed_kind::column);
      add_if(any->find_constraint(name) != nullptr, renamed_kind::constraint);
      add_if(any->find_index(name) != nullptr, renamed_kind::index);
    }
    if (!owner.empty())
      for (const auto kind : object_kinds) add_object(kind, owner, name);
  }

  void add_label(const std::string& owner, std::string_view name) {
    const auto* any = schema_.find_object(object_kind::enumeration, owner);
    if (any != nullptr && std::ranges::count(any->labels, name) != 0)
      add({.kind = renamed_kind::label, .object = object_kind::enumeration, .owner = owner, .name = std::string(name)});
  }

  const model& schema_;
};

[[noreturn]] void refuse(const std::string& request, const std::string& what, const std::string& remedy) {
  throw error(error_code::usage, "--rename " + request + ": " + what,
              {.state = "nothing was written.", .remedy = remedy});
}

class reading {
 public:
  reading(std::string request, const std::vector<std::string>& all, const model& committed, const declaration& declared)
      : request_(std::move(request)), all_(all), committed_(committed), declared_(declared) {}

  rename_hint result() {
    for (auto at = request_.find('='); at != request_.npos; at = request_.find('=', at + 1)) read(at);
    if (found_.empty()) refuse_nothing();
    if (found_.size() > 1) refuse_doubt();
    const auto& [old, now] = found_.front();
    return {.kind = now.kind, .owner = now.owner, .from = old.name, .to = now.name, .object = now.object};
  }

 private:
  using pair = std::pair<meaning, meaning>;

  void read(std::size_t at) {
    const auto left = std::string_view(request_).substr(0, at), right = std::string_view(request_).substr(at + 1);
    pair_up(meanings(committed_, left).all, right, {});
    for (auto space = left.find(' '); space != left.npos; space = left.find(' ', space + 1))
      pair_up(meanings(committed_, left.substr(space + 1)).all, right, left.substr(0, space));
  }

  void pair_up(const std::vector<meaning>& old, std::string_view right, std::string_view word) {
    for (const auto& one : old)
      for (const auto& now : meanings(declared_.schema, right).all)
        if (one.is_like(now) && (word.empty() || word == word_of(one)) && has_same_owner(one, now))
          found_.emplace_back(one, now);
  }

  /// A table that is renamed as well is another's owner under both its names.
  [[nodiscard]] bool has_same_owner(const meaning& old, const meaning& now) const {
    const auto is_renamed = [&](const rename_hint& hint) {
      return hint.owner.empty() && hint.from == old.owner && hint.to == now.owner;
    };
    return old.owner == now.owner || std::ranges::any_of(declared_.hints, is_renamed) ||
           std::ranges::count(all_, old.owner + "=" + now.owner) != 0;
  }

  [[noreturn]] void refuse_nothing() const {
    const auto at = request_.find('=');
    if (at == request_.npos) refuse(request_, "it is not OLD=NEW", "say it as in --rename tasks.state=tasks.status.");
    const auto old = request_.substr(0, at), now = request_.substr(at + 1);
    const std::string in_words =
        "a table or an object is named as in tasks, what belongs to it as in tasks.state, a "
        "label as in mood:sad; a table's old name stands on the left, its new one on the right.";
    if (meanings(committed_, old.substr(old.find(' ') + 1)).all.empty() && meanings(committed_, old).all.empty())
      refuse(request_, "the migrations make nothing that is called " + old, in_words);
    if (meanings(declared_.schema, now).all.empty())
      refuse(request_, "nothing that is declared is called " + now, in_words);
    refuse(request_, "the two are not of one kind, or belong to different tables", in_words);
  }

  [[noreturn]] void refuse_doubt() const {
    std::string ways;
    for (const auto& [old, now] : found_)
      ways += (ways.empty() ? "" : ", or as ") + ("'" + std::string(word_of(old)) + " " + request_ + "'");
    refuse(request_, "it can be read in several ways", "say which is meant: as " + ways + ".");
  }

  std::string request_;
  const std::vector<std::string>& all_;
  const model& committed_;
  const declaration& declared_;
  std::vector<pair> found_;
};

}  // namespace

std::vector<rename_hint> hints_of(const std::vector<std::string>& requests, const model& committed,
                                  const declaration& declared) {
  std::vector<rename_hint> hints;
  for (const auto& request : requests) {
    auto hint = reading(request, requests, committed, declared).result();
    if (std::ranges::count(declared.hints, hint) == 0) hints.push_back(std::move(hint));
  }
  return hints;
}

}  // namespace instar::generator
