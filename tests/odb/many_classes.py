#!/usr/bin/env python3
"""Writes a header with COUNT persistent classes that use what ODB has: many_classes.py COUNT > many.hxx"""

import sys

TYPES = ["bool", "short", "int", "unsigned int", "long", "unsigned long", "float", "double", "std::string", "char",
         "std::int64_t", "odb::nullable<int>", "std::optional<std::string>", "std::unique_ptr<double>"]
CONTAINERS = ["std::vector<std::string>", "std::set<int>", "std::map<std::string, double>", "std::list<place>",
              "std::array<int, 3>", "std::unordered_map<int, std::string>"]
DEFAULTS = {"bool": "true", "short": "-1", "int": "7", "float": "0.5", "double": "1.5", "std::string": '"it\'s"'}


def members(number):
    for position in range(3 + number % 5):
        cpp = TYPES[(number * 5 + position) % len(TYPES)]
        if (number + position) % 3 == 0 and cpp in DEFAULTS:
            yield f"  #pragma db default({DEFAULTS[cpp]})"
        if (number + position) % 7 == 1 and cpp == "int":
            yield f'  #pragma db options("CHECK (m{position} > -100)")'
        yield f"  {cpp} m{position};"
    yield f"  #pragma db type(\"VARCHAR({20 + number})\") {'unique' if number % 2 else 'index'}"
    yield "  std::string label;"


def relations(number):
    if number % 3 == 1:
        yield f"  #pragma db not_null on_delete(cascade)\n  std::shared_ptr<c{number - 1}> parent;"
    if number % 4 == 3:
        yield f"  #pragma db on_delete(set_null)\n  std::shared_ptr<c{number - 2}> other;"
    if number % 2 == 0:
        yield f"  {CONTAINERS[number // 2 % len(CONTAINERS)]} many;"
    if number % 5 == 2:
        yield f"  std::vector<std::shared_ptr<c{number - 1}>> linked;"
    if number % 6 == 4:
        yield "  place where;"


def identity(number):
    if number % 10 == 5:
        return ["  #pragma db id", "  composite key;"]
    if number % 10 == 7:
        return ["  #pragma db id type(\"VARCHAR(32)\")", "  std::string id;"]
    return ["  #pragma db id auto", "  unsigned long id;"]


def main():
    headers = "array cstdint list map memory optional set string unordered_map vector".split()
    print("#pragma once\n" + "\n".join(f"#include <{name}>" for name in headers))
    print("#include <odb/core.hxx>\n#include <odb/nullable.hxx>\n")
    print("#pragma db value\nstruct place { double x; double y; std::string name; };\n")
    print("#pragma db value\nstruct composite { std::string area; int number; };\n")
    for number in range(int(sys.argv[1])):
        print(f"#pragma db object\nstruct c{number} {{")
        print("\n".join(identity(number) + list(members(number)) + list(relations(number))))
        if number % 4 == 0:
            print(f'  #pragma db index("c{number}_pair_i") unique members(m0, label)')
        if number % 4 == 2:
            print(f'  #pragma db index("c{number}_down_i") member(m1, "DESC")')
        print("};\n")


main()
