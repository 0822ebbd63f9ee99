#include "generator/odb_pragmas.hpp"

#include <filesystem>
#include <instar/error.hpp>
#include <instar/vocabulary/frame.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/files.hpp"
#include "generator/image.hpp"
#include "generator/odb/pragmas.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

/// The name at the beginning of a line, and what is behind it.
std::pair<std::string, std::string> parts_of_line(std::string_view line) {
  std::string name;
  std::size_t at = 0;
  const bool quoted = line.starts_with('"');
  for (at = quoted ? 1 : 0; at < line.size() && line[at] != (quoted ? '"' : ' '); ++at) {
    if (line[at] == '\\') ++at;
    name += line[at];
  }
  return {name, std::string(line.substr(at + (quoted ? 2 : 1)))};
}

/// The structs of a schema, as `instar/dsl/struct_names.hpp` leaves them in an object file.
odb::struct_names structs_in(const std::vector<std::string>& files) {
  odb::struct_names structs;
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    for (const auto& found : find_frames(bytes, file)) {
      if (found.kind != frame::structs_kind) continue;
      for (std::size_t begin = 0; begin < found.text.size();) {
        const auto end = found.text.find('\n', begin);
        structs.insert(parts_of_line(found.text.substr(begin, end - begin)));
        begin = end + 1;
      }
    }
  }
  return structs;
}

/// From one file to the other, so that the text is the same wherever the project lies.
std::string path_from(const fs::path& directory, const fs::path& file) {
  return fs::absolute(file).lexically_relative(fs::absolute(directory)).generic_string();
}

}  // namespace

outcome write_odb_pragmas(const request& asked) {
  expect_source(asked);
  if (!asked.odb_changelogs.empty())
    throw error(error_code::usage, "pragmas are written from a declared schema, and not from persistent classes",
                {.state = "nothing was written.", .remedy = "give the object with its image: --schema-object."});
  const fs::path output = asked.output;
  std::vector<std::string> headers;
  headers.reserve(asked.includes.size());
  for (const auto& file : asked.includes) headers.push_back(path_from(output.parent_path(), file));
  const auto written =
      odb::write_pragmas(read_declared(asked).schema, structs_in(asked.structs), headers, asked.dialects());
  write_files({file_text{output, written.text}});
  std::string text = "Wrote " + asked.output + ".\n";
  if (!written.unsaid.empty()) text += "\nODB has no pragma for:\n\n" + list_findings(written.unsaid);
  return {text};
}

}  // namespace instar::generator
