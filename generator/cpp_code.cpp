#include "generator/cpp_code.hpp"

#include <utility>

#include "generator/cpp_literal.hpp"

namespace instar::generator {
namespace {

constexpr std::size_t line_width = 120;
constexpr std::size_t step = 4;

bool is_spread(const cpp_code& code) {
  if (code.spread || code.text.find('\n') != std::string::npos) return true;
  for (const auto& one : code.arguments)
    if (is_spread(one)) return true;
  for (const auto& one : code.verbs)
    if (is_spread(one)) return true;
  return false;
}

std::string flat(const cpp_code& code) {
  std::string text = code.text;
  if (code.is_call) {
    text += '(';
    for (const auto& one : code.arguments) text += (&one == code.arguments.data() ? "" : ", ") + flat(one);
    text += ')';
  }
  for (const auto& verb : code.verbs) text += '.' + flat(verb);
  return text;
}

std::string new_line(std::size_t indent) { return '\n' + std::string(indent, ' '); }

std::string literal_lines(const std::string& text, std::size_t indent) {
  std::string lines;
  for (const char c : text) lines += c == '\n' ? new_line(indent) : std::string(1, c);
  return lines;
}

/// Each argument on its line, but for the name that stands first.
std::string call_lines(const cpp_code& call, std::size_t indent) {
  std::string text = call.text + '(';
  for (const auto& one : call.arguments) {
    const bool first = &one == call.arguments.data();
    if (!first) text += ',';
    const bool is_name = first && !one.is_call && !is_spread(one);
    text += is_name ? one.text : new_line(indent + step) + laid_out(one, indent + step, 2);
  }
  return text + ')';
}

std::string verb_lines(cpp_code code, std::size_t indent) {
  const auto verbs = std::exchange(code.verbs, {});
  auto text = laid_out(code, indent, 0);
  for (const auto& verb : verbs) text += new_line(indent + step) + '.' + laid_out(verb, indent + step, 2);
  return text;
}

}  // namespace

cpp_code cpp_call(std::string_view function, std::vector<cpp_code> arguments) {
  return {.text = std::string(function), .is_call = true, .arguments = std::move(arguments)};
}

cpp_code cpp_name(std::string_view name) { return {.text = cpp_literal(name)}; }

cpp_code cpp_text(std::string_view text) {
  std::string literals;
  while (!text.empty() || literals.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end == text.npos ? end : end + 1);
    literals += (literals.empty() ? "" : "\n") + cpp_literal(line);
    text.remove_prefix(line.size());
  }
  return {.text = std::move(literals)};
}

std::string laid_out(const cpp_code& code, std::size_t indent, std::size_t room) {
  if (!is_spread(code)) {
    auto text = flat(code);
    if (indent + text.size() + room <= line_width) return text;
  }
  if (!code.verbs.empty()) return verb_lines(code, indent);
  if (!code.is_call) return literal_lines(code.text, indent);
  return call_lines(code, indent);
}

}  // namespace instar::generator
