// Compiles Python's library and the wheels of the page to .pyc, in the very Python that runs them.
//
// node precompile.mjs PYODIDE WHEELS OUT: writes OUT/stdlib.zip (Python's own library, imported as
// it is) and OUT/site.zip (ours and its packages, unpacked when the page starts). The same input
// gives the same bytes.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, wheels, out] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const py = await loadPyodide({
  indexURL: `${pyodide}/`,
  env: { PYTHONHASHSEED: "0", HOME: "/home" },
});

py.FS.mkdirTree("/in");
py.FS.writeFile("/in/python_stdlib.zip", readFileSync(join(pyodide, "python_stdlib.zip")));
for (const name of readdirSync(wheels).sort()) {
  py.FS.writeFile(`/in/${name}`, readFileSync(join(wheels, name)));
}
py.runPython(readFileSync(new URL("./precompile.py", import.meta.url), "utf8"));
for (const name of ["stdlib.zip", "site.zip", "licences.txt"]) {
  writeFileSync(join(out, name), py.FS.readFile(`/out/${name}`));
}
