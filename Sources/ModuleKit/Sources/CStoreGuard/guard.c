#include "include/CStoreGuard.h"
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*Authorizer)(void *, int, const char *, const char *, const char *, const char *);
typedef int (*CommitHook)(void *);

struct StoreGuard {
    sqlite3 *connection;
    Authorizer authorizer; /* GRDB's */
    void *authorizer_context;
    CommitHook commit_hook; /* GRDB's */
    void *commit_context;
    bool raised;
    int options;
    char prefix[66]; /* the module's name and `_` */
    char refusal[160];
    char *keys; /* NULL where there are none */
    StoreGuard *next;
};

/* All guards, under `lock`; a guard's own members belong to its connection's thread. */
static StoreGuard *guards;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* MARK: - What is refused */

static int refuse(StoreGuard *guard, const char *format, ...) {
    if (guard->refusal[0] == 0) {
        va_list words;
        va_start(words, format);
        vsnprintf(guard->refusal, sizeof guard->refusal, format, words);
        va_end(words);
    }
    return SQLITE_DENY;
}

static bool begins_with(const char *name, const char *start) { return strncmp(name, start, strlen(start)) == 0; }

static bool is_one_of(const char *name, const char *const *list) {
    for (; *list != NULL; list++)
        if (sqlite3_stricmp(name, *list) == 0) return true;
    return false;
}

