#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Asks for what is soon to be read to come near the processor; any address will do.
static inline void ck_fetch(const void *place) { __builtin_prefetch(place); }

/// How many bits are set in so many words.
uint64_t ck_count_bits(const uint64_t *words, size_t count);

/// How many bits are set in both of two lists of so many words.
uint64_t ck_count_common_bits(const uint64_t *words, const uint64_t *others, size_t count);

/// The same as the two above, in the way of processors that have no instruction for it.
uint64_t ck_count_bits_portable(const uint64_t *words, size_t count);
uint64_t ck_count_common_bits_portable(
    const uint64_t *words, const uint64_t *others, size_t count);

/// How bytes are picked: as this processor is quickest at, or in one of the ways that some have.
typedef enum { ck_pick_quickest, ck_pick_by_compression, ck_pick_by_extraction } ck_pick_way;

/// Puts the bytes that have a bit, 64 a word, one after the other, in order; `picked` has room for
/// the bytes of all words. Gives how many they are; -1 where the processor lacks the instructions,
/// or is slow at them where no way is asked for, and nothing was done.
ptrdiff_t ck_pick_u8(
    const uint8_t *bytes, const uint64_t *bits, size_t word_count, uint8_t *picked,
    ck_pick_way way);

/// Which of `count` lists of `width` words share a bit with those of `one`, of those whose rank is
/// from `low` to `high`; the lists begin `stride` words one after the other. Writes their places,
/// ascending, and how many bits they share, and gives how many they are; there is room for `count`.
/// `is_portable` asks for the way of processors that have no instruction to count bits.
size_t ck_find_sharing(
    const uint64_t *one, const uint64_t *others, size_t stride, size_t width, const int32_t *ranks,
    int32_t low, int32_t high, size_t count, int32_t *places, int32_t *shared, bool is_portable);

/// How many bits the two lists of each of `count` pairs share in one of the layers of `width` words
/// that lie in the words from `first` to before `end` of each; the lists of either side begin
/// `stride` words one after the other. `is_portable` is as above.
void ck_count_shared(
    const uint64_t *ones, const uint64_t *others, size_t stride, size_t width, size_t first,
    size_t end, const int32_t *lefts, const int32_t *rights, size_t count, int32_t *shared,
    bool is_portable);

/// Adds how many codes there are of each below `code_count`, 32 at most, among those that have a
/// bit, 64 codes a word, to `counts`; where the processor lacks the instructions, does nothing and
/// gives 0.
int ck_add_code_counts_u8(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts);

/// Adds, for each group below `group_count`, first less second of its rows that have a bit to
/// `sums`, and how many they are to `counts`; 64 rows a word. Gives how many words it has done: it
/// stops before differences that two bytes do not hold, does none of more than 255 groups, and none
/// where the processor lacks the instructions.
size_t ck_add_difference_totals_u16(
    const uint16_t *first, const uint16_t *second, const uint8_t *groups, const uint64_t *bits,
    size_t word_count, size_t group_count, int64_t *sums, uint64_t *counts);

// Tests of so many whole words of 64 codes: each sets its word of bits, unless `live` is given and
// its word there has no bit. Where the processor lacks the instructions, they do nothing and give
// 0.

/// A bit for each code from `first` to `last`.
int ck_set_within_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, uint8_t first, uint8_t last,
    uint64_t *words);

/// A bit for each code from `first` to `last`.
int ck_set_within_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, uint16_t first, uint16_t last,
    uint64_t *words);

/// A bit for each code that equals one of those wanted.
int ck_set_equal_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, const uint8_t *wanted,
    size_t wanted_count, uint64_t *words);

/// A bit for each code that equals one of those wanted.
int ck_set_equal_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, const uint16_t *wanted,
    size_t wanted_count, uint64_t *words);

// Tests of 64 values at a time, one bit a value, the lowest first. They inline into loops in Swift,
// which knows no instruction that gathers the signs of bytes. SSE2 is part of every x86-64; other
// machines take the plain loops.

