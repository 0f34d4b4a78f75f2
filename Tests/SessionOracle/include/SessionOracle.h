#ifndef SESSIONORACLE_H
#define SESSIONORACLE_H

#include <sqlite3.h>
#include <stddef.h>

/* SQLite's session extension, whose calls its header shows to C only where they are asked for: what our recorder's
   changesets are held against. */
typedef struct Oracle Oracle;

/* Records all tables of a connection that has no preupdate hook of its own. Answers an SQLite code. */
int oracle_open(sqlite3 *connection, Oracle **oracle);

/* The changeset since oracle_open(), to be freed with oracle_free(); ends the recording whatever it answers. */
int oracle_close(Oracle *oracle, unsigned char **bytes, size_t *count);

/* Applies a changeset with triggers and foreign keys off, and undoes all of it at the first conflict. */
int oracle_apply(sqlite3 *connection, const unsigned char *bytes, size_t count);

/* The changeset that leads back, to be freed with oracle_free(). */
int oracle_invert(const unsigned char *bytes, size_t count, unsigned char **inverted, size_t *inverted_count);

void oracle_free(unsigned char *bytes);

#endif
