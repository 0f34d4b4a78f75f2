"""rpc.discover by the published OpenRPC schema: openrpc.py fetch FILE, where a network is, then openrpc.py FILE.

JSON Schema is read as far as that schema uses it.
"""
import json, pathlib, re, sys, tempfile, urllib.request

sys.dont_write_bytecode = True
SCHEMA = "https://meta.open-rpc.org/"
HOUSE = pathlib.Path(__file__).resolve().parents[2]

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_of(value, name):
    if name == "integer": return isinstance(value, int) and not isinstance(value, bool)
    if name == "number": return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, root, path=""):
    """What of a value a schema refuses: a list of (path, words). `root` is the document in which its $refs point."""
    if schema is True or schema == {}: return []
    if schema is False: return [(path, "nothing may stand here")]
    if "$ref" in schema:
        # The schema of schemas lies elsewhere: what stands in its place must be one, as an object or true or false. A
        # part of it, behind a #, is taken as it is.
        if not schema["$ref"].startswith("#"):
            return [] if "#" in schema["$ref"] or isinstance(value, (dict, bool)) else [(path, "is no schema")]
        target = root
        for step in schema["$ref"].lstrip("#/").split("/"):
            if step: target = target[step.replace("~1", "/").replace("~0", "~")]
        return faults(value, target, root, path)
    found = []
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(value, name) for name in types): return [(path, f"is no {' or '.join(types)}")]
    if "enum" in schema and value not in schema["enum"]: found.append((path, f"is none of {schema['enum'][:5]}"))
    if "const" in schema and value != schema["const"]: found.append((path, f"is not {schema['const']}"))
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append((path, f"does not match {schema['pattern']}"))
    if isinstance(value, dict):
        properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        found += [(path, f"lacks {name}") for name in schema.get("required", []) if name not in value]
        for name, each in value.items():
            here = f"{path}/{name}"
            matching = [inner for pattern, inner in patterns.items() if re.search(pattern, name)]
            if name in properties: matching.append(properties[name])
            for inner in matching or [schema.get("additionalProperties", True)]: found += faults(each, inner, root, here)
    if isinstance(value, list):
        items = schema.get("items", True)
        for place, each in enumerate(value):
            inner = items[min(place, len(items) - 1)] if isinstance(items, list) else items
            found += faults(each, inner, root, f"{path}/{place}")
        if schema.get("uniqueItems") and any(each in value[:place] for place, each in enumerate(value)):
            found.append((path, "holds something twice"))
        if len(value) < schema.get("minItems", 0): found.append((path, "has too few items"))
    for inner in schema.get("allOf", []): found += faults(value, inner, root, path)
    for word, allowed in (("anyOf", lambda count: count >= 1), ("oneOf", lambda count: count == 1)):
        if word not in schema: continue
        told = [faults(value, inner, root, path) for inner in schema[word]]
        count = sum(not each for each in told)
        if not allowed(count): found += min(told, key=len) if not count else [(path, f"fits {count} of {word}")]
    return found


def document():
    """What a daemon of the debug build describes."""
    sys.path.insert(0, str(HOUSE / "Tests" / "Scripts"))
    from house import BUILT, daemon
    with tempfile.TemporaryDirectory() as folder, daemon(BUILT / "balaid", pathlib.Path(folder) / "data") as balai:
        return balai.call("rpc.discover")


def main(arguments):
    if arguments[0] == "fetch":
        try:
            with urllib.request.urlopen(SCHEMA, timeout=10) as answer: text = answer.read()
            json.loads(text)
        except (OSError, ValueError): return 1
        pathlib.Path(arguments[1]).write_bytes(text)
        return 0
    schema = json.loads(pathlib.Path(arguments[0]).read_text())
    versions = schema["properties"]["openrpc"]
    # The schema's own repository has a placeholder where a release has the versions.
    if any("GENERATED" in each for each in versions.get("enum", [])): del versions["enum"]
    found = faults(document(), schema, schema)
    for path, words in found: print(f"{path} {words}")
    return 1 if found else 0


if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
