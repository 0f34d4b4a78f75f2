#include "tables.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    sqlite3 *connection;
    const char *name;
    char *message;
    size_t size;
} Loading;

static int refuse(const Loading *loading, int code, const char *why) {
    snprintf(loading->message, loading->size, "The table '%s' cannot be recorded: %s", loading->name, why);
    return code;
}

static int prepare(const Loading *loading, char *sql, unsigned flags, sqlite3_stmt **statement) {
    if (sql == NULL) return refuse(loading, SQLITE_NOMEM, "out of memory");
    int code = sqlite3_prepare_v3(loading->connection, sql, -1, flags, statement, NULL);
    sqlite3_free(sql);
    return code == SQLITE_OK ? code : refuse(loading, code, sqlite3_errmsg(loading->connection));
}

static int count_columns(const Loading *loading, Table *table) {
    sqlite3_stmt *info = NULL;
    int code = prepare(loading, sqlite3_mprintf("PRAGMA main.table_xinfo(%Q)", loading->name), 0, &info);
    if (code != SQLITE_OK) return code;
    while ((code = sqlite3_step(info)) == SQLITE_ROW) {
        table->columns++;
        if (sqlite3_column_int(info, 5) > 0) table->key_count++;
        if (sqlite3_column_int(info, 6) != 0) {
            sqlite3_finalize(info);
            return refuse(loading, SQLITE_MISMATCH, "it has a generated or hidden column");
        }
    }
    sqlite3_finalize(info);
    if (code != SQLITE_DONE) return refuse(loading, code, sqlite3_errmsg(loading->connection));
    if (table->key_count == 0) return refuse(loading, SQLITE_MISMATCH, "it has no primary key");
    return SQLITE_OK;
}

static int allocate(const Loading *loading, Table *table) {
    size_t columns = (size_t)table->columns;
    table->key_columns = calloc((size_t)table->key_count, sizeof *table->key_columns);
    table->key_flags = calloc(columns, sizeof *table->key_flags);
    table->offsets = calloc(columns + 1, sizeof *table->offsets);
    table->changed = calloc(columns, sizeof *table->changed);
    if (table->key_columns && table->key_flags && table->offsets && table->changed) return SQLITE_OK;
    return refuse(loading, SQLITE_NOMEM, "out of memory");
}

static int load_key(const Loading *loading, Table *table) {
    sqlite3_stmt *info = NULL;
    int code = prepare(
        loading, sqlite3_mprintf("SELECT cid, name, pk FROM pragma_table_xinfo(%Q, 'main') WHERE pk > 0", loading->name), 0,
        &info);
    if (code != SQLITE_OK) return code;
    char *condition = sqlite3_mprintf("");
    while ((code = sqlite3_step(info)) == SQLITE_ROW) {
        int column = sqlite3_column_int(info, 0), place = sqlite3_column_int(info, 2);
        table->key_columns[place - 1] = column;
        table->key_flags[column] = (unsigned char)place;
        condition = sqlite3_mprintf(
            "%z%s\"%w\" = ?%d", condition, condition && condition[0] ? " AND " : "", sqlite3_column_text(info, 1), place);
    }
    sqlite3_finalize(info);
    if (code != SQLITE_DONE || condition == NULL) {
        sqlite3_free(condition);
        return refuse(loading, code == SQLITE_DONE ? SQLITE_NOMEM : code, sqlite3_errmsg(loading->connection));
    }
    return prepare(
        loading, sqlite3_mprintf("SELECT * FROM main.\"%w\" WHERE %z", loading->name, condition),
        SQLITE_PREPARE_PERSISTENT, &table->by_key);
}

int table_load(Table *table, sqlite3 *connection, const char *name, char *message, size_t size) {
    Loading loading = {connection, name, message, size};
    int code = count_columns(&loading, table);
    if (code == SQLITE_OK) code = allocate(&loading, table);
    if (code == SQLITE_OK) code = load_key(&loading, table);
    return code;
}

void table_free(Table *table) {
    sqlite3_finalize(table->by_key);
    free(table->name);
    free(table->key_columns);
    free(table->key_flags);
    free(table->offsets);
    free(table->changed);
    *table = (Table){.first_row = -1, .last_row = -1};
}
