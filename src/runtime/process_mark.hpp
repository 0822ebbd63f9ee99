#pragma once

/// Which thread of which process of this machine is at work.

#include <string>
#include <string_view>

namespace instar {

/// What tells this thread from all others on this machine, also from a later one of the same number:
/// `process 4711 thread 4712 started 123456`, without a thread for the first one of a process.
[[nodiscard]] std::string own_process_mark();

/// Whether the thread that left this mark lives, and is another than this one.
[[nodiscard]] bool is_another_at_work(std::string_view mark);

}  // namespace instar
