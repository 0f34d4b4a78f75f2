#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// A pipe whose ends no child inherits. 0, or -1 with errno set.
int spawn_pipe(int ends[2]);

/// Starts a program in a process group of its own, with three files as its standard ones and no other, no signal masked
/// or ignored. 0, or the error's number.
int spawn_child(
    pid_t *child, const char *program, char *const arguments[], char *const environment[], int input, int output,
    int complaint);

#endif
