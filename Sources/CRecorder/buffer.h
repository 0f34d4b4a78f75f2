#ifndef RECORDER_BUFFER_H
#define RECORDER_BUFFER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/* Bytes that grow. After a failed allocation `failed` stays set and everything appended is dropped. */
typedef struct {
    unsigned char *bytes;
    size_t count;
    size_t capacity;
    bool failed;
} Buffer;

void buffer_append(Buffer *buffer, const void *bytes, size_t count);
/* Makes it empty; gives memory back that one large change took. */
void buffer_reset(Buffer *buffer);
void buffer_free(Buffer *buffer);

/* Appends a number of up to 32 bits as SQLite writes its varints. */
void buffer_append_varint(Buffer *buffer, unsigned value);
/* Appends a value as the changeset format has it: a byte for the type, then the content. */
void buffer_append_value(Buffer *buffer, sqlite3_value *value);
/* The same for a key: a real number that is a whole one is written as an integer, because SQLite takes both for the
   same key, and reports one row now with the one and now with the other. */
void buffer_append_key(Buffer *buffer, sqlite3_value *value);

/* The length of an encoded value, its type byte included. */
size_t encoded_length(const unsigned char *value);
/* Binds an encoded value to a statement; its bytes must stand while the statement runs. */
int encoded_bind(sqlite3_stmt *statement, int index, const unsigned char *value);

#endif
