#!/usr/bin/env python3
"""A client of the daemon, in one file of Python's standard library.

    with Balai("/var/lib/balai/balai.sock") as b:
        b.call("registry.region.get", {"code": "64.01"})                    a result, or a BalaiError by its name
        b.call_once("registry.cadre.add", {...}, key="contoh-7")            a write that is safe to repeat
        b.call("core.backup.create", on_progress=lambda done, total, message: print(done, total, message))
        for cadre in b.items("registry.cadre.list", {"within": "64"}): ...  every page of a list
        b.call("registry.region.import", {"file": b.bring("regions.csv"), "format": "csv"})
        for event in b.events(after=41, topics=["registry"]): ...           from any past sequence on
    b.call_all([("registry.region.get", {"code": "64.01"}), ...])       many at once, answered in their order
"""
import base64, hashlib, json, os, socket, struct, sys, threading, time, uuid


class BalaiError(Exception):
    """A command's error. Test for its name, or catch its class; the rest is as the daemon sent it."""

    def __init__(self, error):
        data, self.sent = error.get("data") or {}, error
        self.name, self.code = data.get("name", "internal"), error["code"]
        self.message, self.details = error["message"], data.get("details")
        self.hint, self.request_id = data.get("hint"), data.get("request_id")
        super().__init__(f"{self.name}: {self.message}" + (f" {json.dumps(self.details)}" if self.details else ""))

    @staticmethod
    def of(error):
        """The error as its own class; as a plain BalaiError where this file does not know the name."""
        return ERRORS.get((error.get("data") or {}).get("name", "internal"), BalaiError)(error)


class ParseError(BalaiError): name = "parse_error"
class InvalidRequest(BalaiError): name = "invalid_request"
class UnknownCommand(BalaiError): name = "unknown_command"
class InvalidParams(BalaiError): name = "invalid_params"
class Internal(BalaiError): name = "internal"
class NotFound(BalaiError): name = "not_found"
class Conflict(BalaiError): name = "conflict"
class Forbidden(BalaiError): name = "forbidden"
class InvalidState(BalaiError): name = "invalid_state"
class Busy(BalaiError): name = "busy"
class DeadlineExceeded(BalaiError): name = "deadline_exceeded"
class Cancelled(BalaiError): name = "cancelled"
class ModuleUnavailable(BalaiError): name = "module_unavailable"
class Storage(BalaiError): name = "storage"
class FrameTooLarge(BalaiError): name = "frame_too_large"
class Ambiguous(BalaiError): name = "ambiguous"
class KeyMissing(BalaiError): name = "key_missing"


# Bytes of a blob's piece: as base64 it fits a frame of 1 MiB.
PIECE = 512 << 10

ERRORS = {each.name: each for each in BalaiError.__subclasses__()}
CODES = {"invalid_params": -32602, "not_found": -32001, "conflict": -32002, "invalid_state": -32004}


class Connection:
    """Frames and requests. A request waits for its reply; what the daemon tells in between goes to on_notification.
    `lang`, "id" or "en", is the language of messages; without it the office's."""

    def __init__(self, path=None, on_notification=lambda method, params: None, timeout=None, lang=None):
        self.path, self.on_notification, self.timeout = path or os.environ["BALAI_SOCKET"], on_notification, timeout
        self.lang = lang
        self.last, self.socket, self.is_lost, self.asked = 0, None, True, []
        self.connect()
        self.is_lost = False

    def __enter__(self): return self
    def __exit__(self, *_): self.close()

    def connect(self):
        self.close()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(self.timeout)
        self.socket.connect(self.path)

    def close(self):
        if self.socket: self.socket.close()

    def frame(self, command, params):
        """The next request as a frame; it speaks the connection's language where the parameters name none."""
        self.last += 1
        if self.lang: params = dict(params, _meta={"lang": self.lang, **params.get("_meta", {})})
        frame = json.dumps({"jsonrpc": "2.0", "id": self.last, "method": command, "params": params}).encode()
        return struct.pack(">I", len(frame)) + frame

    def send(self, command, params):
        self.socket.sendall(self.frame(command, params))
        return self.last

    def request(self, command, params, on_progress=None):
        request = self.send(command, params)
        while True:
            message = self.receive()
            told = message.get("params") or {}
            if on_progress and message.get("method") == "$/progress" and told.get("id") == request:
                on_progress(told.get("done"), told.get("total"), told.get("message"))
            elif (result := self.taken(message, request)) is not None: return result[0]

    def taken(self, message, request):
        """The request's result, in a list of its own; None where the message is something else."""
        if "method" in message and "id" in message: self.asked.append(message)
        elif "method" in message: self.on_notification(message["method"], message.get("params") or {})
        elif "error" in message and message.get("id") in (request, None): raise BalaiError.of(message["error"])
        elif message.get("id") == request: return [message["result"]]

    def receive(self): return json.loads(self.read(struct.unpack(">I", self.read(4))[0]))

    def read(self, count):
        data = bytearray()
        while len(data) < count:
            piece = self.socket.recv(min(count - len(data), 1 << 16))
            if not piece: raise ConnectionError("the daemon closed the connection")
            data += piece
        return data


