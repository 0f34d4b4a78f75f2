#include "at_work.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static __thread char working_for[64];
static int told = -1;

void at_work(const char *module) {
    size_t length = module ? strnlen(module, sizeof working_for - 1) : 0;
    if (length) memcpy(working_for, module, length);
    working_for[length] = 0;
}

/* Nothing here but what a signal handler may do. The fault comes again when it returns, and ends the process as ever. */
static void tell(int signal) {
    (void)signal;
    if (working_for[0]) (void)!write(told, working_for, strlen(working_for));
}

void at_work_tell(int file) {
    told = file;
    struct sigaction action = {.sa_handler = tell, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    /* A Swift trap is SIGILL or SIGTRAP, by the processor. */
    const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}
