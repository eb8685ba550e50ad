import { open } from "../page.js";
import { SAVE } from "./starts.js";

open(SAVE);
