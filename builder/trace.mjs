// Runs the calculators in stock Pyodide and prints which modules of the standard library they needed.
// usage: node trace.mjs CALCULATORS.zip LETTERS.zip < MESSAGES.json
// MESSAGES: {"calculate": [text, …], "letters": [text, …]}, each a message to calculators.page.answer.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [calculators, letters] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(0, "utf8"));

// Python imports this by itself as soon as it can: what is loaded by then lies in the library's zip, not in a pack.
const NOTE_WHAT_IS_LOADED = "import sys; sys.early = list(sys.modules.values())";

const python = await loadPyodide({
  env: { PYTHONPATH: "/early:/calculators.zip", HOME: "/home/reader" },
  fsInit: async (FS) => {
    FS.writeFile("/calculators.zip", readFileSync(calculators));
    FS.mkdir("/early");
    FS.writeFile("/early/sitecustomize.py", NOTE_WHAT_IS_LOADED);
  },
});
const sys = python.pyimport("sys");

// Files of the modules that came out of a zip file, by the zip; what is frozen into the runtime is not wanted.
function loaded(modules) {
  const found = { stdlib: [], calculators: [], letters: [] };
  for (const module of modules) {
    if (module?.__spec__?.origin === "frozen") continue;
    const file = String(module?.__file__ ?? "");
    if (file.startsWith("/lib/python313.zip/")) found.stdlib.push(file.slice(19));
    if (file.startsWith("/calculators.zip/")) found.calculators.push(file.slice(17));
    if (file.startsWith("/letters.zip/")) found.letters.push(file.slice(13));
  }
  return found;
}

const answer = python.pyimport("calculators.page").answer;
for (const message of messages.calculate) answer(message);
try {
  answer("not JSON"); // what reporting an error needs
} catch (error) {
  String(error);
}
const calculate = loaded(sys.modules.values());

python.FS.writeFile("/letters.zip", readFileSync(letters));
sys.path.append("/letters.zip");
for (const message of messages.letters) answer(message);
console.log(JSON.stringify({ early: loaded(sys.early).stdlib, calculate, letters: loaded(sys.modules.values()) }));
