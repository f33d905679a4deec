#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "Editor.h"
#include "Signals.h"
#include "Text.h"

#define CONTROL_C 3
#define PASTE_CHARACTERS_MAX ((size_t)1 << 20)

void input_mark_paste(editline *editor, bool on) {
  if (!editor->understands_escapes) return;
  fputs(on ? "\033[?2004h" : "\033[?2004l", editor->output);
  fflush(editor->output);
}

static void redraw(editline *editor) {
  fputs(editor->understands_escapes ? "\r\033[J" : "\r", editor->output);
  fflush(editor->output);
  el_wset(editor->line, EL_REFRESH);
}

static void retake_terminal(editline *editor) {
  el_wset(editor->line, EL_PREP_TERM, 0);
  el_wset(editor->line, EL_PREP_TERM, 1);
  input_mark_paste(editor, true);
  redraw(editor);
}

static void stop(editline *editor) {
  input_mark_paste(editor, false);
  el_wset(editor->line, EL_PREP_TERM, 0);
  signals_stop_now();
  retake_terminal(editor);
}

static void print_below(editline *editor) {
  fputc('\n', editor->output);
  fputs(editor->below, editor->output);
  fflush(editor->output);
  free(editor->below);
  editor->below = NULL;
  el_cursor(editor->line, -editor->below_cursor_back);
  el_wset(editor->line, EL_REFRESH);
}

// Acts on what came by signal. 1: a key was put in `key`; -1: reading ends; 0: neither.
static int act_on_signals(editline *editor, wchar_t *key) {
  editor->end_signal = signals_take_end();
  if (editor->end_signal != 0) return -1;
  if (signals_take_stop()) stop(editor);
  if (signals_take_continue()) retake_terminal(editor);
  if (signals_take_resize()) {
    el_resize(editor->line);
    redraw(editor);
  }
  if (!signals_take_interrupt()) return 0;
  editor->bytes_start = editor->bytes_end = 0;
  editor->outcome = EDITLINE_INTERRUPTED;
  editor->is_leaving = true;
  *key = CONTROL_C;
  return 1;
}

// Waits for input or a signal. 1: there may be input; otherwise as `act_on_signals`, and never 0.
static int wait_for_input(editline *editor, wchar_t *key, bool *has_key) {
  *has_key = false;
  for (;;) {
    struct pollfd sources[2] = {
        {.fd = editor->input_descriptor, .events = POLLIN},
        {.fd = signals_wake_descriptor(), .events = POLLIN}};
    int ready = poll(sources, 2, -1);
    if (ready < 0 && errno != EINTR) return -1;
    signals_drain();
    int acted = act_on_signals(editor, key);
    *has_key = acted == 1;
    if (acted != 0) return acted;
    if (ready > 0 && sources[0].revents != 0) return 1;
  }
}

// Takes one scalar from the bytes at hand.
static bool decode(editline *editor, wchar_t *scalar) {
  while (editor->bytes_start < editor->bytes_end) {
    size_t used = text_decode(
        editor->bytes + editor->bytes_start, editor->bytes_end - editor->bytes_start, scalar);
    if (used == 0) return false;
    editor->bytes_start += used;
    if (*scalar != TEXT_INVALID && *scalar != 0) return true;
  }
  return false;
}

int input_read(EditLine *line, wchar_t *scalar) {
  editline *editor = editline_of(line);
  if (editor->below != NULL) print_below(editor);
  if (editor->is_leaving) {
    fputs("^C\n", editor->output);
    return -1;
  }
  while (!decode(editor, scalar)) {
    size_t left = editor->bytes_end - editor->bytes_start;
    memmove(editor->bytes, editor->bytes + editor->bytes_start, left);
    editor->bytes_start = 0;
    editor->bytes_end = left;
    bool has_key;
    int waited = wait_for_input(editor, scalar, &has_key);
    if (waited < 0 || has_key) return waited;
    ssize_t count = read(
        editor->input_descriptor, editor->bytes + editor->bytes_end,
        sizeof editor->bytes - editor->bytes_end);
    if (count == 0) return 0;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return -1;
    if (count > 0) editor->bytes_end += (size_t)count;
  }
  return 1;
}

unsigned char input_interrupt(EditLine *line, int key) {
  (void)key;
  editline *editor = editline_of(line);
  // Typed as a key of its own, where the terminal sends no signal for it.
  editor->outcome = EDITLINE_INTERRUPTED;
  editor->is_leaving = true;
  const LineInfoW *info = el_wline(line);
  el_cursor(line, (int)(info->lastchar - info->cursor));
  return CC_REFRESH;
}

struct pasted {
  wchar_t *text;
  size_t count, capacity;
};

// Keeps newlines as part of the line and drops other control characters, so that a paste cannot
// press a key.
static void keep(struct pasted *pasted, wchar_t scalar) {
  bool is_control = scalar < 0x20 || (scalar >= 0x7F && scalar <= 0x9F);
  if (is_control && scalar != L'\n' && scalar != L'\t') return;
  if (pasted->count + 2 > PASTE_CHARACTERS_MAX) return;
  if (pasted->count + 2 > pasted->capacity) {
    size_t capacity = pasted->capacity == 0 ? 256 : pasted->capacity * 2;
    wchar_t *larger = realloc(pasted->text, capacity * sizeof *larger);
    if (larger == NULL) return;
    pasted->text = larger;
    pasted->capacity = capacity;
  }
  pasted->text[pasted->count++] = scalar;
}

unsigned char input_paste(EditLine *line, int key) {
  static const wchar_t end[] = L"\033[201~";
  (void)key;
  editline *editor = editline_of(line);
  struct pasted pasted = {NULL, 0, 0};
  size_t matched = 0;
  wchar_t scalar = 0;
  while (end[matched] != 0) {
    wchar_t previous = scalar;
    if (el_wgetc(line, &scalar) != 1 || editor->is_leaving) break;
    matched = scalar == end[matched] ? matched + 1 : scalar == end[0] ? 1 : 0;
    bool ends_crlf = scalar == L'\n' && previous == L'\r';
    if (matched == 0 && !ends_crlf) keep(&pasted, scalar == L'\r' ? L'\n' : scalar);
  }
  while (pasted.count > 0 && pasted.text[pasted.count - 1] == L'\n') pasted.count--;
  int inserted = 0;
  if (pasted.count > 0) {
    pasted.text[pasted.count] = 0;
    inserted = el_winsertstr(line, pasted.text);
  }
  free(pasted.text);
  if (editor->is_leaving) return input_interrupt(line, CONTROL_C);
  return inserted == 0 ? CC_REFRESH : CC_ERROR;
}
