#ifndef CEDITLINE_TEXT_H
#define CEDITLINE_TEXT_H

#include <stddef.h>
#include <wchar.h>

// Not in Unicode: marks bytes to be passed over.
#define TEXT_INVALID ((wchar_t)-1)

// Writes 1 to 4 bytes and returns their number.
size_t text_encode(wchar_t scalar, char bytes[4]);
// Bytes that `text_encode` would write.
size_t text_encoded_bytes(wchar_t scalar);
// Reads one scalar and returns the bytes used; 0 when the sequence goes on past `count`.
size_t text_decode(const unsigned char *bytes, size_t count, wchar_t *scalar);
// A new zero-terminated wide copy; NULL when memory runs out. Invalid bytes are left out.
wchar_t *text_widen(const char *text);

#endif
