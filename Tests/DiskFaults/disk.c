/* A disk that fails when it is told to, for a program that knows nothing of it: LD_PRELOAD puts this before the C library.
 *
 * Every call that changes something below the watched directories is a step. A control file, which the test maps too,
 * counts them and names the one at which something happens: the program is killed before it, or in the middle of what it
 * writes, or the call fails, or the power goes: then the program is killed, and of what was not synced some is lost. So the tests reach every point between two changes on the disk, SQLite's own among them, and
 * the program needs no seam of its own.
 *
 *   DISK_FAULTS        the control file: see `control`
 *   DISK_FAULTS_BELOW  the watched directories, with colons between them
 */
#define _GNU_SOURCE
#include "disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct control *control;
static const char *below;
pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

/* The C library's own, looked up once. */
#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("DISK_FAULTS");
    below = getenv("DISK_FAULTS_BELOW");
    if (!path || !below) return;
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) abort();
    void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED) abort();
    control = map;
}

static int is_below(const char *path) {
    for (const char *folder = below; *folder;) {
        size_t length = strcspn(folder, ":");
        if (strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0)) return 1;
        folder += length;
        if (*folder) folder++;
    }
    return 0;
}

/* The file that this thread was asked about last. */
__thread char asked[1024];

static int watches_path(const char *path) {
    if (!control || !control->armed || !path || !is_below(path)) return 0;
    snprintf(asked, sizeof asked, "%s", path);
    return 1;
}

static int watches(int file) {
    if (!control || !control->armed) return 0;
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, asked, sizeof asked - 1);
    if (length <= 0) return 0;
    asked[length] = 0;
    return is_below(asked);
}

static void die(void) {
    if (control->action == POWER) lose();
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

enum verdict { GO_ON, TEAR_NOW, FAIL_NOW };

/* Counts a step, and says what becomes of it; with FAIL_NOW errno is set. */
static enum verdict step(enum kind kind) {
    if (control->action == FULL && (kind == SYNC || kind == REMOVE)) return GO_ON;
    if (control->kind && control->kind != kind) return GO_ON;
    pthread_mutex_lock(&turn);
    int64_t number = ++control->count;
    int is_it = control->at > 0 && (number == control->at || (control->lasts && number > control->at));
    if (is_it && !control->happened) {
        control->happened = kind;
        memcpy(control->path, asked, sizeof asked);
    }
    enum action action = control->action;
    /* Whoever is killed takes the others along: they wait. */
    if (is_it && (action == KILL || action == POWER || (action == TEAR && kind != WRITE))) die();
    if (is_it && action == TEAR) return TEAR_NOW;
    pthread_mutex_unlock(&turn);
    if (!is_it || action == COUNT) return GO_ON;
    errno = action == FULL ? ENOSPC : EIO;
    return FAIL_NOW;
}

/* --- What is in files */

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(write);
    if (!watches(file)) return real(file, bytes, count);
    switch (step(WRITE)) {
    case GO_ON:
        remember_data(file, lseek64(file, 0, fcntl(file, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR), count, 0);
        return real(file, bytes, count);
    case TEAR_NOW: (void)!real(file, bytes, count / 2); die(); /* fall through */
    case FAIL_NOW: break;
    }
    return -1;
}

#define PWRITE(name, offset_type) \
    ssize_t name(int file, const void *bytes, size_t count, offset_type offset) { \
        REAL(name); \
        if (!watches(file)) return real(file, bytes, count, offset); \
        switch (step(WRITE)) { \
        case GO_ON: remember_data(file, offset, count, 0); return real(file, bytes, count, offset); \
        case TEAR_NOW: (void)!real(file, bytes, count / 2, offset); die(); /* fall through */ \
        case FAIL_NOW: break; \
        } \
        return -1; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int file, const struct iovec *pieces, int count) {
    REAL(writev);
    return watches(file) && step(WRITE) != GO_ON ? -1 : real(file, pieces, count);
}

/* A call of which nothing can be done half. */
#define WHOLE(type, name, parameters, arguments, is_watched, kind) \
    type name parameters { \
        REAL(name); \
        return (is_watched) && step(kind) != GO_ON ? -1 : real arguments; \
    }

#define TRUNCATE(name, offset_type) \
    int name(int file, offset_type size) { \
        REAL(name); \
        struct stat64 status; \
        if (!watches(file)) return real(file, size); \
        if (step(GROW) != GO_ON) return -1; \
        if (fstat64(file, &status) == 0 && size < status.st_size) { \
            remember_data(file, size, (size_t)(status.st_size - size), 1); \
        } \
        return real(file, size); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

WHOLE(int, fallocate, (int file, int mode, off_t from, off_t count), (file, mode, from, count), watches(file), GROW)
WHOLE(int, fallocate64, (int file, int mode, off64_t from, off64_t count), (file, mode, from, count), watches(file), GROW)
#define SYNC_FILE(name) \
    int name(int file) { \
        REAL(name); \
        if (!watches(file)) return real(file); \
        if (step(SYNC) != GO_ON) return -1; \
        int outcome = real(file); \
        if (outcome == 0) forget(file); \
        return outcome; \
    }
SYNC_FILE(fsync)
SYNC_FILE(fdatasync)

/* posix_fallocate answers the error itself. */
#define ALLOCATE(name, offset_type) \
    int name(int file, offset_type from, offset_type count) { \
        REAL(name); \
        return watches(file) && step(GROW) != GO_ON ? errno : real(file, from, count); \
    }
ALLOCATE(posix_fallocate, off_t)
ALLOCATE(posix_fallocate64, off64_t)

/* --- What directories hold */

#define CHANGE_NAME(name, parameters, arguments, watched, kind, what, path, to) \
    int name parameters { \
        REAL(name); \
        if (!watches_path(watched)) return real arguments; \
        if (step(kind) != GO_ON) return -1; \
        remember_name(what, path, to); \
        return real arguments; \
    }
CHANGE_NAME(rename, (const char *from, const char *to), (from, to), to, NAME, RENAMED, from, to)
CHANGE_NAME(link, (const char *from, const char *to), (from, to), to, NAME, CREATED, to, NULL)
CHANGE_NAME(unlink, (const char *path), (path), path, REMOVE, REMOVED, path, NULL)
WHOLE(int, rmdir, (const char *path), (path), watches_path(path), REMOVE)
WHOLE(int, remove, (const char *path), (path), watches_path(path), REMOVE)
WHOLE(int, mkdir, (const char *path, mode_t mode), (path, mode), watches_path(path), MAKE)

/* A path beside an open directory: removing a folder goes by these. */
static int watches_beside(int folder, const char *path) {
    return path[0] == '/' || folder == AT_FDCWD ? watches_path(path) : watches(folder);
}
WHOLE(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags), watches_beside(folder, path), REMOVE)
WHOLE(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), watches_beside(folder, path), MAKE)

/* Opening is a step where it makes a file, or empties one. */
static int makes(const char *path, int flags) {
    struct stat status;
    return flags & O_TRUNC || (flags & O_CREAT && stat(path, &status) != 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        struct stat status; \
        if (!watches_path(path) || !makes(path, flags)) return real(path, flags, mode); \
        if (step(MAKE) != GO_ON) return -1; \
        if (flags & O_CREAT && stat(path, &status) != 0) remember_name(CREATED, path, NULL); \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int is_watched = path[0] == '/' && watches_path(path) && makes(path, flags); \
        return is_watched && step(MAKE) != GO_ON ? -1 : real(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)
