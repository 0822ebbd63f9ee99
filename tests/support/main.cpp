#define BOOST_TEST_MODULE instar
#include <boost/test/unit_test.hpp>
