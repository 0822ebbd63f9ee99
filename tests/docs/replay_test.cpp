// Replays the documentation: a page is a script, and what it shows must be what happens.
//
//   <!-- file: NAME -->      the fenced block below is written to NAME
//   <!-- patch -->           the fenced diff below is applied
//   <!-- patch: PATTERN -->  likewise, to the one file that matches, whatever its name
//   <!-- run: COMMAND -->    run without showing it; it must succeed
//   <!-- not replayed -->    the console block below is only for reading
//   ```console               lines after `$ ` are run; what follows is their output
//
// In expected output a line `...` stands for any number of lines. Revision ids, digests and times are compared as such,
// not by value. The folder in which all this happens is called /path/to/notes in a page.

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::string_view file = "file: ", patch = "patch: ", run = "run: ";

struct block {
  std::string directive;  ///< the comment on the line before the fence
  std::string language;
  std::vector<std::string> lines;
  std::size_t line = 0;  ///< of the fence, in the page
};

struct command {
  std::string line;
  std::vector<std::string> output;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string directive_of(const std::string& line) {
  static const std::regex comment(R"(^<!-- (.*) -->$)");
  std::smatch found;
  return std::regex_match(line, found, comment) ? found[1].str() : std::string();
}

std::vector<block> blocks_of(const fs::path& page) {
  std::ifstream in(page);
  BOOST_TEST_REQUIRE(in.good(), page.string() + " cannot be read");
  std::vector<block> blocks;
  bool inside = false;
  std::string directive;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) blocks.push_back({std::exchange(directive, {}), line.substr(3), {}, number});
      inside = !inside;
    } else if (inside) {
      blocks.back().lines.push_back(line);
    } else if (!line.empty()) {
      directive = directive_of(line);
      if (directive.starts_with(run)) blocks.push_back({std::exchange(directive, {}), {}, {}, number});
    }
  }
  return blocks;
}

std::vector<command> commands_of(const block& console) {
  std::vector<command> commands;
  for (const auto& line : console.lines) {
    if (line.starts_with("$ "))
      commands.push_back({line.substr(2), {}});
    else if (!commands.empty() && commands.back().line.ends_with('\\'))
      commands.back().line += "\n" + line;
    else if (!commands.empty())
      commands.back().output.push_back(line);
  }
  return commands;
}

std::string quoted(const std::string& text) { return "'" + std::regex_replace(text, std::regex("'"), "'\\''") + "'"; }

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

/// What a command prints on both streams; the next one starts in the directory where it ends, with what it exports.
std::string output_of(const std::string& line, const fs::path& folder) {
  const auto state = folder / ".shell";
  const auto script = "cd " + quoted(folder.string()) + "; [ ! -e .shell ] || . ./.shell; " + line +
                      "\n{ export -p; echo cd \"$PWD\"; } >" + quoted(state.string());
  auto* pipe = popen(("bash -c " + quoted(script) + " 2>&1").c_str(), "r");
  BOOST_TEST_REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer;
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), count);
  pclose(pipe);
  return replaced(text, folder.string(), "/path/to/notes");
}

/// The line without what differs from run to run.
std::string settled(std::string line) {
  static const std::vector<std::pair<std::regex, std::string>> varying = {
      {std::regex(R"(\b[0-9a-f]{64}\b)"), "DIGEST"},
      {std::regex(R"(\b[0-9]{8}_[0-9]{4}_[0-9a-f]{12}_)"), "FILE_"},
      {std::regex(R"(\b[0-9a-f]{12}\b)"), "ID"},
      {std::regex(R"(instar_migration_[0-9a-f]{12})"), "SYMBOL"},
      {std::regex(R"([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+[+0-9Z]*)"), "TIME"},
      {std::regex(R"(\s+$)"), ""}};
  for (const auto& [what, name] : varying) line = std::regex_replace(line, what, name);
  return line;
}

using line_iterator = std::vector<std::string>::const_iterator;

bool matches(line_iterator expected, line_iterator expected_end, line_iterator got, line_iterator got_end) {
  if (expected == expected_end) return got == got_end;
  if (*expected == "...") {
    for (auto rest = got;; ++rest) {
      if (matches(expected + 1, expected_end, rest, got_end)) return true;
      if (rest == got_end) return false;
    }
  }
  return got != got_end && settled(*expected) == settled(*got) && matches(expected + 1, expected_end, got + 1, got_end);
}

void replay_console(const block& console, const fs::path& folder, const std::string& page) {
  for (const auto& one : commands_of(console)) {
    const auto got = output_of(one.line, folder);
    const auto lines = lines_of(got);
    BOOST_CHECK_MESSAGE(matches(one.output.begin(), one.output.end(), lines.begin(), lines.end()),
                        page << ":" << console.line << ": `" << one.line << "` prints something else:\n"
                             << got);
  }
}

void write_file(const block& content, const fs::path& path) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path);
  for (const auto& line : content.lines) out << line << '\n';
}

void replay(const fs::path& page, const fs::path& folder) {
  std::size_t replayed = 0;
  for (const auto& one : blocks_of(page)) {
    if (one.directive.starts_with(file)) {
      write_file(one, folder / one.directive.substr(file.size()));
    } else if (one.directive.starts_with(run)) {
      const auto said =
          output_of("(" + one.directive.substr(run.size()) + ") >.log 2>&1 || { cat .log; echo failed; }", folder);
      BOOST_CHECK_MESSAGE(said.empty(), page.string() << ":" << one.line << ": this fails: " << said);
    } else if (one.directive == "patch" || one.directive.starts_with(patch)) {
      write_file(one, folder / ".patch");
      const auto target = one.directive == "patch" ? "-p1" : one.directive.substr(patch.size());
      const auto said = output_of("patch --quiet " + target + " <.patch || echo failed", folder);
      BOOST_CHECK_MESSAGE(said.empty(), page.string() << ":" << one.line << ": the patch does not apply: " << said);
    } else if (one.language == "console" && one.directive != "not replayed") {
      replay_console(one, folder, page.string());
    } else {
      continue;
    }
    ++replayed;
  }
  BOOST_TEST(replayed > 0u, page.string() + " has nothing to replay");
}

BOOST_AUTO_TEST_CASE(the_page_shows_what_happens) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  BOOST_TEST_REQUIRE(suite.argc == 2, "usage: replay -- PAGE");
  auto name = (fs::temp_directory_path() / "instar-docs-XXXXXX").string();
  BOOST_TEST_REQUIRE(mkdtemp(name.data()) != nullptr);
  replay(fs::absolute(suite.argv[1]), name);
  fs::remove_all(name);
}

}  // namespace
