// Asks the product's own worker, lean and whole, what tests/sweep/ computes, and the lean one what the page asks.
// usage: node sweep.mjs LEAN WHOLE < {"kinds": [names], "wanting": [names], "messages": [texts], "modules": [names]}
// Each folder holds the packs, unpacked, and `sweep`. Prints {"whole": {kind: {name: text}}, "lean": {kind: text}, "replies": [text],
// "woken": {module: whether it said that it is missing}}; of what said that something is missing, null.
import { readdirSync, readFileSync } from "node:fs";
import { started } from "../builder/worker_in_node.mjs";

const [lean, whole] = process.argv.slice(2);
const { kinds, wanting, messages, modules } = JSON.parse(readFileSync(0, "utf8"));

async function worker(folder) {
  const runtime = await WebAssembly.compile(readFileSync(`${folder}/runtime`));
  const left = readdirSync(folder).filter((name) => name === "rest" || name.endsWith("_library"));
  const rest = folder === whole ? { rest: left.map((name) => new Uint8Array(readFileSync(`${folder}/${name}`)).buffer) } : {};
  return async () => {
    const made = await started(folder, runtime, rest);
    await made.add("sweep");
    return made;
  };
}

const stopped = ({ exports }) => Boolean(exports.missing?.value); // a runtime that lacks nothing has no word for it

// What each of these says, of a worker that is started anew where something was missing.
async function answered(start, asked, ask) {
  const said = [];
  let made = null;
  for (const each of asked) {
    made ??= await start();
    let reply = null;
    try {
      reply = await ask(made, each);
    } catch (error) {
      if (!stopped(made)) reply = String(error);
    }
    const missing = stopped(made) || made.python.pyimport("sitecustomize").missing || reply?.missing;
    said.push(missing ? null : reply); // Python may have caught the stop: its answer counts for nothing
    if (missing) made = null;
  }
  return said;
}

const compute = (made, kind) => made.python.pyimport("sweep").answers(kind);
const leanly = await worker(lean);
const said = {
  whole: await answered(await worker(whole), [...kinds, ...wanting], compute),
  lean: await answered(leanly, wanting, compute),
  replies: await answered(leanly, messages, (made, message) => made.tell({ ask: message })),
  woken: {},
};
const made = await leanly();
for (const name of modules) said.woken[name] = Boolean(made.python.pyimport("sweep").wake(name));
process.stdout.write(JSON.stringify(said), () => process.exit(0));
