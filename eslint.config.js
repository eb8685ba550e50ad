import js from "@eslint/js";
import globals from "globals";

// The floors of web/, the top one first: each imports only from those below it, the ground (web/*.js) from none.
const FLOORS = ["pages", "tools", "shell", "offline", "python", "reader"];
const above = (place) => FLOORS.slice(0, place).flatMap((floor) => [`./${floor}/*`, `../${floor}/*`]);
const floors = [...FLOORS.map((floor) => `${floor}/**/`), ""].map((folder, place) => ({
  files: [`web/${folder}*.js`],
  rules: { "no-restricted-imports": ["error", { patterns: above(place) }] },
}));

export default [
  js.configs.recommended,
  {
    files: ["web/**/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: { ...globals.browser, handbook: "writable", DECLARED: "readonly", UNLZMA: "readonly", UNPACKER: "readonly" },
    },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-control-regex": "off", // what XML cannot hold is named by its codes
    },
  },
  ...floors,
  // Pyodide's own scripts stand before it in one file: builder/engine.py.
  {
    files: ["web/python/worker.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.worker, loadPyodide: "readonly", RUNTIME: "readonly" } },
  },
];
