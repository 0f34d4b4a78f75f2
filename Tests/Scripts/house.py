"""Where the scripts' tests find the house, and how they start its daemon."""
import contextlib, pathlib, subprocess, sys

sys.dont_write_bytecode = True
HOUSE = pathlib.Path(__file__).resolve().parents[2]
BUILT = HOUSE / ".build" / "debug"
sys.path.insert(0, str(HOUSE / "Scripts"))
from balai import Balai


@contextlib.contextmanager
def daemon(program, data, *flags):
    """A daemon over a data directory, as a connection to it; ended with SIGTERM, and its status looked at."""
    command = [program, "--data", data, *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            if not process.stdout.readline():
                raise AssertionError("the daemon did not start: " + process.stderr.read())
            with Balai(str(data / "balai.sock")) as balai:
                yield balai
        finally:
            process.terminate()
            process.communicate(timeout=60)
    if process.returncode != 0:
        raise AssertionError(f"the daemon ended with status {process.returncode}")
