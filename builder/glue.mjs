// Reads a runtime's glue and writes it without what nothing leads to.
// usage: node glue.mjs < {"glue": text, "imported": [names that the runtime imports]}
// Of what is declared directly in the function that makes the module, a variable stays where it is read by what runs by itself, or
// by another declaration that stays; what is set on the module, where its name is asked for, as a property or a text.
import { readFileSync } from "node:fs";
import { parse } from "acorn";

const { glue, imported } = JSON.parse(readFileSync(0, "utf8"));

function* nodes(node) {
  if (Array.isArray(node)) for (const each of node) yield* nodes(each);
  else if (node && typeof node.type === "string") {
    yield node;
    for (const key of Object.keys(node)) if (node[key] && typeof node[key] === "object") yield* nodes(node[key]);
  }
}

// The names written in a node: of variables, and those that something is asked for by.
function names(root) {
  const properties = new Set();
  const variables = new Set();
  const asked = new Set();
  for (const node of nodes(root)) {
    if (node.type === "MemberExpression" && !node.computed) properties.add(node.property);
    if (node.type === "Property" && !node.computed && !node.shorthand) properties.add(node.key);
    if (node.type === "Property" && node.shorthand) asked.add(node.key.name);
    if (node.type === "Identifier") (properties.has(node) ? asked : variables).add(node.name);
    if (node.type === "Literal" && typeof node.value === "string") asked.add(node.value);
  }
  return { variables, asked };
}

const ofModule = ({ type, object, property }) =>
  type === "MemberExpression" && object.name === "Module" && property.type === "Literal" && property.value;

// Whether making this value does nothing else.
function quiet(value) {
  if (!value || /^(FunctionExpression|ArrowFunctionExpression|Literal|Identifier)$/.test(value.type)) return true;
  if (value.type === "UnaryExpression") return value.operator !== "delete" && quiet(value.argument);
  if (value.type === "ArrayExpression") return value.elements.every(quiet);
  if (value.type === "ObjectExpression") return value.properties.every((each) => each.type === "Property" && !each.computed && quiet(each.value));
  // Module["_name"]=wasmExports["name"], or the address of a datum
  if (value.type === "AssignmentExpression") return Boolean(ofModule(value.left)) && quiet(value.right);
  return value.type === "MemberExpression" && value.object.type === "Identifier" && value.property.type !== "PrivateIdentifier";
}

// The declarations that a statement consists of; null where it does something.
function declarations(statement) {
  if (statement.type === "FunctionDeclaration") return [{ name: statement.id.name, node: statement }];
  if (statement.type === "VariableDeclaration" && statement.declarations.every(({ id, init }) => id.type === "Identifier" && quiet(init)))
    return statement.declarations.map((node) => ({ name: node.id.name, node, kind: statement.kind, asked: node.init?.type === "AssignmentExpression" }));
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return null;
  const { left, right } = statement.expression;
  // Module["name"]=name: for who asks it of the module
  if (right.type === "Identifier" && ofModule(left) === right.name) return [{ name: right.name, node: statement, asked: true, onlyAsked: true }];
  // name.sig="ip": as what it would be put into the table of functions; the runtime asks for none there
  return left.type === "MemberExpression" && left.property.name === "sig" && right.type === "Literal" ? [] : null;
}

// What is declared and not led to from `roots`.
function unreached(declared, roots) {
  const left = new Set(declared);
  const variables = new Set();
  const asked = new Set();
  const reach = (node) => {
    const written = names(node);
    written.variables.forEach((name) => variables.add(name));
    written.asked.forEach((name) => asked.add(name));
  };
  roots.forEach(reach);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const each of left) {
      if (!(!each.onlyAsked && variables.has(each.name)) && !(each.asked && asked.has(each.name))) continue;
      left.delete(each);
      reach(each.node);
    }
  }
  return left;
}

const program = parse(glue, { ecmaVersion: "latest" });
const blocks = [...nodes(program)].filter(({ type }) => type === "BlockStatement");
const { body } = blocks.reduce((most, each) => (each.body.length > most.body.length ? each : most));
const cuts = []; // [start, end, what stands there instead]
for (const { type, id, init } of nodes(body)) {
  if (type !== "VariableDeclarator" || id.name !== "wasmImports") continue;
  init.properties = init.properties.filter(({ key }) => imported.includes(key.name ?? key.value));
  cuts.push([init.start, init.end, `{${init.properties.map(({ start, end }) => glue.slice(start, end)).join(",")}}`]);
}
const parts = body.map((statement) => ({ statement, made: declarations(statement) }));
const left = unreached(
  parts.flatMap(({ made }) => made ?? []),
  [...parts.filter(({ made }) => !made).map(({ statement }) => statement), ...program.body.filter((each) => !(each.start <= body[0].start && body[0].end <= each.end))],
);
for (const { statement, made } of parts) {
  if (!made || (made.length && !made.some((each) => left.has(each)))) continue;
  const kept = made.filter((each) => !left.has(each)).map(({ node }) => glue.slice(node.start, node.end));
  const outer = cuts.filter(([start, end]) => statement.start <= start && end <= statement.end);
  if (outer.length) throw new Error("the table of imports is declared with something else");
  cuts.push([statement.start, statement.end, kept.length ? `${made[0].kind} ${kept.join(",")};` : ""]);
}
cuts.sort(([one], [other]) => one - other);
let at = 0;
let written = "";
for (const [start, end, instead] of cuts) {
  written += glue.slice(at, start) + instead;
  at = end;
}
process.stdout.write(written + glue.slice(at));