/* What GRDB looks the schema up with, and what full-text search asks of its own file. */
static bool only_looks(const char *pragma, const char *argument) {
    static const char *const with_argument[] = {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list", NULL};
    static const char *const without[] = {"database_list", "table_list", "data_version", "page_size", NULL};
    return is_one_of(pragma, with_argument) || (argument == NULL && is_one_of(pragma, without));
}

static bool same_prefix(const char *name, const char *other) {
    const char *end = strchr(name, '_');
    return end != NULL && strncmp(name, other, (size_t)(end - name) + 1) == 0;
}

/* Full-text and tree indexes read tables of their own by statements prepared under whoever asks first. */
static bool is_shadow(sqlite3 *connection, const char *table) {
    static const char *const suffixes[] = {
        "data", "idx", "content", "docsize", "config", "node", "rowid", "parent", NULL};
    const char *end = strrchr(table, '_');
    char base[128];
    if (end == NULL || !is_one_of(end + 1, suffixes) || (size_t)(end - table) >= sizeof base) return false;
    snprintf(base, sizeof base, "%.*s", (int)(end - table), table);
    return sqlite3_table_column_metadata(connection, "main", base, NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

static bool is_key(const StoreGuard *guard, const char *table, const char *column) {
    size_t table_length = strlen(table), column_length = strlen(column);
    for (const char *key = guard->keys, *end; key != NULL && (end = strchr(key, '\n')) != NULL; key = end + 1) {
        if ((size_t)(end - key) == table_length + 1 + column_length && key[table_length] == '.'
            && sqlite3_strnicmp(key, table, (int)table_length) == 0
            && sqlite3_strnicmp(key + table_length + 1, column, (int)column_length) == 0)
            return true;
    }
    return false;
}

static bool may_read(const StoreGuard *guard, const char *table, const char *column, const char *view) {
    static const char *const functions[] = {"json_each", "json_tree", NULL};
    /* count(*) on a view arrives without a column, and without the view that is responsible. */
    if (column == NULL || column[0] == 0) return true;
    if (begins_with(table, guard->prefix) || begins_with(table, "sqlite_") || begins_with(table, "pragma_")) return true;
    if (strstr(table, "_pub_") != NULL || is_one_of(table, functions)) return true;
    if (view != NULL && same_prefix(table, view)) return true;
    return is_key(guard, table, column) || is_shadow(guard->connection, table);
}

static int check(StoreGuard *guard, int action, const char *first, const char *second, const char *database,
                 const char *view) {
    switch (action) {
    case SQLITE_TRANSACTION:
        return refuse(guard, "%s", first);
    case SQLITE_SAVEPOINT:
        return sqlite3_stricmp(second, "grdb") == 0 ? SQLITE_OK : refuse(guard, "SAVEPOINT %s", second);
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return refuse(guard, action == SQLITE_ATTACH ? "ATTACH" : "DETACH");
    case SQLITE_PRAGMA:
        return only_looks(first, second) ? SQLITE_OK : refuse(guard, "PRAGMA %s", first);
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_TEMP_VIEW:
        return refuse(guard, "TEMP %s", first);
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
        if (!(guard->options & STORE_GUARD_SCHEMA)) return SQLITE_OK;
        return refuse(guard, "a change of the schema at '%s'", first);
    case SQLITE_ALTER_TABLE:
    case SQLITE_ANALYZE:
    case SQLITE_REINDEX:
        if (!(guard->options & STORE_GUARD_SCHEMA)) return SQLITE_OK;
        return refuse(guard, "a change of the schema at '%s'", action == SQLITE_ALTER_TABLE ? second : first);
    case SQLITE_READ:
        if (!(guard->options & STORE_GUARD_READS) || may_read(guard, first, second, view)) return SQLITE_OK;
        return refuse(guard, "reading the table '%s'", first);
    default:
        (void)database;
        return SQLITE_OK;
    }
}

static int authorize(void *context, int action, const char *first, const char *second, const char *database,
                     const char *view) {
    StoreGuard *guard = context;
    if (guard->raised) {
        int answer = check(guard, action, first, second, database, view);
        if (answer != SQLITE_OK) return answer;
    }
    return guard->authorizer == NULL
        ? SQLITE_OK
        : guard->authorizer(guard->authorizer_context, action, first, second, database, view);
}

/* INSERT OR ROLLBACK ends the transaction; what the module would write after it would be committed on its own, beside
   the journal. */
static int before_commit(void *context) {
    StoreGuard *guard = context;
    if (guard->raised) {
        refuse(guard, "a commit after the transaction was ended");
        return 1;
    }
    return guard->commit_hook == NULL ? 0 : guard->commit_hook(guard->commit_context);
}

/* MARK: - One guard for each connection */

static StoreGuard *find(sqlite3 *connection) {
    pthread_mutex_lock(&lock);
    StoreGuard *guard = guards;
    while (guard != NULL && guard->connection != connection) guard = guard->next;
    pthread_mutex_unlock(&lock);
    return guard;
}

static void release(void *context) {
    pthread_mutex_lock(&lock);
    for (StoreGuard **link = &guards; *link != NULL; link = &(*link)->next) {
        if (*link != context) continue;
        *link = (*link)->next;
        break;
    }
    pthread_mutex_unlock(&lock);
    free(((StoreGuard *)context)->keys);
    free(context);
}

static void no_function(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count, (void)values;
    sqlite3_result_null(context);
}

static StoreGuard *find_or_make(sqlite3 *connection) {
    StoreGuard *guard = find(connection);
    if (guard != NULL) return guard;
    guard = calloc(1, sizeof *guard);
    if (guard == NULL) return NULL;
    guard->connection = connection;
    pthread_mutex_lock(&lock);
    guard->next = guards;
    guards = guard;
    pthread_mutex_unlock(&lock);
    /* A function's destructor is what SQLite calls when the connection is closed; it calls it on a failure, too. */
    int code = sqlite3_create_function_v2(
        connection, "balai_store_guard", 0, SQLITE_UTF8, guard, no_function, NULL, NULL, release);
    return code == SQLITE_OK ? guard : NULL;
}

int __real_sqlite3_set_authorizer(sqlite3 *, Authorizer, void *);
int __wrap_sqlite3_set_authorizer(sqlite3 *, Authorizer, void *);
void *__real_sqlite3_commit_hook(sqlite3 *, CommitHook, void *);
void *__wrap_sqlite3_commit_hook(sqlite3 *, CommitHook, void *);

int __wrap_sqlite3_set_authorizer(sqlite3 *connection, Authorizer authorizer, void *context) {
    StoreGuard *guard = find_or_make(connection);
    if (guard == NULL) return SQLITE_NOMEM;
    guard->authorizer = authorizer;
    guard->authorizer_context = context;
    return __real_sqlite3_set_authorizer(connection, authorize, guard);
}

void *__wrap_sqlite3_commit_hook(sqlite3 *connection, CommitHook hook, void *context) {
    StoreGuard *guard = find_or_make(connection);
    if (guard == NULL) return __real_sqlite3_commit_hook(connection, hook, context);
    void *before = guard->commit_context;
    guard->commit_hook = hook;
    guard->commit_context = context;
    __real_sqlite3_commit_hook(connection, before_commit, guard);
    return before;
}

/* MARK: - Interface */

StoreGuard *store_guard_of(sqlite3 *connection) { return find(connection); }

void store_guard_raise(StoreGuard *guard, const char *module, int options, const char *keys) {
    snprintf(guard->prefix, sizeof guard->prefix, "%s_", module);
    guard->options = options;
    guard->refusal[0] = 0;
    free(guard->keys);
    guard->keys = keys[0] == 0 ? NULL : strdup(keys);
    guard->raised = true;
}

void store_guard_lower(StoreGuard *guard) { guard->raised = false; }

const char *store_guard_refusal(const StoreGuard *guard) { return guard->refusal[0] ? guard->refusal : NULL; }

int store_keep_wal_at_close(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

int store_set_triggers(sqlite3 *connection, int enabled) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, enabled, NULL);
}
