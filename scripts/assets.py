"""Fetch the vendored browser scripts anew, as ``viz/assets/manifest.toml`` names them.

``python -m scripts.assets`` brings each package at its version with the ordinary npm client, so
that an office's own mirror is used where one is set, and writes file, licence and hash. A file that
differs from the hash in the manifest is refused unless ``--accept`` says that the version changed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "viz" / "assets"
MANIFEST = ASSETS / "manifest.toml"
_SOURCE_MAP = b"//# sourceMappingURL="


def manifest() -> dict[str, dict[str, str]]:
    """The assets by file name: package, version, member, licence, licence_member, sha256."""
    return tomllib.loads(MANIFEST.read_text("utf-8"))


def without_source_map(content: bytes) -> bytes:
    """Drop the line that would make a browser's tools ask for a file that is not there."""
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_SOURCE_MAP))


def packed(package: str, version: str) -> bytes:
    """The package's archive as npm hands it out."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to refresh the assets; what is vendored stays as it is.")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([npm, "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        return archive.read_bytes()


def member(archive: bytes, name: str) -> bytes:
    """One file of an archive."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        found = opened.extractfile(f"package/{name}")
        if found is None:
            raise SystemExit(f"{name} is not a file of the package.")
        return found.read()


def main() -> int:
    """Refresh every asset; return 1 where a hash differs and is not accepted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="write the new hashes")
    accept = parser.parse_args().accept
    text = MANIFEST.read_text("utf-8")
    refused = 0
    for name, asset in manifest().items():
        archive = packed(asset["package"], asset["version"])
        content = without_source_map(member(archive, asset["member"]))
        found = hashlib.sha256(content).hexdigest()
        if found != asset["sha256"] and not accept:
            print(f"{name}: sha256 {found}, the manifest says {asset['sha256']}", file=sys.stderr)
            refused = 1
            continue
        (ASSETS / name).write_bytes(content)
        (ASSETS / f"{name}.LICENSE").write_bytes(member(archive, asset["licence_member"]))
        text = text.replace(asset["sha256"], found)
        print(f"{name}  {asset['package']} {asset['version']}  {found}")
    MANIFEST.write_text(text, "utf-8")
    return refused


if __name__ == "__main__":
    sys.exit(main())
