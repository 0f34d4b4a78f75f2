/* What a program has not synced, and how to take it back: for a power that goes. The newest comes first, and all is kept
 * only while the power is to go. */
#define _GNU_SOURCE
#include "disk.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct undo {
    struct undo *next;
    enum change what;
    /* The file's, or the directory's of a name. */
    dev_t device;
    ino_t inode;
    /* Open on the file, or on the one that was removed or replaced; -1 for none. */
    int file;
    /* What was written over or cut off, and how long the file was. */
    off64_t at, size;
    size_t length;
    int is_cut;
    char *bytes;
    char *path, *to;
};
static struct undo *undos;

/* The C library's own of a few calls that undoing needs. */
static ssize_t real_pwrite(int file, const void *bytes, size_t count, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "pwrite64");
    return real(file, bytes, count, at);
}
static int real_truncate(int file, off64_t size) {
    static int (*real)(int, off64_t);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "ftruncate64");
    return real(file, size);
}
static int real_open(const char *path, int flags) {
    static int (*real)(const char *, int, ...);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "open64");
    return real(path, flags, 0600);
}
static int real_unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "unlink");
    return real(path);
}
static int real_rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "rename");
    return real(from, to);
}

static int remembers(void) { return control && control->armed && control->action == POWER; }

static void push(struct undo undo) {
    struct undo *kept = malloc(sizeof undo);
    *kept = undo;
    pthread_mutex_lock(&turn);
    kept->next = undos;
    undos = kept;
    pthread_mutex_unlock(&turn);
}

/* Opened for ourselves once for each file, and never closed: that would drop the locks that SQLite holds on it. */
static int own_file(int file, const struct stat64 *status) {
    static struct { dev_t device; ino_t inode; int file; } known[1024];
    static int count;
    pthread_mutex_lock(&turn);
    int found = -1;
    for (int i = 0; i < count && found < 0; i++) {
        if (known[i].device == status->st_dev && known[i].inode == status->st_ino) found = known[i].file;
    }
    if (found < 0) {
        char link[32];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        found = real_open(link, O_RDWR | O_CLOEXEC);
        if (found < 0 || count == 1024) abort();
        known[count].device = status->st_dev;
        known[count].inode = status->st_ino;
        known[count++].file = found;
    }
    pthread_mutex_unlock(&turn);
    return found;
}

/* What a range of a file holds before it is written over, or cut off. The index of the log is no matter: whoever opens
 * the store after a crash makes it anew. */
void remember_data(int file, off64_t at, size_t length, int is_cut) {
    struct stat64 status;
    size_t name = strlen(asked);
    if (!remembers() || (name > 4 && strcmp(asked + name - 4, "-shm") == 0)) return;
    if (fstat64(file, &status) != 0 || !S_ISREG(status.st_mode)) return;
    struct undo undo = {
        .what = DATA, .device = status.st_dev, .inode = status.st_ino, .file = own_file(file, &status), .at = at,
        .size = status.st_size, .length = length, .is_cut = is_cut, .bytes = calloc(1, length ? length : 1)};
    if (at < status.st_size && pread64(undo.file, undo.bytes, length, at) < 0) abort();
    push(undo);
}

/* A name in a directory, before it comes or goes. */
void remember_name(enum change what, const char *path, const char *to) {
    if (!remembers()) return;
    char folder[1024];
    snprintf(folder, sizeof folder, "%s", to ? to : path);
    *strrchr(folder, '/') = 0;
    struct stat64 status;
    if (stat64(folder, &status) != 0) return;
    struct undo undo = {
        .what = what, .device = status.st_dev, .inode = status.st_ino, .file = -1, .path = strdup(path),
        .to = to ? strdup(to) : NULL};
    const char *gone = what == RENAMED ? to : what == REMOVED ? path : NULL;
    if (gone) undo.file = real_open(gone, O_RDONLY | O_CLOEXEC);
    if (what == REMOVED && undo.file < 0) return;
    push(undo);
}

void forget(int file) {
    struct stat64 status;
    if (!remembers() || fstat64(file, &status) != 0) return;
    pthread_mutex_lock(&turn);
    for (struct undo **place = &undos; *place;) {
        struct undo *undo = *place;
        if (undo->device == status.st_dev && undo->inode == status.st_ino) {
            *place = undo->next;
            if (undo->what != DATA && undo->file >= 0) close(undo->file);
            free(undo->bytes);
            free(undo->path);
            free(undo->to);
            free(undo);
        } else {
            place = &undo->next;
        }
    }
    pthread_mutex_unlock(&turn);
}

/* The same answer for the same thing: whether it reached the disk by itself. */
static int reached(uint64_t thing) {
    uint64_t mixed = (thing + (uint64_t)control->at * 0x9e3779b97f4a7c15u) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 29)) * 0x94d049bb133111ebu;
    return (mixed >> 40) % 2;
}

/* Undoes a change of a file: each block of 4096 bytes has either all of what was written since the last sync, or nothing.
 * Where it was not there before, and its length reached the disk, it is zeros. What was cut off is a change of the length:
 * it comes back whole, or not at all. */
static void undo_data(const struct undo *undo) {
    struct stat64 status;
    if (undo->is_cut) {
        if (!reached(undo->inode * 7919)) real_pwrite(undo->file, undo->bytes, undo->length, undo->at);
        return;
    }
    for (size_t done = 0; done < undo->length;) {
        off64_t at = undo->at + (off64_t)done;
        size_t count = 4096 - (size_t)(at % 4096);
        if (count > undo->length - done) count = undo->length - done;
        if (!reached(undo->inode * 1048576 + (uint64_t)(at / 4096))) {
            real_pwrite(undo->file, undo->bytes + done, count, at);
        }
        done += count;
    }
    if (reached(undo->inode * 7919) || fstat64(undo->file, &status) != 0) return;
    if (status.st_size > undo->size) real_truncate(undo->file, undo->size);
}

/* A file that was removed or replaced gets its name again; where that was its last one, it is made anew from what is
 * still open of it. */
static void bring_back(const char *path, int old) {
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", old);
    if (linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) return;
    struct stat64 status;
    int file = real_open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC);
    /* Its folder may be gone, too. */
    if (file < 0) return;
    if (fstat64(old, &status) != 0) abort();
    char buffer[65536];
    ssize_t count;
    for (off64_t at = 0; (count = pread64(old, buffer, sizeof buffer, at)) > 0; at += count) {
        real_pwrite(file, buffer, (size_t)count, at);
    }
    real_truncate(file, status.st_size);
    close(file);
}

/* The power goes. Names are lost from the newest on, up to a point: file systems keep their order. */
void lose(void) {
    int names = 0, lost;
    for (struct undo *undo = undos; undo; undo = undo->next) names += undo->what != DATA;
    lost = names ? (int)(((uint64_t)control->at * 2654435761u >> 7) % (uint64_t)(names + 1)) : 0;
    for (struct undo *undo = undos; undo; undo = undo->next) {
        if (undo->what == DATA) undo_data(undo);
    }
    for (struct undo *undo = undos; undo && lost; undo = undo->next) {
        if (undo->what == DATA) continue;
        lost--;
        if (undo->what == CREATED) real_unlink(undo->path);
        if (undo->what == REMOVED) bring_back(undo->path, undo->file);
        if (undo->what == RENAMED) {
            real_rename(undo->to, undo->path);
            if (undo->file >= 0) bring_back(undo->to, undo->file);
        }
    }
}
