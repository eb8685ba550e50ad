import { open } from "../page.js";
import { INTAKE } from "./starts.js";

open(INTAKE);
