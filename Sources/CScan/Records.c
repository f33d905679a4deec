// Finds the cells of delimited text: first where they end, 64 bytes at a time, then, record by
// record, where they start.

#include "CScan.h"
#include "Vectors.h"

// Bytes whose marks are found together; they and their marks stay near the processor.
enum { GROUP = 4096 };

// Marks of a text that no record read so far has, as distances from where the reading began.
typedef struct {
  // Delimiters and line ends outside quotes.
  uint32_t ends[2 * GROUP + 8];
  size_t end_count;
  // Line ends within quotes, and quotes that stand for one in a quoted cell.
  uint32_t inner[GROUP];
  size_t inner_count;
  // All ones if the next byte stands within quotes.
  uint64_t inside;
  // 1 if a cell may start with the next byte, and if a quote stands before it.
  uint64_t follows_end;
  uint64_t follows_quote;
  // True if the last end is the last before a quote that stands where none is usual.
  bool is_last;
} cell_marks;

// For each bit whether an odd number of bits is set up to and with it.
INLINE uint64_t parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

// Appends where bits are set; six places may be written to in any case. Few times there are more,
// so that six at once are quicker than to ask after each whether it is the last.
INLINE size_t append_places(uint32_t *places, size_t count, uint64_t bits, uint32_t base) {
  const size_t found = (size_t)__builtin_popcountll(bits);
  uint32_t *next = places + count;
  for (size_t i = 0; i < 6 || i < found; i++) {
    next[i] = base + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
    bits &= bits - 1;
  }
  return count + found;
}

// Finds the marks of 64 bytes, or of those that the text still has.
INLINE void find_marks(
    cell_marks *marks, const uint8_t *text, size_t rest, uint32_t base, cscan_form form) {
  bytes_64 part = 0;
  if (rest < 64) {
    memcpy(&part, text, rest);
  } else {
    memcpy(&part, text, 64);
  }
  const uint64_t exists = rest < 64 ? (UINT64_C(1) << rest) - 1 : ~UINT64_C(0);
  const uint64_t lines = MASK(part == '\n');
  const uint64_t quotes = MASK(part == form.quote) & exists;
  const uint64_t quoted = parity(quotes) ^ marks->inside;
  uint64_t ends = (MASK(part == form.delimiter) | lines) & ~quoted & exists;
  // A quote that opens stands at a cell's start, or after one that seemed to close.
  const uint64_t opening = quotes & quoted & ~(ends << 1 | marks->follows_end);
  uint64_t inner = opening | (lines & quoted);
  if (inner != 0) {
    const uint64_t odd = opening & ~(quotes << 1 | marks->follows_quote);
    if (odd != 0) {
      ends &= (odd & (0 - odd)) - 1;
      marks->is_last = true;
    }
    for (; inner != 0; inner &= inner - 1)
      marks->inner[marks->inner_count++] = base + (uint32_t)__builtin_ctzll(inner);
  }
  marks->inside = 0 - (quoted >> 63);
  marks->follows_end = ends >> 63;
  marks->follows_quote = quotes >> 63;
  marks->end_count = append_places(marks->ends, marks->end_count, ends, base);
}

// Takes the cell between two places; false if its quotes do not stand at both.
INLINE bool take_cell(
    const uint8_t *text, size_t first, size_t end, uint8_t quote, size_t base, cscan_cell *cell) {
  const size_t quoted = text[first] == quote;
  const size_t count = end - first;
  *cell = (cscan_cell){(ptrdiff_t)(base + first + quoted), (int32_t)(count - 2 * quoted), false};
  return !(quoted & ((count < 2) | (text[end - quoted] != quote)));
}

// Takes the record that starts at a place; false if it needs a second look.
INLINE bool take_record(
    const uint8_t *text, size_t first, const uint32_t *ends, cscan_form form, size_t base,
    cscan_cell *cells) {
  const uint8_t byte = text[first];
  if (form.columns > 1 && (byte == '\n' || byte == ' ' || byte == '\r')) return false;
  bool is_usual = true;
  const size_t last = form.columns - 1;
  for (size_t column = 0; column < last; column++) {
    const size_t end = ends[column];
    is_usual &= take_cell(text, first, end, form.quote, base, cells + column);
    is_usual &= text[end] != '\n';
    first = end + 1;
  }
  size_t end = ends[last];
  is_usual &= text[end] == '\n';
  const bool returns = end > first && text[end - 1] == '\r';
  end -= returns;
  is_usual &= !(returns && end > first && text[end - 1] == '\r');
  return is_usual & take_cell(text, first, end, form.quote, base, cells + last);
}

