/* Which module is at work on a thread, so that a trap can be laid at its door. */
#ifndef AT_WORK_H
#define AT_WORK_H

/* From now on this thread works for a module, whose name is copied; for nobody where it is NULL. */
void at_work(const char *module);

/* When the process is about to end by a fault, writes the name of the module that was at work on the thread to a file
 * that is open for writing. Once for a process. */
void at_work_tell(int file);

#endif
