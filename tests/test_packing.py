"""What is packed for the wire comes out of the browser's decoder as it went in; what is damaged fails or is told, and never hangs."""

import base64
import json
import random
import subprocess
from pathlib import Path

import pytest

from builder.assets import _esbuild
from builder.packing import PACKED, decoder, packed, unpacked

ROOT = Path(__file__).resolve().parents[1]
DRAW = random.Random(16)
_UNPACK = """
import { unlzma } from "./unlzma.mjs";
const cases = JSON.parse(await new Response(process.stdin).text());
const answers = [];
for (const { bytes, step } of cases) {
  const content = Uint8Array.from(Buffer.from(bytes, "base64"));
  let at = 0;
  const source = new ReadableStream({
    pull(out) {
      if (at >= content.length) return out.close();
      out.enqueue(content.slice(at, (at += step)));
    },
  });
  const made = await new Response(source.pipeThrough(unlzma())).arrayBuffer().catch((error) => String(error.kind));
  answers.push(typeof made === "string" ? made : { bytes: Buffer.from(made).toString("base64") });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
"""


@pytest.fixture(scope="module")
def unpack(tmp_path_factory):
    """The browser's own script in Node: of each packed content, in chunks of so many bytes, what comes out, or the kind of failure."""
    folder = tmp_path_factory.mktemp("unpacking")
    command = [_esbuild(ROOT), "web/python/unlzma.js", "--bundle", "--format=esm", f'--define:UNLZMA="{decoder()}"']
    subprocess.run([*command, f"--outfile={folder / 'unlzma.mjs'}"], cwd=ROOT, check=True, capture_output=True)
    (folder / "unpack.mjs").write_text(_UNPACK, encoding="utf-8")

    def ask(cases: list[tuple[bytes, int]]) -> list[bytes | str]:
        text = json.dumps([{"bytes": base64.b64encode(content).decode(), "step": step} for content, step in cases])
        done = subprocess.run(
            ["node", "unpack.mjs"], cwd=folder, input=text.encode(), capture_output=True, check=True, timeout=120
        )
        return [each if isinstance(each, str) else base64.b64decode(each["bytes"]) for each in json.loads(done.stdout)]

    return ask


def text(size: int) -> bytes:
    """Something that repeats itself near and far, by bits, words and long stretches."""
    words = [DRAW.randbytes(DRAW.randint(1, 40)) for _ in range(60)]
    made = bytearray()
    while len(made) < size:
        made += DRAW.choice(words) if DRAW.random() < 0.9 else bytes([DRAW.randrange(256)]) * DRAW.randint(1, 400)
    return bytes(made[:size])


CONTENTS = {
    "one byte": b"a",
    "two of the same": b"aa",
    "zeros": bytes(300_000),
    "noise": DRAW.randbytes(70_000),
    "text": text(400_000),
    "a distance of megabytes": text(3_000) + DRAW.randbytes(3_000_000) + text(3_000),
    "python": Path(__file__).read_bytes(),
    "the runtime": (ROOT / "node_modules" / "pyodide" / "pyodide.asm.wasm").read_bytes()[:2_000_000],
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_was_packed_comes_out_as_it_was(unpack, kind):
    small = packed(CONTENTS[kind])

    assert small.startswith(PACKED)
    assert CONTENTS[kind] == unpacked(small)
    assert [CONTENTS[kind]] * 3 == unpack([(small, step) for step in (1_000, 65_536, 10_000_000)])


def test_it_comes_out_as_it_was_however_it_arrives(unpack):
    content = text(3_000)
    small = packed(content)

    assert [content] * 40 == unpack([(small, step) for step in range(1, 41)])


def test_what_ends_early_or_is_something_else_fails_as_a_file_that_did_not_come(unpack):
    small = packed(text(50_000))
    cases = [small[:length] for length in (0, 1, 12, 17, 18, 19, 100, len(small) // 2, len(small) - 30)]
    cases += [b"<!doctype html>" * 10, PACKED + b"\xff" * 40, PACKED + bytes(12) + DRAW.randbytes(100)]

    assert ["network"] * len(cases[:-1]) == unpack([(case, 1_000) for case in cases[:-1]])
    assert unpack([(cases[-1], 1_000)])[0] in ("network", b"")  # a file of no bytes, and something after it


def test_a_damaged_file_fails_or_comes_out_another_of_the_same_length(unpack):
    """It writes nowhere but where it may; that the bytes are the right ones says the page's own check of them."""
    content = text(60_000)
    small = packed(content)
    cases = []
    for _ in range(60):
        damaged = bytearray(small)
        damaged[DRAW.randrange(13, len(small))] ^= 1 << DRAW.randrange(8)
        cases.append((bytes(damaged), 5_000))

    for answer in unpack(cases):
        assert answer == "network" or len(answer) == len(content)
