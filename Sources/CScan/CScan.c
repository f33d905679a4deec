#include "CScan.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void cscan_give_back(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}
