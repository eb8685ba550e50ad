// Runs the calculators in stock Pyodide and prints which modules of the standard library they needed.
// usage: node trace.mjs CALCULATORS.zip LETTERS.zip EXPORTS.zip < MESSAGES.json, or another chain of later packs
// MESSAGES: {"calculate": [text, …], "letters": [text, …], "exports": [text, …]}, the later ones in the order of their zips, each a message to calculators.page.door.answer;
// the libraries of a later phase are there only from that phase on.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [calculators, ...libraries] = process.argv.slice(2);
const { calculate, ...later } = JSON.parse(readFileSync(0, "utf8"));
const phases = Object.keys(later);

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

const homes = { stdlib: "/lib/python313.zip/", calculators: "/calculators.zip/" };
phases.forEach((phase) => (homes[phase] = `/${phase}.zip/`));

// Files of the modules that came out of a zip file, by the zip; what is frozen into the runtime is not wanted.
function loaded(modules) {
  const found = Object.fromEntries(Object.keys(homes).map((home) => [home, []]));
  for (const module of modules) {
    if (module?.__spec__?.origin === "frozen") continue;
    const file = String(module?.__file__ ?? "");
    for (const [home, folder] of Object.entries(homes)) {
      if (file.startsWith(folder)) found[home].push(file.slice(folder.length).replace(/\.pyc$/, ".py"));
    }
  }
  return found;
}

const answer = python.pyimport("calculators.page.door").answer;
for (const message of calculate) answer(message);
try {
  answer("not JSON"); // what reporting an error needs
} catch (error) {
  String(error);
}
const used = { early: loaded(sys.early).stdlib, calculate: loaded(sys.modules.values()) };

phases.forEach((phase, index) => {
  python.FS.writeFile(`/${phase}.zip`, readFileSync(libraries[index]));
  sys.path.append(`/${phase}.zip`);
  for (const message of later[phase]) answer(message);
  used[phase] = loaded(sys.modules.values());
});
console.log(JSON.stringify(used));
