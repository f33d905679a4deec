// Whether bytes are UTF-8.

#include "CScan.h"

// The intrinsics stay out of the header: Swift would take the types of the system's headers, which
// they include, for theirs.
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Where the next byte that is not ASCII stands, from a place on; `count` if there is none.
static inline size_t next_beyond_ascii(const uint8_t *bytes, size_t place, size_t count) {
#if defined(__x86_64__)
  for (; place + 16 <= count; place += 16) {
    const __m128i part = _mm_loadu_si128((const __m128i *)(bytes + place));
    const unsigned beyond = (unsigned)_mm_movemask_epi8(part);
    if (beyond != 0) return place + (size_t)__builtin_ctz(beyond);
  }
#endif
  while (place < count && bytes[place] < 0x80) place++;
  return place;
}

static inline bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// The Unicode Standard, table 3-7: which second bytes may follow a first one.
static bool is_utf8_from(const uint8_t *bytes, size_t place, size_t count) {
  while ((place = next_beyond_ascii(bytes, place, count)) < count) {
    // Letters of one alphabet seldom stand alone.
    do {
      const size_t rest = count - place;
      const uint8_t *here = bytes + place;
      const uint8_t first = here[0];
      if (first < 0xE0) {
        if (first < 0xC2 || rest < 2 || !continues(here[1])) return false;
        place += 2;
      } else if (first < 0xF0) {
        if (rest < 3 || !continues(here[1]) || !continues(here[2])) return false;
        if ((first == 0xE0 && here[1] < 0xA0) || (first == 0xED && here[1] > 0x9F)) return false;
        place += 3;
      } else {
        if (first > 0xF4 || rest < 4) return false;
        if (!continues(here[1]) || !continues(here[2]) || !continues(here[3])) return false;
        if ((first == 0xF0 && here[1] < 0x90) || (first == 0xF4 && here[1] > 0x8F)) return false;
        place += 4;
      }
    } while (place < count && bytes[place] >= 0x80);
  }
  return true;
}

bool cscan_is_utf8_portable(const uint8_t *bytes, size_t count) {
  return is_utf8_from(bytes, 0, count);
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))

// After Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte": each fault
// shows in two bytes next to each other. A bit for each kind of fault; one is met where the three
// tables, asked for the halves of the one byte and for the upper half of the next, agree on it.
enum {
  TOO_SHORT = 1 << 0,
  TOO_LONG = 1 << 1,
  OVERLONG_3 = 1 << 2,
  SURROGATE = 1 << 4,
  OVERLONG_2 = 1 << 5,
  TOO_LARGE_1000 = 1 << 6,
  OVERLONG_4 = 1 << 6,
  TOO_LARGE = 1 << 3,
  TWO_CONTINUE = 1 << 7,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUE,
};

WIDE static inline __m256i lookup(const int8_t table[16], __m256i places) {
  const __m128i half = _mm_loadu_si128((const __m128i *)table);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), places);
}

WIDE static inline __m256i upper_halves(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

// The bytes before each of some bytes, which follow others.
#define BEFORE(bytes, others, distance) \
  _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(others, bytes, 0x21), 16 - (distance))

// Not zero where a fault shows.
WIDE static inline __m256i faults(__m256i bytes, __m256i others) {
  static const int8_t first_upper[16] = {
      TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
      (int8_t)TWO_CONTINUE, (int8_t)TWO_CONTINUE, (int8_t)TWO_CONTINUE, (int8_t)TWO_CONTINUE,
      TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
      TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4};
  static const int8_t first_lower[16] = {
      (int8_t)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (int8_t)(CARRY | OVERLONG_2),
      (int8_t)CARRY, (int8_t)CARRY, (int8_t)(CARRY | TOO_LARGE),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000), (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000), (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000), (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000), (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE),
      (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000), (int8_t)(CARRY | TOO_LARGE | TOO_LARGE_1000)};
  static const int8_t second_upper[16] = {
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
      (int8_t)(TOO_LONG | OVERLONG_2 | TWO_CONTINUE | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4),
      (int8_t)(TOO_LONG | OVERLONG_2 | TWO_CONTINUE | OVERLONG_3 | TOO_LARGE),
      (int8_t)(TOO_LONG | OVERLONG_2 | TWO_CONTINUE | SURROGATE | TOO_LARGE),
      (int8_t)(TOO_LONG | OVERLONG_2 | TWO_CONTINUE | SURROGATE | TOO_LARGE),
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT};
  const __m256i before = BEFORE(bytes, others, 1);
  const __m256i kinds = _mm256_and_si256(
      _mm256_and_si256(
          lookup(first_upper, upper_halves(before)),
          lookup(first_lower, _mm256_and_si256(before, _mm256_set1_epi8(0x0F)))),
      lookup(second_upper, upper_halves(bytes)));
  // The third and fourth bytes of a character, and no others, go on where two go on.
  const __m256i third =
      _mm256_subs_epu8(BEFORE(bytes, others, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
  const __m256i fourth =
      _mm256_subs_epu8(BEFORE(bytes, others, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
  const __m256i go_on =
      _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(go_on, kinds);
}

// The place from which on bytes must be looked at one by one: those before it are whole characters;
// the start, if there is a fault.
WIDE static size_t end_of_utf8_wide(const uint8_t *bytes, size_t count) {
  __m256i others = _mm256_setzero_si256();
  __m256i found = _mm256_setzero_si256();
  size_t place = 0;
  for (; place + 32 <= count; place += 32) {
    const __m256i part = _mm256_loadu_si256((const __m256i *)(bytes + place));
    found = _mm256_or_si256(found, faults(part, others));
    others = part;
  }
  if (!_mm256_testz_si256(found, found)) return 0;
  // The last character may go on after the part.
  while (place > 0 && continues(bytes[place - 1])) place--;
  return place > 0 && bytes[place - 1] >= 0x80 ? place - 1 : place;
}
#endif

bool cscan_is_utf8(const uint8_t *bytes, size_t count) {
  size_t place = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) place = end_of_utf8_wide(bytes, count);
#endif
  return is_utf8_from(bytes, place, count);
}
