import { createContext, useContext } from "react";
import type { Settings } from "../../shared/settings.ts";

export type ShowLanguage = (setting: Settings["language"]) => Promise<void>;

/** How the window is shown in another language. */
export const ShowLanguageContext = createContext<ShowLanguage>(async () => {});

export function useShowLanguage(): ShowLanguage {
  return useContext(ShowLanguageContext);
}