class Module(Connection):
    """This process as a module. A handler of each command is given this object and the parameters: of a read it answers
    the result, of a write what is to be written. It may raise a BalaiError of its own (see `refusal`)."""

    def __init__(self, manifest, handlers, path=None):
        super().__init__(path)
        self.handlers = handlers
        self.request("core.attach", {"manifest": manifest})

    def rows(self, sql, *args):
        """The rows of a query on the own tables and on views that others publish."""
        statements = [{"sql": sql, "args": list(args)}]
        return self.request("core.store.read", {"statements": statements})["results"][0]["rows"]

    def serve(self):
        """Answers calls, one after the other, until the connection ends."""
        while True:
            call = self.asked.pop(0) if self.asked else self.receive()
            if "method" not in call or "id" not in call: continue
            answer = {"jsonrpc": "2.0", "id": call["id"]}
            try: answer["result"] = self.handlers[call["method"]](self, call["params"])
            except BalaiError as error: answer["error"] = error.sent
            except Exception as error: answer["error"] = refusal("internal", type(error).__name__).sent
            frame = json.dumps(answer).encode()
            self.socket.sendall(struct.pack(">I", len(frame)) + frame)


def refusal(name, message, details=None):
    """An error for the caller of a module's command."""
    return BalaiError.of({"code": CODES.get(name, -32603), "message": message, "data": {"name": name, "details": details}})


