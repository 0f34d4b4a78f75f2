/* What a socket and a frame cost at least: answers each frame with itself. One thread. echo SOCKET */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MOST = 1 << 20, EVENTS = 64 };

struct connection {
    int fd;
    size_t held;
    unsigned char bytes[MOST];
};

static void fail(const char *what) {
    perror(what);
    exit(1);
}

/* Writes all of it, waiting where the client does not read: it is the only cause of waiting here. */
static int write_all(int fd, const unsigned char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = send(fd, bytes, count, MSG_NOSIGNAL);
        if (written < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, -1);
        } else if (written < 0) {
            return -1;
        } else {
            bytes += written;
            count -= (size_t)written;
        }
    }
    return 0;
}

/* Echoes what is whole with one write, keeps the rest; answers -1 when the connection is to be closed. */
static int serve(struct connection *c) {
    ssize_t got = recv(c->fd, c->bytes + c->held, MOST - c->held, 0);
    if (got < 0 && errno == EAGAIN) return 0;
    if (got <= 0) return -1;
    c->held += (size_t)got;
    size_t whole = 0;
    while (c->held - whole >= 4) {
        uint32_t length;
        memcpy(&length, c->bytes + whole, 4);
        length = ntohl(length);
        if (length == 0 || length > MOST - 4) return -1;
        if (c->held - whole - 4 < length) break;
        whole += 4 + length;
    }
    if (write_all(c->fd, c->bytes, whole) < 0) return -1;
    memmove(c->bytes, c->bytes + whole, c->held - whole);
    c->held -= whole;
    return 0;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: echo SOCKET\n");
        return 2;
    }
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", arguments[1]);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 128) < 0)
        fail(arguments[1]);
    if (epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event) < 0) fail("epoll_ctl");
    puts("echo: ready");
    fflush(stdout);

    struct epoll_event events[EVENTS];
    for (;;) {
        int ready = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (c == NULL) {
                int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (fd < 0) continue;
                c = malloc(sizeof *c);
                if (c == NULL) fail("malloc");
                c->fd = fd;
                c->held = 0;
                event = (struct epoll_event){.events = EPOLLIN, .data.ptr = c};
                if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) < 0) fail("epoll_ctl");
            } else if (serve(c) < 0) {
                close(c->fd);
                free(c);
            }
        }
    }
}
