// Asks the site's own search worker, run by Node as the browser runs it: queries in (JSON on standard input), and for
// each what is found, best first: the page, and the place on it that answers. With "said" only what people say is compared,
// which the worker puts before all that its words find.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import vm from "node:vm";

const workers = resolve(process.argv[2], "assets/javascripts/workers");
const name = readdirSync(workers).find(each => /^search\..*\.js$/.test(each));
const FIRST = 3; // that a person looks at, and so tests
let listener, answered;
const worker = vm.createContext({
  console,
  addEventListener: (type, heard) => { listener = heard; },
  postMessage: message => answered(message),
  importScripts: (...scripts) => scripts.forEach(each => vm.runInContext(readFileSync(resolve(workers, each), "utf8"), worker)),
});
worker.self = worker;
vm.runInContext(readFileSync(resolve(workers, name), "utf8"), worker);

const ask = data => new Promise(done => { answered = done; listener({ data }); });
const index = JSON.parse(readFileSync(resolve(process.argv[2], "search/search_index.json"), "utf8"));
await ask({ type: 0, data: { ...index, options: { suggest: false } } });
const told = place => ({ page: place.split("#")[0], place });
const best = sections => told(sections.reduce((one, other) => (other.score > one.score ? other : one)).location);
const compare = worker.sayings(index.config.said);
const { saidFirst } = worker;
let places;
worker.saidFirst = (found, said, map) => saidFirst(found, said, (places = map));
const found = {};
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const said = compare(query);
  if (process.argv[3] === "said") {
    found[query] = said.map(([place]) => told(place));
    continue;
  }
  // What is said stands before what the words find: where it fills the first places, nobody need look for these.
  const first = places ? saidFirst([], said, places) : [];
  const items = first.length < FIRST ? (await ask({ type: 2, data: query })).data.items : first;
  found[query] = items.map(best);
}
process.stdout.write(JSON.stringify(found));
