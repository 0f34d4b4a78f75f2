/* What the two halves of the faulty disk share. */
#ifndef DISK_H
#define DISK_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum action { COUNT, KILL, TEAR, FAIL, FULL, POWER };

/* What a step does; a full disk still removes files and puts what is there on the disk. */
enum kind { WRITE = 1, GROW, MAKE, SYNC, NAME, REMOVE };

/* Numbers of eight bytes, in the order in which the test has them. */
struct control {
    volatile int64_t armed;
    /* The step at which it happens, from 1; 0 for none. */
    volatile int64_t at;
    volatile int64_t action;
    /* Whether every step behind that one fails too. */
    volatile int64_t lasts;
    /* The only kind of step that counts; 0 for all. */
    volatile int64_t kind;
    /* Steps since it was armed. */
    volatile int64_t count;
    /* Kind of the step at which it happened; 0: it has not yet. */
    volatile int64_t happened;
    /* The file of that step. */
    char path[1024];
};

extern struct control *control;
/* Held while a step is counted, and by whoever changes what is remembered. */
extern pthread_mutex_t turn;
/* The file that this thread was asked about last. */
extern __thread char asked[1024];

enum change { DATA, CREATED, RENAMED, REMOVED };

/* Called before a range of a file is written over, or cut off. */
void remember_data(int file, off64_t at, size_t length, int is_cut);
/* Called before a name comes or goes. */
void remember_name(enum change what, const char *path, const char *to);
/* What was synced is there to stay. */
void forget(int file);
/* The power goes: takes back some of what was not synced. */
void lose(void);

#endif
