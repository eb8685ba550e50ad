import { open } from "../page.js";
import { DOSSIER, SITE } from "./starts.js";

open([...SITE, ...DOSSIER]);
