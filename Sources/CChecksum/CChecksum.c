#include "CChecksum.h"

#include <string.h>

// The polynomial 0x1EDC6F41 with its bits reversed, as the instruction has it. An entry is what
// four zero bits make of the four lowest bits of the state.
static const uint32_t nibbles[16] = {
    0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3, 0x61C69362, 0x7198540D,
    0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9, 0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75,
};

uint32_t cchecksum_crc32c_portable(uint32_t before, const uint8_t *bytes, size_t count) {
  uint32_t state = ~before;
  for (size_t i = 0; i < count; i++) {
    state ^= bytes[i];
    state = state >> 4 ^ nibbles[state & 15];
    state = state >> 4 ^ nibbles[state & 15];
  }
  return ~state;
}

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2")))
static uint32_t crc32c_sse42(uint32_t before, const uint8_t *bytes, size_t count) {
  uint64_t state = (uint32_t)~before;
  while (count >= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    state = _mm_crc32_u64(state, word);
    bytes += 8;
    count -= 8;
  }
  uint32_t rest = (uint32_t)state;
  while (count > 0) {
    rest = _mm_crc32_u8(rest, *bytes);
    bytes++;
    count--;
  }
  return ~rest;
}
#endif

uint32_t cchecksum_crc32c(uint32_t before, const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return crc32c_sse42(before, bytes, count);
#endif
  return cchecksum_crc32c_portable(before, bytes, count);
}
