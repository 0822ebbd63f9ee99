#include "core/text_reader.hpp"

#include <charconv>
#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace {

bool ends_word(std::string_view line, std::size_t position) {
  return position == line.size() || line[position] == ' ' || line[position] == '(';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool line_cursor::take(std::string_view words) {
  if (!line_.substr(position_).starts_with(words) || !ends_word(line_, position_ + words.size())) return false;
  position_ += words.size();
  take_space();
  return true;
}

void line_cursor::expect(std::string_view words) {
  if (!take(words)) fail("expected `" + std::string(words) + "`");
}

void line_cursor::expect_end() {
  if (!at_end()) fail("did not expect `" + std::string(line_.substr(position_)) + "`");
}

void line_cursor::take_space() {
  if (next_is(' ')) ++position_;
}

std::string line_cursor::name() {
  if (next_is('"')) return quoted('"');
  auto word = bare_word();
  if (!canonical::is_bare_name(word)) fail("expected a name");
  return word;
}

std::vector<std::string> line_cursor::names() {
  if (!next_is('(')) fail("expected `(`");
  std::vector<std::string> all;
  do {
    ++position_;
    take_space();
    all.push_back(name());
  } while (next_is(','));
  if (!next_is(')')) fail("expected `)`");
  ++position_;
  take_space();
  return all;
}

std::string line_cursor::bare_word() {
  const auto end = std::min(line_.find_first_of(" (),", position_), line_.size());
  std::string word(line_.substr(position_, end - position_));
  if (word.empty()) fail("expected a word");
  position_ = end;
  take_space();
  return word;
}

std::string line_cursor::quoted(char delimiter) {
  if (!next_is(delimiter)) fail(std::string("expected ") + delimiter);
  ++position_;
  std::string text;
  while (!next_is(delimiter)) {
    if (at_end()) fail(std::string("the closing ") + delimiter + " is missing");
    const char c = line_[position_++];
    text += c == '\\' ? escaped() : c;
  }
  ++position_;
  take_space();
  return text;
}

char line_cursor::escaped() {
  if (at_end()) fail("the line ends within an escape");
  const char c = line_[position_++];
  if (c == 'n') return '\n';
  if (c != 'x') return c;
  if (line_.size() - position_ < 2) fail("\\x needs two hexadecimal digits");
  const int high = hex_digit(line_[position_]);
  const int low = hex_digit(line_[position_ + 1]);
  if (high < 0 || low < 0) fail("\\x needs two hexadecimal digits");
  position_ += 2;
  return static_cast<char>(high * 16 + low);
}

std::uint32_t line_cursor::number() {
  const auto word = bare_word();
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (failure != std::errc() || end != word.data() + word.size()) fail("`" + word + "` is not a number");
  return value;
}

void line_cursor::fail(const std::string& what) const {
  throw error(error_code::malformed, what,
              {.where = std::string(file_) + ":" + std::to_string(number_) + ":" + std::to_string(position_ + 1),
               .state = "the line reads `" + std::string(line_) + "`"});
}

text_reader::text_reader(std::string_view text, std::string_view file) : file_(file) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) {
      next_ = lines_.size();
      lines_.push_back(text.substr(begin));
      fail("the last line has no line feed: the text is cut off");
    }
    lines_.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::size_t text_reader::indentation() const {
  if (at_end()) return 0;
  const auto first = lines_[next_].find_first_not_of(' ');
  return first == std::string_view::npos ? lines_[next_].size() : first;
}

line_cursor text_reader::peek() const {
  if (at_end()) fail("the text ends too early");
  return {lines_[next_].substr(indentation()), file_, next_ + 1};
}

line_cursor text_reader::next() {
  auto line = peek();
  ++next_;
  return line;
}

void text_reader::skip_blank_lines() {
  while (!at_end() && lines_[next_].empty()) ++next_;
}

void text_reader::fail(const std::string& what) const {
  throw error(error_code::malformed, what, {.where = file_ + ":" + std::to_string(next_ + 1)});
}

