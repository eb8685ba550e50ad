import { open } from "../page.js";
import { COPYING, KEEPING, SITE } from "./starts.js";

open([...SITE, ...COPYING, ...KEEPING]);
