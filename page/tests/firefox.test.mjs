// The page in Firefox, whose files cannot be watched.

import { describe } from "node:test";
import { tryPage } from "./scenarios.mjs";

describe("Firefox", () => tryPage("firefox"));
