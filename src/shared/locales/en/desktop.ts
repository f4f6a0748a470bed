import common from "./common.json" with { type: "json" };
import desktop from "./desktop.json" with { type: "json" };
import notices from "./notices.json" with { type: "json" };
import tray from "./tray.json" with { type: "json" };

/** What the tray, the native notifications, dialogs and the menu say. */
export default { common, desktop, notices, tray };
