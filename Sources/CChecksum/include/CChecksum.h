// CRC-32C (Castagnoli), the checksum of snapshots, with the processor's own instruction where it
// has one.
#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// The checksum of bytes that follow others, whose checksum is `before`; 0 if none do.
uint32_t cchecksum_crc32c(uint32_t before, const uint8_t *bytes, size_t count);

// The same without the instruction.
uint32_t cchecksum_crc32c_portable(uint32_t before, const uint8_t *bytes, size_t count);

#endif
