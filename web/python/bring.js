/** Brings a script of ours when what it does is wanted, once: from beside the page, or out of the single file. */
import { Failure } from "./failure.js";
import { handbook } from "../registry.js";

/** @type {Map<string, Promise<void>>} */
const brought = new Map();

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Failure("network"));
    document.head.append(script);
  });
}

/**
 * Resolves when the script has run; rejects with a Failure where it cannot be had, or something else came in its place:
 * asking again tries again.
 * @param {string} address
 * @param {() => boolean} [isThere] whether what the script brings is there
 */
export async function bring(address, isThere = () => true) {
  if (handbook.bringPacked) return handbook.bringPacked(address); // knows itself what runs once and what anew
  const coming = brought.get(address) ?? load(address);
  brought.set(address, coming);
  try {
    await coming;
    if (!isThere()) throw new Failure("network", `${address.split("/").pop()} 不是我们的文件`);
  } catch (error) {
    brought.delete(address);
    throw error;
  }
}

handbook.bring = bring;
