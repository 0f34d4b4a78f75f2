#include "recorder.h"
#include "tables.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Recorder {
    sqlite3 *connection;
    char **excluded;
    size_t excluded_count;
    Table *tables;
    int table_count, table_capacity;
    int last_table;  /* most statements write one table */
    Row *rows;
    int row_count, row_capacity;
    int *buckets;    /* first row of each, or -1 */
    int bucket_count; /* a power of two, or 0 */
    Buffer memory;   /* keys and old values of the rows */
    Buffer current;  /* one row as it is now */
    Buffer changes;
    int failure;     /* the first thing that could not be recorded, an SQLite code */
    char message[256];
};

static void fail(Recorder *recorder, int code, const char *why) {
    if (recorder->failure != SQLITE_OK) return;
    recorder->failure = code;
    snprintf(recorder->message, sizeof recorder->message, "%s", why);
}

/* MARK: - Tables */

static bool is_excluded(const Recorder *recorder, const char *name) {
    for (size_t i = 0; i < recorder->excluded_count; i++)
        if (strcmp(recorder->excluded[i], name) == 0) return true;
    return false;
}

/* The index of a table, or -1 when memory is out. A table that cannot be recorded is kept, so that its touch is, and
   fails the take. */
static int table_named(Recorder *recorder, const char *name) {
    if (recorder->last_table < recorder->table_count && strcmp(recorder->tables[recorder->last_table].name, name) == 0)
        return recorder->last_table;
    for (int i = 0; i < recorder->table_count; i++)
        if (strcmp(recorder->tables[i].name, name) == 0) return recorder->last_table = i;
    if (recorder->table_count == recorder->table_capacity) {
        int capacity = recorder->table_capacity * 2 + 16;
        Table *grown = realloc(recorder->tables, (size_t)capacity * sizeof *grown);
        if (grown == NULL) return -1;
        recorder->tables = grown;
        recorder->table_capacity = capacity;
    }
    Table table = {.first_row = -1, .last_row = -1};
    table.name = strdup(name);
    if (table.name == NULL) return -1;
    if (!is_excluded(recorder, name)) {
        char message[sizeof recorder->message];
        int code = table_load(&table, recorder->connection, name, message, sizeof message);
        if (code == SQLITE_OK) table.recorded = true;
        else fail(recorder, code, message);
    }
    recorder->tables[recorder->table_count] = table;
    return recorder->last_table = recorder->table_count++;
}

/* MARK: - Rows */

static bool grow_buckets(Recorder *recorder) {
    int count = recorder->bucket_count == 0 ? 256 : recorder->bucket_count * 4;
    int *buckets = malloc((size_t)count * sizeof *buckets);
    if (buckets == NULL) return false;
    for (int i = 0; i < count; i++) buckets[i] = -1;
    for (int i = 0; i < recorder->row_count; i++) {
        Row *row = &recorder->rows[i];
        int bucket = (int)(row->hash & (uint32_t)(count - 1));
        row->next_in_bucket = buckets[bucket];
        buckets[bucket] = i;
    }
    free(recorder->buckets);
    recorder->buckets = buckets;
    recorder->bucket_count = count;
    return true;
}

static Row *append_row(Recorder *recorder) {
    if (recorder->row_count == recorder->row_capacity) {
        int capacity = recorder->row_capacity * 2 + 64;
        Row *grown = realloc(recorder->rows, (size_t)capacity * sizeof *grown);
        if (grown == NULL) return NULL;
        recorder->rows = grown;
        recorder->row_capacity = capacity;
    }
    if (recorder->row_count >= recorder->bucket_count && !grow_buckets(recorder)) return NULL;
    return &recorder->rows[recorder->row_count++];
}

static uint32_t hash_of(int table, const unsigned char *bytes, size_t count) {
    uint32_t hash = 2166136261u ^ (uint32_t)table;
    for (size_t i = 0; i < count; i++) hash = (hash ^ bytes[i]) * 16777619u;
    return hash;
}

static Row *find_row(const Recorder *recorder, int table, uint32_t hash, const unsigned char *key, size_t length) {
    if (recorder->bucket_count == 0) return NULL;
    int i = recorder->buckets[hash & (uint32_t)(recorder->bucket_count - 1)];
    for (; i >= 0; i = recorder->rows[i].next_in_bucket) {
        Row *row = &recorder->rows[i];
        if (row->hash == hash && row->table == table && row->key_length == length
            && memcmp(recorder->memory.bytes + row->key_offset, key, length) == 0)
            return row;
    }
    return NULL;
}

/* MARK: - The hook */

typedef int (*PreupdateValue)(sqlite3 *, int, sqlite3_value **);

