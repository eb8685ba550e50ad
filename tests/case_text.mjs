/** Reads and writes the case as the pages do: one request a line, one reply a line. */
import { createInterface } from "node:readline";
import { NoCase, readCase, writeCase } from "../web/reader/case_text.js";
import { atHome } from "../web/reader/sections.js";

const DO = {
  read: ({ text }) => readCase(text),
  write: ({ whole, at }) => ({ text: writeCase(whole, at) }),
  home: ({ whole }) => ({ whole: atHome(whole) }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let reply;
  try {
    reply = DO[request.do](request);
  } catch (refused) {
    if (!(refused instanceof NoCase)) throw refused;
    reply = { refused: refused.message };
  }
  console.log(JSON.stringify(reply));
}
