"""What is shipped of others: the notices, the licences' full texts, and the list of components (CycloneDX) for who checks them."""

import base64
import importlib.metadata
import json
import os
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from builder import BuildError

SHIPPED = Path(__file__).with_name("shipped.toml")
TEXTS = Path(__file__).with_name("licences")
COMPONENTS = "components.cdx.json"
_NAME = "repayment-handbook"
_RULE = "\n\n" + "=" * 100 + "\n\n"


class Component(NamedTuple):
    """One work of others that the site or a pack carries."""

    name: str
    version: str
    licence: str  # its SPDX identifier
    home: str
    what: str  # what of it, and how it was changed
    purl: str  # where it comes from, as package registries write it
    digest: str  # SHA-512 of the package in hexadecimal; empty where its registry gives none
    texts: dict[str, str]  # the licence in full, by the name of its file


def components(root: Path) -> list[Component]:
    """All that is shipped, with the versions that are installed. Raises BuildError where one has no licence's text."""
    listed = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["component"]
    return [_component(root, each) for each in listed]


def _component(root: Path, listed: dict[str, Any]) -> Component:
    version, purl, digest = listed.get("version", ""), listed.get("purl", ""), ""
    texts: dict[str, str] = {}
    if "pypi" in listed:
        version, texts = _from_pypi(listed["pypi"])
        purl = f"pkg:pypi/{listed['pypi']}@{version}"
    elif "npm" in listed:
        version, digest, texts = _from_npm(root, listed["npm"])
        purl = f"pkg:npm/{listed['npm']}@{version}"
    texts |= {name: (TEXTS / name).read_text(encoding="utf-8") for name in listed.get("texts", ())}
    if not texts:
        raise BuildError(SHIPPED, f"no text of {listed['name']}'s licence", "put it into builder/licences and name it in texts")
    return Component(listed["name"], version, listed["licence"], listed["home"], listed["what"], purl, digest, texts)


def _from_pypi(package: str) -> tuple[str, dict[str, str]]:
    installed = importlib.metadata.distribution(package)
    files = [file for file in installed.files or () if file.parent.name == "licenses" or file.name.startswith("LICENSE")]
    texts = {f"{package}-{file.name}": Path(str(file.locate())).read_text(encoding="utf-8") for file in sorted(files)}
    return installed.version, texts


def _from_npm(root: Path, package: str) -> tuple[str, str, dict[str, str]]:
    locked = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"][f"node_modules/{package}"]
    kind, _, digest = locked["integrity"].partition("-")
    found = sorted((root / "node_modules" / package).glob("LICENSE*"))
    texts = {f"{package}-{path.name}": path.read_text(encoding="utf-8") for path in found}
    return locked["version"], base64.b64decode(digest).hex() if kind == "sha512" else "", texts


def write_notices(root: Path, site: Path) -> Iterator[Path]:
    """Write the notices, the licences in full and the list of components into the site."""
    shipped = components(root)
    written = {
        "NOTICE.txt": _notices(shipped),
        "licences.txt": _full_texts(shipped),
        COMPONENTS: json.dumps(_bill_of_materials(shipped), indent=1, ensure_ascii=False) + "\n",
    }
    for name, text in written.items():
        (site / name).write_text(text, encoding="utf-8")
        yield site / name


def _notices(shipped: list[Component]) -> str:
    notices = [f"{each.name} {each.version} ({each.licence}), {each.home}\n  {each.what}\n" for each in shipped]
    head = "The built site carries these works of others, unchanged but for what is said here.\n"
    foot = f"Their licences in full: licences.txt. The same as a list for machines (CycloneDX): {COMPONENTS}.\n"
    return "\n".join([head, *notices, foot])


def _full_texts(shipped: list[Component]) -> str:
    """Each text once, with whose it is."""
    holders: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for component in shipped:
        for name, text in component.texts.items():
            texts[name] = text
            holders.setdefault(name, []).append(component.name)
    return _RULE.join(f"{name}\n({', '.join(holders[name])})\n\n{text.strip()}" for name, text in texts.items()) + "\n"


def _bill_of_materials(shipped: list[Component]) -> dict[str, Any]:
    """As CycloneDX 1.6 has it. Its time is the commit's, so that the same sources give the same list."""
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    listed = [
        {
            "type": "library",
            "bom-ref": each.purl,
            "name": each.name,
            "version": each.version,
            "description": each.what,
            "purl": each.purl,
            "licenses": [{"license": {"id": each.licence}}],
            "externalReferences": [{"type": "website", "url": each.home}],
        }
        | ({"hashes": [{"alg": "SHA-512", "content": each.digest}]} if each.digest else {})
        for each in shipped
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": _NAME, "name": _NAME},
        },
        "components": listed,
        "dependencies": [{"ref": _NAME, "dependsOn": [each.purl for each in shipped]}],
    }
