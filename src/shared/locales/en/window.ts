import activity from "./activity.json" with { type: "json" };
import alerts from "./alerts.json" with { type: "json" };
import common from "./common.json" with { type: "json" };
import domain from "./domain.json" with { type: "json" };
import domains from "./domains.json" with { type: "json" };
import preview from "./preview.json" with { type: "json" };
import settings from "./settings.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import welcome from "./welcome.json" with { type: "json" };

/** What the window reads. */
export default { activity, alerts, common, domain, domains, preview, settings, shell, welcome };
