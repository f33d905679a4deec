// Without the functions on files, whose headers would lay claim to the system's own types.
#define Z_SOLO
#include <zlib.h>
