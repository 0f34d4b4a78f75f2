#include "buffer.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_CAPACITY = 4 << 20 };

void buffer_append(Buffer *buffer, const void *bytes, size_t count) {
    if (buffer->failed) return;
    if (buffer->count + count > buffer->capacity) {
        size_t capacity = (buffer->count + count) * 2 + 256;
        unsigned char *grown = realloc(buffer->bytes, capacity);
        if (grown == NULL) {
            buffer->failed = true;
            return;
        }
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    if (count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

void buffer_reset(Buffer *buffer) {
    buffer->count = 0;
    buffer->failed = false;
    if (buffer->capacity > KEPT_CAPACITY) buffer_free(buffer);
}

void buffer_free(Buffer *buffer) {
    free(buffer->bytes);
    *buffer = (Buffer){0};
}

void buffer_append_varint(Buffer *buffer, unsigned value) {
    unsigned char bytes[5];
    int first = 4;
    bytes[4] = value & 0x7f;
    while (value >>= 7) bytes[--first] = 0x80 | (value & 0x7f);
    buffer_append(buffer, bytes + first, (size_t)(5 - first));
}

static void append_eight(Buffer *buffer, int type, uint64_t bits) {
    unsigned char bytes[9];
    bytes[0] = (unsigned char)type;
    for (int i = 0; i < 8; i++) bytes[1 + i] = (unsigned char)(bits >> (56 - 8 * i));
    buffer_append(buffer, bytes, sizeof bytes);
}

void buffer_append_value(Buffer *buffer, sqlite3_value *value) {
    int type = sqlite3_value_type(value);
    switch (type) {
    case SQLITE_INTEGER:
        append_eight(buffer, type, (uint64_t)sqlite3_value_int64(value));
        break;
    case SQLITE_FLOAT: {
        double number = sqlite3_value_double(value);
        uint64_t bits;
        memcpy(&bits, &number, sizeof bits);
        append_eight(buffer, type, bits);
        break;
    }
    case SQLITE_NULL: {
        unsigned char byte = SQLITE_NULL;
        buffer_append(buffer, &byte, 1);
        break;
    }
    default: {
        /* The pointer first: asking for it may convert the value, and change its length. */
        const void *content = type == SQLITE_TEXT ? (const void *)sqlite3_value_text(value) : sqlite3_value_blob(value);
        int count = sqlite3_value_bytes(value);
        if (content == NULL && count > 0) {
            buffer->failed = true;
            return;
        }
        unsigned char byte = (unsigned char)type;
        buffer_append(buffer, &byte, 1);
        buffer_append_varint(buffer, (unsigned)count);
        buffer_append(buffer, content, (size_t)count);
    }
    }
}

void buffer_append_key(Buffer *buffer, sqlite3_value *value) {
    if (sqlite3_value_type(value) == SQLITE_FLOAT) {
        double number = sqlite3_value_double(value);
        /* The range in which the conversion is defined. */
        if (number >= -9223372036854775808.0 && number < 9223372036854775808.0 && number == (double)(int64_t)number) {
            append_eight(buffer, SQLITE_INTEGER, (uint64_t)(int64_t)number);
            return;
        }
    }
    buffer_append_value(buffer, value);
}

static size_t read_varint(const unsigned char *bytes, unsigned *value) {
    size_t length = 0;
    *value = 0;
    do {
        *value = (*value << 7) | (bytes[length] & 0x7f);
    } while (bytes[length++] & 0x80);
    return length;
}

size_t encoded_length(const unsigned char *value) {
    unsigned count;
    switch (value[0]) {
    case SQLITE_NULL: return 1;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT: return 9;
    default: {
        size_t prefix = 1 + read_varint(value + 1, &count);
        return prefix + count;
    }
    }
}

int encoded_bind(sqlite3_stmt *statement, int index, const unsigned char *value) {
    switch (value[0]) {
    case SQLITE_NULL: return sqlite3_bind_null(statement, index);
    case SQLITE_INTEGER:
    case SQLITE_FLOAT: {
        uint64_t bits = 0;
        for (int i = 0; i < 8; i++) bits = (bits << 8) | value[1 + i];
        if (value[0] == SQLITE_INTEGER) return sqlite3_bind_int64(statement, index, (sqlite3_int64)bits);
        double number;
        memcpy(&number, &bits, sizeof number);
        return sqlite3_bind_double(statement, index, number);
    }
    default: {
        unsigned count;
        const unsigned char *content = value + 1 + read_varint(value + 1, &count);
        return value[0] == SQLITE_TEXT
            ? sqlite3_bind_text(statement, index, (const char *)content, (int)count, SQLITE_STATIC)
            : sqlite3_bind_blob(statement, index, content, (int)count, SQLITE_STATIC);
    }
    }
}
