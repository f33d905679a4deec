#ifndef CEDITLINE_EDITOR_H
#define CEDITLINE_EDITOR_H

#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>

#include "CEditline.h"

struct editline {
  EditLine *line;
  HistoryW *history;
  FILE *input, *output, *error;
  int input_descriptor;
  bool understands_escapes;
  wchar_t *prompt;
  editline_complete complete;
  void *complete_context;
  char *text;
  size_t text_capacity;
  // Waiting to be printed below the line, and how far to move the cursor back afterwards.
  char *below;
  int below_cursor_back;
  // Ctrl-C was pressed: the next read of a character ends the line.
  bool is_leaving;
  int outcome;
  int end_signal;
  // Bytes read and not yet decoded.
  unsigned char bytes[512];
  size_t bytes_start, bytes_end;
};

editline *editline_of(EditLine *line);

// libedit's source of characters.
int input_read(EditLine *line, wchar_t *scalar);
// The command behind the start-of-paste key sequence.
unsigned char input_paste(EditLine *line, int key);
// The command behind Ctrl-C.
unsigned char input_interrupt(EditLine *line, int key);
// Tells the terminal whether to mark pasted text.
void input_mark_paste(editline *editor, bool on);

#endif
