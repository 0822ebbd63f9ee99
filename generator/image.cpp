#include "generator/image.hpp"

#include <charconv>
#include <cstdint>
#include <instar/error.hpp>
#include <instar/vocabulary/frame.hpp>
#include <optional>
#include <set>
#include <utility>

namespace instar::generator {
namespace {

constexpr std::string_view rebuild = "rebuild the object file; do not edit or strip it.";

error damaged(std::string_view file, std::size_t offset, const std::string& what) {
  return error(error_code::malformed, "damaged image at byte " + std::to_string(offset) + ": " + what,
               {.where = std::string(file), .state = "nothing was written.", .remedy = std::string(rebuild)});
}

error nothing_found(std::string_view file, const std::string& what) {
  return error(error_code::malformed, what,
               {.where = std::string(file),
                .state = "nothing was written.",
                .remedy = "is link-time optimisation on for this object? It hides images: compile it with -fno-lto."});
}

/// Sixteen lower-case hexadecimal digits, as they are written; upper case would be a second spelling of the same frame.
std::optional<std::uint64_t> hex_number(std::string_view digits) {
  for (char c : digits)
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

bool is_kind(std::string_view kind) {
  return kind == frame::table_kind || kind == frame::object_kind || kind == frame::manifest_kind ||
         kind == frame::migration_kind || kind == frame::structs_kind;
}

/// The frame that begins at `offset`, where an opening stands.
found_frame frame_at(std::string_view bytes, std::size_t offset, std::string_view file) {
  const auto rest = bytes.substr(offset);
  if (rest.size() < frame::header_size) throw damaged(file, offset, "the file ends inside its header");
  auto position = frame::opening.size();
  const auto take = [&](std::size_t size) { return rest.substr(std::exchange(position, position + size), size); };
  const auto kind = take(frame::kind_size);
  const auto size = hex_number(take(frame::hex_size));
  const auto sum = hex_number(take(frame::hex_size));
  if (!is_kind(kind) || !size || !sum || take(1) != ":") throw damaged(file, offset, "its header is not one");
  if (*size > rest.size() || frame::framed_size(*size) > rest.size())
    throw damaged(file, offset, "the file ends before the " + std::to_string(*size) + " bytes that it announces");
  const auto text = take(*size);
  if (take(frame::closing.size()) != frame::closing) throw damaged(file, offset, "its end is not where it should be");
  if (frame::checksum(text) != *sum) throw damaged(file, offset, "its checksum does not fit its text");
  return {kind, text, offset};
}

bool is_bare_opening(std::string_view bytes, std::size_t offset) {
  const auto after = offset + frame::opening.size();
  return after < bytes.size() && bytes[after] == '\0';
}

struct manifest {
  std::size_t frames;
  std::uint64_t fingerprint;
};

/// Reads `frames 4 fingerprint 0123456789abcdef`.
std::optional<manifest> read_manifest(std::string_view text) {
  constexpr std::string_view first = "frames ", second = " fingerprint ";
  if (!text.starts_with(first)) return std::nullopt;
  text.remove_prefix(first.size());
  manifest result{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), result.frames);
  if (code != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.starts_with(second)) return std::nullopt;
  text.remove_prefix(second.size());
  if (text.size() != frame::hex_size + 1 || text.back() != '\n') return std::nullopt;
  const auto fingerprint = hex_number(text.substr(0, frame::hex_size));
  if (!fingerprint) return std::nullopt;
  result.fingerprint = *fingerprint;
  return result;
}

/// The texts of the tables and objects that one object file declares.
std::vector<std::string_view> frames_of_part(const object_file& part) {
  const auto& [bytes, file] = part;
  std::vector<std::string_view> frames;
  std::optional<found_frame> account;
  std::uint64_t fingerprint = 0;
  for (const auto& found : find_frames(bytes, file)) {
    if (found.kind == frame::table_kind || found.kind == frame::object_kind) {
      frames.push_back(found.text);
      fingerprint += frame::checksum(found.text);
    } else if (found.kind == frame::manifest_kind) {
      if (account) throw damaged(file, found.offset, "a second schema; an object declares one");
      account = found;
    }
  }
  if (!account) throw nothing_found(file, "holds no schema image");
  const auto expected = read_manifest(account->text);
  if (!expected) throw damaged(file, account->offset, "its manifest is not one");
  if (expected->frames != frames.size() || expected->fingerprint != fingerprint)
    throw nothing_found(file, "its schema image is incomplete: the manifest tells of " +
                                  std::to_string(expected->frames) + " tables and objects, and " +
                                  std::to_string(frames.size()) + " were found" +
                                  (expected->frames == frames.size() ? ", not the same ones" : ""));
  return frames;
}

}  // namespace

std::vector<found_frame> find_frames(std::string_view bytes, std::string_view file) {
  std::vector<found_frame> frames;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (auto offset = bytes.find(frame::opening); offset != bytes.npos;) {
    auto next = offset + frame::opening.size();
    if (!is_bare_opening(bytes, offset)) {
      const auto found = frame_at(bytes, offset, file);
      next = offset + frame::framed_size(found.text.size());
      if (seen.insert({found.kind, found.text}).second) frames.push_back(found);
    }
    offset = bytes.find(frame::opening, next);
  }
  return frames;
}

declaration schema_in(const std::vector<object_file>& parts) {
  std::vector<std::string_view> frames;
  std::string files;
  for (const auto& part : parts) {
    for (const auto frame : frames_of_part(part)) frames.push_back(frame);
    files += (files.empty() ? "" : ", ") + part.file;
  }
  return read_declaration(frames, files);
}

declaration schema_in(std::string_view bytes, std::string_view file) {
  return schema_in({object_file{std::string(bytes), std::string(file)}});
}

std::vector<migration_text> migrations_in(std::string_view bytes, std::string_view file) {
  std::vector<migration_text> migrations;
  for (const auto& found : find_frames(bytes, file))
    if (found.kind == frame::migration_kind) migrations.push_back(read_migration(found.text, file));
  if (migrations.empty()) throw nothing_found(file, "holds no migration image");
  return migrations;
}

}  // namespace instar::generator
