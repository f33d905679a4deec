#ifndef WIDE_H
#define WIDE_H

// What functions need that are compiled for processors with AVX2, which the others lack: they are
// called only where the processor is asked before.

#if defined(__x86_64__)
#include <immintrin.h>

#define CK_WIDE __attribute__((target("avx2")))
#endif

#endif
