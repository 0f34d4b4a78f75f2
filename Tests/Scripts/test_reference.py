"""The reference page against the daemon, and the rpc.discover that it is made from: its shape and its examples."""
import copy, importlib.machinery, importlib.util, pathlib, re, subprocess, sys, tempfile, unittest

from house import BUILT, HOUSE, daemon
from balai import ERRORS, Ambiguous, Conflict, InvalidParams, InvalidState, KeyMissing, NotFound

PROGRAM = HOUSE / "Scripts" / "reference"


def reference():
    loader = importlib.machinery.SourceFileLoader("reference", str(PROGRAM))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("reference", loader))
    loader.exec_module(module)
    return module


PLACE = {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}}, "required": ["name"]}
METHOD = {
    "name": "sample.add", "summary": "Add a sample", "x-access": "clerk", "x-kind": "write", "x-since": "1.0",
    "x-params": {
        "type": "object", "required": ["kind"], "allOf": [{"oneOf": [{"required": ["id"]}, {"required": ["who"]}]}],
        "properties": {
            "kind": {"type": ["string", "null"], "enum": ["a", "b", None], "description": "One | other"},
            "places": {"type": "array", "items": PLACE, "minItems": 1},
            "limit": {"type": "integer", "minimum": 1, "maximum": 5, "default": 3}}},
    "result": {"name": "result", "schema": PLACE},
    "examples": [{"name": "sample.add", "params": [{"name": "kind", "value": "a"}]}]}


# Those that examples speak of beside the sample's.
MORE_REGIONS = """\
64.02.19,Contoh Kecamatan,district,64.02,kecamatan
64.02.20,Contoh Kecamatan Lain,district,64.02,kecamatan
64.02.19.2001,Contoh Desa,village,64.02.19,desa
"""


class Page(unittest.TestCase):
    def lines(self, *methods):
        return reference().page({"methods": methods}).splitlines()

    def test_a_command_stands_with_all_that_it_takes_and_answers(self):
        lines = self.lines(METHOD)
        for line in (
                "| [sample.add](#sampleadd) | clerk | Add a sample |", "### sample.add", "Add a sample.",
                "A write for the role `clerk`, since 1.0.", "| **`kind`** | `a` or `b` | One \\| other |",
                "| `places` | list of objects | at least 1 items |",
                "| **`places[].name`** | text | 0 to 9 characters |",
                "| `limit` | integer | 1 to 5; default `3` |", "Give `id` or `who`.", '{"kind": "a"}',
                "| `name` | text |  |"):
            self.assertIn(line, lines)

    def test_an_answer_stands_once(self):
        other = dict(copy.deepcopy(METHOD), name="sample.get")
        lines = self.lines(METHOD, other)
        self.assertEqual(lines.count("| `name` | text |  |"), 1)
        self.assertIn("Answers the same as [sample.add](#sampleadd).", lines)


