/**
 * What the bundles of one page share: each bundle is a script of its own, and what is remembered (the case, Python, the
 * versions kept) must be there once. A module that owns such a thing makes it through `shared`, under its name in
 * `Handbook` (web/types.d.ts); every other module imports it from there by name.
 */

/** @type {Handbook} */
export const handbook = (globalThis.handbook ??= /** @type {Handbook} */ ({}));

/**
 * The one `name` of this page, made by `make` where no bundle has made it yet.
 * @template {keyof Handbook} Name
 * @param {Name} name
 * @param {() => NonNullable<Handbook[Name]>} make
 * @returns {NonNullable<Handbook[Name]>}
 */
export function shared(name, make) {
  return (handbook[name] ??= make());
}
