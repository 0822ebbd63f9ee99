// The stand-ins for libodb's headers let the ODB compiler write what libodb's own let it write.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <instar/snapshot.hpp>
#include <string>

#include "generator/files.hpp"
#include "odb/odb_run.hpp"
#include "odb/samples.hpp"

namespace instar::testing {
namespace {
namespace fs = std::filesystem;

/// The samples were made with libodb's headers.
void check_made_again(const std::string& database, const std::string& name, int version) {
  const auto sample = [&](int number, const std::string& ending) {
    return samples / database / (name + "-v" + std::to_string(number) + ending);
  };
  const scratch_directory folder;
  const auto written = folder.path / "out.xml";
  auto options = "-D" + std::string(name == "rich" ? "RICH" : "OPS") + "_VERSION=" + std::to_string(version);
  // SQLite cannot add a column that is not null, nor make one so.
  if (database == "sqlite" && name == "ops") options += " --sqlite-override-null";
  options += version == 1 ? " --init-changelog --changelog '" + written.string() + "'"
                          : " --changelog-in '" + sample(version - 1, ".xml").string() + "' --changelog-out '" +
                                written.string() + "'";
  run_odb(database, options, samples / (name + ".hxx"), folder.path);
  BOOST_TEST_CONTEXT(name << " " << version << " for " << database) {
    BOOST_TEST((generator::read_text(written) == generator::read_text(sample(version, ".xml"))));
    BOOST_TEST((generator::read_text(folder.path / (name + ".sql")) == generator::read_text(sample(version, ".sql"))));
  }
}

BOOST_AUTO_TEST_SUITE(stand_ins)

BOOST_AUTO_TEST_CASE(every_sample_is_made_again_to_the_byte) {
  for (const std::string database : {"pgsql", "sqlite", "mysql"})
    for (const std::string name : {"rich", "ops"})
      for (const int version : {1, 2, 3}) check_made_again(database, name, version);
}

BOOST_AUTO_TEST_CASE(a_struct_of_hana_is_made_again) {
  const scratch_directory folder;
  fs::copy_file(samples / "hana_user.hpp", folder.path / "user.hpp");
  for (const std::string database : {"pgsql", "sqlite"}) {
    const auto written = folder.path / (database + ".xml");
    run_odb(database,
            "-I '" + folder.path.string() + "' --init-changelog --changelog '" + written.string() +
                "' --odb-epilogue '#include \"" + (samples / "hana_user_odb.hxx").string() + "\"'",
            folder.path / "user.hpp", folder.path);
    BOOST_TEST(
        (generator::read_text(written) == generator::read_text(samples / "hana" / ("hana_user-" + database + ".xml"))),
        database);
  }
}

/// A header is read by itself, as a base model; a changelog of ODB's tells the same by what has changed.
BOOST_AUTO_TEST_CASE(a_header_says_what_its_changelog_says) {
  for (const std::string version : {"1", "2", "3"}) {
    const odb_run run(samples / "ops.hxx", "-DOPS_VERSION=" + version);
    const auto kept = samples / "pgsql" / ("ops-v" + version + ".xml");
    BOOST_TEST(write_snapshot(declared_by({run.changelog("pgsql").string()}).schema) ==
                   write_snapshot(declared_by({kept.string()}).schema),
               version);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::testing
