// Unpacks the browsers that npm brought: node_modules/chromium-110/chromium and so on.
import { chmodSync, createReadStream, createWriteStream, existsSync, renameSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

for (const name of ["chromium-110", "chromium-92"]) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const binary = new URL("chromium", folder);
  if (existsSync(binary)) continue;
  const part = new URL("chromium.part", folder);
  await pipeline(createReadStream(new URL("bin/chromium.br", folder)), createBrotliDecompress(), createWriteStream(part));
  chmodSync(part, 0o755);
  renameSync(part, binary);
}
