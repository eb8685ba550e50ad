"""Builds the site: ``python build.py`` runs the steps below, each printing what it made and its size.

``python build.py --pages-written`` takes pages that another generator has written into the site, runs every step after theirs,
broken ones too, and says which hold: what a move to the theme's successor would have to mend (CONTRIBUTING.md).
"""

import sys
from pathlib import Path

from builder import BuildError, Step, run_steps, try_steps
from builder.address import write_for_finders
from builder.assets import bundle_assets
from builder.engine import pack_engine
from builder.feed import write_feed
from builder.notes import set_notes
from builder.offline import list_files, write_manifest, write_service_worker
from builder.pack_promises import keep_pack_promises
from builder.packs import write_packs
from builder.pages import write_pages
from builder.policy import write_policy
from builder.promises import keep_promises
from builder.search import teach_search
from builder.shipped import write_notices
from builder.terms import link_terms
from builder.whole import join_guide

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "site"

STEPS = (
    Step("pages", "guide, tools and search index", write_pages),
    Step("notices", "what is shipped of others: notices, full licences, list of components", write_notices),
    Step("address", "robots.txt and the picture of shared links, at the deployment's address", write_for_finders),
    Step("terms", "first use of each word linked to what it means", link_terms),
    Step("notes", "citations made marks, and told at the foot of the page", set_notes),
    Step("print", "the whole guide as one page", join_guide),
    Step("changes", "a feed of what changed", write_feed),
    Step("search", "the words that people use, led to their pages", teach_search),
    Step("assets", "our scripts and styles, named by their content", bundle_assets),
    Step("engine", "Python for the browser: runtime, trimmed library, calculators, letters", pack_engine),
    Step("manifest", "web app manifest and icons", write_manifest),
    Step("packs", "the site as a zip and as a single file, and their sums", write_packs),
    Step("policy", "Content-Security-Policy of each page", write_policy),
    Step("files", "list of files to keep offline", list_files),
    Step("worker", "service worker", write_service_worker),
    Step("checks", "the promises, kept or the build stops", keep_promises),
    Step("packed", "the packs' promises, and what saving takes", keep_pack_promises),
)


def main() -> int:
    """Run every step; returns the exit status."""
    if "--pages-written" in sys.argv:
        return try_steps(STEPS[1:], ROOT, SITE)
    try:
        run_steps(STEPS, ROOT, SITE)
    except BuildError as broken:
        print(f"\nbuild stopped: {broken}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
