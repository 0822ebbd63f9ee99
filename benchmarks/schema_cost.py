#!/usr/bin/env python3
"""What a declared schema costs a compiler, beside the same structs without instar.

    benchmarks/schema_cost.py [--compilers g++ clang++-16] [--tables 10 100 300 1000] [--runs 3]

Generates schemas of tables with 12 columns and 9 notes each (an identity primary key, two foreign keys, two indexes of
which one is partial, a check, two defaults and a unique column) and compiles them at -O0:

    plain      the structs, without instar
    structs    the structs, made with INSTAR_DEFINE_STRUCT
    described  the structs and their tables: what a program pays that includes the schema's header
    probe      the same with its image: what a build compiles to read the schema
    part       the probe of one of the ten parts that the schema can be declared in

Prints for each the least processor time in user mode of the runs, which are interleaved, its ratio to a translation unit
that only includes <string_view>, the largest resident set, and what each table costs beyond the headers. The ratios are
what to compare. Nothing here passes or fails.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

MEMBERS = [
    ("std::int64_t", "id"),
    ("std::string", "name"),
    ("std::optional<std::string>", "description"),
    ("std::int64_t", "owner_id"),
    ("std::optional<std::int64_t>", "parent_id"),
    ("std::int32_t", "quantity"),
    ("std::string", "amount"),
    ("bool", "is_active"),
    ("double", "ratio"),
    ("std::string", "state"),
    ("instar::timestamp", "created_at"),
    ("std::optional<instar::timestamp>", "updated_at"),
]

PLAIN_HEADERS = """#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <bits/chrono.h>
namespace instar { using timestamp = std::chrono::sys_time<std::chrono::microseconds>; }
"""


STRUCT_HEADERS = """#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <instar/dsl/struct_macros.hpp>
#include <instar/dsl/timestamp.hpp>
"""

DSL_HEADER = """#pragma once
#include <instar/dsl.hpp>
"""

PROBE = """#include "{header}"
#include <instar/dsl/image.hpp>
extern const char* const* const schema_image;
const char* const* const schema_image = instar::dsl::image<app::schema>::frames;
"""


def plain_struct(i):
    members = "".join(f"  {type_} {name};\n" for type_, name in MEMBERS)
    return f"struct entity_{i} {{\n{members}}};\n"


def reflected_struct(i):
    members = ",\n".join(f"    ({type_}, {name})" for type_, name in MEMBERS)
    return f"struct entity_{i} {{\n  INSTAR_DEFINE_STRUCT(entity_{i},\n{members});\n}};\n"


def table(i):
    parent = i if i % 10 < 3 else i * 7 // 11
    return f"""inline constexpr auto table_{i} = table<entity_{i}>("entities_{i}",
    column(&entity_{i}::id).primary_key().identity(),
    column(&entity_{i}::name).type(varchar(100)).unique(),
    column(&entity_{i}::is_active).default_value(true),
    column(&entity_{i}::quantity).default_value(1),
    foreign_key(&entity_{i}::owner_id, &entity_{i // 2}::id).on_delete(cascade),
    foreign_key(&entity_{i}::parent_id, &entity_{parent}::id),
    index(&entity_{i}::created_at, &entity_{i}::state),
    index("ix_entities_{i}_open", &entity_{i}::updated_at).where(sql("{{}} <> 'done'", &entity_{i}::state)),
    check("ck_entities_{i}_name", sql("length({{}}) > 0", &entity_{i}::name)));
"""


def lines(make, count):
    return "".join(make(i) for i in range(count))


def in_namespace(*parts):
    return "namespace app {\n" + "".join(parts) + "}\n"


def tables_of(first, end, name):
    """The structs and tables of a part of the schema, and the part."""
    numbers = range(first, end)
    names = ", ".join(f"table_{i}" for i in numbers)
    return in_namespace(
        "".join(map(reflected_struct, numbers)),
        "using namespace instar::dsl;\n",
        "".join(map(table, numbers)),
        f"inline constexpr instar::dsl::schema<{names}> {name}{{}};\n",
    )


def headers(count):
    """The text of each kind's header."""
    part = max(count // 10, 1)
    return {
        "plain": PLAIN_HEADERS + in_namespace(lines(plain_struct, count)),
        "structs": STRUCT_HEADERS + in_namespace(lines(reflected_struct, count)),
        "described": DSL_HEADER + tables_of(0, count, "schema"),
        "part": DSL_HEADER + tables_of(0, part, "schema"),
    }


def write_units(directory, count):
    """Writes the translation units for a number of tables, and tells them by kind."""
    for kind, text in headers(count).items():
        (directory / f"{kind}_{count}.hpp").write_text(text)
    texts = {kind: f'#include "{kind}_{count}.hpp"\n' for kind in ("plain", "structs", "described")}
    texts["probe"] = PROBE.format(header=f"described_{count}.hpp")
    texts["part"] = PROBE.format(header=f"part_{count}.hpp")
    units = {}
    for kind, text in texts.items():
        units[kind] = directory / f"{kind}_{count}_unit.cpp"
        units[kind].write_text(text)
    return units


def cost_of(compiler, unit):
    """User seconds and the largest resident set in MB of one compilation."""
    command = [compiler, "-std=c++20", "-O0", f"-I{HERE / '../include'}", f"-I{HERE / '../dsl'}"]
    process = subprocess.Popen([*command, "-c", str(unit), "-o", os.devnull])
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{unit} does not compile with {compiler}")
    return used.ru_utime, used.ru_maxrss / 1024


def measure(compiler, units, runs):
    """The least cost of each unit over interleaved runs."""
    costs = {name: [] for name in units}
    for _ in range(runs):
        for name, unit in units.items():
            costs[name].append(cost_of(compiler, unit))
    return {name: (min(c[0] for c in all_), max(c[1] for c in all_)) for name, all_ in costs.items()}


def report(compiler, counts, runs, directory):
    calibration = directory / "calibration.cpp"
    calibration.write_text("#include <string_view>\n")
    units = {("calibration", 0): calibration}
    for count in sorted({1, *counts}):
        units.update({(kind, count): unit for kind, unit in write_units(directory, count).items()})
    costs = measure(compiler, units, runs)
    unit_cost = costs["calibration", 0][0]
    print(f"{compiler}: a unit that includes <string_view> takes {unit_cost:.3f} s")
    print(f"{'':10}{'tables':>7}{'seconds':>9}{'x unit':>8}{'MB':>7}{'ms/table':>10}")
    for (kind, count), (seconds, megabytes) in costs.items():
        if count in counts:
            tables = max(count // 10, 1) if kind == "part" else count
            each = (seconds - costs[kind, 1][0]) / max(tables - 1, 1) * 1000
            print(f"{kind:10}{count:7}{seconds:9.2f}{seconds / unit_cost:8.1f}{megabytes:7.0f}{each:10.2f}")
    if {100, 1000} <= set(counts):
        print(f"the probe of 1000 tables takes {costs['probe', 1000][0] / costs['probe', 100][0]:.1f} x that of 100")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compilers", nargs="+", default=["g++", "clang++-16"])
    parser.add_argument("--tables", nargs="+", type=int, default=[10, 100, 300, 1000])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        for compiler in asked.compilers:
            report(compiler, asked.tables, asked.runs, pathlib.Path(directory))


if __name__ == "__main__":
    main()
