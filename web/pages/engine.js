// In the head of a tool's page: Python's start is the longest thing there, and begins before the page is drawn.
import { open } from "../page.js";
import { ENGINE } from "./starts.js";

document.documentElement.classList.replace("no-js", "js"); // what only scripts can do may show
open(ENGINE);
