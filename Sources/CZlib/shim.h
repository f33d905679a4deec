// Without it, zlib declares the system's own types anew, and Swift takes them for its.
#define Z_SOLO
#include <zlib.h>
