#pragma once

// A stand-in, see ../../../README.md. The smart pointers of TR1 are not there in any language that instar is for.
