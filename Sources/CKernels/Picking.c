#include "CKernels.h"

#include <string.h>

#include "Wide.h"

#if defined(__x86_64__)
// Of 64 bytes at a time those that have a bit: 64 are written, and the next overwrite those that
// are too many. Where they start is known without waiting for a branch.
__attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt"))) static ptrdiff_t
picked_by_compression(
    const uint8_t *bytes, const uint64_t *bits, size_t word_count, uint8_t *picked) {
  uint8_t *next = picked;
  for (size_t word = 0; word < word_count; word++) {
    ck_fetch(bytes + word * 64 + 2048);
    const __m512i all = _mm512_loadu_si512(bytes + word * 64);
    _mm512_storeu_si512(next, _mm512_maskz_compress_epi8(bits[word], all));
    next += __builtin_popcountll(bits[word]);
  }
  return next - picked;
}

// The same of eight bytes at a time.
__attribute__((target("bmi2,popcnt"))) static ptrdiff_t picked_by_extraction(
    const uint8_t *bytes, const uint64_t *bits, size_t word_count, uint8_t *picked) {
  uint8_t *next = picked;
  for (size_t word = 0; word < word_count; word++) {
    const uint64_t live = bits[word];
    ck_fetch(bytes + word * 64 + 2048);
    if (live == 0) continue;
    for (size_t part = 0; part < 8; part++) {
      uint64_t eight;
      memcpy(&eight, bytes + word * 64 + part * 8, 8);
      const uint64_t mask = live >> (part * 8) & 0xFF;
      // Each bit as a byte of ones.
      const uint64_t chosen = _pdep_u64(mask, UINT64_C(0x0101010101010101)) * 0xFF;
      eight = _pext_u64(eight, chosen);
      memcpy(next, &eight, 8);
      next += __builtin_popcountll(mask);
    }
  }
  return next - picked;
}

static bool compresses(void) {
  return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw");
}

static bool extracts(void) {
  return __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

// The first two of AMD's take hundreds of steps for an extraction.
static bool extracts_slowly(void) {
  return __builtin_cpu_is("znver1") || __builtin_cpu_is("znver2");
}

ptrdiff_t ck_pick_u8(
    const uint8_t *bytes, const uint64_t *bits, size_t word_count, uint8_t *picked,
    ck_pick_way way) {
  if (way != ck_pick_by_extraction && compresses())
    return picked_by_compression(bytes, bits, word_count, picked);
  if (way == ck_pick_by_compression || !extracts()) return -1;
  if (way == ck_pick_quickest && extracts_slowly()) return -1;
  return picked_by_extraction(bytes, bits, word_count, picked);
}
#else
ptrdiff_t ck_pick_u8(
    const uint8_t *bytes, const uint64_t *bits, size_t word_count, uint8_t *picked,
    ck_pick_way way) {
  return -1;
}
#endif