namespace {

type read_type(line_cursor& line) {
  if (line.next_is('`')) return {.name = line.quoted('`'), .raw = true};
  type any{.name = line.bare_word()};
  if (!line.next_is('(')) return any;
  for (const auto& parameter : line.numbers()) {
    if (any.parameter_count == std::size(any.parameters)) line.fail("a type has at most two parameters");
    any.parameters[any.parameter_count++] = parameter;
  }
  return any;
}

default_value read_default(line_cursor& line) {
  if (line.next_is('\'')) return {default_kind::text, line.quoted('\'')};
  if (line.next_is('`')) return {default_kind::expression, line.quoted('`')};
  auto word = line.bare_word();
  if (word == "true" || word == "false") return {default_kind::boolean, std::move(word)};
  if (!canonical::is_number(word))
    line.fail("`" + word + "` is no default: expected '...', a number, true, false or `...`");
  return {default_kind::number, std::move(word)};
}

referential_action read_action(line_cursor& line) {
  for (const auto action : {referential_action::no_action, referential_action::restrict, referential_action::cascade,
                            referential_action::set_null, referential_action::set_default})
    if (line.take(spelling(action))) return action;
  line.fail("expected no action, restrict, cascade, set null or set default");
}

constraint read_foreign_key(line_cursor& line) {
  foreign_key key{.name = line.name(), .columns = line.names()};
  line.expect("references");
  key.referenced_table = line.name();
  key.referenced_columns = line.names();
  if (line.take("on delete")) key.on_delete = read_action(line);
  if (line.take("on update")) key.on_update = read_action(line);
  return key;
}

}  // namespace

std::vector<std::uint32_t> line_cursor::numbers() {
  std::vector<std::uint32_t> all;
  do {
    ++position_;
    take_space();
    all.push_back(number());
  } while (next_is(','));
  if (!next_is(')')) fail("expected `)`");
  ++position_;
  take_space();
  return all;
}

column read_column(line_cursor& line) {
  column any{.name = line.name(), .type = read_type(line)};
  any.not_null = line.take("not null");
  any.identity = line.take("identity");
  if (line.take("default")) any.default_value = read_default(line);
  line.expect_end();
  return any;
}

bool starts_constraint(line_cursor line) {
  return line.take("primary key") || line.take("unique") || line.take("foreign key") || line.take("check");
}

constraint read_constraint(line_cursor& line) {
  const auto whole = [&](constraint any) {
    line.expect_end();
    return any;
  };
  // The braces of these initialisers are evaluated from left to right, as the line is read.
  if (line.take("primary key")) return whole(primary_key{line.name(), line.names()});
  if (line.take("unique")) return whole(unique{line.name(), line.names()});
  if (line.take("foreign key")) return whole(read_foreign_key(line));
  line.expect("check");
  auto name = line.name();
  return whole(check{std::move(name), line.quoted('`')});
}

index read_index(line_cursor& line) {
  index any{.name = line.name()};
  any.unique = line.take("unique");
  any.columns = line.names();
  if (line.take("where")) any.where = line.quoted('`');
  line.expect_end();
  return any;
}

table with_element(table any, line_cursor& line) {
  if (line.take("column")) {
    auto element = read_column(line);
    if (any.find_column(element.name) != nullptr) line.fail("table " + any.name + " has two columns " + element.name);
    any.columns.push_back(std::move(element));
  } else if (line.take("index")) {
    if (!any.indexes.insert(read_index(line)).second) line.fail("table " + any.name + " has two indexes of this name");
  } else if (!any.constraints.insert(read_constraint(line)).second) {
    line.fail("table " + any.name + " has two constraints of this name");
  }
  return any;
}

table read_table_body(text_reader& lines, table empty, std::size_t indent) {
  auto any = std::move(empty);
  while (!lines.at_end() && lines.indentation() == indent) {
    auto line = lines.next();
    any = with_element(std::move(any), line);
  }
  return any;
}

}  // namespace instar
