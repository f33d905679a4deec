#include "CKernels.h"

#include "Wide.h"

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
  return counts_at_once() ? counted_at_once(words, count) : ck_count_bits_portable(words, count);
}

uint64_t ck_count_bits_portable(const uint64_t *words, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += counted(words[i]);
  return total;
}

uint64_t ck_count_common_bits(const uint64_t *words, const uint64_t *others, size_t count) {
  return counts_at_once() ? common_at_once(words, others, count)
                          : ck_count_common_bits_portable(words, others, count);
}

uint64_t ck_count_common_bits_portable(
    const uint64_t *words, const uint64_t *others, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) total += counted(words[i] & others[i]);
  return total;
}

#define CK_INLINE static inline __attribute__((always_inline))

CK_INLINE int32_t bits_of(uint64_t word, int at_once) {
  return (int32_t)(at_once ? (uint64_t)__builtin_popcountll(word) : counted(word));
}

CK_INLINE size_t find_sharing(
    const uint64_t *one, const uint64_t *others, size_t stride, size_t width, const int32_t *ranks,
    int32_t low, int32_t high, size_t count, int32_t *places, int32_t *shared, int at_once) {
  size_t found = 0;
  for (size_t place = 0; place < count; place++) {
    if (ranks[place] < low || ranks[place] > high) continue;
    const uint64_t *other = others + place * stride;
    int32_t bits = 0;
    for (size_t word = 0; word < width; word++) bits += bits_of(one[word] & other[word], at_once);
    // Each is written; only those that share a bit are kept.
    places[found] = (int32_t)place;
    shared[found] = bits;
    found += bits != 0;
  }
  return found;
}

CK_POPCNT static size_t find_sharing_at_once(
    const uint64_t *one, const uint64_t *others, size_t stride, size_t width, const int32_t *ranks,
    int32_t low, int32_t high, size_t count, int32_t *places, int32_t *shared) {
  // Few numbers have few words.
  if (width == 1) {
    return find_sharing(one, others, stride, 1, ranks, low, high, count, places, shared, 1);
  }
  return find_sharing(one, others, stride, width, ranks, low, high, count, places, shared, 1);
}

size_t ck_find_sharing(
    const uint64_t *one, const uint64_t *others, size_t stride, size_t width, const int32_t *ranks,
    int32_t low, int32_t high, size_t count, int32_t *places, int32_t *shared, bool is_portable) {
  if (!is_portable && counts_at_once()) {
    return find_sharing_at_once(one, others, stride, width, ranks, low, high, count, places, shared);
  }
  return find_sharing(one, others, stride, width, ranks, low, high, count, places, shared, 0);
}

CK_INLINE void count_shared(
    const uint64_t *ones, const uint64_t *others, size_t stride, size_t width, size_t first,
    size_t end, const int32_t *lefts, const int32_t *rights, size_t count, int32_t *shared,
    int at_once) {
  for (size_t pair = 0; pair < count; pair++) {
    const uint64_t *one = ones + (size_t)lefts[pair] * stride;
    const uint64_t *other = others + (size_t)rights[pair] * stride;
    int32_t bits = 0;
    for (size_t word = 0; word < width; word++) {
      uint64_t both = 0;
      for (size_t place = first + word; place < end; place += width) {
        both |= one[place] & other[place];
      }
      bits += bits_of(both, at_once);
    }
    shared[pair] = bits;
  }
}

CK_POPCNT static void count_shared_at_once(
    const uint64_t *ones, const uint64_t *others, size_t stride, size_t width, size_t first,
    size_t end, const int32_t *lefts, const int32_t *rights, size_t count, int32_t *shared) {
  // Few numbers have few words, and most conditions few alternatives.
  if (width == 1 && end - first == 1) {
    count_shared(ones, others, stride, 1, first, first + 1, lefts, rights, count, shared, 1);
  } else if (width == 1 && end - first == 2) {
    count_shared(ones, others, stride, 1, first, first + 2, lefts, rights, count, shared, 1);
  } else {
    count_shared(ones, others, stride, width, first, end, lefts, rights, count, shared, 1);
  }
}

void ck_count_shared(
    const uint64_t *ones, const uint64_t *others, size_t stride, size_t width, size_t first,
    size_t end, const int32_t *lefts, const int32_t *rights, size_t count, int32_t *shared,
    bool is_portable) {
  if (!is_portable && counts_at_once()) {
    count_shared_at_once(
        ones, others, stride, width, first, end, lefts, rights, count, shared);
  } else {
    count_shared(ones, others, stride, width, first, end, lefts, rights, count, shared, 0);
  }
}

#if defined(__x86_64__)
// Bytes count for as many words as none of them can overflow in, two codes a word.
enum { words_per_run = 127 };

// Half a word's codes; those without a bit become 255, which is none of those that are counted.
CK_WIDE static inline __m256i chosen_codes(const uint8_t *codes, uint64_t bits, int half) {
  const __m256i byte_of_lane = _mm256_setr_epi8(
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3,
      3);
  const __m256i bit_of_lane = _mm256_set1_epi64x((long long)0x8040201008040201);
  const int half_bits = (int)(uint32_t)(bits >> (32 * half));
  const __m256i bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(half_bits), byte_of_lane);
  const __m256i has = _mm256_cmpeq_epi8(_mm256_and_si256(bytes, bit_of_lane), bit_of_lane);
  const __m256i values = _mm256_loadu_si256((const __m256i *)(codes + 32 * (size_t)half));
  return _mm256_or_si256(values, _mm256_xor_si256(has, _mm256_set1_epi8(-1)));
}

