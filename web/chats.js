/** The browsers of chats, which keep no files. */

/** Whose browser it is, by what it says of itself; the menu's words for the way out. @type {[RegExp, string, string][]} */
const CHATS = [
  [/wxwork/i, "企业微信", "在浏览器打开"],
  [/MicroMessenger/i, "微信", "在浏览器打开"],
  [/DingTalk/i, "钉钉", "在浏览器打开"],
  [/\bQQ\//i, "QQ", "用浏览器打开"],
  [/Weibo/i, "微博", "浏览器打开"],
  [/AlipayClient/i, "支付宝", "在浏览器打开"],
  [/Lark|Feishu/i, "飞书", "在浏览器打开"],
  [/aweme|BytedanceWebview|NewsArticle/i, "抖音", "用浏览器打开"],
  [/Kwai|Kuaishou/i, "快手", "用浏览器打开"],
  [/discover\/|xhs|XiaoHongShu/i, "小红书", "在浏览器打开"],
];

/** The chat in whose browser this page stands; null in a browser of its own. */
export function chat(agent = navigator.userAgent) {
  const found = CHATS.find(([pattern]) => pattern.test(agent));
  return found ? { name: found[1], way: found[2] } : null;
}

/** A file cannot be handed over here; its message says what can be done. */
export class NoFiles extends Error {
  forReader = true;

  /** @param {string} name */
  constructor(name) {
    super(`${name}里存不了文件，什么也没有存下。点右上角的菜单，选“在浏览器打开”，在那里再存。填的内容可以带过去。`);
  }
}
