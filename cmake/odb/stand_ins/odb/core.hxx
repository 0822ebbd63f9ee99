#pragma once

// A stand-in, see ../../README.md.
#include <odb/forward.hxx>
#include <odb/version.hxx>

#ifdef ODB_COMPILER
#define INSTAR_ODB_PRAGMA(text) _Pragma(#text)
#define PRAGMA_DB(text) INSTAR_ODB_PRAGMA(db text)
#else
#define PRAGMA_DB(text)
#endif

namespace odb {

class access {
 public:
  template <typename Container>
  class container_traits;
};

}  // namespace odb
