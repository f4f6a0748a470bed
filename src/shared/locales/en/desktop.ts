import common from "./common.json" with { type: "json" };
import notices from "./notices.json" with { type: "json" };
import tray from "./tray.json" with { type: "json" };

/** What the tray and the native notifications say. */
export default { common, notices, tray };
