"""A real `osrm-routed` on a map of two streets, where OSRM's programs are on the PATH (the wheel `osrm-bindings` has them)."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.storage.roads.servers import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = [shutil.which(name) for name in ("osrm-extract", "osrm-contract", "osrm-routed")]
HERE, FAR, OFF = (35.70, 139.78), (35.71, 139.78), (0.0, 0.0)
# A one-way street of 1.1 km northwards; the way back goes round by the east.
MAP = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="35.70" lon="139.78" version="1"/><node id="2" lat="35.71" lon="139.78" version="1"/>
<node id="3" lat="35.71" lon="139.79" version="1"/><node id="4" lat="35.70" lon="139.79" version="1"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="oneway" v="yes"/></way>
<way id="2" version="1"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="primary"/></way>
</osm>"""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    extract, contract, routed = map(str, PROGRAMS)
    profiles = [*Path(extract).resolve().parents[1].glob("share/**/car.lua"), Path("/usr/share/osrm/profiles/car.lua")]
    (folder / "map.osm").write_text(MAP)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for words in ([extract, "-p", str(profiles[0]), "map.osm"], [contract, "map.osrm"]):
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
    server = subprocess.Popen(
        [routed, "-i", "127.0.0.1", "-p", str(port), "map.osrm"], cwd=folder, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.skipif(None in PROGRAMS, reason="OSRM is not installed")
def test_a_real_server_knows_one_way_streets_and_places_off_its_map(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        table = ask("osrm", url, [HERE, FAR], [HERE, FAR, OFF])
    there, off = table[0][1:]
    back = table[1][0]
    assert there
    assert back
    assert off is None
    # 0.01° of latitude are 1.11 km; back it is that and twice the 0.01° of longitude, 0.90 km each
    assert there[1] == pytest.approx(1.11, abs=0.02)
    assert back[1] == pytest.approx(1.11 + 2 * 0.90, abs=0.03)
    assert back[0] > there[0] > 0.5
