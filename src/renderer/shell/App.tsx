import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { notifyManager, QueryClientProvider } from "@tanstack/react-query";
import { styleNonce } from "../nonce.ts";
import { queries } from "../queries.ts";
import { houseColours, theme } from "../theme.ts";
import { Layout } from "./Layout.tsx";
import { type ShowLanguage, ShowLanguageContext } from "./language.ts";

// An answer is drawn in the turn in which it comes: by default it waits for a timer, of up to 4 ms.
notifyManager.setScheduler(queueMicrotask);

export function App({ showLanguage }: { showLanguage: ShowLanguage }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={houseColours}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <ShowLanguageContext.Provider value={showLanguage}>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-right" limit={4} />
          <Layout />
        </QueryClientProvider>
      </ShowLanguageContext.Provider>
    </MantineProvider>
  );
}