class Balai(Connection):
    """Commands by name. A connection that was lost is made again for the next call."""

    def call(self, command, params=None, retry=0, on_progress=None, **meta):
        """Calls a command; `meta` are the members of `_meta`. With `retry` it is repeated, at most so many times, after
        `busy` and after a lost connection: for reads, and for writes as call_once makes them."""
        if on_progress: meta["progress"] = True
        params = dict(params or {}, **({"_meta": meta} if meta else {}))
        return self.again(retry, lambda: self.request(command, params, on_progress))

    def call_once(self, command, params=None, key=None, retry=10, **meta):
        """Calls a write that is done once, however often it is repeated. Under a `key` of the script's own the script's
        next run is answered with the first result too; without one, the repeats of this call are."""
        return self.call(command, params, retry, idempotency_key=key or str(uuid.uuid4()), **meta)

    def call_all(self, calls, window=200):
        """Calls many commands, each (command, params), without waiting for one before the next, `window` at a time; the
        results stand in the order of the calls. Calls of one window must not rely on each other. The first error is
        raised when its window is answered; what else stood in the window has been done."""
        calls, results = list(calls), []
        for start in range(0, len(calls), window):
            results += self.window(calls[start:start + window])
        return results

    def window(self, calls):
        first, frames, answers = self.last + 1, bytearray(), {}
        for command, params in calls: frames += self.frame(command, params)
        # Sent beside the reading: the daemon does not take more from who does not read its answers.
        sending = threading.Thread(target=self.socket.sendall, args=(frames,))
        sending.start()
        while len(answers) < len(calls):
            message = self.receive()
            if "method" in message: self.on_notification(message["method"], message.get("params") or {})
            else: answers[message["id"]] = message
        sending.join()
        failed = next((each["error"] for _, each in sorted(answers.items()) if "error" in each), None)
        if failed: raise BalaiError.of(failed)
        return [answers[id]["result"] for id in range(first, first + len(calls))]

    def items(self, command, params=None, **meta):
        """Every item of a list, whatever number of pages it has, as they come."""
        request = self.send(command, dict(params or {}, _meta=dict(meta, stream=True)))
        while True:
            message = self.receive()
            told = message.get("params") or {}
            if message.get("method") == "$/partial" and told.get("id") == request: yield from told["items"]
            elif (result := self.taken(message, request)) is not None:
                yield from result[0]["items"]
                return

    def bring(self, path):
        """A file as a parameter, brought in pieces: for one that does not fit a frame. What came before is not sent
        again."""
        with open(path, "rb") as file: content = file.read()
        digest = hashlib.sha256(content).hexdigest()
        blob = "sha256-" + digest
        try: place = self.call("core.blob.get", {"blob": blob, "length": 0})["size"]
        except NotFound: place = 0
        while place < len(content):
            piece = base64.b64encode(content[place:place + PIECE]).decode()
            whole = self.call("core.blob.put", {"blob": blob, "offset": place, "content": piece, "encoding": "base64"})
            place = whole["size"]
            if place == len(content) and whole["sha256"] != digest: raise OSError("the daemon holds other bytes")
        return {"blob": blob, "name": os.path.basename(path)}

    def fetch(self, file):
        """The bytes of a file in a result, whether they came with it or are to be fetched."""
        if "blob" not in file:
            return base64.b64decode(file["content"]) if file["encoding"] == "base64" else file["content"].encode()
        content = b""
        while len(content) < file["size"]:
            piece = self.call("core.blob.get", {"blob": file["blob"], "offset": len(content), "length": PIECE})
            content += base64.b64decode(piece["content"])
        return content

    def events(self, after=None, topics=None, retry=0):
        """The events behind a sequence, else from now on, without end: each {seq, number, topic, at, data}."""
        return Events(self.path, after, topics, retry, self.lang)

    def again(self, retry, work):
        for attempt in range(retry + 1):
            pause = min(0.1 * 2 ** attempt, 5)
            try:
                if self.is_lost: self.connect()
                self.is_lost = False
                return work()
            except Busy as error:
                if attempt == retry: raise
                pause = (error.details or {}).get("retry_after_ms", 1000 * pause) / 1000
            except OSError:
                self.is_lost = True
                if attempt == retry: raise
            time.sleep(pause)


class Events(Balai):
    """A subscription on a connection of its own. After a lost one it goes on where it stood: no event is missed, and
    none is told twice."""

    def __init__(self, path, after, topics, retry, lang=None):
        self.topics, self.retry, self.place = topics and list(topics), retry, (after, float("inf"))
        super().__init__(path, lang=lang)

    def connect(self):
        super().connect()
        seq, number = self.place
        # An entry of which some events were told is told again, and they are passed over.
        after = seq if number == float("inf") else seq - 1
        wanted = {"after": after, "topics": self.topics}
        begin = self.request("core.events.subscribe", {key: each for key, each in wanted.items() if each is not None})
        if seq is None: self.place = begin["after"], number

    def __iter__(self): return self

    def __next__(self):
        while True:
            message = self.again(self.retry, self.receive)
            event = message["params"] if message.get("method") == "$/event" else None
            if event and (event["seq"], event["number"]) > self.place:
                self.place = event["seq"], event["number"]
                return event


if __name__ == "__main__":
    arguments = sys.argv[1:]
    path = arguments[1] if arguments[:1] == ["--socket"] and arguments[1:] else os.environ.get("BALAI_SOCKET")
    name, *params = arguments[2 if arguments[:1] == ["--socket"] else 0:] or [""]
    try:
        if not path or not name or len(params) > 1: raise ValueError("usage: balai.py [--socket PATH] NAME [JSON]")
        params = json.loads(params[0]) if params else {}
        with Balai(path) as balai: print(json.dumps(balai.call(name, params), ensure_ascii=False))
    except (BalaiError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(1 if isinstance(error, BalaiError) else 3 if isinstance(error, OSError) else 2)
