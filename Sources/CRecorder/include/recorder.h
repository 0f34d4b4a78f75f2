#ifndef RECORDER_H
#define RECORDER_H

#include <sqlite3.h>
#include <stddef.h>

/* Watches one connection through SQLite's preupdate hook, and tells what changed between two calls of
   recorder_take() in the format of SQLite's session extension. The hook and a session exclude each other on one
   connection. Everything here is called on the connection's own thread. */
typedef struct Recorder Recorder;

/* Installs the hook. To be called before any statement that writes is prepared: a DELETE without WHERE prepared
   earlier keeps SQLite's truncation, whose rows no hook sees. The changes of the excluded tables are not recorded,
   but touching them is. Answers SQLITE_OK or SQLITE_NOMEM. */
int recorder_open(sqlite3 *connection, const char *const *excluded, size_t excluded_count, Recorder **recorder);

/* Takes the hook away and frees everything; the connection must still be open. */
void recorder_close(Recorder *recorder);

/* The changeset since the last take or discard, empty when nothing differs in the end, and begins anew. To be called
   inside the transaction, which it reads. The bytes stand until the next call. On an error nothing is answered,
   recorder_message() says why, and the changes must be rolled back. */
int recorder_take(Recorder *recorder, const unsigned char **bytes, size_t *count);

/* Forgets what was seen since the last take: after a rollback. */
void recorder_discard(Recorder *recorder);

/* Forgets the tables' columns: after every change of the schema. */
void recorder_schema_changed(Recorder *recorder);

/* Calls `visit` for every table touched since the last recorder_clear_touched(). */
void recorder_touched(const Recorder *recorder, void (*visit)(void *context, const char *table), void *context);
void recorder_clear_touched(Recorder *recorder);

/* Why the last take failed. */
const char *recorder_message(const Recorder *recorder);

#endif
