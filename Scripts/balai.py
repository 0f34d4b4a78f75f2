#!/usr/bin/env python3
"""A client of the daemon. In a script: with Balai(path) as b: b.call("core.ping")"""
import json, os, socket, struct, sys

class BalaiError(Exception):
    """A command's error. Test for its name; code, message and details are as the daemon sent them."""
    def __init__(self, error):
        data = error.get("data") or {}
        self.name, self.code = data.get("name", "internal"), error["code"]
        self.message, self.details = error["message"], data.get("details")
        super().__init__(f"{self.name}: {self.message}" + (f" {json.dumps(self.details)}" if self.details else ""))

class Balai:
    """One connection. A call waits for its own reply; what the server tells in between goes to on_notification."""
    def __init__(self, path=None, on_notification=lambda method, params: None):
        self.socket, self.last, self.on_notification = socket.socket(socket.AF_UNIX), 0, on_notification
        self.socket.connect(path or os.environ["BALAI_SOCKET"])
    def __enter__(self): return self
    def __exit__(self, *_): self.socket.close()

    def call(self, command, params=None, **meta):
        self.last += 1
        params = dict(params or {}, **({"_meta": meta} if meta else {}))
        frame = json.dumps({"jsonrpc": "2.0", "id": self.last, "method": command, "params": params}).encode()
        self.socket.sendall(struct.pack(">I", len(frame)) + frame)
        while True:
            message = json.loads(self.read(struct.unpack(">I", self.read(4))[0]))
            if "method" in message: self.on_notification(message["method"], message.get("params"))
            elif "error" in message and message.get("id") in (self.last, None): raise BalaiError(message["error"])
            elif message.get("id") == self.last: return message["result"]

    def read(self, count):
        data = bytearray()
        while len(data) < count:
            piece = self.socket.recv(min(count - len(data), 1 << 16))
            if not piece: raise ConnectionError("the daemon closed the connection")
            data += piece
        return data

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
