#pragma once

/// What instar's macros need of the preprocessor: a loop over the arguments, and the two halves of `(type, name)`.

/// INSTAR_PP_EACH(macro, a, b, ...) is `macro(a) macro(b) ...`, for up to 1,600 arguments. They are taken by the
/// sixteen, with empty ones behind the last: so the few members of most structs take one step or two, and no recursion.
#define INSTAR_PP_EACH(macro, ...) INSTAR_PP_EACH_1(macro, __VA_ARGS__, , , , , , , , , , , , , , , , , )

#define INSTAR_PP_EACH_1(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_2, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_2(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_3, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_3(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_4, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_4(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_5, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_5(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_6, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_6(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_7, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_7(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_EACH_8, rest)(macro, rest, __VA_ARGS__)
#define INSTAR_PP_EACH_8(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                 \
  INSTAR_PP_IF_ANY(INSTAR_PP_WIDE, rest)(macro, rest, __VA_ARGS__)

/// What is behind the first 128: a step that names itself for the next scan, and 125 scans. Only wide structs pay for
/// it.
#define INSTAR_PP_WIDE(macro, ...) INSTAR_PP_SCAN_125(INSTAR_PP_WIDE_STEP(macro, __VA_ARGS__))
#define INSTAR_PP_WIDE_STEP(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, rest, ...) \
  INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                    \
  INSTAR_PP_WIDE_NEXT(rest) INSTAR_PP_PARENTHESES(macro, rest, __VA_ARGS__)
#define INSTAR_PP_WIDE_NEXT(...) INSTAR_PP_PASTE(INSTAR_PP_WIDE_END, __VA_OPT__(_NOT_YET))
#define INSTAR_PP_WIDE_END_NOT_YET() INSTAR_PP_WIDE_STEP
#define INSTAR_PP_WIDE_END() INSTAR_PP_NOTHING
#define INSTAR_PP_PARENTHESES ()
#define INSTAR_PP_SCAN_125(...) \
  INSTAR_PP_SCAN_25(INSTAR_PP_SCAN_25(INSTAR_PP_SCAN_25(INSTAR_PP_SCAN_25(INSTAR_PP_SCAN_25(__VA_ARGS__)))))
#define INSTAR_PP_SCAN_25(...) \
  INSTAR_PP_SCAN_5(INSTAR_PP_SCAN_5(INSTAR_PP_SCAN_5(INSTAR_PP_SCAN_5(INSTAR_PP_SCAN_5(__VA_ARGS__)))))
#define INSTAR_PP_SCAN_5(...) \
  INSTAR_PP_SCAN(INSTAR_PP_SCAN(INSTAR_PP_SCAN(INSTAR_PP_SCAN(INSTAR_PP_SCAN(__VA_ARGS__)))))
#define INSTAR_PP_SCAN(...) __VA_ARGS__

// clang-format off
#define INSTAR_PP_SIXTEEN(macro, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
  INSTAR_PP_ONE(macro, a) INSTAR_PP_ONE(macro, b) INSTAR_PP_ONE(macro, c) INSTAR_PP_ONE(macro, d) \
  INSTAR_PP_ONE(macro, e) INSTAR_PP_ONE(macro, f) INSTAR_PP_ONE(macro, g) INSTAR_PP_ONE(macro, h) \
  INSTAR_PP_ONE(macro, i) INSTAR_PP_ONE(macro, j) INSTAR_PP_ONE(macro, k) INSTAR_PP_ONE(macro, l) \
  INSTAR_PP_ONE(macro, m) INSTAR_PP_ONE(macro, n) INSTAR_PP_ONE(macro, o) INSTAR_PP_ONE(macro, p)
// clang-format on
#define INSTAR_PP_ONE(macro, ...) __VA_OPT__(macro(__VA_ARGS__))

/// `next`, unless what is behind it is empty; else what makes nothing of its arguments.
#define INSTAR_PP_IF_ANY(next, ...) INSTAR_PP_PASTE(INSTAR_PP_END, __VA_OPT__(_NOT_YET))(next)
#define INSTAR_PP_END_NOT_YET(next) next
#define INSTAR_PP_END(next) INSTAR_PP_NOTHING
#define INSTAR_PP_NOTHING(...)

/// The two halves of `(type, name)`; the type may hold up to three commas.
#define INSTAR_PP_TYPE(member) INSTAR_PP_HALF(INSTAR_PP_TYPE_, INSTAR_PP_SIZE member) member
#define INSTAR_PP_NAME(member) INSTAR_PP_HALF(INSTAR_PP_NAME_, INSTAR_PP_SIZE member) member

#define INSTAR_PP_SIZE(...) INSTAR_PP_SIXTH(__VA_ARGS__, 5, 4, 3, 2, 1, )
#define INSTAR_PP_SIXTH(a, b, c, d, e, f, ...) f
#define INSTAR_PP_HALF(half, size) INSTAR_PP_PASTE(half, size)
#define INSTAR_PP_PASTE(a, b) a##b

#define INSTAR_PP_TYPE_2(t, name) t
#define INSTAR_PP_TYPE_3(t, u, name) t, u
#define INSTAR_PP_TYPE_4(t, u, v, name) t, u, v
#define INSTAR_PP_TYPE_5(t, u, v, w, name) t, u, v, w
#define INSTAR_PP_NAME_2(t, name) name
#define INSTAR_PP_NAME_3(t, u, name) name
#define INSTAR_PP_NAME_4(t, u, v, name) name
#define INSTAR_PP_NAME_5(t, u, v, w, name) name

#define INSTAR_PP_TEXT(text) INSTAR_PP_TEXT_OF(text)
#define INSTAR_PP_TEXT_OF(text) #text
