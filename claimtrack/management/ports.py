"""A port to listen on, and whether the site answers there."""

import http.client
import socket


def free_port(host: str, wished: int, *, tries: int = 20) -> int | None:
    """`wished`, or the next one after it that nobody listens on; None if all are taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(wished, wished + tries):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return None


def healthy(host: str, port: int) -> bool:
    """Whether `/health/` answers 200 there."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(here, port, timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": "localhost"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
