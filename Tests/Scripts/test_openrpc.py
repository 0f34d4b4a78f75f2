"""The reader of JSON Schema that holds rpc.discover against the published one."""
import sys, unittest

from house import HOUSE
sys.path.insert(0, str(HOUSE / "Scripts" / "check.d"))
from openrpc import faults

SCHEMA = {
    "type": "object", "required": ["name"], "additionalProperties": False, "patternProperties": {"^x-": {}},
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z]+$"},
        "kind": {"enum": ["a", "b"]},
        "list": {"type": "array", "items": {"oneOf": [{"$ref": "#/definitions/number"}, {"type": "string"}]}},
        "schema": {"$ref": "https://elsewhere.example/schema"}},
    "definitions": {"number": {"type": "integer"}}}


class Schemas(unittest.TestCase):
    def refused(self, value): return [path for path, _ in faults(value, SCHEMA, SCHEMA)]

    def test_what_fits_is_let_through(self):
        self.assertEqual(self.refused({"name": "x", "x-own": 1, "kind": "a", "list": [1, "y"], "schema": {}}), [])

    def test_each_rule_refuses(self):
        for value, path in (
                ([], ""), ({}, ""), ({"name": 1}, "/name"), ({"name": "X"}, "/name"), ({"name": "x", "more": 1}, "/more"),
                ({"name": "x", "kind": "c"}, "/kind"), ({"name": "x", "list": [1, True]}, "/list/1"),
                ({"name": "x", "list": {}}, "/list"), ({"name": "x", "schema": "text"}, "/schema")):
            self.assertEqual(self.refused(value), [path], value)


if __name__ == "__main__":
    unittest.main()
