#pragma once

/// `instar init`: a project to start from.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes a header that declares a schema, a program and the CMake file that builds it, into `asked.directory`; all or
/// nothing.
///
/// Throws `error` (`usage`) when one of the sources is there already. A `CMakeLists.txt` that is there stays as it is,
/// and the lines to add to it are told.
[[nodiscard]] outcome init_project(const request& asked);

}  // namespace instar::generator
