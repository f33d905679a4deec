// 64 bytes at a time: the compiler makes vector code of them for each processor that a function is
// for.
#ifndef CSCAN_VECTORS_H
#define CSCAN_VECTORS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

typedef uint8_t bytes_64 __attribute__((ext_vector_type(64)));
typedef bool bits_64 __attribute__((ext_vector_type(64)));

// For which of 64 bytes something is so, a bit each. No function, for how vectors are passed
// differs among processors.
#define MASK(condition)                                                 \
  ({                                                                    \
    const bits_64 bits = __builtin_convertvector((condition), bits_64); \
    uint64_t mask;                                                      \
    memcpy(&mask, &bits, sizeof mask);                                  \
    mask;                                                               \
  })

#endif
