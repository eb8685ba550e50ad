"""LibreOffice as a reader of what we make: the numbers and words that an office shows are the ones that were meant."""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


@functools.cache
def _profile() -> str:
    """One for all conversions of this process: to make a new one takes the office longer than to convert."""
    return tempfile.mkdtemp(prefix="office-profile-")


def converted(content: bytes, ending: str, to: str, filter_options: str = "") -> list[Path]:
    """The files that LibreOffice makes of ``content`` (``.ending``) as ``to``: for a workbook in csv, one a sheet."""
    office = os.environ.get("OFFICE") or shutil.which("soffice")
    assert office, "no LibreOffice: run make test, which finds or installs one"
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    source = folder / f"made.{ending}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{_profile()}"
    wanted = f"{to}:{filter_options}" if filter_options else to
    subprocess.run(
        [office, profile, "--headless", "--convert-to", wanted, "--outdir", folder / "out", source],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return sorted((folder / "out").iterdir())
