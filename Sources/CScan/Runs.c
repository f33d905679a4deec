// Finds runs of bytes between those that part words, 64 bytes at a time.

#include "CScan.h"
#include "Vectors.h"

// Which of 64 bytes belong to runs, and which of those do not belong to plain words.
typedef struct {
  uint64_t runs;
  uint64_t odd;
} run_marks;

// What the last of the bytes before asks of the next: 1 if it begins a letter of two bytes, and if
// it is C3, with which the signs of multiplication and division begin too.
typedef struct {
  uint64_t leads;
  uint64_t is_c3;
} expected;

// The marks of those bytes that belong to the text.
INLINE run_marks marks_of(const bytes_64 *part, uint64_t exists, expected *before) {
  const bytes_64 bytes = *part;
  const uint64_t ascii = MASK((bytes | 0x20) - 'a' < 26) | MASK(bytes - '0' < 10);
  const uint64_t apostrophes = MASK(bytes == '\'') & exists;
  const uint64_t high = MASK(bytes >= 0x80) & exists;
  run_marks marks = {(ascii & exists) | apostrophes | high, apostrophes};
  if (high != 0 || before->leads != 0) {
    const uint64_t c3 = MASK(bytes == 0xC3);
    const uint64_t leads =
        MASK(bytes - 0xC3 < 6) | MASK((bytes & 0xFE) == 0xD0) | MASK(bytes == 0xD3);
    const uint64_t follow = MASK((bytes & 0xC0) == 0x80) & exists;
    const uint64_t wanted = leads << 1 | before->leads;
    const uint64_t signs = MASK(bytes == 0x97) | MASK(bytes == 0xB7);
    // Where no second byte follows the first, what stands there is odd, or where the run ends.
    marks.odd |= (wanted ^ follow) | (high & ~leads & ~follow)
        | (signs & (c3 << 1 | before->is_c3));
    *before = (expected){leads >> 63, c3 >> 63};
  }
  return marks;
}

INLINE cscan_run run_of(
    const uint8_t *bytes, size_t start, size_t end, size_t size, bool is_word) {
  const size_t count = end - start;
  cscan_run run;
  if (start + 8 <= size) {
    const uint64_t first = cscan_word(bytes + start, 8);
    run.head = count < 8 ? first & ~(~UINT64_C(0) << (count * 8)) : first;
    run.tail = count > 8 ? cscan_word(bytes + end - 8, 8) : 0;
    run.start = (ptrdiff_t)start;
    run.count = (ptrdiff_t)count;
  } else {
    run = cscan_run_of(bytes, (ptrdiff_t)start, (ptrdiff_t)count);
  }
  run.is_word = is_word;
  return run;
}

INLINE cscan_runs_way runs_of(
    const uint8_t *bytes, size_t start, size_t end, size_t size, cscan_run *runs, size_t room) {
  size_t count = 0;
  expected before = {0, 0};
  // The run that goes on from the bytes before.
  bool goes_on = false;
  bool is_odd = false;
  size_t begun = start;
  for (size_t base = start; base < end; base += 64) {
    if (room - count < CSCAN_RUNS_MIN) return (cscan_runs_way){count, goes_on ? begun : base};
    const size_t rest = end - base;
    bytes_64 part = 0;
    if (base + 64 <= size) {
      memcpy(&part, bytes + base, 64);
    } else {
      memcpy(&part, bytes + base, rest < 64 ? rest : 64);
    }
    const uint64_t exists = rest < 64 ? ~(~UINT64_C(0) << rest) : ~UINT64_C(0);
    run_marks marks = marks_of(&part, exists, &before);
    uint64_t starts = marks.runs & ~(marks.runs << 1 | goes_on);
    uint64_t ends = ~marks.runs & (marks.runs << 1 | goes_on);
    if (!goes_on) {
      begun = base + (size_t)__builtin_ctzll(starts | UINT64_C(1) << 63);
      starts &= starts - 1;
    }
    goes_on = marks.runs >> 63;
    while (ends != 0) {
      const uint64_t upto = ends ^ (ends - 1);
      const size_t stop = base + (size_t)__builtin_ctzll(ends);
      runs[count++] = run_of(bytes, begun, stop, size, !is_odd && (marks.odd & upto) == 0);
      is_odd = false;
      marks.odd &= ~upto;
      ends &= ends - 1;
      begun = base + (size_t)__builtin_ctzll(starts | UINT64_C(1) << 63);
      starts &= starts - 1;
    }
    is_odd |= marks.odd != 0;
  }
  if (goes_on) runs[count++] = run_of(bytes, begun, end, size, !is_odd && before.leads == 0);
  return (cscan_runs_way){count, end};
}

static cscan_runs_way runs_anywhere(
    const uint8_t *bytes, size_t start, size_t end, size_t size, cscan_run *runs, size_t room) {
  return runs_of(bytes, start, end, size, runs, room);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi"))) static cscan_runs_way runs_wide(
    const uint8_t *bytes, size_t start, size_t end, size_t size, cscan_run *runs, size_t room) {
  return runs_of(bytes, start, end, size, runs, room);
}
#endif

cscan_runs_way cscan_runs(
    const uint8_t *bytes, size_t start, size_t end, size_t size, cscan_run *runs, size_t room,
    bool is_portable) {
#if defined(__x86_64__)
  if (!is_portable && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
    return runs_wide(bytes, start, end, size, runs, room);
#endif
  (void)is_portable;
  return runs_anywhere(bytes, start, end, size, runs, room);
}
