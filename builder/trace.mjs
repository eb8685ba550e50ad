// Runs the calculators in stock Pyodide and prints which modules of the standard library they needed.
// usage: node trace.mjs CALCULATORS.zip LETTERS.zip < MESSAGES.json
// MESSAGES: {"calculate": [text, …], "letters": [text, …]}, each a message to calculators.page.answer.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [calculators, letters] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(0, "utf8"));

const python = await loadPyodide({
  env: { PYTHONPATH: "/calculators.zip", HOME: "/home/reader" },
  fsInit: async (FS) => FS.writeFile("/calculators.zip", readFileSync(calculators)),
});
const sys = python.pyimport("sys");

// Names of the modules that came out of a zip file, by the folder of the zip.
function loaded() {
  const found = { stdlib: [], calculators: [], letters: [] };
  for (const name of sys.modules.keys()) {
    const file = String(sys.modules.get(name)?.__file__ ?? "");
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
const calculate = loaded();

python.FS.writeFile("/letters.zip", readFileSync(letters));
sys.path.append("/letters.zip");
for (const message of messages.letters) answer(message);
console.log(JSON.stringify({ calculate, letters: loaded() }));
