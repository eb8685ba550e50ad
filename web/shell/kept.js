/**
 * Stands in the page itself: where something is kept, the first frame leaves room for it and shows no empty form that would move
 * away a moment later. `recalling` ends when the page's scripts have started (web/page.js), or by itself (tokens.css).
 */
(() => {
  const KEY = "repayment-handbook.case"; // as in web/reader/case.js
  try {
    const kept = sessionStorage.getItem(KEY) || localStorage.getItem(KEY);
    if (!kept) return;
    document.documentElement.classList.add("kept", "recalling");
    if ((JSON.parse(kept).debts ?? []).length > 1) document.documentElement.classList.add("kept-debts");
  } catch {
    // storage is forbidden, or what is kept cannot be read: the page says so itself
  }
})();
