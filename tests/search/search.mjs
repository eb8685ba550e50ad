// Asks the site's own search worker, run by Node as the browser runs it: queries in (JSON on standard input), and for
// each what is found, best first: the page, and the place on it that answers. With "said" only what people say is compared,
// which the worker puts before all that its words find.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import vm from "node:vm";

const workers = resolve(process.argv[2], "assets/javascripts/workers");
const name = readdirSync(workers).find(each => /^search\..*\.js$/.test(each));
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
const compare = process.argv[3] === "said" && worker.sayings(index.config.said);
const found = {};
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  if (compare) {
    found[query] = compare(query).map(([place]) => told(place));
    continue;
  }
  const { data } = await ask({ type: 2, data: query });
  found[query] = data.items.map(sections => told(sections.reduce((one, other) => (other.score > one.score ? other : one)).location));
}
process.stdout.write(JSON.stringify(found));
