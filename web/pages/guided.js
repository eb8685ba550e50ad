import { open } from "../page.js";
import { GUIDED } from "./starts.js";

open(GUIDED);
