#include "CKernels.h"

#include "Wide.h"

// The tests of CKernels.h, 32 bytes at a time, for processors with AVX2; elsewhere they do nothing
// and give 0.

#if defined(__x86_64__)
CK_WIDE static inline uint64_t bits_of(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

// Words of two bytes as bytes, in order.
CK_WIDE static inline __m256i narrowed(__m256i low, __m256i high) {
  return _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xd8);
}

CK_WIDE static inline __m256i loaded(const void *place, size_t index) {
  return _mm256_loadu_si256((const __m256i *)place + index);
}

CK_WIDE static void within_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, uint8_t first, uint8_t last,
    uint64_t *words) {
  const __m256i least = _mm256_set1_epi8((char)first), greatest = _mm256_set1_epi8((char)last);
  for (size_t word = 0; word < word_count; word++) {
    if (live && live[word] == 0) continue;
    __m256i inside[2];
    for (size_t i = 0; i < 2; i++) {
      const __m256i value = loaded(codes + word * 64, i);
      inside[i] = _mm256_cmpeq_epi8(
          _mm256_min_epu8(_mm256_max_epu8(value, least), greatest), value);
    }
    words[word] = bits_of(inside[0], inside[1]);
  }
}

CK_WIDE static void within_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, uint16_t first, uint16_t last,
    uint64_t *words) {
  const __m256i least = _mm256_set1_epi16((short)first), greatest = _mm256_set1_epi16((short)last);
  for (size_t word = 0; word < word_count; word++) {
    if (live && live[word] == 0) continue;
    __m256i inside[4];
    for (size_t i = 0; i < 4; i++) {
      const __m256i value = loaded(codes + word * 64, i);
      inside[i] = _mm256_cmpeq_epi16(
          _mm256_min_epu16(_mm256_max_epu16(value, least), greatest), value);
    }
    words[word] = bits_of(narrowed(inside[0], inside[1]), narrowed(inside[2], inside[3]));
  }
}

CK_WIDE static void equal_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, const uint8_t *wanted,
    size_t wanted_count, uint64_t *words) {
  for (size_t word = 0; word < word_count; word++) {
    if (live && live[word] == 0) continue;
    __m256i found[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    for (size_t code = 0; code < wanted_count; code++) {
      const __m256i one = _mm256_set1_epi8((char)wanted[code]);
      for (size_t i = 0; i < 2; i++) {
        found[i] = _mm256_or_si256(
            found[i], _mm256_cmpeq_epi8(loaded(codes + word * 64, i), one));
      }
    }
    words[word] = bits_of(found[0], found[1]);
  }
}

CK_WIDE static void equal_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, const uint16_t *wanted,
    size_t wanted_count, uint64_t *words) {
  for (size_t word = 0; word < word_count; word++) {
    if (live && live[word] == 0) continue;
    __m256i found[4];
    for (size_t i = 0; i < 4; i++) found[i] = _mm256_setzero_si256();
    for (size_t code = 0; code < wanted_count; code++) {
      const __m256i one = _mm256_set1_epi16((short)wanted[code]);
      for (size_t i = 0; i < 4; i++) {
        found[i] = _mm256_or_si256(
            found[i], _mm256_cmpeq_epi16(loaded(codes + word * 64, i), one));
      }
    }
    words[word] = bits_of(narrowed(found[0], found[1]), narrowed(found[2], found[3]));
  }
}

static int is_wide(void) { return __builtin_cpu_supports("avx2"); }
#else
#define is_wide() 0
#define within_u8(...)
#define within_u16(...)
#define equal_u8(...)
#define equal_u16(...)
#endif

int ck_set_within_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, uint8_t first, uint8_t last,
    uint64_t *words) {
  if (!is_wide()) return 0;
  within_u8(codes, live, word_count, first, last, words);
  return 1;
}

int ck_set_within_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, uint16_t first, uint16_t last,
    uint64_t *words) {
  if (!is_wide()) return 0;
  within_u16(codes, live, word_count, first, last, words);
  return 1;
}

int ck_set_equal_u8(
    const uint8_t *codes, const uint64_t *live, size_t word_count, const uint8_t *wanted,
    size_t wanted_count, uint64_t *words) {
  if (!is_wide()) return 0;
  equal_u8(codes, live, word_count, wanted, wanted_count, words);
  return 1;
}

int ck_set_equal_u16(
    const uint16_t *codes, const uint64_t *live, size_t word_count, const uint16_t *wanted,
    size_t wanted_count, uint64_t *words) {
  if (!is_wide()) return 0;
  equal_u16(codes, live, word_count, wanted, wanted_count, words);
  return 1;
}
