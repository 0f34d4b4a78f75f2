/* Asks and measures. load SOCKET CONNECTIONS DEPTH SECONDS REQUEST…

   Each connection keeps DEPTH requests under way for SECONDS, after a tenth of that to warm up; DEPTH 1 is a client
   that waits for its answer. Requests are JSON and take turns; in them %i stands for the request's id and %n for a
   number that is used once. Replies may overtake each other, and are told apart by their ids.
   Prints one JSON object: requests, errors, rate per second, and latencies in microseconds. One thread. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1 << 20, DEEPEST = 1024, LONGEST = 16384, EVENTS = 64 };

struct connection {
    int fd;
    int waiting;
    size_t held, unsent;
    unsigned char bytes[MOST];
    char out[MOST];
    uint64_t asked[DEEPEST];
};

static char **requests;
static int request_count;
static uint64_t number;
static uint64_t warm, end;
static uint32_t *latencies;
static size_t answered, room, errors;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void fault(const char *what) {
    fprintf(stderr, "load: %s\n", what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Writes the next request's frame with this id to `out`, and answers its length. */
static size_t frame(char *out, int id) {
    const char *text = requests[number % (uint64_t)request_count];
    char *at = out + 4;
    for (; *text; text++) {
        if (at - out > LONGEST - 32) fault("a request is too long");
        if (text[0] == '%' && text[1] == 'i') {
            at += sprintf(at, "%d", id);
            text++;
        } else if (text[0] == '%' && text[1] == 'n') {
            at += sprintf(at, "%llu", (unsigned long long)number);
            text++;
        } else {
            *at++ = *text;
        }
    }
    number++;
    uint32_t length = htonl((uint32_t)(at - out - 4));
    memcpy(out, &length, 4);
    return (size_t)(at - out);
}

/* What was asked at one time goes out with one write. */
static void flush(struct connection *c) {
    for (size_t sent = 0; sent < c->unsent;) {
        ssize_t written = send(c->fd, c->out + sent, c->unsent - sent, MSG_NOSIGNAL);
        if (written < 0) fail("send");
        sent += (size_t)written;
    }
    c->unsent = 0;
}

static void ask(struct connection *c, int id) {
    if (MOST - c->unsent < LONGEST) flush(c);
    c->unsent += frame(c->out + c->unsent, id);
    c->asked[id] = now();
    c->waiting++;
}

static void note(uint64_t latency, int is_error) {
    if (answered == room) {
        room = room ? room * 2 : 1 << 16;
        latencies = realloc(latencies, room * sizeof *latencies);
        if (latencies == NULL) fail("realloc");
    }
    latencies[answered++] = latency > UINT32_MAX ? UINT32_MAX : (uint32_t)latency;
    errors += (size_t)is_error;
}

/* One reply: measured when it came in the window, and followed by the next request until the end. */
static void take(struct connection *c, const unsigned char *reply, size_t length) {
    uint64_t time = now();
    const char *id = memmem(reply, length, "\"id\":", 5);
    long slot = id ? strtol(id + 5, NULL, 10) : -1;
    if (slot < 0 || slot >= DEEPEST || c->asked[slot] == 0) fault("a reply without the id of a request");
    if (time >= warm && time < end)
        note(time - c->asked[slot], memmem(reply, length, "\"error\":{", 9) != NULL);
    c->asked[slot] = 0;
    c->waiting--;
    if (time < end) ask(c, (int)slot);
}

static void receive(struct connection *c) {
    ssize_t got = recv(c->fd, c->bytes + c->held, MOST - c->held, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return;
    if (got < 0) fail("recv");
    if (got == 0) fault("the server closed a connection");
    c->held += (size_t)got;
    size_t done = 0;
    while (c->held - done >= 4) {
        uint32_t length;
        memcpy(&length, c->bytes + done, 4);
        length = ntohl(length);
        if (length > MOST - 4) fault("a reply is too long");
        if (c->held - done - 4 < length) break;
        take(c, c->bytes + done + 4, length);
        done += 4 + length;
    }
    memmove(c->bytes, c->bytes + done, c->held - done);
    c->held -= done;
    flush(c);
}

static struct connection *join(const char *path, int poller) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    struct connection *c = calloc(1, sizeof *c);
    if (c == NULL) fail("calloc");
    c->fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(c->fd, (struct sockaddr *)&address, sizeof address) < 0) fail(path);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event) < 0) fail("epoll_ctl");
    return c;
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double percentile(double part) {
    return answered ? latencies[(size_t)(part * (double)(answered - 1))] / 1000.0 : 0;
}

int main(int count, char **arguments) {
    if (count < 6) fault("usage: load SOCKET CONNECTIONS DEPTH SECONDS REQUEST…");
    int connections = atoi(arguments[2]), depth = atoi(arguments[3]);
    double seconds = atof(arguments[4]);
    if (connections < 1 || depth < 1 || depth > DEEPEST || seconds <= 0) fault("a number is out of range");
    requests = arguments + 5;
    request_count = count - 5;
    /* Used once, also after another run with the same requests. */
    number = now();

    int poller = epoll_create1(0);
    struct connection *all[connections];
    for (int i = 0; i < connections; i++) all[i] = join(arguments[1], poller);
    warm = now() + (uint64_t)(seconds * 1e8);
    end = warm + (uint64_t)(seconds * 1e9);
    for (int i = 0; i < connections; i++) {
        for (int id = 0; id < depth; id++) ask(all[i], id);
        flush(all[i]);
    }

    struct epoll_event events[EVENTS];
    int waiting = 1;
    while (waiting) {
        int ready = epoll_wait(poller, events, EVENTS, 10000);
        if (ready == 0) fault("no reply for ten seconds");
        for (int i = 0; i < ready; i++) receive(events[i].data.ptr);
        waiting = now() < end;
        for (int i = 0; i < connections && !waiting; i++) waiting = all[i]->waiting > 0;
    }
    qsort(latencies, answered, sizeof *latencies, ascending);
    printf("{\"requests\": %zu, \"errors\": %zu, \"rate\": %.1f, \"p50\": %.1f, \"p99\": %.1f, \"max\": %.1f}\n",
           answered, errors, (double)answered / seconds, percentile(0.5), percentile(0.99), percentile(1));
    return 0;
}
