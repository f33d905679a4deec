#ifndef CSAMPLES_H
#define CSAMPLES_H

#endif
