// What Swift's view of glibc lacks: pipe2, and closing every other file on the way to a new program.
#define _GNU_SOURCE
#include "CSpawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int spawn_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int spawn_child(
    pid_t *child, const char *program, char *const arguments[], char *const environment[], int input, int output,
    int complaint)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    if (!(error = posix_spawn_file_actions_adddup2(&actions, input, 0))
        && !(error = posix_spawn_file_actions_adddup2(&actions, output, 1))
        && !(error = posix_spawn_file_actions_adddup2(&actions, complaint, 2))
        && !(error = posix_spawn_file_actions_addclosefrom_np(&actions, 3))
        && !(error = posix_spawnattr_setsigmask(&attributes, &none))
        && !(error = posix_spawnattr_setsigdefault(&attributes, &all))
        && !(error = posix_spawnattr_setflags(
                 &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))
        error = posix_spawn(child, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
