#ifndef CSTOREGUARD_H
#define CSTOREGUARD_H

#include <sqlite3.h>

/* Refuses, while it is raised, what a module must not do with a connection, when the statement is prepared.

   GRDB needs SQLite's authorizer and its commit hook for itself, and there is one of each. So the calls that set them
   are wrapped when this library is linked (see Package.swift): the guard stands in front, and asks GRDB's own after
   it. Setting the authorizer anew for every command would expire every statement.

   A guard belongs to one connection, is used on that connection's thread, and goes when the connection is closed. */
typedef struct StoreGuard StoreGuard;

/* Always refused while raised: BEGIN, COMMIT, ROLLBACK, savepoints other than GRDB's, ATTACH, DETACH, TEMP, and PRAGMA
   but those that look at the schema. Nothing is committed either, by whatever way. */
enum {
    STORE_GUARD_SCHEMA = 1, /* also refuse to change the schema */
    STORE_GUARD_READS = 2,  /* also refuse to read another module's tables, but through its views `<module>_pub_…` */
};

/* The guard of a connection, or NULL where GRDB did not open it. */
StoreGuard *store_guard_of(sqlite3 *connection);

/* From now on statements are prepared for this module, whose tables begin with its name and `_`. `keys` are columns of
   others' tables that may be read nevertheless, each a line `table.column`: SQLite asks for those that it looks up for a
   foreign key. Where they cannot be kept, none may. */
void store_guard_raise(StoreGuard *guard, const char *module, int options, const char *keys);
void store_guard_lower(StoreGuard *guard);

/* What was refused first since the guard was raised, in words, or NULL. */
const char *store_guard_refusal(const StoreGuard *guard);

/* Calls of sqlite3_db_config, which Swift cannot make because they are variadic. Answer an SQLite code. */
int store_keep_wal_at_close(sqlite3 *connection);
int store_set_triggers(sqlite3 *connection, int enabled);

#endif
