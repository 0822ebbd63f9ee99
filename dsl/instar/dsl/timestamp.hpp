#pragma once

/// The type of a column that holds a point in time.

// libstdc++ keeps the clocks apart from the calendar; all of <chrono> would cost every translation unit that knows the
// schema a fifth of a second.
#if __has_include(<bits/chrono.h>)
#include <bits/chrono.h>
#else
#include <chrono>
#endif

namespace instar {

/// A point in time, as exact as the databases keep it.
using timestamp = std::chrono::sys_time<std::chrono::microseconds>;

}  // namespace instar
