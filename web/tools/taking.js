// Files to take along, made on the page: Word files of the sheets, what Python packs, and handing them to the browser.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // Where no file can be kept, the page says so at its buttons.
  document.querySelectorAll("[data-in-wechat]").forEach((words) => (words.hidden = !/MicroMessenger/i.test(navigator.userAgent)));

  async function inBase64(blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  }

  // `address` is that of Word's library, a script of its own, loaded when it is first wanted.
  handbook.taking = (address) => {
    // The Word file of a sheet as it stands on the page; `index` numbers it within the pack.
    async function wordFile(sheet, title, index) {
      await handbook.bring(address);
      return { name: `${String(index + 1).padStart(2, "0")} ${title}.docx`, blob: await handbook.toWord(sheet, title) };
    }

    return {
      wordFile,
      // What Python makes the pack of; each of `drawn` has its sheet, title and when_not.
      async packed(all) {
        const drawn = all.filter(({ sheet }) => !sheet.closest(".held")); // what is held back stays here
        const sheets = drawn.map(({ sheet, title, when_not }) => ({ title, html: sheet.innerHTML, when_not }));
        const files = [];
        for (const [index, { sheet, title }] of drawn.entries()) {
          const { name, blob } = await wordFile(sheet, title, index);
          files.push({ name, base64: await inBase64(blob) });
        }
        return { sheets, files };
      },
      // Python's reply to an export as a Blob.
      blobOf(reply) {
        if (reply.errors) throw Object.assign(new Error(), { words: reply.errors.map((each) => each.message).join(" ") });
        return new Blob([Uint8Array.from(atob(reply.base64), (sign) => sign.charCodeAt(0))], { type: reply.type });
      },
      save(name, blob) {
        const made = document.createElement("a");
        made.href = URL.createObjectURL(blob);
        made.download = name;
        made.click();
        setTimeout(() => URL.revokeObjectURL(made.href), 60000); // older phones read it late
      },
      // Make one file; what goes wrong is said, and nothing is lost.
      async saying(status, problem, make) {
        problem.hidden = true;
        status.textContent = "正在做。";
        try {
          status.textContent = `做好了：${await make()}`;
        } catch (error) {
          status.textContent = "";
          problem.textContent = error.words || `没有做成${error.offline ? "，网络断了" : `：${error.message}`}。材料还在，再按一次就重试。`;
          problem.hidden = false;
          problem.scrollIntoView({ block: "nearest" });
        }
      },
    };
  };
})();
