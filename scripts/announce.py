"""Say where the site is, once it answers: `announce.py HOST PORT NAME`, run beside its server."""

import http.client
import os
import sys
import time

PATIENCE = 120.0


def main() -> None:
    """Ask /healthz until it answers 200, or the server is gone, or PATIENCE seconds are over."""
    host, port, name = sys.argv[1].strip("[]"), int(sys.argv[2]), sys.argv[3]
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked, not bound
    shown = f"[{reachable}]" if ":" in reachable else reachable
    server = os.getppid()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and os.getppid() == server:
        if answers(reachable, port, name):
            sys.stdout.write(f"Provenance is at http://{shown}:{port}/\n")
            sys.stdout.flush()
            return
        time.sleep(0.1)
    if os.getppid() == server:
        sys.stderr.write(f"Nothing answers at http://{shown}:{port}/ yet: see the log above.\n")


def answers(host: str, port: int, name: str) -> bool:
    """Say whether the site that is called `name` is up."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
