import { findWindow } from "../../app/window/assets.ts";
import { Refusal, status } from "../refusal.ts";

/** The folder of the built window. @throws {Refusal} where it was not built */
export function builtWindow(): string {
  const found = findWindow();
  if (found !== null) return found;
  throw new Refusal(status.unavailable, ({ t }) => t("serve:notBuilt"));
}
