import { open } from "../page.js";
import { COPYING, SITE } from "./starts.js";

open([...SITE, ...COPYING]);
