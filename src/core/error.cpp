#include <instar/error.hpp>

#include <utility>

namespace instar {
namespace {

/// A fact under the message; the further lines of a long one stand below its first.
void append_fact(std::string& text, std::string_view label, std::string_view fact) {
  if (fact.empty()) return;
  constexpr std::size_t width = 11;
  text += "\n  ";
  text += label;
  text.append(width - label.size(), ' ');
  for (char c : fact) {
    text += c;
    if (c == '\n') text.append(width + 2, ' ');
  }
}

std::string whole_story(const std::string& message, const error_facts& facts) {
  std::string text = facts.where.empty() ? message : facts.where + ": " + message;
  append_fact(text, "migration:", facts.migration);
  append_fact(text, "step:", facts.step);
  append_fact(text, "SQL:", facts.statement);
  append_fact(text, "code:", facts.native_code);
  append_fact(text, "state:", facts.state);
  append_fact(text, "next:", facts.remedy);
  return text;
}

}  // namespace

error::error(error_code code, const std::string& message, error_facts facts)
    : std::runtime_error(whole_story(message, facts)), code_(code), message_(message), facts_(std::move(facts)) {}

int error::exit_code() const noexcept {
  switch (code_) {
    case error_code::usage: return 2;
    case error_code::differs: return 3;
    case error_code::unreviewed: return 4;
    default: return 1;
  }
}

}  // namespace instar
