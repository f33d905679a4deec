// What libFuzzer gives to the program that it is linked into.
#include <stddef.h>
#include <stdint.h>

// Changes the bytes in place with one of libFuzzer's own mutations; gives the new size.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);
