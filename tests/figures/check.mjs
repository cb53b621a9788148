// Holds figures written for Vega-Lite against Vega-Lite's own schema, draws them without a display, and counts their marks. Usage: node check.mjs [--out DIR] PATH…
// A path is a *.vl.json file or a folder, below which all are taken. Exit code 0: all are as they should be; 1: one line for each problem; 2: usage.
import { readFileSync, readdirSync, statSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import { expectedMarks } from './expected.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const schema = JSON.parse(readFileSync(join(here, 'node_modules/vega-lite/build/vega-lite-schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: false, strict: false });
addFormats(ajv);
// The schema names a format of its own, whose values are any text.
ajv.addFormat('color-hex', () => true);
const validate = ajv.compile(schema);

/** Every document at or below a path. */
function documents(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true }).map(String).filter(f => f.endsWith('.vl.json')).sort().map(f => join(path, f));
}

// What Vega says where a view has no rows, which the rows themselves may be the reason of.
const emptiness = /Infinite extent for field|Log scale domain includes zero: \[,\]/;

/** Collects what Vega-Lite and Vega complain about. */
function collector(problems, who) {
  const logger = {
    level(value) { return value === undefined ? vega.Warn : logger; },
    error(...args) { problems.push(`${who}: error: ${args.join(' ')}`); return logger; },
    warn(...args) { problems.push(`${who}: warning: ${args.join(' ')}`); return logger; },
    info() { return logger; },
    debug() { return logger; },
  };
  return logger;
}

/** The marks of a scene by the name of their view, with the coordinates that are no numbers. */
function marksOf(item, found = new Map(), bad = []) {
  if (item.marktype !== undefined) {
    const view = /(layer\d+-[a-z]+|layer_?\d+_[a-z]+)/.exec(item.name ?? '')?.[0].replace(/^layer_?(\d+)_/, 'layer$1-');
    if (view && item.marktype !== 'group' && !/_legend|_axis/.test(item.role ?? '')) {
      found.set(view, [...(found.get(view) ?? []), ...item.items]);
    }
    for (const each of item.items) {
      if (view && each.defined !== false && item.marktype !== 'group') {
        for (const key of ['x', 'y', 'x2', 'y2', 'width', 'height']) {
          if (each[key] !== undefined && !Number.isFinite(each[key])) bad.push(`${view}: ${key} is ${each[key]}`);
        }
      }
      if (each.items) for (const child of each.items) marksOf(child, found, bad);
    }
  }
  return { found, bad };
}

/** Checks one document; its problems. */
async function check(file, out) {
  const problems = [];
  const spec = JSON.parse(readFileSync(file, 'utf8'));
  const csv = readFileSync(file.replace(/\.vl\.json$/, '.csv'), 'utf8');
  const expected = expectedMarks(spec.usermeta.figure, csv);
  if (spec.$schema !== 'https://vega.github.io/schema/vega-lite/v6.json') problems.push(`$schema is ${spec.$schema}`);
  if (!validate(spec)) problems.push(...validate.errors.slice(0, 5).map(e => `schema: ${e.instancePath} ${e.message}`));
  if (spec.data?.url !== basename(file).replace(/\.vl\.json$/, '.csv')) problems.push(`data.url is ${spec.data?.url}`);
  try {
    const view = await draw(file, spec, problems);
    const svg = await view.toSVG();
    const shapes = svg.replace(/<(text|title)[^>]*>[^<]*<\/\1>/g, '').replace(/aria-label="[^"]*"/g, '');
    if (/\b(NaN|Infinity|undefined)\b/.test(shapes)) problems.push('the picture holds NaN, Infinity or undefined');
    if (out) writeFileSync(join(out, basename(file).replace(/\.vl\.json$/, '.vega.svg')), svg);
    compare(view, expected, problems);
  } catch (error) {
    problems.push(error.message);
  }
  const hasEmpty = [...expected.values()].some(e => e.count === 0);
  return problems.filter(p => !(hasEmpty && emptiness.test(p)));
}

/** Compiles and runs a document. */
async function draw(file, spec, problems) {
  const compiled = vegaLite.compile(spec, { logger: collector(problems, 'vega-lite') }).spec;
  const refuse = async url => { throw new Error(`asks for ${url}`); };
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    logger: collector(problems, 'vega'),
    // Only the file beside the document may be read.
    loader: { load: async url => readFileSync(join(dirname(file), basename(url)), 'utf8'), sanitize: refuse, http: refuse, file: refuse },
  });
  return view.runAsync();
}

/** Holds the marks of a scene against what the rows give. */
function compare(view, expected, problems) {
  const { found, bad } = marksOf(view.scenegraph().root);
  problems.push(...new Set(bad));
  for (const [name, { count, colors }] of expected) {
    const marks = found.get(name) ?? [];
    if (marks.length !== count) problems.push(`${name}: ${marks.length} marks, the rows give ${count}`);
    const shown = new Set(marks.map(m => m.fill)).size;
    if (colors !== undefined && marks.length === count && shown !== colors) problems.push(`${name}: ${shown} colours, the rows give ${colors}`);
  }
  for (const name of found.keys()) {
    if (!expected.has(name)) problems.push(`${name}: marks that no layer gives`);
  }
}

const args = process.argv.slice(2);
const at = args.indexOf('--out');
const out = at >= 0 ? args.splice(at, 2)[1] : undefined;
if (args.length === 0) {
  console.error('usage: node check.mjs [--out DIR] PATH…');
  process.exit(2);
}
if (out) mkdirSync(out, { recursive: true });
let failed = 0;
let total = 0;
for (const file of args.flatMap(a => documents(resolve(a)))) {
  total++;
  let problems;
  try {
    problems = await check(file, out);
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length > 0) failed++;
  for (const problem of problems) console.log(`${file}: ${problem}`);
}
console.log(`${total} documents, ${failed} with problems`);
process.exit(failed > 0 || total === 0 ? 1 : 0);
