#include <initializer_list>

#include <instar/comparison.hpp>

#include "runtime/presenter.hpp"

namespace instar {
namespace {

std::string quoted(std::string_view text) {
  constexpr const char* digits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      json += {'\\', c};
    else if (byte < 0x20)
      json += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    else
      json += c;
  }
  return json + '"';
}

std::string truth(bool value) { return value ? "true" : "false"; }

template <class Items, class ToJson>
std::string array(const Items& items, ToJson to_json) {
  std::string json;
  for (const auto& item : items) json += (json.empty() ? "" : ", ") + to_json(item);
  return "[" + json + "]";
}

template <class Names>
std::string array(const Names& names) {
  return array(names, [](std::string_view name) { return quoted(name); });
}

std::string object(std::initializer_list<std::pair<std::string_view, std::string>> members) {
  std::string json;
  for (const auto& [name, value] : members) json += (json.empty() ? "" : ", ") + quoted(name) + ": " + value;
  return "{" + json + "}";
}

std::string_view command_of(direction way) { return way == direction::up ? "upgrade" : "downgrade"; }

std::string_view word(error_code code) {
  switch (code) {
    case error_code::usage: return "usage";
    case error_code::file: return "file";
    case error_code::malformed: return "malformed";
    case error_code::not_applicable: return "not_applicable";
    case error_code::irreversible: return "irreversible";
    case error_code::unsupported: return "unsupported";
    case error_code::differs: return "differs";
    case error_code::unreviewed: return "unreviewed";
    case error_code::unknown_revision: return "unknown_revision";
    case error_code::history_diverged: return "history_diverged";
    case error_code::newer_database: return "newer_database";
    case error_code::locked: return "locked";
    case error_code::database: return "database";
  }
  return "database";
}

std::string json_of(const placed_entry& each) {
  const auto& entry = *each.entry;
  return object({{"revision", quoted(entry.revision)},
                 {"message", quoted(entry.message())},
                 {"parents", array(entry.parents())},
                 {"depends_on", array(entry.depends_on())},
                 {"labels", array(entry.labels())},
                 {"digest", quoted(entry.digest())},
                 {"head", truth(each.head)},
                 {"current", truth(each.current)},
                 {"fork", truth(each.forks)}});
}

std::string json_of(const std::optional<half_way>& begun) {
  if (!begun) return "null";
  return object({{"direction", quoted(command_of(begun->way))},
                 {"revision", quoted(begun->revision)},
                 {"steps_done", std::to_string(begun->steps_done)},
                 {"step_state", quoted(begun->step_state)}});
}

std::string json_of(const migrated& each) {
  return object({{"direction", quoted(command_of(each.way))},
                 {"revision", quoted(each.revision)},
                 {"message", quoted(each.message)}});
}

std::string json_of(const planned_step& step) {
  const auto sql = [](const statement& each) { return quoted(each.sql); };
  return object({{"description", quoted(step.description)},
                 {"statements", array(step.statements, sql)},
                 {"apart", truth(step.apart)}});
}

std::string json_of(const planned_migration& each) {
  const auto steps = [](const planned_step& step) { return json_of(step); };
  return object({{"direction", quoted(command_of(each.way))},
                 {"revision", quoted(each.revision)},
                 {"message", quoted(each.message)},
                 {"steps", array(each.steps, steps)}});
}

/// Every answer is one object on one line, so that a stream of them can be read.
class json_presenter_type : public presenter {
 public:
  explicit json_presenter_type(std::ostream& out) : out_(out) {}

  void happened(const migration_event&) override {}
  void creates(std::size_t) override {}
  void advise(const std::string&) override {}

  void did(const report& done, bool dry_run) override {
    const auto migrations = array(done.migrations, [](const migrated& each) { return json_of(each); });
    line({{"before", array(done.before)},
          {"after", array(done.after)},
          {"dry_run", truth(dry_run)},
          {"migrations", migrations},
          {"newer", array(done.newer)}});
  }

  void stamped(const report& done) override { line({{"before", array(done.before)}, {"after", array(done.after)}}); }

  void list(const std::vector<placed_entry>& entries, bool) override { line({{"revisions", all(entries)}}); }

  void current(const std::vector<placed_entry>& entries, const standing& stands, const std::string&, bool) override {
    line({{"current", all(entries)},
          {"heads", array(stands.heads)},
          {"missing", array(stands.missing)},
          {"half_way", json_of(stands.half_way)},
          {"newer", array(stands.newer)}});
  }

  void checked(const standing& stands) override {
    line({{"at_heads", truth(stands.at_heads())},
          {"current", array(stands.current)},
          {"heads", array(stands.heads)},
          {"missing", array(stands.missing)},
          {"half_way", json_of(stands.half_way)},
          {"newer", array(stands.newer)}});
  }

  void compared(const live_comparison& both) override {
    const auto json = [](const finding& one) {
      return object({{"where", quoted(one.where)}, {"text", quoted(one.text)}, {"suggestion", quoted(one.suggestion)}});
    };
    line({{"differs", truth(both.declared != both.live)},
          {"difference", quoted(compare(both.declared, both.live))},
          {"uncompared", array(both.uncompared, json)},
          {"unheld", array(both.unheld, json)}});
  }

  void planned(const std::vector<planned_migration>& migrations) override {
    const auto json = [](const planned_migration& each) { return json_of(each); };
    line({{"migrations", array(migrations, json)}});
  }

  void whole(const placed_entry& each, const migration_text& text) override {
    const auto steps = [](const operation& step) { return quoted(write_operation(step, 0)); };
    line({{"revision", json_of(each)},
          {"upgrade", array(text.upgrade, steps)},
          {"downgrade", array(text.downgrade, steps)},
          {"irreversible", text.irreversible ? quoted(*text.irreversible) : "null"}});
  }

  void failed(const error& failure, std::ostream& err) override {
    const auto& facts = failure.facts();
    err << object({{"error", object({{"code", quoted(word(failure.code()))},
                                     {"message", quoted(failure.message())},
                                     {"where", quoted(facts.where)},
                                     {"migration", quoted(facts.migration)},
                                     {"step", quoted(facts.step)},
                                     {"statement", quoted(facts.statement)},
                                     {"native_code", quoted(facts.native_code)},
                                     {"state", quoted(facts.state)},
                                     {"remedy", quoted(facts.remedy)},
                                     {"database_changed", truth(facts.database_changed)},
                                     {"worth_retrying", truth(facts.worth_retrying)},
                                     {"exit_code", std::to_string(failure.exit_code())}})}})
        << '\n';
  }

 private:
  [[nodiscard]] static std::string all(const std::vector<placed_entry>& entries) {
    return array(entries, [](const placed_entry& each) { return json_of(each); });
  }
  void line(std::initializer_list<std::pair<std::string_view, std::string>> members) {
    out_ << object(members) << '\n';
  }

  std::ostream& out_;
};

}  // namespace

std::unique_ptr<presenter> json_presenter(std::ostream& out) { return std::make_unique<json_presenter_type>(out); }

}  // namespace instar
