#pragma once

/// Finds images in object files.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <instar/migration_text.hpp>
#include <instar/snapshot.hpp>

namespace instar::generator {

/// A frame as it was found.
struct found_frame {
  std::string_view kind;
  std::string_view text;
  std::size_t offset;  ///< of its first byte
};

/// Every frame in an object file's bytes, in their order, each text once. The views are into `bytes`.
///
/// An opening that no whole, undamaged frame follows is an error (`malformed`) that names `file` and the byte. The only
/// exception is the bare opening as a C string, which a debug build may leave behind.
[[nodiscard]] std::vector<found_frame> find_frames(std::string_view bytes, std::string_view file);

/// An object file with the image of a schema, or of a part of it.
struct object_file {
  std::string bytes;
  std::string file;  ///< its name
};

/// The declared schema that the parts in object files make up. Each is accepted only when its manifest accounts for
/// every table and object: a frame that an optimiser dropped or tore must not pass for a schema without that table.
[[nodiscard]] declaration schema_in(const std::vector<object_file>& parts);
[[nodiscard]] declaration schema_in(std::string_view bytes, std::string_view file);

/// The migrations in an object file, at least one.
[[nodiscard]] std::vector<migration_text> migrations_in(std::string_view bytes, std::string_view file);

}  // namespace instar::generator
