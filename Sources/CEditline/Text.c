// For wcswidth.
#define _GNU_SOURCE
#include "Text.h"

#include <stdlib.h>
#include <string.h>

#include "CEditline.h"

size_t text_encoded_bytes(wchar_t scalar) {
  return scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
}

size_t text_encode(wchar_t scalar, char bytes[4]) {
  static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
  size_t count = text_encoded_bytes(scalar);
  for (size_t i = count - 1; i > 0; i--) {
    bytes[i] = (char)(0x80 | (scalar & 0x3F));
    scalar >>= 6;
  }
  bytes[0] = (char)(lead[count] | scalar);
  return count;
}

size_t text_decode(const unsigned char *bytes, size_t count, wchar_t *scalar) {
  static const wchar_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (count == 0) return 0;
  unsigned char lead = bytes[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3
                  : lead < 0xF5 ? 4 : 0;
  *scalar = TEXT_INVALID;
  if (length == 0) return 1;
  wchar_t value = length == 1 ? lead : lead & (0x7F >> length);
  for (size_t i = 1; i < length; i++) {
    if (i == count) return 0;
    if ((bytes[i] & 0xC0) != 0x80) return i;
    value = (value << 6) | (bytes[i] & 0x3F);
  }
  bool valid = value >= least[length] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  if (valid) *scalar = value;
  return length;
}

wchar_t *text_widen(const char *text) {
  size_t left = strlen(text);
  wchar_t *wide = calloc(left + 1, sizeof *wide);
  if (wide == NULL) return NULL;
  size_t length = 0;
  while (left > 0) {
    wchar_t scalar;
    size_t used = text_decode((const unsigned char *)text, left, &scalar);
    if (used == 0) break;
    if (scalar != TEXT_INVALID) wide[length++] = scalar;
    text += used;
    left -= used;
  }
  return wide;
}

int editline_width(const char *text) {
  wchar_t *wide = text_widen(text);
  if (wide == NULL) return -1;
  int width = wcswidth(wide, wcslen(wide));
  free(wide);
  return width;
}
