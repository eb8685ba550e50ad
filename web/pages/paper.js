import { open } from "../page.js";
import { PAPER } from "./starts.js";

open(PAPER);
