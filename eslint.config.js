import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["web/**/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: { ...globals.browser, handbook: "writable", DECLARED: "readonly", UNLZMA: "readonly" },
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
  // Pyodide's own scripts stand before it in one file: builder/engine.py.
  {
    files: ["web/python/worker.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.worker, loadPyodide: "readonly", RUNTIME: "readonly" } },
  },
];
