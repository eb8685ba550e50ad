// Runs the product's own worker in Node and prints which of the runtime's functions were called, and which modules ran.
// usage: node profile.mjs FOLDER < PHASES
// FOLDER holds worker, runtime with a bit for each function (builder/cold.py), and the packs, unpacked. PHASES, one after the other:
// [{"packs": [names], "messages": [texts]}, …]
import { readFileSync } from "node:fs";
import { started } from "./worker_in_node.mjs";

const [folder] = process.argv.slice(2);
const phases = JSON.parse(readFileSync(0, "utf8"));
const runtime = await WebAssembly.compile(readFileSync(`${folder}/runtime`));

const hot = [];
function note({ exports }) {
  for (let place = 0; exports[`hot${place}`]; place += 1) hot[place] = (hot[place] ?? 0) | exports[`hot${place}`].value;
}

async function asked(worker, { packs, messages }) {
  for (const name of packs) await worker.add(name);
  for (const message of messages) await worker.tell({ ask: message }).catch(() => {}); // a question that is none ends in an error
  note(worker);
}

// The start anew, which is kept, every question twice, and the start from what was kept.
const anew = await started(folder, runtime, { keep: true });
for (const phase of phases) await asked(anew, phase);
// A collection visits whatever there is at that moment: with many of them nothing is left out.
anew.python.pyimport("gc").set_threshold(20, 3, 3);
for (const { messages } of phases) await asked(anew, { packs: [], messages });
const asleep = new Set(anew.python.pyimport("sitecustomize").asleep().toJs());
const ran = [...anew.python.pyimport("sys").modules.keys()].filter((name) => !asleep.has(name));
await asked(await started(folder, runtime, { snapshot: anew.kept }), phases[0]);
process.stdout.write(JSON.stringify({ hot, ran: ran.sort() }), () => process.exit(0));
