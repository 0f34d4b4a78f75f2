"""The Python client against a server of a few lines, and against a real daemon: that of BALAI_SOCKET, or one of its own."""
import json, os, pathlib, re, socket, struct, subprocess, sys, tempfile, threading, unittest, unittest.mock

sys.dont_write_bytecode = True
PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "Scripts" / "balai.py"
sys.path.insert(0, str(PROGRAM.parent))
from balai import ERRORS, Balai, BalaiError, Busy, Conflict, NotFound
from house import BUILT, HOUSE, daemon


def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body


def reply(request, result):
    return frame({"jsonrpc": "2.0", "id": request["id"], "result": result})


class Server:
    """Answers each request with the bytes that `answer` makes of it, piece by piece; None ends the connection.
    It serves so many connections, one after the other."""

    def __init__(self, answer, connections=1):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "s")
        self.answer, self.requests, self.connections = answer, [], connections
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(1)
        self.thread = threading.Thread(target=self.serve)

    def serve(self):
        for _ in range(self.connections):
            connection, _ = self.listener.accept()
            with connection, connection.makefile("rb") as stream:
                while head := stream.read(4):
                    request = json.loads(stream.read(struct.unpack(">I", head)[0]))
                    self.requests.append(request)
                    if not self.tell(connection, self.answer(request)):
                        break

    @staticmethod
    def tell(connection, pieces):
        for piece in pieces:
            if piece is None:
                return False
            connection.sendall(piece)
        return True

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join(10)
        self.listener.close()
        self.folder.cleanup()


class Framing(unittest.TestCase):
    def call(self, answer, *parameters, **more):
        with Server(answer) as self.server, Balai(self.server.path) as balai:
            return balai.call(*(parameters or ("core.ping",)), **more)

    def test_a_request_is_one_frame_of_json_rpc(self):
        self.call(lambda r: [reply(r, {})], "registry.region.get", {"code": "64.01"})
        expected = {"jsonrpc": "2.0", "id": 1, "method": "registry.region.get", "params": {"code": "64.01"}}
        self.assertEqual(self.server.requests, [expected])

    def test_meta_stands_among_the_parameters(self):
        self.call(lambda r: [reply(r, {})], "registry.region.get", {"code": "64"}, deadline_ms=500)
        self.assertEqual(self.server.requests[0]["params"], {"code": "64", "_meta": {"deadline_ms": 500}})

    def test_a_connection_speaks_its_language_in_every_call_that_names_none(self):
        with Server(lambda r: [reply(r, {})]) as server, Balai(server.path, lang="en") as balai:
            balai.call("core.ping")
            balai.call("core.ping", {"_meta": {"reason": "x"}}, lang="id")
            balai.call("core.ping", deadline_ms=500)
            balai.call_all([("core.ping", {})])
        self.assertEqual([each["params"]["_meta"] for each in server.requests], [
            {"lang": "en"}, {"lang": "id"}, {"lang": "en", "deadline_ms": 500}, {"lang": "en"}])

    def test_a_reply_may_come_byte_by_byte(self):
        answer = lambda r: [bytes([byte]) for byte in reply(r, {"name": "Batu Botuk – é"})]
        self.assertEqual(self.call(answer), {"name": "Batu Botuk – é"})

    def test_a_large_reply_is_whole(self):
        text = "x" * 3_000_000
        self.assertEqual(self.call(lambda r: [reply(r, text)]), text)

    def test_two_frames_in_one_piece_are_two_messages(self):
        told = []
        note = frame({"jsonrpc": "2.0", "method": "$/progress", "params": {"id": 1, "done": 3}})
        with Server(lambda r: [note + note + reply(r, 7)]) as server:
            with Balai(server.path, on_notification=lambda *message: told.append(message)) as balai:
                self.assertEqual(balai.call("registry.region.import"), 7)
        self.assertEqual(told, [("$/progress", {"id": 1, "done": 3})] * 2)

    def test_a_reply_to_another_request_is_passed_over(self):
        other = frame({"jsonrpc": "2.0", "id": 99, "result": "of another"})
        self.assertEqual(self.call(lambda r: [other, reply(r, "mine")]), "mine")

    def test_each_call_has_an_id_of_its_own(self):
        with Server(lambda r: [reply(r, r["id"])]) as server, Balai(server.path) as balai:
            self.assertNotEqual(balai.call("core.ping"), balai.call("core.ping"))

    def test_a_result_may_be_null(self):
        self.assertIsNone(self.call(lambda r: [reply(r, None)]))

    def test_an_error_has_name_code_message_and_details(self):
        details = [{"path": "code", "rule": "required", "message": "Missing"}]
        error = {"code": -32602, "message": "Two faults", "data": {"name": "invalid_params", "details": details}}
        with self.assertRaises(BalaiError) as caught:
            self.call(lambda r: [frame({"jsonrpc": "2.0", "id": r["id"], "error": error})])
        told = caught.exception
        self.assertEqual(
            (told.name, told.code, told.message, told.details), ("invalid_params", -32602, "Two faults", details))

    def test_an_error_without_an_id_is_the_calls_own(self):
        error = {"code": -32010, "message": "Too long", "data": {"name": "frame_too_large"}}
        with self.assertRaises(BalaiError) as caught:
            self.call(lambda r: [frame({"jsonrpc": "2.0", "id": None, "error": error})])
        self.assertEqual(caught.exception.name, "frame_too_large")

    def test_a_connection_that_ends_in_a_frame_is_an_error(self):
        for cut in (0, 2, 4, 9):
            with self.subTest(bytes=cut), self.assertRaises(ConnectionError):
                self.call(lambda r: [reply(r, {})[:cut], None])


