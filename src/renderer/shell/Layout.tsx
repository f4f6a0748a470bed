import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { Domains } from "../domains/Domains.tsx";
import { orpc } from "../rpc.ts";
import { Banners } from "./Banners.tsx";
import { Broken } from "./Broken.tsx";
import { ConnectionContext } from "./connection.ts";
import { useTellFindings } from "./findings.ts";
import { useShowLanguage } from "./language.ts";
import styles from "./layout.module.css";
import { useLive } from "./live.ts";
import { Nav } from "./Nav.tsx";
import { Overlays } from "./Overlays.tsx";
import { loadParts, part } from "./part.tsx";
import { type Said, useFoundSaid, useSaid } from "./said.ts";
import { useTitle } from "./title.ts";
import { Waiting } from "./Waiting.tsx";
import { useWorld } from "./world.ts";

const Alerts = part(async () => (await import("../alerts/Alerts.tsx")).Alerts);
const Activity = part(async () => (await import("../activity/Activity.tsx")).Activity);
const SettingsPlace = part(async () => (await import("../settings/SettingsPlace.tsx")).SettingsPlace);
const Welcome = part(async () => (await import("../welcome/Welcome.tsx")).Welcome);

/** The window: the places, the way between them, and what is said wherever one is. */
export function Layout() {
  const { t } = useTranslation("shell");
  const [location] = useLocation();
  const { connection, updated } = useLive(useTellFindings());
  useWorld();
  useParts(connection === "connected");
  useAppearance();
  useTitle();

  return (
    <div className={styles.window}>
      <a className={styles.skip} href="#place">
        {t("skip")}
      </a>
      <Nav />
      <div className={styles.middle}>
        <Banners connection={connection} updated={updated} />
        <main id="place" className={styles.place} tabIndex={-1}>
          <ConnectionContext value={connection}>
            <Broken key={location.split("/")[1]}>
              <Suspense fallback={<Waiting />}>
                <Switch>
                  <Route path="/domains/:name?">{({ name }) => <Domains open={name ?? null} />}</Route>
                  <Route path="/alerts">
                    <Alerts />
                  </Route>
                  <Route path="/activity">
                    <Activity />
                  </Route>
                  <Route path="/settings">
                    <SettingsPlace />
                  </Route>
                  <Route path="/welcome">
                    <Welcome />
                  </Route>
                  <Route>
                    <Home />
                  </Route>
                </Switch>
              </Suspense>
            </Broken>
          </ConnectionContext>
        </main>
      </div>
      <Overlays />
      <Spoken said={useSaid()} />
      <Spoken said={useFoundSaid()} />
    </div>
  );
}

/** What a screen reader is told. */
function Spoken({ said: { text, times } }: { said: Said }) {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={times}>{text}</span>
    </div>
  );
}

/** How long the window is left to what it shows before the rest of it is loaded, in ms. */
const settles = 2_000;

/** Has what is not shown yet loaded when the first paint is long over and Banken answers, and again when it is back. */
function useParts(connected: boolean): void {
  useEffect(() => {
    if (!connected) return;
    const over = new AbortController();
    const timer = setTimeout(() => void loadParts(over.signal), settles);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [connected]);
}

/** Where one comes in: the list, or Welcome where there is neither a key nor a list. */
function Home() {
  const key = useQuery(orpc.key.state.queryOptions());
  const estate = useQuery(orpc.domains.estate.queryOptions());
  if (key.isError || estate.isError) return <Redirect to="/domains" replace />;
  if (key.data === undefined || estate.data === undefined) return <Waiting />;
  const isNew = estate.data.total === 0 && key.data.source !== "practice";
  return <Redirect to={isNew ? "/welcome" : "/domains"} replace />;
}

/** Light or dark, and the language, as the settings have it, from whichever window they were changed. */
function useAppearance(): void {
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const { setColorScheme } = useMantineColorScheme();
  const showLanguage = useShowLanguage();
  const appearance = data?.appearance;
  const language = data?.language;
  useEffect(() => {
    if (appearance !== undefined) setColorScheme(appearance === "system" ? "auto" : appearance);
  }, [appearance, setColorScheme]);
  useEffect(() => {
    if (language !== undefined) void showLanguage(language);
  }, [language, showLanguage]);
}