/// A bit for each of 64 codes that equals a code.
static inline uint64_t ck_equal_u8(const uint8_t *codes, uint8_t code) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)code);
  for (int i = 0; i < 4; i++) {
    const __m128i values = _mm_loadu_si128((const __m128i *)(codes + 16 * i));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(values, wanted)) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(codes[i] == code) << i;
#endif
  return bits;
}

/// A bit for each of 64 codes that equals a code.
static inline uint64_t ck_equal_u16(const uint16_t *codes, uint16_t code) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi16((short)code);
  for (int i = 0; i < 4; i++) {
    const __m128i *values = (const __m128i *)(codes + 16 * i);
    const __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128(values), wanted);
    const __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128(values + 1), wanted);
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high)) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(codes[i] == code) << i;
#endif
  return bits;
}

/// A bit for each of 64 pairs of numbers of which the left is greater.
static inline uint64_t ck_greater_i32(const int32_t *left, const int32_t *right) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  for (int i = 0; i < 4; i++) {
    const __m128i *one = (const __m128i *)(left + 16 * i);
    const __m128i *other = (const __m128i *)(right + 16 * i);
    __m128i greater[4];
    for (int j = 0; j < 4; j++) {
      greater[j] = _mm_cmpgt_epi32(_mm_loadu_si128(one + j), _mm_loadu_si128(other + j));
    }
    const __m128i low = _mm_packs_epi32(greater[0], greater[1]);
    const __m128i high = _mm_packs_epi32(greater[2], greater[3]);
    const uint32_t mask = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
    bits |= (uint64_t)(mask & 0xffff) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(left[i] > right[i]) << i;
#endif
  return bits;
}

/// A bit for each of 64 codes from `first` to `last`.
static inline uint64_t ck_within_u8(const uint8_t *codes, uint8_t first, uint8_t last) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i least = _mm_set1_epi8((char)first);
  const __m128i greatest = _mm_set1_epi8((char)last);
  for (int i = 0; i < 4; i++) {
    const __m128i values = _mm_loadu_si128((const __m128i *)(codes + 16 * i));
    const __m128i inside = _mm_min_epu8(_mm_max_epu8(values, least), greatest);
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(inside, values)) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(codes[i] >= first && codes[i] <= last) << i;
#endif
  return bits;
}

/// A bit for each of 64 codes from `first` to `last`.
static inline uint64_t ck_within_u16(const uint16_t *codes, uint16_t first, uint16_t last) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i least = _mm_set1_epi16((short)first);
  const __m128i greatest = _mm_set1_epi16((short)last);
  const __m128i zero = _mm_setzero_si128();
  for (int i = 0; i < 4; i++) {
    __m128i inside[2];
    for (int j = 0; j < 2; j++) {
      const __m128i value = _mm_loadu_si128((const __m128i *)(codes + 16 * i) + j);
      // Differences that stop at zero: how far it lies below and above.
      const __m128i off = _mm_or_si128(_mm_subs_epu16(least, value), _mm_subs_epu16(value, greatest));
      inside[j] = _mm_cmpeq_epi16(off, zero);
    }
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(inside[0], inside[1])) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(codes[i] >= first && codes[i] <= last) << i;
#endif
  return bits;
}

/// A bit for each of 64 numbers from `first` to `last`.
static inline uint64_t ck_within_i32(const int32_t *numbers, int32_t first, int32_t last) {
  uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i least = _mm_set1_epi32(first);
  const __m128i greatest = _mm_set1_epi32(last);
  for (int i = 0; i < 4; i++) {
    const __m128i *values = (const __m128i *)(numbers + 16 * i);
    __m128i outside[4];
    for (int j = 0; j < 4; j++) {
      const __m128i value = _mm_loadu_si128(values + j);
      outside[j] = _mm_or_si128(_mm_cmplt_epi32(value, least), _mm_cmpgt_epi32(value, greatest));
    }
    const __m128i low = _mm_packs_epi32(outside[0], outside[1]);
    const __m128i high = _mm_packs_epi32(outside[2], outside[3]);
    const uint32_t mask = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
    bits |= (uint64_t)(~mask & 0xffff) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) {
    bits |= (uint64_t)(numbers[i] >= first && numbers[i] <= last) << i;
  }
#endif
  return bits;
}

#endif
