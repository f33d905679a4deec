#include "CScan.h"

// What uses SSE2, which every x86-64 has, stands beside a portable form that gives the same; the
// tests compare the two. The intrinsics stay out of the header: Swift would take the types of the
// system's headers, which they include, for theirs.
#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

void cscan_give_back(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

// Which of 64 bytes are a mark, a bit each.
typedef struct {
  uint64_t quotes;
  uint64_t delimiters;
  uint64_t line_ends;
} marks_of_64;

static inline marks_of_64 masks_portable(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
  marks_of_64 masks = {0, 0, 0};
  for (int i = 0; i < 64; i++) {
    masks.quotes |= (uint64_t)(bytes[i] == quote) << i;
    masks.delimiters |= (uint64_t)(bytes[i] == delimiter) << i;
    masks.line_ends |= (uint64_t)(bytes[i] == '\n') << i;
  }
  return masks;
}

static inline marks_of_64 masks_fast(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
#if defined(__SSE2__)
  const __m128i quotes = _mm_set1_epi8((char)quote);
  const __m128i delimiters = _mm_set1_epi8((char)delimiter);
  const __m128i line_ends = _mm_set1_epi8('\n');
  marks_of_64 masks = {0, 0, 0};
  for (int i = 0; i < 4; i++) {
    const __m128i part = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    masks.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, quotes)) << (16 * i);
    masks.delimiters |=
        (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, delimiters)) << (16 * i);
    masks.line_ends |=
        (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, line_ends)) << (16 * i);
  }
  return masks;
#else
  return masks_portable(bytes, delimiter, quote);
#endif
}

// For each bit whether an odd number of bits is set up to and with it.
static inline uint64_t parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

static inline __attribute__((always_inline)) size_t places_of(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, bool is_portable,
    uint32_t *places) {
  size_t found = 0;
  uint64_t inside = 0;
  for (size_t base = 0; base < count; base += 64) {
    const size_t rest = count - base;
    uint8_t last[64];
    const uint8_t *part = bytes + base;
    if (rest < 64) {
      memset(last, 0, 64);
      memcpy(last, part, rest);
      part = last;
    }
    marks_of_64 masks = is_portable ? masks_portable(part, delimiter, quote)
                                    : masks_fast(part, delimiter, quote);
    const uint64_t quoted = parity(masks.quotes) ^ inside;
    inside = 0 - (quoted >> 63);
    uint64_t marks = masks.quotes | masks.line_ends | (masks.delimiters & ~quoted);
    if (rest < 64) marks &= (UINT64_C(1) << rest) - 1;
    while (marks != 0) {
      places[found++] = (uint32_t)(base + (size_t)__builtin_ctzll(marks));
      marks &= marks - 1;
    }
  }
  return found;
}

size_t cscan_places(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, uint32_t *places) {
  return places_of(bytes, count, delimiter, quote, false, places);
}

size_t cscan_places_portable(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, uint32_t *places) {
  return places_of(bytes, count, delimiter, quote, true, places);
}

// Where the next byte that is not ASCII stands, from a place on; `count` if there is none.
static inline size_t next_beyond_ascii(const uint8_t *bytes, size_t place, size_t count) {
#if defined(__SSE2__)
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
bool cscan_is_utf8(const uint8_t *bytes, size_t count) {
  size_t place = 0;
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
