#pragma once

// A stand-in, see ../../README.md. What there is to say of std::optional is in ../../instar_optional.hxx, for every version.
