#ifndef RECORDER_H
#define RECORDER_H
#include <sqlite3.h>
#endif
