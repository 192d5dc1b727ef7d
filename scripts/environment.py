#!/usr/bin/env python3
"""Make `.venv` hold exactly what a requirements file pins: `environment.py runtime|dev`.

Runs on the system's Python before anything is installed, so it uses the standard library alone.
Debian packages that are missing are installed by apt-get; what is in place already costs nothing.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
FILES = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}

BROWSER = "chromium"
CJK_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
LIBRARIES = Path("/usr/lib")
BROWSER_DRIVER = "*/libatomic.so.1"  # what the driver of the browser tests is linked with
POSTGRES = Path("/usr/lib/postgresql")


def main() -> None:
    """Bring the environment named on the command line up to date."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "runtime"
    if kind not in FILES:
        sys.exit(f"The environment is runtime or dev, not {kind!r}.")
    os.chdir(ROOT)
    with (ROOT / ".environment.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kind == "dev":
            install_packages(missing_for_tests())
        if not is_whole(VENV):
            make_venv()
        install_requirements(kind)


def missing_for_tests() -> list[str]:
    """Name the Debian packages that the tests need and that are not there."""
    wanted = []
    if shutil.which(BROWSER) is None:
        wanted.append("chromium")
    if not CJK_FONT.exists():
        wanted.append("fonts-noto-cjk")
    if not any(LIBRARIES.glob(BROWSER_DRIVER)):
        wanted.append("libatomic1")
    if shutil.which("patch") is None:
        wanted.append("patch")
    if not any(POSTGRES.glob("*/bin/initdb")):
        wanted.append("postgresql")
    return wanted


def is_whole(venv: Path) -> bool:
    """Say whether `venv` is a working environment, made here, of a Python new enough."""
    ask = "import sys, pip; print(sys.prefix, sys.version_info >= (3, 11))"
    try:
        answer = subprocess.run(
            [venv / "bin" / "python", "-c", ask], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.split("\n")[0] == f"{venv} True"


def make_venv() -> None:
    """Make an empty environment, of the newest Python that is new enough."""
    if VENV.exists():
        say(".venv does not work any more and is made anew.")
        shutil.rmtree(VENV)
    if sys.version_info[:2] < OLDEST:
        sys.exit(
            f"Python 3.11 or newer is needed, and {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}: install a newer python3."
        )
    if not can_make_venv():
        install_packages(["python3-venv"])
    made = subprocess.run(
        [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"No environment could be made: {(made.stdout + made.stderr).strip()}")


def can_make_venv() -> bool:
    """Say whether this Python brings pip along for new environments."""
    ask = "import ensurepip, venv"
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=False)
    return asked.returncode == 0


def install_packages(names: list[str]) -> None:
    """Install Debian packages, or end with a sentence that names them."""
    if not names:
        return
    wanted = " ".join(names)
    apt = shutil.which("apt-get")
    if apt is None:
        sys.exit(f"Install these first, this system has no apt-get: {wanted}.")
    command = [apt]
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None:
            sys.exit(f"These Debian packages are missing; as root run: apt-get install {wanted}")
        command = [sudo, apt]
    say(f"Installing {wanted} from Debian …")
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    options = ["-qq", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    for step in (["update", "-qq"], ["install", *options, *names]):
        done = subprocess.run(
            command + step,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            sys.stderr.write("\n".join(done.stdout.splitlines()[-15:]) + "\n")
            sys.exit(
                f"Debian's packages could not be installed; as root try: apt-get install {wanted}"
            )


def install_requirements(kind: str) -> None:
    """Install what the requirements file pins, unless the stamp says that it is there."""
    wanted = digest(FILES[kind])
    if digest_installed(kind) == wanted:
        return
    say("Installing Python packages (a minute or two the first time) …")
    command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        # The file has all that is wanted, and leaves out what a package asks for in vain.
        "--no-deps",
        "-r",
        FILES[kind],
    ]
    if subprocess.run(command, check=False).returncode:
        sys.exit(
            f"The packages in {FILES[kind]} could not be installed: see above, check the network "
            "and run this again."
        )
    # What dev pins holds all that runtime pins.
    for done in ("runtime", "dev") if kind == "dev" else ("runtime",):
        stamp(done).write_text(digest(FILES[done]) + "\n", encoding="ascii")


def digest(name: str) -> str:
    """Give the sha256 of a file at the root."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def digest_installed(kind: str) -> str:
    """Give the sha256 of the requirements file that was installed last, or nothing."""
    try:
        return stamp(kind).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def stamp(kind: str) -> Path:
    """Give the file that remembers what was installed."""
    return VENV / f".installed-{kind}"


def say(line: str) -> None:
    """Tell people what is going on, on standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
