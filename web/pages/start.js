import { open } from "../page.js";
import { START, SITE } from "./starts.js";

open([...SITE, ...START]);
