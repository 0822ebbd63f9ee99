#include "odb/odb_run.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

namespace instar::testing {
namespace fs = std::filesystem;

void run_odb(const std::string& database, const std::string& options, const fs::path& header, const fs::path& output) {
  fs::create_directories(output);
  const auto command = "'" INSTAR_TEST_ODB_COMPILER "' -I '" INSTAR_TEST_ODB_GIVEN "/stand_ins' --database " +
                       database + " -x -std=gnu++20 --generate-query --generate-schema-only --schema-format sql -o '" +
                       output.string() + "' " + options + " '" + header.string() + "' 2> '" +
                       (output / "said").string() + "'";
  BOOST_REQUIRE_MESSAGE(std::system(command.c_str()) == 0, "ODB refuses it: " + command);
}

odb_run::odb_run(const fs::path& header, const std::string& options) {
  for (const std::string database : {"pgsql", "sqlite"})
    run_odb(database,
            options + " --at-once --input-name app --init-changelog --changelog '" + changelog(database).string() +
                "' --odb-epilogue '#include \"" INSTAR_TEST_ODB_GIVEN
                "/instar_optional.hxx\"' --odb-epilogue '#pragma db model version(1, 1)'",
            header, path / database);
}

}  // namespace instar::testing
