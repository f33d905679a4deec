#include "Signals.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "CEditline.h"

static const int while_reading[SIGNALS_WHILE_READING] = {
    SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGQUIT};

static atomic_bool interrupted, resized, continued, stop_asked;
static atomic_int end_asked;
static atomic_int wake = -1;

static void note(int number) {
  int saved = errno;
  switch (number) {
    case SIGINT: atomic_store(&interrupted, true); break;
    case SIGWINCH: atomic_store(&resized, true); break;
    case SIGCONT: atomic_store(&continued, true); break;
    case SIGTSTP: atomic_store(&stop_asked, true); break;
    default: atomic_store(&end_asked, number); break;
  }
  int descriptor = atomic_load(&wake);
  uint64_t one = 1;
  if (descriptor >= 0 && write(descriptor, &one, sizeof one) < 0) {
    // The counter is full, so the descriptor is readable already.
  }
  errno = saved;
}

// Leaves ignored signals ignored: whoever started the process asked for that.
static void catch(int number, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, old) == 0 && old->sa_handler != SIG_IGN) {
    sigaction(number, &action, NULL);
  }
}

int editline_interrupts_install(void) {
  if (atomic_load(&wake) < 0) {
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (descriptor < 0) return -1;
    int none = -1;
    if (!atomic_compare_exchange_strong(&wake, &none, descriptor)) close(descriptor);
  }
  struct sigaction old;
  catch(SIGINT, &old);
  return 0;
}

bool editline_interrupt_is_raised(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void editline_interrupt_raise(void) { note(SIGINT); }

void editline_interrupt_clear(void) { atomic_store(&interrupted, false); }

int signals_wake_descriptor(void) { return atomic_load(&wake); }

void signals_drain(void) {
  uint64_t count;
  while (read(atomic_load(&wake), &count, sizeof count) > 0) {
  }
}

void signals_begin_reading(struct signals_saved *saved) {
  for (int i = 0; i < SIGNALS_WHILE_READING; i++) catch(while_reading[i], &saved->actions[i]);
}

void signals_end_reading(const struct signals_saved *saved) {
  for (int i = 0; i < SIGNALS_WHILE_READING; i++) {
    sigaction(while_reading[i], &saved->actions[i], NULL);
  }
}

bool signals_take_interrupt(void) { return atomic_exchange(&interrupted, false); }
bool signals_take_resize(void) { return atomic_exchange(&resized, false); }
bool signals_take_continue(void) { return atomic_exchange(&continued, false); }
bool signals_take_stop(void) { return atomic_exchange(&stop_asked, false); }
int signals_take_end(void) { return atomic_exchange(&end_asked, 0); }

void signals_stop_now(void) {
  struct sigaction standard, ours;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  if (sigaction(SIGTSTP, &standard, &ours) != 0) return;
  // The signal itself rather than SIGSTOP: it does nothing where no shell could wake us again.
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  signals_take_continue();
}
