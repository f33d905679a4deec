#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__x86_64__)
#define CK_POPCNT __attribute__((target("popcnt")))
#else
#define CK_POPCNT
#endif

// Compiled for processors that count the bits of a word in one instruction, which the others lack.
CK_POPCNT static uint64_t counted_at_once(const uint64_t *words, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += (uint64_t)__builtin_popcountll(words[i]);
  return total;
}

CK_POPCNT static uint64_t common_at_once(
    const uint64_t *words, const uint64_t *others, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) {
    total += (uint64_t)__builtin_popcountll(words[i] & others[i]);
  }
  return total;
}

#if defined(__x86_64__)
static uint64_t counted(uint64_t word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  return ((word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f) * 0x0101010101010101 >> 56;
}

static int counts_at_once(void) { return __builtin_cpu_supports("popcnt"); }
#else
static uint64_t counted(uint64_t word) { return (uint64_t)__builtin_popcountll(word); }

static int counts_at_once(void) { return 1; }
#endif

uint64_t ck_count_bits(const uint64_t *words, size_t count) {
  if (counts_at_once()) return counted_at_once(words, count);
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += counted(words[i]);
  return total;
}

uint64_t ck_count_common_bits(const uint64_t *words, const uint64_t *others, size_t count) {
  if (counts_at_once()) return common_at_once(words, others, count);
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += counted(words[i] & others[i]);
  return total;
}

#if defined(__x86_64__)
// Bytes count for as many words as none of them can overflow in, two codes a word.
enum { words_per_run = 127 };

__attribute__((target("avx2"))) static void add_run(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts) {
  const __m256i byte_of_lane = _mm256_setr_epi8(
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3,
      3);
  const __m256i bit_of_lane = _mm256_set1_epi64x((long long)0x8040201008040201);
  const __m256i ones = _mm256_set1_epi8(-1);
  __m256i tallies[32];
  for (size_t code = 0; code < code_count; code++) tallies[code] = _mm256_setzero_si256();
  for (size_t word = 0; word < word_count; word++) {
    if (bits[word] == 0) continue;
    __m256i chosen[2];
    for (int half = 0; half < 2; half++) {
      const int half_bits = (int)(uint32_t)(bits[word] >> (32 * half));
      const __m256i bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(half_bits), byte_of_lane);
      const __m256i has = _mm256_cmpeq_epi8(_mm256_and_si256(bytes, bit_of_lane), bit_of_lane);
      const __m256i values =
          _mm256_loadu_si256((const __m256i *)(codes + word * 64 + 32 * (size_t)half));
      // Codes without a bit become 255, which is none of those that are counted.
      chosen[half] = _mm256_or_si256(values, _mm256_xor_si256(has, ones));
    }
    for (size_t code = 0; code < code_count; code++) {
      const __m256i wanted = _mm256_set1_epi8((char)code);
      __m256i tally = tallies[code];
      tally = _mm256_sub_epi8(tally, _mm256_cmpeq_epi8(chosen[0], wanted));
      tally = _mm256_sub_epi8(tally, _mm256_cmpeq_epi8(chosen[1], wanted));
      tallies[code] = tally;
    }
  }
  for (size_t code = 0; code < code_count; code++) {
    const __m256i sums = _mm256_sad_epu8(tallies[code], _mm256_setzero_si256());
    uint64_t parts[4];
    _mm256_storeu_si256((__m256i *)parts, sums);
    counts[code] += parts[0] + parts[1] + parts[2] + parts[3];
  }
}

int ck_add_code_counts_u8(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts) {
  if (code_count > 32 || !__builtin_cpu_supports("avx2")) return 0;
  for (size_t word = 0; word < word_count; word += words_per_run) {
    const size_t rest = word_count - word;
    add_run(
        codes + word * 64, bits + word, rest < words_per_run ? rest : words_per_run, code_count,
        counts);
  }
  return 1;
}
#else
int ck_add_code_counts_u8(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts) {
  return 0;
}
#endif
