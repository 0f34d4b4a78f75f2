"""Whether every sentence that people read is there in Indonesian: words.py FEWEST, after `swift build --build-tests`.
Fewer sentences than FEWEST are no success either.

Which literals are sentences only the compiler knows: a literal becomes a Sentence by its type. So it is asked. A copy of
ModuleKit in which the initialisers behind such literals are deprecated is put before the built one, and every target is
checked against it once more; each warning is the place of a sentence. What stands there is then looked up in the
catalogues, the Words literals in folders named Words.
"""
import concurrent.futures, json, os, pathlib, re, subprocess, sys, tempfile

HOUSE = pathlib.Path.cwd()
PLAN = HOUSE / ".build" / "debug.yaml"
MARK = "SENTENCE"
# Whose words a room may use beside its own: the kit is everywhere, the core beside every module.
ROOMS = {"ModuleKit": "kit", "Client": "program", "balai": "program"}
BESIDE = {"kit": [], "core": ["kit"], "program": ["kit"]}
faults = []


def room_of(path):
    parts = path.relative_to(HOUSE).parts
    return parts[1] if parts[0] == "Plugins" else ROOMS.get(parts[1], "core")


# Reading Swift's string literals

def literal(text, at):
    """The literal that begins at an offset: what it says with {} for each value, the values' code, and its end."""
    hashes = re.match(r"#*", text[at:])[0]
    quote = '"""' if text.startswith('"""', at + len(hashes)) else '"'
    i, end, escape = at + len(hashes) + len(quote), quote + hashes, "\\" + hashes
    said, values = [], []
    while not text.startswith(end, i):
        if not text.startswith(escape, i):
            said.append(text[i])
            i += 1
            continue
        i += len(escape)
        if text[i] == "(":
            close = bracket(text, i)
            said.append(None)
            values.append((i + 1, close))
            i = close + 1
        elif text[i] == "u":
            close = text.index("}", i)
            said.append(chr(int(text[i + 2:close], 16)))
            i = close + 1
        elif text[i] == "\n":
            said.append("\\\n")
            i += 1
        else:
            said.append({"n": "\n", "t": "\t", "0": "\0", "r": "\r"}.get(text[i], text[i]))
            i += 1
    key = "".join("{}" if part is None else part for part in said)
    if quote == '"""':
        indent = len(key) - len(key.rstrip(" "))
        lines = key.split("\n")[1:-1]
        key = "\n".join(line[indent:] for line in lines).replace("\\\n", "")
    return key, values, i + len(end)


def bracket(text, at):
    """The offset of the bracket that closes the one at an offset."""
    depth, i = 0, at
    while True:
        if text[i] in "([{":
            depth += 1
        elif text[i] in ")]}":
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == '"' or re.match(r'#+"', text[i:i + 8]):
            i = literal(text, i)[2]
            continue
        elif text.startswith("//", i):
            i = text.index("\n", i)
        i += 1


def literals(text, start, end):
    """The literals of a stretch of code that are no argument of a call or subscript: their offsets."""
    i = start
    while i < end:
        if text[i] == '"' or re.match(r'#+"', text[i:i + 8]):
            yield i
            i = literal(text, i)[2]
        elif text[i] in "([" and i > start and (text[i - 1].isalnum() or text[i - 1] in "_)]?"):
            i = bracket(text, i) + 1
        else:
            i += 1


# The sentences in the code, by the compiler

def targets():
    """The arguments with which each target of the house is compiled."""
    found = {}
    plan = PLAN.read_text()
    step = r'\n  "C\.(\w+)-[^"]*-debug\.module":\n    tool: .*\n    inputs: (\[.*\])\n(?:    .*\n)*?    args: (\[.*\])\n'
    for name, inputs, args in re.findall(step, plan):
        files = [pathlib.Path(each) for each in json.loads(inputs) if each.endswith(".swift")]
        rooms = {file.relative_to(HOUSE).parts[0] if file.is_relative_to(HOUSE) else "" for file in files}
        if rooms and rooms <= {"Sources", "Plugins"} and not name.endswith("Entry"):
            found[name] = (flags(json.loads(args)), files)
    return found


def flags(args):
    """What of a compiler's arguments says how to read the sources, and not what to make of them."""
    kept, i = [], 0
    single = ("-D", "-parse-as-library", "-enable-testing")
    double = ("-module-name", "-I", "-target", "-Xcc", "-swift-version", "-enable-upcoming-feature", "-package-name",
              "-module-cache-path", "-sdk", "-enable-experimental-feature")
    while i < len(args):
        if args[i] in double:
            kept += args[i:i + 2]
            i += 1
        elif args[i].startswith(single):
            kept.append(args[i])
        i += 1
    return kept


