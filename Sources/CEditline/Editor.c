#include "Editor.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "Signals.h"
#include "Text.h"

// Only the character type: number formats and messages stay as they were.
static void choose_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (setlocale(LC_CTYPE, names[i]) == NULL) continue;
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  }
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

editline *editline_of(EditLine *line) {
  void *data = NULL;
  el_wget(line, EL_CLIENTDATA, &data);
  return data;
}

static wchar_t *prompt_of(EditLine *line) {
  static wchar_t none[] = L"> ";
  wchar_t *prompt = editline_of(line)->prompt;
  return prompt != NULL ? prompt : none;
}

static unsigned char complete(EditLine *line, int key) {
  (void)key;
  editline *editor = editline_of(line);
  if (editor->complete == NULL) return CC_ERROR;
  return editor->complete(editor->complete_context, editor) != 0 ? CC_REFRESH : CC_ERROR;
}

// Emacs keys, made the same on every terminal, and what common terminals send for the named keys.
static void bind_keys(EditLine *line) {
  static const wchar_t *const keys[][2] = {
      {L"^I", L"casebook-complete"},    {L"^C", L"casebook-interrupt"},
      {L"\033[200~", L"casebook-paste"}, {L"^R", L"em-inc-search-prev"},
      {L"^S", L"em-inc-search-next"},   {L"^W", L"ed-delete-prev-word"},
      {L"^U", L"vi-kill-line-prev"},    {L"\033[A", L"ed-prev-history"},
      {L"\033[B", L"ed-next-history"},  {L"\033OA", L"ed-prev-history"},
      {L"\033OB", L"ed-next-history"},  {L"\033[H", L"ed-move-to-beg"},
      {L"\033[F", L"ed-move-to-end"},   {L"\033OH", L"ed-move-to-beg"},
      {L"\033OF", L"ed-move-to-end"},   {L"\033[1~", L"ed-move-to-beg"},
      {L"\033[4~", L"ed-move-to-end"},  {L"\033[7~", L"ed-move-to-beg"},
      {L"\033[8~", L"ed-move-to-end"},  {L"\033[3~", L"ed-delete-next-char"},
      {L"\033[1;5C", L"em-next-word"},  {L"\033[1;5D", L"ed-prev-word"},
      {L"\033[1;3C", L"em-next-word"},  {L"\033[1;3D", L"ed-prev-word"},
      {L"\033[2~", L"ed-ignore"},       {L"\033[5~", L"ed-ignore"},
      {L"\033[6~", L"ed-ignore"},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    el_wset(line, EL_BIND, keys[i][0], keys[i][1], NULL);
  }
}

static int set_up(editline *editor, const char *program, const int descriptors[3]) {
  editor->input = stream(descriptors[0], "r");
  editor->output = stream(descriptors[1], "w");
  editor->error = stream(descriptors[2], "w");
  if (editor->input == NULL || editor->output == NULL || editor->error == NULL) return -1;
  if (editline_interrupts_install() != 0) return -1;
  editor->input_descriptor = fileno(editor->input);
  const char *terminal = getenv("TERM");
  editor->understands_escapes = isatty(editor->input_descriptor) && isatty(fileno(editor->output))
      && terminal != NULL && terminal[0] != 0 && strcmp(terminal, "dumb") != 0;
  choose_utf8();
  editor->line = el_init_fd(
      program, editor->input, editor->output, editor->error, fileno(editor->input),
      fileno(editor->output), fileno(editor->error));
  editor->history = history_winit();
  if (editor->line == NULL || editor->history == NULL) return -1;
  EditLine *line = editor->line;
  HistEventW event;
  history_w(editor->history, &event, H_SETUNIQUE, 1);
  if (editline_history_limit(editor, 1000) != 0) return -1;
  el_wset(line, EL_CLIENTDATA, editor);
  el_wset(line, EL_EDITOR, L"emacs");
  el_wset(line, EL_SIGNAL, 0);
  el_wset(line, EL_GETCFN, input_read);
  el_wset(line, EL_PROMPT_ESC, prompt_of, L'\1');
  el_wset(line, EL_HIST, history_w, editor->history);
  el_wset(line, EL_ADDFN, L"casebook-complete", L"Complete what stands before", complete);
  el_wset(line, EL_ADDFN, L"casebook-interrupt", L"Give the line up", input_interrupt);
  el_wset(line, EL_ADDFN, L"casebook-paste", L"Insert pasted text", input_paste);
  bind_keys(line);
  return 0;
}

editline *editline_open(const char *program, int input, int output, int error) {
  editline *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  const int descriptors[3] = {input, output, error};
  if (set_up(editor, program, descriptors) == 0) return editor;
  editline_close(editor);
  return NULL;
}

