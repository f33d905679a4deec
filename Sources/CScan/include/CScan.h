// Loops over bytes that the compiler does not turn into vector code by itself: where the marks of a
// delimited text stand, whether two texts are the same, and a text's hash.
//
// What is called for each text is inline, so that Swift's loops take it in.
#ifndef CSCAN_H
#define CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Writes where quotes stand, line ends, and delimiters outside quotes, in order, and gives how many
// there are. The first byte stands outside quotes. There must be room for `count` places.
size_t cscan_places(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, uint32_t *places);

// The same without vector code.
size_t cscan_places_portable(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, uint32_t *places);

// True if all bytes are characters of UTF-8.
bool cscan_is_utf8(const uint8_t *bytes, size_t count);

// Gives memory that was freed back to the system, as far as the C library can.
void cscan_give_back(void);

// True if two texts of a length are the same.
static inline bool cscan_equal(const uint8_t *one, const uint8_t *other, size_t count) {
  return memcmp(one, other, count) == 0;
}

static inline uint64_t cscan_fold(uint64_t one, uint64_t other) {
  const unsigned __int128 product = (unsigned __int128)one * other;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

// Up to eight bytes as a number; no two texts of a length give the same.
static inline uint64_t cscan_word(const uint8_t *bytes, size_t count) {
  if (count >= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    return word;
  }
  if (count >= 4) {
    uint32_t first, last;
    memcpy(&first, bytes, 4);
    memcpy(&last, bytes + count - 4, 4);
    return (uint64_t)first << 32 | last;
  }
  if (count == 0) return 0;
  return (uint64_t)bytes[0] << 16 | (uint64_t)bytes[count >> 1] << 8 | bytes[count - 1];
}

// A text's hash under a seed.
static inline uint64_t cscan_hash(const uint8_t *bytes, size_t count, uint64_t seed) {
  uint64_t state = seed ^ (uint64_t)count;
  size_t rest = count;
  while (rest > 8) {
    state = cscan_fold(state ^ cscan_word(bytes, 8), UINT64_C(0x9E3779B97F4A7C15));
    bytes += 8;
    rest -= 8;
  }
  state = cscan_fold(state ^ cscan_word(bytes, rest), UINT64_C(0x9E3779B97F4A7C15));
  return cscan_fold(state ^ UINT64_C(0xD6E8FEB86659FD93), UINT64_C(0xA0761D6478BD642F));
}

#endif