// Marks the cells of a record that hold doubled quotes.
static void mark_doubled(const uint8_t *bytes, cscan_form form, cscan_cell *cells) {
  for (size_t column = 0; column < form.columns; column++) {
    cscan_cell *cell = cells + column;
    cell->is_spilled = memchr(bytes + cell->start, form.quote, (size_t)cell->count) != NULL;
  }
}

// What stands within the quotes of a record.
typedef struct {
  size_t lines;
  bool has_doubled;
} content;

// Adds inner marks before an end to what a record holds; gives how many there are.
INLINE size_t add_inner(
    content *content, const uint8_t *text, const uint32_t *inner, size_t count, size_t end) {
  size_t added = 0;
  for (; added < count && inner[added] < end; added++) {
    const bool is_line = text[inner[added]] == '\n';
    content->lines += is_line;
    content->has_doubled |= !is_line;
  }
  return added;
}

INLINE cscan_way records_of(
    const uint8_t *bytes, size_t start, size_t end, size_t line, cscan_form form,
    cscan_room room) {
  cscan_way way = {0, start, line};
  if (form.columns > GROUP) return way;
  cell_marks marks;
  marks.end_count = marks.inner_count = 0;
  marks.inside = marks.follows_quote = 0;
  marks.follows_end = 1;
  marks.is_last = false;
  const uint8_t *text = bytes + start;
  const size_t count = end - start < INT32_MAX ? end - start : INT32_MAX;
  size_t first = 0;
  content within = {0, false};
  for (size_t base = 0; base < count && !marks.is_last;) {
    const size_t group_end = base + GROUP < count ? base + GROUP : count;
    for (; base < group_end && !marks.is_last; base += 64)
      find_marks(&marks, text + base, count - base, (uint32_t)base, form);
    size_t used = 0;
    size_t inner = 0;
    for (; used + form.columns <= marks.end_count; used += form.columns) {
      if (way.count == room.max) return way;
      const uint32_t *ends = marks.ends + used;
      cscan_cell *cells = room.cells + way.count * form.columns;
      if (!take_record(text, first, ends, form, start, cells)) return way;
      const size_t next = ends[form.columns - 1] + 1;
      inner += add_inner(&within, text, marks.inner + inner, marks.inner_count - inner, next);
      if (within.has_doubled) mark_doubled(bytes, form, cells);
      room.records[way.count] =
          (cscan_record){(ptrdiff_t)(start + first), (ptrdiff_t)way.line, within.has_doubled};
      way = (cscan_way){way.count + 1, start + next, way.line + 1 + within.lines};
      within = (content){0, false};
      first = next;
    }
    // What is left belongs to a record that goes on.
    marks.end_count -= used;
    memmove(marks.ends, marks.ends + used, marks.end_count * sizeof marks.ends[0]);
    add_inner(&within, text, marks.inner + inner, marks.inner_count - inner, SIZE_MAX);
    marks.inner_count = 0;
  }
  return way;
}

static cscan_way records_anywhere(
    const uint8_t *bytes, size_t start, size_t end, size_t line, cscan_form form,
    cscan_room room) {
  return records_of(bytes, start, end, line, form, room);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,popcnt"))) static cscan_way records_wide(
    const uint8_t *bytes, size_t start, size_t end, size_t line, cscan_form form,
    cscan_room room) {
  return records_of(bytes, start, end, line, form, room);
}
#endif

cscan_way cscan_records(
    const uint8_t *bytes, size_t start, size_t end, size_t line, cscan_form form, cscan_room room,
    bool is_portable) {
#if defined(__x86_64__)
  if (!is_portable && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
    return records_wide(bytes, start, end, line, form, room);
#endif
  (void)is_portable;
  return records_anywhere(bytes, start, end, line, form, room);
}
