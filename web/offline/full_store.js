/** The store as the page that saves and the service worker use it: filled from the network, served from, and tidied. */
import { fetched } from "./fetched.js";
import { takeOut, weight, worthwhile } from "./install_pack.js";
import { Store, sum } from "./store.js";

/** @typedef {import("./store.js").File} File */
/** @typedef {import("./store.js").Files} Files */
/** @typedef {import("./store.js").Version} Version */
/** @typedef {{ id: string, files: Files, pack?: import("./install_pack.js").Pack }} Wanted as files.json lists a version */
/** @typedef {(done: number, total: number) => void} Progress */

const LANES = 4; // files fetched at a time

export class FullStore extends Store {
  /**
   * One at a time: a tab that saves, a worker that updates, and clearing away must not meet.
   * @template Result
   * @param {() => Promise<Result>} job
   * @returns {Promise<Result>}
   */
  async alone(job) {
    return navigator.locks ? navigator.locks.request(this.name, job) : job();
  }

  /**
   * Keep one file, if its bytes are the ones this version was built with. What the browser has from the visit before
   * will do, whatever its age; failing that, the server is asked past every cache on the way.
   * @param {string} path
   * @param {File} file
   * @param {(bytes: number) => void} count
   */
  async keepFile(path, file, count) {
    const address = new URL(path, this.scope);
    let got = await fetched(address, path, "force-cache", file, count);
    if (!got.kept) got = await fetched(address, path, "reload", file, count);
    if (!got.kept) throw new Error(got.lacks);
    await (await this.open()).put(this.content(file.hash), got.kept);
  }

  /** @param {Files} files */
  async lacking(files) {
    const keys = new Set(await this.keysKept());
    return Object.entries(files).filter(([, file]) => !keys.has(this.content(file.hash)));
  }

  /**
   * Keep all of a version, then record it as complete. What is there already is not fetched again. Whatever breaks off
   * leaves the versions that were there as they were.
   * @param {Wanted} wanted
   * @param {Progress} [progress]
   */
  keep(wanted, progress = () => {}) {
    return this.alone(async () => {
      await this.keepMissing(wanted, progress);
      const newest = (await this.records()).pop();
      if (!newest || newest.id !== wanted.id) {
        const order = newest ? newest.order + 1 : 1; // not the clock, which a phone may set back
        const { id, files } = wanted;
        await this.write(this.version(id), { id, files, order, since: new Date().toISOString() });
      }
      if (!(await this.read(this.newest))) await this.write(this.newest, wanted.id);
    });
  }

  /**
   * Most come in the install pack where that is worth it, beside the others; then each that still lacks.
   * @param {Wanted} wanted
   * @param {Progress} progress
   */
  async keepMissing({ files, pack }, progress) {
    const lacking = await this.lacking(files);
    const total = sum(files);
    let done = total - weight(lacking);
    /** @type {Error | null} */
    let failed = null;
    const count = (/** @type {number} */ bytes) => progress((done += bytes), total);
    const lane = async (/** @type {[string, File][]} */ queue) => {
      for (let next = queue.shift(); next && !failed; next = queue.shift()) {
        await this.keepFile(...next, count).catch((error) => (failed ??= error));
      }
    };
    const fetchEach = (/** @type {[string, File][]} */ queue) => Promise.all(Array.from({ length: LANES }, () => lane(queue)));
    count(0);
    const inside = Object.entries(files).slice(0, pack?.files ?? 0);
    const together = worthwhile(inside, lacking);
    const bringing =
      together.length &&
      this.keepTogether(pack?.path ?? "", inside, together, (bytes) => {
        if (failed) throw failed;
        count(bytes);
      });
    await Promise.all([bringing, fetchEach(lacking.filter((each) => !together.includes(each)))]);
    if (together.length) await fetchEach(await this.lacking(files));
    if (failed) throw failed;
  }

  /**
   * Keep what the install pack brings. Whatever is wrong with it, what it did not bring is still lacking, and nothing else is.
   * @param {string} path
   * @param {[string, File][]} inside
   * @param {[string, File][]} wanted
   * @param {(bytes: number) => void} count
   */
  async keepTogether(path, inside, wanted, count) {
    const cache = await this.open();
    await takeOut(new URL(path, this.scope), inside, wanted, async (file, kept) => {
      await cache.put(this.content(file.hash), kept);
      count(file.bytes);
    }).catch(() => {});
  }

  /** How many bytes are missing. @param {Files} files */
  async missing(files) {
    return weight(await this.lacking(files));
  }

  /** Drop the versions before the one in use, and files that no version has. */
  tidy() {
    return this.alone(async () => {
      const all = await this.records();
      const id = await this.read(this.newest);
      const stay = all.slice(
        Math.max(
          all.findIndex((each) => each.id === id),
          0,
        ),
      );
      if (stay.length === all.length) return; // what an interrupted update has fetched is not touched for nothing
      const wanted = new Set([this.newest]);
      for (const each of stay) {
        wanted.add(this.version(each.id));
        Object.values(each.files).forEach((file) => wanted.add(this.content(file.hash)));
      }
      const cache = await this.open();
      for (const key of await this.keysKept()) if (!wanted.has(key)) await cache.delete(key);
    });
  }

  /** Keep the cache open from now on: each page that opens asks for twenty files. One that was removed is let go. */
  async hold() {
    this.held = await this.opened();
  }

  /** @param {File} file */
  match(file) {
    return this.look(this.content(file.hash));
  }

  /** What is damaged is as good as gone: it counts as missing, and is fetched again. @param {File} file */
  async forget(file) {
    await (await this.open()).delete(this.content(file.hash));
  }

  /**
   * A file that a page of an earlier version still asks for.
   * @param {string} path
   */
  async earlier(path) {
    const found = (await this.records()).reverse().find((each) => each.files[path]);
    return found && this.look(this.content(found.files[path].hash));
  }

  /**
   * The version in use, which may be the one that the asker `has` already; null where nothing is kept. Where the browser has
   * lost which one it was, or its record, the newest that is whole.
   * @param {Version | null} has
   * @returns {Promise<Version | null>}
   */
  async current(has) {
    const id = await this.read(this.newest);
    if (has && has.id === id) return has;
    return (id && (await this.read(this.version(id)))) || (await this.records()).pop() || null;
  }

  /** The runtime that web/python/snapshot.js kept unpacked. @param {string} path */
  unpacked(path) {
    return this.look(`${this.scope}?python=${path}`);
  }

  /** How large all that is that web/python/snapshot.js kept; 0 where there is nothing. */
  async prepared() {
    const found = (await this.keysKept()).filter((url) => url.startsWith(`${this.scope}?python=`));
    const kept = await Promise.all(found.map((url) => this.look(url)));
    return kept.reduce((total, each) => total + Number(each?.headers.get("Content-Length")), 0);
  }
}
