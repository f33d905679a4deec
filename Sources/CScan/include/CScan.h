// Loops over bytes that the compiler does not turn into vector code by itself: where the cells of a
// delimited text and the words of prose lie, whether two texts are the same, and a text's hash.
//
// What is called for each text is inline, so that Swift's loops take it in.
#ifndef CSCAN_H
#define CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Where one cell's content lies.
typedef struct {
  // The first byte.
  ptrdiff_t start;
  // Bytes; the closing quote is not one of them.
  int32_t count;
  // True if the cell lies in another text than the file.
  bool is_spilled;
} cscan_cell;

// How a text is written, and how many fields its records have.
typedef struct {
  size_t columns;
  uint8_t delimiter;
  uint8_t quote;
} cscan_form;

// Where a record starts, and its line.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t line;
  // True if quotes are doubled in cells of it; those say that they are spilled, and lie in the text
  // with their quotes as they are.
  bool has_doubled;
} cscan_record;

// Where found records go: there must be room for `max` of them, and for their cells.
typedef struct {
  size_t max;
  cscan_cell *cells;
  cscan_record *records;
} cscan_room;

// How far records were read.
typedef struct {
  // Records found.
  size_t count;
  // The byte after the last of them, and its line.
  size_t position;
  size_t line;
} cscan_way;

// Finds the records of delimited text from a record's start on a line. Stops where there is no more
// room or text, and before a record that needs a second look: because of quotes or carriage returns
// where none are usual, a line that may be empty, or another number of fields.
//
// The portable way gives the same on processors of all kinds.
cscan_way cscan_records(
    const uint8_t *bytes, size_t start, size_t end, size_t line, cscan_form form, cscan_room room,
    bool is_portable);

// True if all bytes are characters of UTF-8.
bool cscan_is_utf8(const uint8_t *bytes, size_t count);

// The same without vector code.
bool cscan_is_utf8_portable(const uint8_t *bytes, size_t count);

// Bytes between two that certainly part words: an ASCII character other than letters, digits and
// the apostrophe.
typedef struct {
  // The first eight bytes as a number, the first lowest; zeros stand for those of a shorter run.
  uint64_t head;
  // The last eight bytes of a run of more than eight; else 0.
  uint64_t tail;
  // Where the run starts in the text.
  ptrdiff_t start;
  // Bytes of the run.
  ptrdiff_t count;
  // True if the run is one word: letters and digits of ASCII, and letters of two bytes from U+00C0
  // to U+023F, from U+0400 to U+047F and from U+04C0 to U+04FF.
  bool is_word;
} cscan_run;

// Most runs that begin in 64 bytes, and one that began before them: there must be so much room.
enum { CSCAN_RUNS_MIN = 33 };

// How far runs were read.
typedef struct {
  // Runs found.
  size_t count;
  // Where to go on: the start of a run that may have more bytes, or the end of the text.
  size_t position;
} cscan_runs_way;

// Finds the runs of a text that lies from a start to an end of bytes, of which `size` may be read.
// Where the room is full before the text ends, it is to be read on from the position given.
//
// The portable way gives the same on processors of all kinds.
cscan_runs_way cscan_runs(
    const uint8_t *bytes, size_t start, size_t end, size_t size, cscan_run *runs, size_t room,
    bool is_portable);

// Gives memory that was freed back to the system, as far as the C library can.
void cscan_give_back(void);

// Asks for bytes to come near the processor.
static inline void cscan_fetch(const void *bytes) { __builtin_prefetch(bytes); }

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

// What tells a run of some bytes: its head and tail.
static inline cscan_run cscan_run_of(const uint8_t *bytes, ptrdiff_t start, ptrdiff_t count) {
  cscan_run run = {0, 0, start, count, true};
  const size_t held = count < 8 ? (size_t)count : 8;
  memcpy(&run.head, bytes + start, held);
  if (count > 8) memcpy(&run.tail, bytes + start + count - 8, 8);
  return run;
}

// Mixes long texts into four numbers at once, for one product has to wait for the one before it.
static inline uint64_t cscan_mix(const uint8_t *bytes, size_t count, uint64_t state) {
  uint64_t states[4] = {state, state + 1, state + 2, state + 3};
  for (; count >= 32; count -= 32, bytes += 32)
    for (int i = 0; i < 4; i++)
      states[i] =
          cscan_fold(states[i] ^ cscan_word(bytes + 8 * i, 8), UINT64_C(0x9E3779B97F4A7C15));
  for (int i = 1; i < 4; i++)
    states[0] = cscan_fold(states[0] ^ states[i], UINT64_C(0xD6E8FEB86659FD93));
  return states[0];
}

// A text's hash under a seed.
static inline uint64_t cscan_hash(const uint8_t *bytes, size_t count, uint64_t seed) {
  // Spread, so that no length of a text undoes what another's last letters say: the word of "12" and
  // that of "123" differ as two and three do.
  uint64_t state = seed ^ (uint64_t)count * UINT64_C(0x9FB21C651E98DF25);
  size_t rest = count;
  if (rest > 32) {
    const size_t mixed = rest / 32 * 32;
    state = cscan_mix(bytes, mixed, state);
    bytes += mixed;
    rest -= mixed;
  }
  while (rest > 8) {
    state = cscan_fold(state ^ cscan_word(bytes, 8), UINT64_C(0x9E3779B97F4A7C15));
    bytes += 8;
    rest -= 8;
  }
  state = cscan_fold(state ^ cscan_word(bytes, rest), UINT64_C(0x9E3779B97F4A7C15));
  return cscan_fold(state ^ UINT64_C(0xD6E8FEB86659FD93), UINT64_C(0xA0761D6478BD642F));
}

#endif
