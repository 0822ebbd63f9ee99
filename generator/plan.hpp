#pragma once

/// `instar plan`: what a revision would do, without writing it.

#include "generator/report.hpp"

namespace instar::generator {

[[nodiscard]] outcome plan_revision(const request& asked);

}  // namespace instar::generator