// What the lanes of a tally of bytes add up to.
CK_WIDE static inline uint64_t sum_of_bytes(__m256i tally) {
  uint64_t parts[4];
  _mm256_storeu_si256((__m256i *)parts, _mm256_sad_epu8(tally, _mm256_setzero_si256()));
  return parts[0] + parts[1] + parts[2] + parts[3];
}

CK_WIDE static void add_run(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts) {
  __m256i tallies[32];
  for (size_t code = 0; code < code_count; code++) tallies[code] = _mm256_setzero_si256();
  for (size_t word = 0; word < word_count; word++) {
    if (bits[word] == 0) continue;
    const uint8_t *place = codes + word * 64;
    const __m256i chosen[2] = {
        chosen_codes(place, bits[word], 0), chosen_codes(place, bits[word], 1)};
    for (size_t code = 0; code < code_count; code++) {
      const __m256i wanted = _mm256_set1_epi8((char)code);
      __m256i tally = tallies[code];
      tally = _mm256_sub_epi8(tally, _mm256_cmpeq_epi8(chosen[0], wanted));
      tally = _mm256_sub_epi8(tally, _mm256_cmpeq_epi8(chosen[1], wanted));
      tallies[code] = tally;
    }
  }
  for (size_t code = 0; code < code_count; code++) counts[code] += sum_of_bytes(tallies[code]);
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

// Rows of a run: what is kept of them lies in the nearest memory, and a tally of bytes that counts
// 32 of them at a time cannot overflow.
enum { words_per_piece = 32, loads_per_piece = 2 * words_per_piece };

// First less second of half a word, in order; a bit for each that two bytes do not hold.
CK_WIDE static inline int differences(
    const uint16_t *first, const uint16_t *second, __m256i *result) {
  const __m256i bias = _mm256_set1_epi16((short)0x8000);
  int clipped = 0;
  for (int i = 0; i < 2; i++) {
    const __m256i one = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)first + i), bias);
    const __m256i other = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)second + i), bias);
    result[i] = _mm256_subs_epi16(one, other);
    const __m256i wrapped = _mm256_sub_epi16(one, other);
    clipped |= ~_mm256_movemask_epi8(_mm256_cmpeq_epi16(result[i], wrapped));
  }
  return clipped;
}

CK_WIDE static int add_totals(
    const uint16_t *first, const uint16_t *second, const uint8_t *groups, const uint64_t *bits,
    size_t word_count, size_t group_count, int64_t *sums, uint64_t *counts) {
  __m256i chosen[loads_per_piece], apart[2 * loads_per_piece];
  for (size_t load = 0; load < 2 * word_count; load++) {
    const size_t word = load / 2, row = load * 32;
    chosen[load] = chosen_codes(groups + word * 64, bits[word], (int)(load & 1));
    if (differences(first + row, second + row, apart + 2 * load)) return 0;
  }
  for (size_t group = 0; group < group_count; group++) {
    const __m256i wanted = _mm256_set1_epi8((char)group);
    __m256i tally = _mm256_setzero_si256(), total = _mm256_setzero_si256();
    for (size_t load = 0; load < 2 * word_count; load++) {
      // All ones, which is −1, in the rows of the group.
      const __m256i is_member = _mm256_cmpeq_epi8(chosen[load], wanted);
      tally = _mm256_sub_epi8(tally, is_member);
      const __m256i low = _mm256_cvtepi8_epi16(_mm256_castsi256_si128(is_member));
      const __m256i high = _mm256_cvtepi8_epi16(_mm256_extracti128_si256(is_member, 1));
      total = _mm256_sub_epi32(total, _mm256_madd_epi16(apart[2 * load], low));
      total = _mm256_sub_epi32(total, _mm256_madd_epi16(apart[2 * load + 1], high));
    }
    int32_t parts[8];
    _mm256_storeu_si256((__m256i *)parts, total);
    for (int part = 0; part < 8; part++) sums[group] += parts[part];
    counts[group] += sum_of_bytes(tally);
  }
  return 1;
}

size_t ck_add_difference_totals_u16(
    const uint16_t *first, const uint16_t *second, const uint8_t *groups, const uint64_t *bits,
    size_t word_count, size_t group_count, int64_t *sums, uint64_t *counts) {
  if (group_count > 255 || !__builtin_cpu_supports("avx2")) return 0;
  size_t word = 0;
  while (word < word_count) {
    const size_t rest = word_count - word, row = word * 64;
    const size_t piece = rest < words_per_piece ? rest : words_per_piece;
    if (!add_totals(
            first + row, second + row, groups + row, bits + word, piece, group_count, sums,
            counts)) {
      break;
    }
    word += piece;
  }
  return word;
}
#else
size_t ck_add_difference_totals_u16(
    const uint16_t *first, const uint16_t *second, const uint8_t *groups, const uint64_t *bits,
    size_t word_count, size_t group_count, int64_t *sums, uint64_t *counts) {
  return 0;
}

int ck_add_code_counts_u8(
    const uint8_t *codes, const uint64_t *bits, size_t word_count, size_t code_count,
    uint64_t *counts) {
  return 0;
}
#endif