void editline_close(editline *editor) {
  if (editor->line != NULL) el_end(editor->line);
  if (editor->history != NULL) history_wend(editor->history);
  FILE *const streams[] = {editor->input, editor->output, editor->error};
  for (size_t i = 0; i < 3; i++) {
    if (streams[i] != NULL) fclose(streams[i]);
  }
  free(editor->prompt);
  free(editor->text);
  free(editor->below);
  free(editor);
}

int editline_set_prompt(editline *editor, const char *prompt) {
  wchar_t *wide = text_widen(prompt);
  if (wide == NULL) return -1;
  free(editor->prompt);
  editor->prompt = wide;
  return 0;
}

int editline_bind(editline *editor, const char *key, const char *command) {
  wchar_t *wide_key = text_widen(key), *wide_command = text_widen(command);
  int result = wide_key == NULL || wide_command == NULL
      ? -1 : el_wset(editor->line, EL_BIND, wide_key, wide_command, NULL);
  free(wide_key);
  free(wide_command);
  return result;
}

void editline_on_complete(editline *editor, editline_complete callback, void *context) {
  editor->complete = callback;
  editor->complete_context = context;
}

// Copies wide text into the editor's own buffer.
static int keep_text(editline *editor, const wchar_t *from, const wchar_t *to, size_t *count) {
  size_t needed = (size_t)(to - from) * 4 + 1;
  if (needed > editor->text_capacity) {
    char *larger = realloc(editor->text, needed);
    if (larger == NULL) return -1;
    editor->text = larger;
    editor->text_capacity = needed;
  }
  *count = 0;
  for (; from < to; from++) *count += text_encode(*from, editor->text + *count);
  editor->text[*count] = 0;
  return 0;
}

int editline_read(editline *editor, const char **text, size_t *text_bytes) {
  struct signals_saved saved;
  *text = NULL;
  *text_bytes = 0;
  editor->is_leaving = false;
  editor->outcome = EDITLINE_END_OF_INPUT;
  editor->end_signal = 0;
  editline_interrupt_clear();
  signals_begin_reading(&saved);
  el_resize(editor->line);
  // Before the prompt invites to type: libedit itself would do it after.
  el_wset(editor->line, EL_PREP_TERM, 1);
  input_mark_paste(editor, true);
  int count = 0;
  const wchar_t *line = el_wgets(editor->line, &count);
  input_mark_paste(editor, false);
  signals_end_reading(&saved);
  editline_interrupt_clear();
  if (editor->end_signal != 0) raise(editor->end_signal);
  bool has_line = line != NULL && count > 0 && !editor->is_leaving;
  if (!has_line && editor->outcome == EDITLINE_END_OF_INPUT) fputc('\n', editor->output);
  fflush(editor->output);
  if (!has_line) return editor->outcome;
  if (line[count - 1] == L'\n') count--;
  if (keep_text(editor, line, line + count, text_bytes) != 0) return EDITLINE_FAILED;
  *text = editor->text;
  return EDITLINE_LINE;
}

int editline_line(editline *editor, const char **text, size_t *text_bytes, size_t *cursor) {
  const LineInfoW *info = el_wline(editor->line);
  if (keep_text(editor, info->buffer, info->lastchar, text_bytes) != 0) return -1;
  *text = editor->text;
  *cursor = 0;
  for (const wchar_t *at = info->buffer; at < info->cursor; at++) *cursor += text_encoded_bytes(*at);
  return 0;
}

int editline_replace(editline *editor, size_t from, const char *text) {
  const LineInfoW *info = el_wline(editor->line);
  size_t offset = 0;
  int characters = 0;
  for (const wchar_t *at = info->buffer; at < info->cursor; at++) {
    if (offset >= from) characters++;
    offset += text_encoded_bytes(*at);
  }
  if (from > offset) return -1;
  wchar_t *wide = text_widen(text);
  if (wide == NULL) return -1;
  el_deletestr(editor->line, characters);
  int result = wide[0] == 0 ? 0 : el_winsertstr(editor->line, wide);
  free(wide);
  return result;
}

int editline_show_below(editline *editor, const char *text) {
  char *copy = strdup(text);
  if (copy == NULL) return -1;
  free(editor->below);
  editor->below = copy;
  // libedit moves the terminal's cursor behind the line before it asks for the next character;
  // that is when the text is printed.
  const LineInfoW *info = el_wline(editor->line);
  editor->below_cursor_back = (int)(info->lastchar - info->cursor);
  el_cursor(editor->line, editor->below_cursor_back);
  return 0;
}

int editline_history_limit(editline *editor, int entries) {
  HistEventW event;
  return history_w(editor->history, &event, H_SETSIZE, entries) < 0 ? -1 : 0;
}

int editline_history_add(editline *editor, const char *entry) {
  HistEventW event;
  wchar_t *wide = text_widen(entry);
  if (wide == NULL) return -1;
  int result = history_w(editor->history, &event, H_ENTER, wide);
  free(wide);
  return result < 0 ? -1 : 0;
}