static bool append_key(Recorder *recorder, const Table *table, PreupdateValue value_of) {
    for (int i = 0; i < table->key_count; i++) {
        sqlite3_value *value;
        int code = value_of(recorder->connection, table->key_columns[i], &value);
        if (code != SQLITE_OK) {
            fail(recorder, code, "A key could not be read");
            return false;
        }
        if (sqlite3_value_type(value) == SQLITE_NULL) {
            fail(recorder, SQLITE_MISMATCH, "A row with NULL in its primary key cannot be recorded");
            return false;
        }
        buffer_append_key(&recorder->memory, value);
    }
    return !recorder->memory.failed;
}

static bool append_old_values(Recorder *recorder, const Table *table) {
    for (int i = 0; i < table->columns; i++) {
        sqlite3_value *value;
        int code = sqlite3_preupdate_old(recorder->connection, i, &value);
        if (code != SQLITE_OK) {
            fail(recorder, code, "A row could not be read");
            return false;
        }
        buffer_append_value(&recorder->memory, value);
    }
    return !recorder->memory.failed;
}

/* Remembers the row under its key, as it was, unless it is remembered already. */
static void touch(Recorder *recorder, int index, bool existed, bool direct) {
    const Table *table = &recorder->tables[index];
    size_t key_offset = recorder->memory.count;
    if (!append_key(recorder, table, existed ? sqlite3_preupdate_old : sqlite3_preupdate_new)) {
        if (recorder->memory.failed) fail(recorder, SQLITE_NOMEM, "Out of memory while recording");
        return;
    }
    size_t key_length = recorder->memory.count - key_offset;
    const unsigned char *key = recorder->memory.bytes + key_offset;
    uint32_t hash = hash_of(index, key, key_length);
    Row *known = find_row(recorder, index, hash, key, key_length);
    if (known != NULL) {
        recorder->memory.count = key_offset;
        known->direct |= direct;
        return;
    }
    size_t old_offset = recorder->memory.count;
    Row *row = NULL;
    if (!existed || append_old_values(recorder, table)) row = append_row(recorder);
    if (row == NULL) {
        fail(recorder, SQLITE_NOMEM, "Out of memory while recording");
        return;
    }
    int number = recorder->row_count - 1;
    int *bucket = &recorder->buckets[hash & (uint32_t)(recorder->bucket_count - 1)];
    *row = (Row){
        .hash = hash, .next_in_bucket = *bucket, .next_in_table = -1, .table = index,
        .key_offset = key_offset, .key_length = key_length,
        .old_offset = old_offset, .old_length = recorder->memory.count - old_offset,
        .existed = existed, .direct = direct,
    };
    *bucket = number;
    Table *owner = &recorder->tables[index];
    if (owner->first_row < 0) owner->first_row = number;
    else recorder->rows[owner->last_row].next_in_table = number;
    owner->last_row = number;
}

/* Whether the update gives the row another key: compared as keys are, in memory that is given back. */
static bool key_changes(Recorder *recorder, const Table *table) {
    size_t start = recorder->memory.count;
    bool differ = false;
    if (append_key(recorder, table, sqlite3_preupdate_old)) {
        size_t middle = recorder->memory.count;
        if (append_key(recorder, table, sqlite3_preupdate_new)) {
            size_t length = middle - start;
            differ = recorder->memory.count - middle != length
                || memcmp(recorder->memory.bytes + start, recorder->memory.bytes + middle, length) != 0;
        }
    }
    recorder->memory.count = start;
    return differ;
}

static void before_update(
    void *context, sqlite3 *connection, int operation, const char *database, const char *name,
    sqlite3_int64 old_rowid, sqlite3_int64 new_rowid
) {
    (void)old_rowid, (void)new_rowid;
    Recorder *recorder = context;
    if (strcmp(database, "main") != 0 || strncmp(name, "sqlite_", 7) == 0) return;
    int index = table_named(recorder, name);
    if (index < 0) {
        fail(recorder, SQLITE_NOMEM, "Out of memory while recording");
        return;
    }
    Table *table = &recorder->tables[index];
    bool direct = sqlite3_preupdate_depth(connection) == 0;
    table->touched = true;
    if (!table->recorded || recorder->failure != SQLITE_OK) return;
    if (sqlite3_preupdate_count(connection) != table->columns) {
        fail(recorder, SQLITE_SCHEMA, "A table's columns changed while it was recorded");
        return;
    }
    switch (operation) {
    case SQLITE_INSERT:
        touch(recorder, index, false, direct);
        break;
    case SQLITE_DELETE: /* a part of a blob written in place arrives as one, too */
        touch(recorder, index, true, direct);
        break;
    case SQLITE_UPDATE: {
        bool moves = key_changes(recorder, table);
        touch(recorder, index, true, direct);
        if (moves) touch(recorder, index, false, direct);
        break;
    }
    }
}

