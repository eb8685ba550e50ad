/** Stands in the page itself: text that the reader made larger is so from the first frame on (web/shell/larger.js). */
import { LARGER } from "../reader/stores.js";

try {
  if (localStorage.getItem(LARGER)) document.documentElement.classList.add("larger");
} catch {
  // storage is forbidden, so no choice was kept
}
