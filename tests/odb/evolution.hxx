#pragma once

// One schema in three versions, changed in ways that ODB's own evolution refuses or loses rows by.

#include <memory>
#include <string>
#include <vector>

#include <odb/core.hxx>

#pragma db object
struct account {
#pragma db id auto
  unsigned long id;

#if VERSION == 1
  int number;
#else  // a type changes
  long number;
#endif

#if VERSION == 1
#pragma db index
  std::string name;
#else  // renamed, and with it its index
#pragma db index
  std::string title;
#endif

#if VERSION < 3
#pragma db null
  std::string fax;
#endif

#if VERSION == 2  // a column comes, with a value for the rows that are there, and later another
#pragma db default("open") options("CHECK (status <> '')")
  std::string status;
#elif VERSION == 3
#pragma db default("new") type("VARCHAR(20)") options("CHECK (status <> '')")
  std::string status;
#endif

#if VERSION == 3
  std::vector<std::string> marks;
#endif
};

#if VERSION == 1
#pragma db object
struct entry
#else  // renamed, and with it its keys, its indexes and the table of its container
#pragma db object
struct posting
#endif
{
#pragma db id auto
  unsigned long id;
#if VERSION < 3
#pragma db not_null
#else
#pragma db not_null on_delete(cascade)
#endif
  std::shared_ptr<account> owner;
#if VERSION == 1
  int amount;
#else
#pragma db pgsql:type("NUMERIC(12,2)") sqlite:type("NUMERIC(12,2)")
  double amount;
#endif
#if VERSION < 3
#pragma db null
#else
#pragma db default("none")
#endif
  std::string remark;
#pragma db index
  std::string day;
  std::vector<std::string> labels;
};