/* MARK: - The changeset */

/* Reads the row under this key into `current`. False: it is not there now. */
static bool read_current(Recorder *recorder, Table *table, const Row *row) {
    recorder->current.count = 0;
    const unsigned char *key = recorder->memory.bytes + row->key_offset;
    for (int i = 0; i < table->key_count; i++) {
        int code = encoded_bind(table->by_key, i + 1, key);
        if (code != SQLITE_OK) {
            fail(recorder, code, sqlite3_errmsg(recorder->connection));
            return false;
        }
        key += encoded_length(key);
    }
    int code = sqlite3_step(table->by_key);
    bool present = code == SQLITE_ROW;
    if (present && sqlite3_column_count(table->by_key) != table->columns) {
        code = SQLITE_SCHEMA;
        present = false;
    }
    for (int i = 0; present && i < table->columns; i++) {
        table->offsets[i] = recorder->current.count;
        buffer_append_value(&recorder->current, sqlite3_column_value(table->by_key, i));
    }
    table->offsets[table->columns] = recorder->current.count;
    if (present) {
        /* A collation may have found a row whose key is written otherwise: that is another row. */
        size_t start = recorder->current.count;
        for (int i = 0; i < table->key_count; i++)
            buffer_append_key(&recorder->current, sqlite3_column_value(table->by_key, table->key_columns[i]));
        present = !recorder->current.failed && recorder->current.count - start == row->key_length
            && memcmp(recorder->current.bytes + start, recorder->memory.bytes + row->key_offset, row->key_length) == 0;
        recorder->current.count = start;
    }
    sqlite3_reset(table->by_key);
    if (recorder->current.failed) fail(recorder, SQLITE_NOMEM, "Out of memory while recording");
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(recorder, code, sqlite3_errmsg(recorder->connection));
    return present;
}

static void append_change(Recorder *recorder, int operation, const Row *row) {
    unsigned char start[2] = {(unsigned char)operation, row->direct ? 0 : 1};
    buffer_append(&recorder->changes, start, sizeof start);
}

/* Old values of the key and of what changed, then new values of what changed; a zero byte for the others. */
static void append_update(Recorder *recorder, Table *table, const Row *row) {
    const unsigned char untouched = 0;
    const unsigned char *old = recorder->memory.bytes + row->old_offset;
    append_change(recorder, SQLITE_UPDATE, row);
    for (int i = 0; i < table->columns; i++) {
        size_t length = encoded_length(old), now = table->offsets[i + 1] - table->offsets[i];
        table->changed[i] = length != now || memcmp(old, recorder->current.bytes + table->offsets[i], length) != 0;
        if (table->changed[i] || table->key_flags[i]) buffer_append(&recorder->changes, old, length);
        else buffer_append(&recorder->changes, &untouched, 1);
        old += length;
    }
    for (int i = 0; i < table->columns; i++) {
        size_t length = table->offsets[i + 1] - table->offsets[i];
        if (table->changed[i]) buffer_append(&recorder->changes, recorder->current.bytes + table->offsets[i], length);
        else buffer_append(&recorder->changes, &untouched, 1);
    }
}

/* Whether the key is written as before: 1 and 1.0 are one key to SQLite and two to who applies a changeset. */
static bool same_key_text(const Recorder *recorder, const Table *table, const Row *row) {
    const unsigned char *old = recorder->memory.bytes + row->old_offset;
    for (int i = 0; i < table->columns; i++) {
        size_t length = encoded_length(old);
        if (table->key_flags[i]
            && (length != table->offsets[i + 1] - table->offsets[i]
                || memcmp(old, recorder->current.bytes + table->offsets[i], length) != 0))
            return false;
        old += length;
    }
    return true;
}

static void append_header(Recorder *recorder, const Table *table) {
    unsigned char mark = 'T';
    buffer_append(&recorder->changes, &mark, 1);
    buffer_append_varint(&recorder->changes, (unsigned)table->columns);
    buffer_append(&recorder->changes, table->key_flags, (size_t)table->columns);
    buffer_append(&recorder->changes, table->name, strlen(table->name) + 1);
}

