#include "CSamples.h"

// The sample datasets, byte for byte as they stand in Samples/, so that the program needs no file beside
// it. A repository test holds this list equal to the folders.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char belarus_cases[] = {
#embed "../../Samples/belarus/cases.csv"
};
static const unsigned char belarus_datapackage[] = {
#embed "../../Samples/belarus/datapackage.json"
};
static const unsigned char belarus_figures[] = {
#embed "../../Samples/belarus/figures.csv"
};
static const unsigned char belarus_measures[] = {
#embed "../../Samples/belarus/measures.csv"
};
static const unsigned char belarus_organisations[] = {
#embed "../../Samples/belarus/organisations.csv"
};
static const unsigned char belarus_people[] = {
#embed "../../Samples/belarus/people.csv"
};
static const unsigned char belarus_precedents[] = {
#embed "../../Samples/belarus/precedents.csv"
};
static const unsigned char belarus_releases[] = {
#embed "../../Samples/belarus/releases.csv"
};
static const unsigned char belarus_sources[] = {
#embed "../../Samples/belarus/sources.csv"
};
static const unsigned char belarus_statements[] = {
#embed "../../Samples/belarus/statements.csv"
};
static const unsigned char classroom_cases[] = {
#embed "../../Samples/classroom/cases.csv"
};
static const unsigned char classroom_datapackage[] = {
#embed "../../Samples/classroom/datapackage.json"
};
static const unsigned char classroom_speakers[] = {
#embed "../../Samples/classroom/speakers.csv"
};
static const unsigned char classroom_statements[] = {
#embed "../../Samples/classroom/statements.csv"
};

static const struct casebook_sample samples[] = {
    {"belarus", "cases.csv", belarus_cases, sizeof belarus_cases},
    {"belarus", "datapackage.json", belarus_datapackage, sizeof belarus_datapackage},
    {"belarus", "figures.csv", belarus_figures, sizeof belarus_figures},
    {"belarus", "measures.csv", belarus_measures, sizeof belarus_measures},
    {"belarus", "organisations.csv", belarus_organisations, sizeof belarus_organisations},
    {"belarus", "people.csv", belarus_people, sizeof belarus_people},
    {"belarus", "precedents.csv", belarus_precedents, sizeof belarus_precedents},
    {"belarus", "releases.csv", belarus_releases, sizeof belarus_releases},
    {"belarus", "sources.csv", belarus_sources, sizeof belarus_sources},
    {"belarus", "statements.csv", belarus_statements, sizeof belarus_statements},
    {"classroom", "cases.csv", classroom_cases, sizeof classroom_cases},
    {"classroom", "datapackage.json", classroom_datapackage, sizeof classroom_datapackage},
    {"classroom", "speakers.csv", classroom_speakers, sizeof classroom_speakers},
    {"classroom", "statements.csv", classroom_statements, sizeof classroom_statements},
};

size_t casebook_sample_count(void) { return sizeof samples / sizeof samples[0]; }

const struct casebook_sample *casebook_sample_at(size_t index)
{
    return index < casebook_sample_count() ? &samples[index] : NULL;
}