def refusal(request, name, details=None):
    data = {"name": name, "details": details}
    return frame({"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32000, "message": name, "data": data}})


class Library(unittest.TestCase):
    def setUp(self):
        sleep = unittest.mock.patch("balai.time.sleep")
        self.pauses = self.enterContext(sleep)

    def test_an_error_is_of_the_class_of_its_name(self):
        with Server(lambda r: [refusal(r, r["method"])]) as server, Balai(server.path) as balai:
            for name, error in ERRORS.items():
                with self.assertRaises(error) as caught:
                    balai.call(name)
                self.assertEqual(caught.exception.name, name)
            with self.assertRaises(BalaiError) as caught:
                balai.call("newer_than_this")
            self.assertIs(type(caught.exception), BalaiError)

    def test_every_name_of_the_daemon_has_its_class(self):
        names = (HOUSE / "Sources/ModuleKit/Sources/ModuleKit/Errors/ErrorName.swift").read_text()
        codes = re.search(r"var code.*", names, re.DOTALL)[0]
        cases = re.findall(r"case \.(\w+): -", codes)
        self.assertEqual(sorted(re.sub(r"([A-Z])", r"_\1", case).lower() for case in cases), sorted(ERRORS))

    def test_a_write_goes_on_under_its_key_on_a_new_connection(self):
        with Server(lambda r: [None] if len(server.requests) < 3 else [reply(r, 7)], connections=3) as server:
            with Balai(server.path) as balai:
                self.assertEqual(balai.call_once("registry.person.add", {"name": "Contoh"}), 7)
        sent = [request["params"] for request in server.requests]
        self.assertEqual(len(sent), 3)
        self.assertEqual([each for each in sent if each != sent[0]], [])
        self.assertEqual(len(sent[0]["_meta"]["idempotency_key"]), 36)

    def test_the_scripts_own_key_is_sent(self):
        with Server(lambda r: [reply(r, 7)]) as server, Balai(server.path) as balai:
            balai.call_once("registry.person.add", key="contoh-1", reason="Contoh")
        self.assertEqual(
            server.requests[0]["params"], {"_meta": {"idempotency_key": "contoh-1", "reason": "Contoh"}})

    def test_busy_waits_as_long_as_it_was_told(self):
        answer = lambda r: [refusal(r, "busy", {"retry_after_ms": 700}) if r["id"] < 3 else reply(r, 7)]
        with Server(answer) as server, Balai(server.path) as balai:
            self.assertEqual(balai.call("core.ping", retry=2), 7)
        self.assertEqual(self.pauses.call_args_list, [unittest.mock.call(0.7)] * 2)
        with Server(answer) as server, Balai(server.path) as balai, self.assertRaises(Busy):
            balai.call("core.ping", retry=1)

    def test_another_error_is_not_repeated(self):
        with Server(lambda r: [refusal(r, "not_found")]) as server, Balai(server.path) as balai:
            with self.assertRaises(NotFound):
                balai.call_once("registry.cadre.end")
        self.assertEqual(len(server.requests), 1)

    def test_a_call_without_retry_is_sent_once(self):
        with Server(lambda r: [None]) as server, Balai(server.path) as balai, self.assertRaises(ConnectionError):
            balai.call("registry.person.add")
        self.assertEqual(len(server.requests), 1)

    def test_progress_is_told_of_the_own_call(self):
        told = []
        tell = lambda of, done: frame(
            {"jsonrpc": "2.0", "method": "$/progress", "params": {"id": of, "done": done, "total": 9}})
        with Server(lambda r: [tell(1, 3), tell(99, 5), reply(r, 7)]) as server, Balai(server.path) as balai:
            balai.call("registry.region.import", on_progress=lambda *progress: told.append(progress))
        self.assertEqual(told, [(3, 9, None)])
        self.assertEqual(server.requests[0]["params"], {"_meta": {"progress": True}})

    def test_many_calls_are_answered_in_their_order_whatever_the_order_of_the_replies(self):
        held = []

        def answer(request):
            held.append(request)
            if len(held) % 3: return []
            return [reply(each, each["params"]["n"]) for each in reversed(held[-3:])]

        with Server(answer) as server, Balai(server.path) as balai:
            self.assertEqual(balai.call_all(((f"a.{n}", {"n": n}) for n in range(6)), window=3), list(range(6)))
        self.assertEqual([each["method"] for each in server.requests], [f"a.{n}" for n in range(6)])

    def test_the_first_error_of_many_calls_is_raised_and_the_connection_goes_on(self):
        error = {"code": -32002, "message": "Twice", "data": {"name": "conflict"}}

        def answer(request):
            if request["params"].get("n") == 1: return [frame({"jsonrpc": "2.0", "id": request["id"], "error": error})]
            return [reply(request, request["params"].get("n"))]

        with Server(answer) as server, Balai(server.path) as balai:
            with self.assertRaises(Conflict): balai.call_all([("a", {"n": n}) for n in range(3)])
            self.assertEqual(balai.call("a", {"n": 7}), 7)

    def test_events_go_on_where_they_stood(self):
        """The connection ends within an entry of three events."""
        stored = [(4, 1), (5, 1), (5, 2), (5, 3), (6, 1)]

        def answer(request):
            after = request["params"]["after"]
            yield reply(request, {"subscription": 1, "after": after})
            for seq, number in stored if len(server.requests) > 1 else stored[:3]:
                if seq > after:
                    event = {"subscription": 1, "seq": seq, "number": number, "topic": "a.b", "at": "", "data": {}}
                    yield frame({"jsonrpc": "2.0", "method": "$/event", "params": event})
            if len(server.requests) == 1:
                yield None

        with Server(lambda r: [reply(r, {})]) as first, Balai(first.path) as balai:
            with Server(answer, connections=2) as server:
                balai.path = server.path
                with balai.events(after=3, topics=["a"], retry=3) as events:
                    told = [next(events) for _ in stored]
        self.assertEqual([(each["seq"], each["number"]) for each in told], stored)
        self.assertEqual([each["params"] for each in server.requests], [
            {"after": 3, "topics": ["a"]}, {"after": 4, "topics": ["a"]}])


class Program(unittest.TestCase):
    def run_program(self, *arguments):
        return subprocess.run(
            [sys.executable, PROGRAM, *arguments], capture_output=True, text=True, timeout=60,
            env={key: value for key, value in os.environ.items() if key != "BALAI_SOCKET"})

    def test_it_prints_the_result(self):
        with Server(lambda r: [reply(r, {"params": r["params"], "nama": "Selé"})]) as server:
            done = self.run_program("--socket", server.path, "core.ping", '{"a": 1}')
        self.assertEqual((done.returncode, json.loads(done.stdout)), (0, {"params": {"a": 1}, "nama": "Selé"}))

    def test_a_commands_error_is_status_1(self):
        error = {"code": -32001, "message": "There is no region '99'", "data": {"name": "not_found"}}
        with Server(lambda r: [frame({"jsonrpc": "2.0", "id": r["id"], "error": error})]) as server:
            done = self.run_program("--socket", server.path, "registry.region.get", '{"code": "99"}')
        self.assertEqual((done.returncode, done.stderr), (1, "not_found: There is no region '99'\n"))

    def test_bad_usage_is_status_2(self):
        self.assertEqual(self.run_program("core.ping").returncode, 2)
        self.assertEqual(self.run_program("--socket", "/nowhere", "core.ping", "{").returncode, 2)

    def test_no_daemon_is_status_3(self):
        self.assertEqual(self.run_program("--socket", "/nowhere/balai.sock", "core.ping").returncode, 3)


@unittest.skipUnless(
    os.environ.get("BALAI_SOCKET") or (BUILT / "balaid").exists(), "there is neither BALAI_SOCKET nor a debug build")
class RealDaemon(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.path = os.environ.get("BALAI_SOCKET")
        if cls.path is None:
            data = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory())) / "data"
            cls.enterClassContext(daemon(BUILT / "balaid", data))
            cls.path = str(data / "balai.sock")

    def setUp(self):
        self.balai = self.enterContext(Balai(self.path))

    def test_it_answers_a_ping(self):
        self.assertIn("version", self.balai.call("core.ping"))

    def test_it_describes_its_commands(self):
        document = self.balai.call("rpc.discover")
        self.assertTrue(document["openrpc"].startswith("1.3"))
        self.assertIn("core.ping", [method["name"] for method in document["methods"]])

    def test_an_unknown_command_has_its_name_and_code(self):
        with self.assertRaises(BalaiError) as caught:
            self.balai.call("core.pong")
        self.assertEqual((caught.exception.name, caught.exception.code), ("unknown_command", -32601))

    def test_an_unknown_parameter_is_refused_with_its_path(self):
        with self.assertRaises(BalaiError) as caught:
            self.balai.call("core.ping", {"nowhere": 1})
        self.assertEqual(caught.exception.name, "invalid_params")
        self.assertEqual([fault["path"] for fault in caught.exception.details], ["/nowhere"])

    @unittest.skipIf(os.environ.get("BALAI_SOCKET"), "writes only into a store of its own")
    def test_a_write_under_a_key_is_done_once(self):
        first = self.balai.call_once("registry.person.add", {"name": "Contoh"}, key="contoh-sekali")
        with Balai(self.path) as other:
            self.assertEqual(
                other.call_once("registry.person.add", {"name": "Contoh"}, key="contoh-sekali"), first)
        with self.assertRaises(Conflict):
            self.balai.call_once("registry.person.add", {"name": "Contoh lain"}, key="contoh-sekali")

    @unittest.skipIf(os.environ.get("BALAI_SOCKET"), "writes only into a store of its own")
    def test_events_are_heard_while_calls_are_made(self):
        regions = (HOUSE / "Scripts/sample/regions.csv").read_text()
        self.balai.call("registry.region.import", {"file": regions, "format": "csv"})
        decree = {"number": "1/CONTOH", "date": "2020-01-15", "valid_from": "2020-02-01"}
        cadre = self.balai.call("registry.cadre.add", {"name": "Contoh", "village": "64.01.07.2002", "decree": decree})
        self.balai.call("registry.cadre.deactivate", {"id": cadre["id"], "on": "2022-06-30", "reason": "Contoh"})
        basis = {"kind": "meeting", "reference": "contoh"}
        with self.balai.events(topics=["registry"]) as events:
            self.balai.call("registry.cadre.revive", {"id": cadre["id"], "on": "2024-03-13", "basis": basis})
            event = next(events)
        self.assertTrue(event["topic"].startswith("registry.cadre"), event)
        with self.balai.events(after=event["seq"] - 1, topics=[event["topic"]]) as events:
            self.assertEqual({**next(events), "subscription": 0}, {**event, "subscription": 0})

    @unittest.skipIf(os.environ.get("BALAI_SOCKET"), "writes only into a store of its own")
    def test_the_readmes_script_runs_twice(self):
        regions = (HOUSE / "Scripts/sample/regions.csv").read_text()
        self.balai.call("registry.region.import", {"file": regions, "format": "csv"})
        decree = {"number": "2/CONTOH", "date": "2020-01-15", "valid_from": "2020-02-01", "valid_until": "2021-01-31"}
        cadre = self.balai.call(
            "registry.cadre.add", {"name": "Contoh B", "village": "64.01.07.2002", "decree": decree})
        script = re.search(r"```python\n(.*?)```", (HOUSE / "README.md").read_text(), re.DOTALL)[1]
        self.assertIn("/var/lib/balai/balai.sock", script)
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", script.replace("/var/lib/balai/balai.sock", self.path)], capture_output=True,
                text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(PROGRAM.parent)})
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(self.balai.call("registry.cadre.get", {"id": cadre["id"]})["state"], "inactive")

    def test_an_empty_frame_ends_only_its_connection(self):
        with Balai(self.path) as other:
            other.socket.sendall(struct.pack(">I", 0))
            self.assertEqual(other.socket.recv(1), b"")
        self.assertIn("version", self.balai.call("core.ping"))

    def test_a_length_that_is_too_large_is_refused(self):
        with Balai(self.path) as other:
            other.socket.sendall(struct.pack(">I", 0xFFFFFFFF))
            length, = struct.unpack(">I", other.read(4))
            error = json.loads(other.read(length))["error"]
            self.assertEqual((error["code"], error["data"]["name"]), (-32010, "frame_too_large"))
            self.assertEqual(other.socket.recv(1), b"")
        self.assertIn("version", self.balai.call("core.ping"))

    def test_a_request_byte_by_byte_is_answered(self):
        request = frame({"jsonrpc": "2.0", "id": "abc", "method": "core.ping"})
        for byte in request:
            self.balai.socket.sendall(bytes([byte]))
        length, = struct.unpack(">I", self.balai.read(4))
        self.assertEqual(json.loads(self.balai.read(length))["id"], "abc")


if __name__ == "__main__":
    unittest.main()
