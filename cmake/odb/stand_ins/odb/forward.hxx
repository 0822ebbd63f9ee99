#pragma once

// A stand-in, see ../../README.md.
namespace odb {

class access;
class database;
class session;
class section;

}  // namespace odb
