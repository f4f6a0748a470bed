import common from "./common.json" with { type: "json" };
import doctor from "./doctor.json" with { type: "json" };
import serve from "./serve.json" with { type: "json" };
import terminal from "./terminal.json" with { type: "json" };
import watch from "./watch.json" with { type: "json" };

/** What the terminal reads, and the pages of `banken serve` that are not the window's. */
export default { common, doctor, serve, terminal, watch };
