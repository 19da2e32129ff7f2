/** Written by the script that builds the page. */
declare const PYODIDE_VERSION: string;
declare const FILE_MAX: number;
/** Of a classic worker. */
declare var importScripts: (...urls: string[]) => void;
