#include "odb/odb_run.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

namespace instar::testing {
namespace fs = std::filesystem;

odb_run::odb_run(const fs::path& header, const std::string& options) {
  for (const std::string database : {"pgsql", "sqlite"}) {
    fs::create_directory(path / database);
    const auto command =
        "'" INSTAR_TEST_ODB_COMPILER "' -I '" INSTAR_TEST_ODB_GIVEN "/stand_ins' " + options + " --database " +
        database +
        " -x -std=gnu++20 --at-once --input-name app --generate-query --generate-schema-only --schema-format sql "
        "--init-changelog --changelog '" +
        changelog(database).string() + "' -o '" + (path / database).string() +
        "' --odb-epilogue '#include \"" INSTAR_TEST_ODB_GIVEN
        "/instar_optional.hxx\"' "
        "--odb-epilogue '#pragma db model version(1, 1)' '" +
        header.string() + "'";
    BOOST_REQUIRE_MESSAGE(std::system(command.c_str()) == 0, "ODB refuses it: " + command);
  }
}

}  // namespace instar::testing
