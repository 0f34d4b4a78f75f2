"""The Python client against a server of a few lines, and against a real daemon: that of BALAI_SOCKET, or one of its own."""
import json, os, pathlib, socket, struct, subprocess, sys, tempfile, threading, unittest

sys.dont_write_bytecode = True
PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "Scripts" / "balai.py"
sys.path.insert(0, str(PROGRAM.parent))
from balai import Balai, BalaiError
from house import BUILT, daemon


def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body


def reply(request, result):
    return frame({"jsonrpc": "2.0", "id": request["id"], "result": result})


class Server:
    """Answers each request of one connection with the bytes that `answer` makes of it, piece by piece."""

    def __init__(self, answer):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "s")
        self.answer, self.requests = answer, []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(1)
        self.thread = threading.Thread(target=self.serve)

    def serve(self):
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rb") as stream:
            while head := stream.read(4):
                request = json.loads(stream.read(struct.unpack(">I", head)[0]))
                self.requests.append(request)
                for piece in self.answer(request):
                    if piece is None:
                        return
                    connection.sendall(piece)

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
