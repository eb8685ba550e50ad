// What stands on globalThis.handbook: the things that the bundles of a page share (web/registry.js), and what a pack,
// which may fetch nothing, puts there for them (web/offline/packed.js, web/pages/single.js).

interface Handbook {
  caseFile: import("./reader/case.js").CaseFile;
  negotiations: import("./reader/negotiations.js").Negotiations;
  versions?: import("./offline/versions.js").Versions | null;
  engine?: import("./python/engine.js").Engine;
  guide?: import("./tools/guide.js").Guide;
  bring: (address: string) => Promise<void>;
  bringPacked?: (address: string) => Promise<void>;
  toWord?: (sheet: Element, title: string) => Promise<Blob>;
  packed?: (name: string) => Promise<Response>;
  packedText?: (name: string) => Promise<string>;
  piece?: (name: string, text: string) => void;
  searchWorker?: () => Pick<Worker, "addEventListener" | "removeEventListener" | "postMessage">;
  guarded?: () => void; // web/shell/guard.js
}

declare var handbook: Handbook;

interface Navigator {
  readonly standalone?: boolean; // Safari on a phone
}

interface WindowEventMap {
  beforeinstallprompt: Event & { prompt(): void };
}

// Trusted Types, of which the compiler's own declarations know nothing yet; what a policy makes is used where a text is.
interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: {
        createHTML?(html: string): string;
        createScript?(script: string): string;
        createScriptURL?(address: string): string | null;
      },
    ): { createHTML(html: string): string };
  };
}

/** web/python/unlzma.wat, assembled, in base 64: the build writes it. */
declare const UNLZMA: string;

/** web/python/unpack_worker.js, bundled: the build writes it. */
declare const UNPACKER: string;

// Pyodide, as far as web/python/worker.js uses it; the build writes what RUNTIME is before that script.
declare const RUNTIME: object;
interface Pyodide {
  FS: { writeFile(path: string, content: Uint8Array): void };
  pyimport(module: string): any;
  makeMemorySnapshot(): Uint8Array<ArrayBuffer>;
}
declare function loadPyodide(options: object): Promise<Pyodide>;

// The sections of the case, declared in calculators/case/sections.py; the build writes them here (builder/assets.py).
declare const DECLARED: {
  version: number;
  sections: { key: string; title: string; home: string; counted: string; width: number; was: string }[];
  moved: Record<string, string>; // what the first files kept of two tools among the person's own: the section where it belongs
};