static void append_table(Recorder *recorder, Table *table) {
    bool begun = false;
    for (int i = table->first_row; i >= 0 && recorder->failure == SQLITE_OK; i = recorder->rows[i].next_in_table) {
        const Row *row = &recorder->rows[i];
        const unsigned char *old = recorder->memory.bytes + row->old_offset;
        bool present = read_current(recorder, table, row);
        if (recorder->failure != SQLITE_OK || (!present && !row->existed)) continue;
        size_t length = table->offsets[table->columns];
        if (present && row->existed && row->old_length == length
            && memcmp(old, recorder->current.bytes, length) == 0)
            continue;
        if (!begun) append_header(recorder, table);
        begun = true;
        if (present && row->existed && same_key_text(recorder, table, row)) {
            append_update(recorder, table, row);
            continue;
        }
        if (row->existed) {
            append_change(recorder, SQLITE_DELETE, row);
            buffer_append(&recorder->changes, old, row->old_length);
        }
        if (present) {
            append_change(recorder, SQLITE_INSERT, row);
            buffer_append(&recorder->changes, recorder->current.bytes, length);
        }
    }
}

/* MARK: - Interface */

int recorder_open(sqlite3 *connection, const char *const *excluded, size_t excluded_count, Recorder **result) {
    *result = NULL;
    Recorder *recorder = calloc(1, sizeof *recorder);
    if (recorder == NULL) return SQLITE_NOMEM;
    recorder->connection = connection;
    recorder->excluded = calloc(excluded_count + 1, sizeof *recorder->excluded);
    for (size_t i = 0; recorder->excluded != NULL && i < excluded_count; i++) {
        recorder->excluded[i] = strdup(excluded[i]);
        if (recorder->excluded[i] == NULL) break;
        recorder->excluded_count++;
    }
    if (recorder->excluded == NULL || recorder->excluded_count != excluded_count) {
        recorder_close(recorder);
        return SQLITE_NOMEM;
    }
    sqlite3_preupdate_hook(connection, before_update, recorder);
    *result = recorder;
    return SQLITE_OK;
}

void recorder_close(Recorder *recorder) {
    sqlite3_preupdate_hook(recorder->connection, NULL, NULL);
    for (int i = 0; i < recorder->table_count; i++) table_free(&recorder->tables[i]);
    for (size_t i = 0; i < recorder->excluded_count; i++) free(recorder->excluded[i]);
    free(recorder->excluded);
    free(recorder->tables);
    free(recorder->rows);
    free(recorder->buckets);
    buffer_free(&recorder->memory);
    buffer_free(&recorder->current);
    buffer_free(&recorder->changes);
    free(recorder);
}

int recorder_take(Recorder *recorder, const unsigned char **bytes, size_t *count) {
    *bytes = NULL;
    *count = 0;
    buffer_reset(&recorder->changes);
    for (int i = 0; i < recorder->table_count && recorder->failure == SQLITE_OK; i++)
        append_table(recorder, &recorder->tables[i]);
    if (recorder->changes.failed) fail(recorder, SQLITE_NOMEM, "Out of memory while recording");
    int code = recorder->failure;
    if (code == SQLITE_OK) {
        *bytes = recorder->changes.bytes;
        *count = recorder->changes.count;
    }
    recorder_discard(recorder);
    return code;
}

void recorder_discard(Recorder *recorder) {
    if (recorder->row_count > 512) {
        for (int i = 0; i < recorder->bucket_count; i++) recorder->buckets[i] = -1;
    } else {
        for (int i = 0; i < recorder->row_count; i++)
            recorder->buckets[recorder->rows[i].hash & (uint32_t)(recorder->bucket_count - 1)] = -1;
    }
    for (int i = 0; i < recorder->table_count; i++) recorder->tables[i].first_row = recorder->tables[i].last_row = -1;
    recorder->row_count = 0;
    buffer_reset(&recorder->memory);
    buffer_reset(&recorder->current);
    if (recorder->failure != SQLITE_OK) {
        /* A table that could not be loaded is tried again at its next touch. */
        recorder_schema_changed(recorder);
        recorder->failure = SQLITE_OK;
    }
}

void recorder_schema_changed(Recorder *recorder) {
    /* Rows name their table by its index. */
    if (recorder->row_count > 0) recorder_discard(recorder);
    for (int i = 0; i < recorder->table_count; i++) table_free(&recorder->tables[i]);
    recorder->table_count = 0;
    recorder->last_table = 0;
}

void recorder_touched(const Recorder *recorder, void (*visit)(void *, const char *), void *context) {
    for (int i = 0; i < recorder->table_count; i++)
        if (recorder->tables[i].touched) visit(context, recorder->tables[i].name);
}

void recorder_clear_touched(Recorder *recorder) {
    for (int i = 0; i < recorder->table_count; i++) recorder->tables[i].touched = false;
}

const char *recorder_message(const Recorder *recorder) { return recorder->message; }
