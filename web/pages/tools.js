import { open } from "../page.js";
import { COPYING, TOOLS, SITE } from "./starts.js";

open([...SITE, ...COPYING, ...TOOLS]);
