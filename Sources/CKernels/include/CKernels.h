#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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
