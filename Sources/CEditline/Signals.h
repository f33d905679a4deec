#ifndef CEDITLINE_SIGNALS_H
#define CEDITLINE_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

// Signals belong to the process, so this is the one place with state of its own: lock-free atomics
// that handlers set, and a descriptor that becomes readable when any was set. Waiting on that
// descriptor has no gap between looking at a flag and going to sleep, and it works when another
// thread was the one to take the signal.

#define SIGNALS_WHILE_READING 6

struct signals_saved {
  struct sigaction actions[SIGNALS_WHILE_READING];
};

int signals_wake_descriptor(void);
void signals_drain(void);

// Between these two, window changes, stops and endings are noted instead of acted on, so that the
// terminal is never left without echo.
void signals_begin_reading(struct signals_saved *saved);
void signals_end_reading(const struct signals_saved *saved);

// Each says whether the signal came since it was last asked.
bool signals_take_interrupt(void);
bool signals_take_resize(void);
bool signals_take_continue(void);
bool signals_take_stop(void);
// The signal that asks the process to end, or 0.
int signals_take_end(void);

// Stops the process as Ctrl-Z would have, and returns when it goes on.
void signals_stop_now(void);

#endif
