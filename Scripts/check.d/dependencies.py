"""Who may know of whom, read from the sources: dependencies.py words|imports|tables|wire."""
import pathlib, re, sys

WORDS = "cadre kpmd village meeting training attendance certificate kecamatan desa".split()
# The two kits, and what comes with the language: neither can bring a second copy of anything.
FOR_MODULES = {"ModuleKit", "DocumentKit", "Foundation", "Synchronization"}
IMPORT = re.compile(r"^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"
                    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)")
CREATED = re.compile(r"CREATE\s+(?:VIRTUAL\s+)?(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", re.I)
faults = []


def lines(folder, *endings):
    """Every line of every file below a folder: its path, its number, its text."""
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file() and path.suffix in (endings or (".swift", ".c", ".h")) and ".build" not in path.parts:
            for number, text in enumerate(path.read_text().splitlines(), 1):
                yield path, number, text


def fault(path, number, text):
    faults.append(f"{path}:{number}: {text}")


def imports(folder):
    for path, number, text in lines(folder, ".swift"):
        if found := IMPORT.match(text):
            yield path, number, found[1]


def check_words():
    """The core knows no domain. A word counts inside an identifier too, but not inside another word."""
    parts = [rf"(?<![A-Za-z]){w}|{w.capitalize()}|(?<![A-Z]){w.upper()}" for w in WORDS]
    pattern = re.compile(rf"({'|'.join(parts)})(?=s?(?![a-z]))")
    for path, number, text in lines("Sources"):
        if found := pattern.search(text):
            fault(path, number, f"the core names '{found[1]}'")


def check_imports():
    """A module imports the kits and nothing of its neighbours; the core imports no module."""
    rooms = {path.name for path in pathlib.Path("Plugins").iterdir() if path.is_dir()}
    for path, number, name in imports("Plugins"):
        if name not in FOR_MODULES | {path.parts[1]}:
            fault(path, number, f"a module may not import '{name}'")
    for path, number, name in imports("Sources"):
        if name in rooms:
            fault(path, number, f"the core imports the module '{name}'")


def check_tables():
    """A module reads another's tables through published views (MODULE_pub_); a foreign key may name a table."""
    for room in sorted(pathlib.Path("Plugins").iterdir()):
        text = "\n".join(path.read_text() for path in room.rglob("*.swift"))
        hidden = {name for name in CREATED.findall(text) if not name.startswith(f"{room.name.lower()}_pub_")}
        if not hidden:
            continue
        pattern = re.compile(rf"(?<!REFERENCES )\b({'|'.join(sorted(hidden))})\b", re.I)
        for path, number, text in lines("Plugins", ".swift"):
            if path.parts[1] != room.name and (found := pattern.search(text)):
                fault(path, number, f"'{found[1]}' belongs to {room.name}: read one of its published views")


def check_wire():
    """Bytes in, values out: what imports only the kit can open nothing."""
    for path, number, name in imports("Sources/Wire"):
        if name != "ModuleKit":
            fault(path, number, f"Wire may not import '{name}'")


{"words": check_words, "imports": check_imports, "tables": check_tables, "wire": check_wire}[sys.argv[1]]()
sys.exit("\n".join(faults) if faults else 0)