@unittest.skipUnless((BUILT / "balaid").exists(), "there is no debug build of the daemon")
class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        data = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory())) / "data"
        cls.balai = cls.enterClassContext(daemon(BUILT / "balaid", data))
        cls.document = cls.balai.call("rpc.discover")

    def test_the_page_does_not_lag(self):
        done = subprocess.run([sys.executable, PROGRAM, "--check"], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout[:2000])

    def members(self, thing, required, optional, where):
        """That an object has the members of the OpenRPC meta-schema, which allows no others but x-…"""
        own = {name for name in thing if not name.startswith("x-")}
        self.assertEqual(set(required) - own, set(), where)
        self.assertEqual(own - set(required) - set(optional), set(), where)

    def test_the_document_has_the_shape_of_openrpc(self):
        self.members(
            self.document, ["openrpc", "info", "methods"], ["$schema", "servers", "components", "externalDocs"], "")
        self.assertRegex(self.document["openrpc"], r"^1\.3\.\d+$")
        self.members(
            self.document["info"], ["title", "version"], ["description", "termsOfService", "contact", "license"], "")
        names = [method["name"] for method in self.document["methods"]]
        self.assertEqual(sorted(set(names)), names)
        errors = self.document["components"]["errors"]
        self.assertEqual(set(errors), set(ERRORS))
        for name, error in errors.items(): self.members(error, ["code", "message"], ["data"], name)
        self.assertEqual(len({error["code"] for error in errors.values()}), len(errors))
        for method in self.document["methods"]:
            where = method["name"]
            self.members(
                method, ["name", "params", "result"],
                ["summary", "description", "paramStructure", "errors", "links", "examples", "deprecated", "servers",
                 "tags", "externalDocs"], where)
            self.assertEqual(method["paramStructure"], "by-name", where)
            self.assertIn(method["x-kind"], ("read", "write", "task"), where)
            self.assertIn(method["x-access"], ("anyone", "viewer", "clerk", "operator", "admin"), where)
            for descriptor in [*method["params"], method["result"]]:
                self.members(
                    descriptor, ["name", "schema"], ["summary", "description", "required", "deprecated"], where)
                self.schema(descriptor["schema"], where)
            given = [descriptor["name"] for descriptor in method["params"]]
            self.assertEqual(given, list(method["x-params"].get("properties", {})), where)
            names = [error["$ref"].removeprefix("#/components/errors/") for error in method["errors"]]
            self.assertEqual(len(set(names)), len(names), where)
            self.assertLessEqual({"invalid_params", "internal"}, set(names), where)
            self.assertLessEqual(set(names), set(self.document["components"]["errors"]), where)
            for example in method["examples"]:
                self.members(example, ["name", "params"], ["description", "summary", "result"], where)
                for each in example["params"]:
                    self.members(each, ["name", "value"], ["summary", "description"], where)
                    self.assertIn(each["name"], given, where)

    def schema(self, schema, where):
        """That it is a JSON Schema: types by their names, members and items with schemas of their own."""
        types = schema.get("type", [])
        known = {"null", "boolean", "integer", "number", "string", "array", "object"}
        self.assertLessEqual({types} if isinstance(types, str) else set(types), known, where)
        for name in schema.get("required", []):
            self.assertIn(name, schema.get("properties", {}), where)
        if "pattern" in schema:
            re.compile(schema["pattern"])
        inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("oneOf", [])]
        for each in inner + ([schema["items"]] if "items" in schema else []):
            self.schema(each, where)

    def test_every_example_is_understood(self):
        """On an office of regions, those first that make things: an example is answered, or refused for what is there
        or not there, and never for its form. What the modules read must be there in the end."""
        regions = (HOUSE / "Scripts/sample/regions.csv").read_text() + MORE_REGIONS
        self.balai.call("registry.region.import", {"file": regions, "format": "csv"})
        makers = ("schedule", "open", "add", "invite", "hold", "enrol", "raise", "make")
        place = {verb: number for number, verb in enumerate(makers)}
        methods = sorted(self.document["methods"], key=lambda each: place.get(each["name"].split(".")[-1], len(makers)))
        core = [each for each in methods if each["name"].startswith(("core.", "rpc."))]
        modules = [each for each in methods if each not in core]
        # The last: the module that the examples attach is this connection's, which ends with it.
        core.sort(key=lambda each: each["name"] == "core.modules.disable")
        answered = set()
        for method in modules * 2 + core:
            if method["name"] in answered:
                continue
            params = {each["name"]: each["value"] for each in method["examples"][0]["params"]}
            try:
                self.balai.call(method["name"], params)
                answered.add(method["name"])
            except InvalidParams as error:
                # Two that an example merges may be one already, its day may be before the office's last step,
                # and a process's table may not be there.
                self.assertEqual([each for each in error.details if each["rule"] not in ("same", "order", "sql")], [], method["name"])
            except (NotFound, Conflict, InvalidState, Ambiguous, KeyMissing):
                pass
        reads = {each["name"] for each in modules if each["x-kind"] == "read"}
        # Certificates want somebody who completed a training, and a submission a report that was sent: the modules' own
        # tests have both, and no order of examples does.
        later = {"trainings.certificate.get", "trainings.certificate.verify", "reporting.submission.get"}
        self.assertEqual(sorted(reads - answered - later), [])


if __name__ == "__main__":
    unittest.main()
