#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>

// A line editor over libedit. Text is UTF-8 and offsets are bytes on this side of the wall; libedit
// works with wide characters, and most of its calls are variadic, which Swift cannot call.
// Results are 0 for success and -1 for failure unless stated. Nothing here aborts.

#pragma clang assume_nonnull begin

typedef struct editline editline;

// How a read ended.
enum {
  EDITLINE_FAILED = -1,
  EDITLINE_LINE = 0,
  EDITLINE_INTERRUPTED = 1,
  EDITLINE_END_OF_INPUT = 2,
};

// Called when Tab is pressed, in the thread that reads. Returns 0 when there is nothing to offer.
typedef int (*editline_complete)(void *_Nullable context, editline *editor);

// Opens an editor on three descriptors, which stay the caller's. Chooses a UTF-8 character type for
// the process first, because libedit fixes its key map from it. NULL when memory or descriptors
// run out.
editline *_Nullable editline_open(const char *program, int input, int output, int error);
void editline_close(editline *editor);

// Text between two bytes of value 1 is sent to the terminal as it is and takes no room on the line.
// Such a piece must be followed by a visible character.
int editline_set_prompt(editline *editor, const char *prompt);
int editline_bind(editline *editor, const char *key, const char *command);
void editline_on_complete(
    editline *editor, editline_complete _Nullable complete, void *_Nullable context);

// Reads one line, without its newline. The text belongs to the editor until its next call.
int editline_read(
    editline *editor, const char *_Nullable *_Nonnull text, size_t *text_bytes);

// For use inside a completion: the line being edited, and edits to it.
int editline_line(
    editline *editor, const char *_Nullable *_Nonnull text, size_t *text_bytes, size_t *cursor);
// Puts `text` in place of the bytes from `from` to the cursor.
int editline_replace(editline *editor, size_t from, const char *text);
// Prints `text`, which ends with a newline, below the line, and the prompt and line again below it.
int editline_show_below(editline *editor, const char *text);

int editline_history_limit(editline *editor, int entries);
int editline_history_add(editline *editor, const char *entry);

// Columns that `text` takes on a terminal; -1 when it holds a character without a width.
int editline_width(const char *text);

// The interrupt (Ctrl-C) of the process: a signal sets a flag and does nothing else. An ignored
// interrupt stays ignored.
int editline_interrupts_install(void);
bool editline_interrupt_is_raised(void);
void editline_interrupt_raise(void);
void editline_interrupt_clear(void);

#pragma clang assume_nonnull end

#endif
