#pragma once

/// What instar's macros need of the preprocessor: a loop over the arguments, and the two halves of `(type, name)`.

/// INSTAR_PP_EACH(macro, a, b, ...) is `macro(a) macro(b) ...`, for up to 128 arguments. Sixteen are done in a row;
/// what is left is started again by the next scan.
#define INSTAR_PP_EACH(macro, ...) INSTAR_PP_SCAN(INSTAR_PP_EACH_16(macro, __VA_ARGS__))

#define INSTAR_PP_EACH_16(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_15(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_15(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_14(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_14(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_13(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_13(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_12(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_12(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_11(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_11(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_10(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_10(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_9(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_9(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_8(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_8(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_7(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_7(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_6(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_6(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_5(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_5(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_4(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_4(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_3(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_3(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_2(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_2(macro, one, ...) macro(one) __VA_OPT__(INSTAR_PP_EACH_1(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_1(macro, one, ...) \
  macro(one) __VA_OPT__(INSTAR_PP_EACH_AGAIN INSTAR_PP_PARENTHESES(macro, __VA_ARGS__))
#define INSTAR_PP_EACH_AGAIN() INSTAR_PP_EACH_16
#define INSTAR_PP_PARENTHESES ()

#define INSTAR_PP_SCAN(...) INSTAR_PP_SCAN_3(INSTAR_PP_SCAN_3(__VA_ARGS__))
#define INSTAR_PP_SCAN_3(...) INSTAR_PP_SCAN_2(INSTAR_PP_SCAN_2(__VA_ARGS__))
#define INSTAR_PP_SCAN_2(...) INSTAR_PP_SCAN_1(INSTAR_PP_SCAN_1(__VA_ARGS__))
#define INSTAR_PP_SCAN_1(...) __VA_ARGS__

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