def marked_kit(folder, kit):
    """Makes the copy of the kit; answers its sources."""
    arguments, files = kit
    sentence = next(file for file in files if file.name == "Sentence.swift")
    text, count = re.subn(r"(?m)^( *)(public init\(string(?:Literal|Interpolation)\b)",
                          rf'\1@available(*, deprecated, message: "{MARK}") \2', sentence.read_text())
    if count != 2:
        sys.exit(f"{sentence}: expected the two initialisers that make a Sentence of a literal, found {count}")
    copy = folder / "Sentence.swift"
    copy.write_text(text)
    files = [copy if file == sentence else file for file in files]
    compiler(["-emit-module", "-o", str(folder / "ModuleKit.swiftmodule"), *arguments], files)
    return files


def compiler(arguments, files):
    done = subprocess.run(["swiftc", "-wmo", "-diagnostic-style", "llvm", *arguments, *map(str, files)],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"the sources are not understood; was `swift build --build-tests` done?\n{done.stderr[-3000:]}")
    return done.stderr


def sentences(folder, arguments, files):
    """The places of a target's sentences: file and offset."""
    told = compiler(["-typecheck", "-I", str(folder), *arguments], files)
    places = re.findall(rf"(?m)^(\S[^:]*):(\d+):(\d+): warning: .*{MARK}", told)
    for path, line, column in sorted(set(places)):
        path = pathlib.Path(path)
        if path.is_relative_to(HOUSE):
            lines = path.read_bytes().split(b"\n")
            before = b"\n".join(lines[:int(line) - 1] + [lines[int(line) - 1][:int(column) - 1]]).decode()
            yield path, len(before)


# The catalogues

def entries(path):
    """The entries of the Words literals in a file: offset, key, translation."""
    text = path.read_text()
    for opening in re.finditer(r": Words = (\[)", text):
        end, i, found = bracket(text, opening.start(1)), opening.end(1), []
        while i < end:
            if text[i] == '"' or re.match(r'#+"', text[i:i + 8]):
                said, _, after = literal(text, i)
                found.append((i, said))
                i = after
            elif text.startswith("//", i):
                i = text.index("\n", i)
            else:
                i += 1
        for (at, key), (_, said) in zip(found[::2], found[1::2]):
            yield at, key, said


def fault(path, at, text):
    line = path.read_text()[:at].count("\n") + 1
    faults.append(f"{path.relative_to(HOUSE)}:{line}: {text}")


def catalogues():
    """By room: each key's translation and its place."""
    rooms = {}
    for path in sorted([*HOUSE.glob("Sources/**/Words/*.swift"), *HOUSE.glob("Plugins/*/Sources/Words/*.swift")]):
        mine = rooms.setdefault(room_of(path), {})
        for at, key, said in entries(path):
            if key in mine:
                fault(path, at, f"'{key}' stands twice")
            mine[key] = (said, path, at)
            values = key.count("{}")
            numbered = [int(number) for number in re.findall(r"\{(\d+)\}", said)]
            used = numbered + list(range(said.count("{}")))
            if sorted(set(used)) != list(range(values)):
                fault(path, at, f"'{said}' does not use each of the {values} values of '{key}'")
            if not said.strip():
                fault(path, at, f"'{key}' has no translation")
    return rooms


def check():
    words = catalogues()
    used = {room: set() for room in words}
    missing = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plan = targets()
        plan["ModuleKit"] = (plan["ModuleKit"][0], marked_kit(folder, plan["ModuleKit"]))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda target: list(sentences(folder, *target)), plan.values()))
    places = [place for target in found for place in target]
    if len(places) < int(sys.argv[1]):
        sys.exit(f"only {len(places)} sentences were found: the compiler's warnings are not understood")
    known = set(places)
    for path, at in places:
        text = path.read_text()
        key, values, _ = literal(text, at)
        for start, end in values:
            for inner in literals(text, start, end):
                if (path, inner) not in known and re.search("[A-Za-z]{2}", literal(text, inner)[0]):
                    fault(path, inner, f"a value of '{key}' is English text: make it a Sentence")
        room = room_of(path)
        for owner in [room, *BESIDE.get(room, ["core", "kit"])]:
            if key in words.get(owner, {}):
                used[owner].add(key)
                break
        else:
            # Without letters it needs no words, but may have some: a decimal point becomes a comma.
            if re.search("[A-Za-z]", key.replace("{}", "")):
                missing.setdefault((room, key), (path, at))
    for (_, key), (path, at) in missing.items():
        fault(path, at, f"no words for '{key}'")
    for room, mine in words.items():
        for key, (said, path, at) in mine.items():
            if key not in used[room]:
                fault(path, at, f"nothing says '{key}'")
            for other in BESIDE.get(room, ["core", "kit"]):
                if key in words.get(other, {}):
                    fault(path, at, f"the {other} has words for '{key}' already")
    theirs = {}
    for room, mine in words.items():
        for key, (said, path, at) in mine.items() if room not in ("kit", "program") else ():
            first = theirs.setdefault(key, (said, room))
            if first[0] != said:
                fault(path, at, f"'{key}' is said otherwise in {first[1]}: '{first[0]}'")
    return len(places)


count = check()
if faults:
    sys.exit("\n".join(sorted(faults)))
print(f"{count} sentences")
