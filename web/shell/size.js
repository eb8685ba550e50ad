/** Stands in the page itself: text that the reader made larger is so from the first frame on (web/shell/larger.js). */
import { LARGER, get } from "../reader/stores.js";

if (get("device", LARGER)) document.documentElement.classList.add("larger");
