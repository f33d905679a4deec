#ifndef CSAMPLES_H
#define CSAMPLES_H

#include <stddef.h>

/// One file of an embedded dataset.
struct casebook_sample {
    /// The dataset's name, as after `@`.
    const char *dataset;
    /// The file's name within the dataset.
    const char *file;
    /// The file's bytes; they live as long as the program.
    const unsigned char *bytes;
    /// How many bytes there are.
    size_t length;
};

/// How many files are embedded.
size_t casebook_sample_count(void);

/// The file at an index; NULL past the last.
const struct casebook_sample *casebook_sample_at(size_t index);

#endif
