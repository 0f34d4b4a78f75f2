#ifndef RECORDER_TABLES_H
#define RECORDER_TABLES_H

#include "buffer.h"
#include <stdint.h>

/* A row that was touched, as it was before the first touch. */
typedef struct {
    uint32_t hash;
    int next_in_bucket; /* index of another row, or -1 */
    int next_in_table;
    int table;
    size_t key_offset, key_length; /* in Recorder.memory */
    size_t old_offset, old_length; /* nothing, where the row was not there before */
    bool existed;
    bool direct;
} Row;

/* What is known of a table, asked of SQLite at the first touch after a change of the schema. */
typedef struct {
    char *name;
    bool recorded;            /* false: excluded, only `touched` is kept */
    bool touched;             /* since the last recorder_clear_touched() */
    int columns;
    int key_count;
    int *key_columns;         /* columns of the primary key, in the key's order */
    unsigned char *key_flags; /* for each column its place in the key, from 1, or 0: as the changeset's header has it */
    size_t *offsets;          /* of the current row's columns, and its end */
    bool *changed;
    sqlite3_stmt *by_key;     /* the row as it is now */
    int first_row, last_row;  /* of this table since the last take, or -1 */
} Table;

/* Fills in a table. Answers an SQLite code; on an error `message` (of `size` bytes) says why, and table_free() is
   still due. */
int table_load(Table *table, sqlite3 *connection, const char *name, char *message, size_t size);
void table_free(Table *table);

#endif
