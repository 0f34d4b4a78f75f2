#include "include/SessionOracle.h"
#include <limits.h>

int oracle_open(sqlite3 *connection, Oracle **oracle) {
    sqlite3_session *session = NULL;
    int code = sqlite3session_create(connection, "main", &session);
    if (code == SQLITE_OK) code = sqlite3session_attach(session, NULL);
    *oracle = (Oracle *)session;
    return code;
}

int oracle_close(Oracle *oracle, unsigned char **bytes, size_t *count) {
    int length = 0;
    void *changes = NULL;
    int code = sqlite3session_changeset((sqlite3_session *)oracle, &length, &changes);
    sqlite3session_delete((sqlite3_session *)oracle);
    *bytes = changes;
    *count = (size_t)length;
    return code;
}

static int abort_at_conflict(void *context, int conflict, sqlite3_changeset_iter *change) {
    (void)context, (void)conflict, (void)change;
    return SQLITE_CHANGESET_ABORT;
}

int oracle_apply(sqlite3 *connection, const unsigned char *bytes, size_t count) {
    if (count > INT_MAX) return SQLITE_TOOBIG;
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
    return sqlite3changeset_apply(connection, (int)count, (void *)bytes, NULL, abort_at_conflict, NULL);
}

int oracle_invert(const unsigned char *bytes, size_t count, unsigned char **inverted, size_t *inverted_count) {
    int length = 0;
    void *changes = NULL;
    if (count > INT_MAX) return SQLITE_TOOBIG;
    int code = sqlite3changeset_invert((int)count, bytes, &length, &changes);
    *inverted = changes;
    *inverted_count = (size_t)length;
    return code;
}

void oracle_free(unsigned char *bytes) { sqlite3_free(bytes); }
