#ifndef CMODULEKIT_H
#define CMODULEKIT_H

/* Raised by one whenever the kit changes in a way that a module built before cannot know. */
#define MODULEKIT_VERSION 3

#define MODULEKIT_TEXT_OF(x) #x
#define MODULEKIT_TEXT(x) MODULEKIT_TEXT_OF(x)

/* Inline, so that the compiler that builds a module bakes in its own words: a function or a Swift constant would
   answer with the daemon's, and every module would seem to fit. */
static inline const char *modulekit_abi_tag(void) {
    return "kit " MODULEKIT_TEXT(MODULEKIT_VERSION) "; compiler " __VERSION__;
}

#endif
