// Runs the product's own worker in Node and prints which of the runtime's functions were called, and which modules ran in each phase.
// usage: node profile.mjs FOLDER < CHAINS
// FOLDER holds worker, runtime with a bit for each function (builder/cold.py), and the packs, unpacked. CHAINS, each in a worker of
// its own, its phases one after the other: [[{"name": text, "packs": [names], "messages": [texts]}, …], …]
import { readFileSync } from "node:fs";
import { started } from "./worker_in_node.mjs";

const [folder] = process.argv.slice(2);
const chains = JSON.parse(readFileSync(0, "utf8"));
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

const ran = {};
function modules({ python }) {
  const asleep = new Set(python.pyimport("sitecustomize").asleep().toJs());
  return [...python.pyimport("sys").modules.keys()].filter((name) => !asleep.has(name)).sort();
}

// The start anew, which is kept, every question twice, and the start from what was kept.
let kept;
for (const phases of chains) {
  const anew = await started(folder, runtime, { keep: true });
  kept = anew.kept;
  // A collection visits whatever there is at that moment, a failed import's error too: after each second thing that is made, none is
  // left out. When it comes in a browser is another moment with each change of a module.
  anew.python.pyimport("gc").set_threshold(1, 10, 100);
  for (const phase of phases) {
    await asked(anew, phase);
    ran[phase.name] ??= modules(anew);
  }
  // A collection visits whatever there is at that moment: with many of them nothing is left out.
  anew.python.pyimport("gc").set_threshold(20, 3, 3);
  for (const { messages } of phases) await asked(anew, { packs: [], messages });
}
await asked(await started(folder, runtime, { snapshot: kept }), chains[0][0]);
process.stdout.write(JSON.stringify({ hot, ran }), () => process.exit(0));
