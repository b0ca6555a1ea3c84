"""The load: `python -m tests.bench.measuring.load < job.json > answer.json`. Raw sockets in a process of their own.

Each client has one request in flight. After ``per_connection`` requests a client comes again from another address of
the loopback network, as visitors do: the public door counts attempts by address.
"""

import asyncio
import json
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

NETWORK = 250  # addresses used of each 127.x.y.0


@dataclass
class Job:
    """``requests``: whole HTTP requests; ``expected``: the status line's number; ``network``: where visitors live."""

    port: int
    clients: int
    expected: int
    requests: deque[bytes]
    per_connection: int
    network: int
    seconds: list[float] = field(default_factory=list)
    visitors: Any = field(default_factory=count)

    async def client(self) -> None:
        while self.requests:
            reader, writer = await self.connect()
            for _ in range(self.per_connection):
                if not self.requests:
                    break
                request = self.requests.popleft()
                began = time.perf_counter()
                writer.write(request)
                await self.answer(reader)
                self.seconds.append(time.perf_counter() - began)
            writer.close()

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        net, host = divmod(self.network * NETWORK + next(self.visitors), NETWORK)
        address = f"127.{1 + net // NETWORK}.{net % NETWORK}.{1 + host}"
        return await asyncio.open_connection("127.0.0.1", self.port, local_addr=(address, 0))

    async def answer(self, reader: asyncio.StreamReader) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lengths = [int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
        body = await reader.readexactly(sum(lengths))
        if int(head[9:12]) != self.expected:
            raise SystemExit(f"expected {self.expected}, got: {head.decode()}{body.decode(errors='replace')[:2000]}")


async def run(job: Job) -> dict[str, Any]:
    began = time.perf_counter()
    await asyncio.gather(*(job.client() for _ in range(job.clients)))
    return {"wall": time.perf_counter() - began, "seconds": job.seconds}


def main() -> None:
    order = json.load(sys.stdin)
    order["requests"] = deque(request.encode() for request in order["requests"])
    json.dump(asyncio.run(run(Job(**order))), sys.stdout)


if __name__ == "__main__":
    main()
