#pragma once

// A stand-in, see ../../README.md. The compiler wants its own interface version back.
#ifdef ODB_COMPILER_VERSION
#define ODB_VERSION (ODB_COMPILER_VERSION / 100)
#else
#define ODB_VERSION 20400
#endif
