import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { longestSearch } from "../../shared/ranges.ts";
import { orpc } from "../rpc.ts";
import { VerdictBadge } from "../verdict/VerdictBadge.tsx";
import { act, useKnownActs } from "./acts.ts";
import { Keys } from "./Keys.tsx";
import { type ShortcutId, shortcutIds, shortcuts } from "./shortcuts.ts";

const [store, spotlight] = createSpotlight();

/** How many domains it offers. */
const most = 8;

/** Everything by name: the places, what can be done here, and the domains. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("shell");
  const [query, setQuery] = useState("");
  useEffect(() => {
    if (opened) spotlight.open();
    else spotlight.close();
  }, [opened]);

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => {
        setQuery("");
        onClose();
      }}
      scrollable
      maxHeight="min(440px, 60vh)"
      attributes={{ content: { "aria-label": t("palette.title") } }}
      overlayProps={{ blur: 0 }}
    >
      <Spotlight.Search placeholder={t("palette.placeholder")} aria-label={t("palette.placeholder")} />
      <Found query={query.trim()} />
    </Spotlight.Root>
  );
}

function Found({ query }: { query: string }) {
  const { t } = useTranslation("shell");
  const known = useKnownActs();
  const places = shortcutIds.filter((id) => shortcuts[id].group === "going");
  const deeds = shortcutIds.filter(
    (id) => shortcuts[id].inPalette && shortcuts[id].group !== "going" && known.includes(id),
  );
  const matching = (ids: readonly ShortcutId[]) => {
    const words = query.toLocaleLowerCase().split(/\s+/);
    return ids.filter((id) => words.every((word) => t(`shortcut.${id}`).toLocaleLowerCase().includes(word)));
  };
  const domains = useFoundDomains(query);
  const [here, there] = [matching(deeds), matching(places)];
  const list = useRef<HTMLDivElement>(null);
  useChosenFirst(list);

  return (
    <Spotlight.ActionsList ref={list}>
      {here.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.actions")}>
          {here.map((id) => (
            <Deed key={id} id={id} />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {there.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.places")}>
          {there.map((id) => (
            <Deed key={id} id={id} />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {domains.rows.length > 0 && (
        <Spotlight.ActionsGroup label={t("palette.domains")}>
          {domains.rows.map((row) => (
            <Spotlight.Action
              key={row.name}
              label={row.typed}
              onClick={() => domains.open(row.name)}
              rightSection={<VerdictBadge standing={row.standing} />}
              dimmedSections={false}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {here.length + there.length + domains.rows.length === 0 && (
        <Spotlight.Empty>{t("palette.nothing")}</Spotlight.Empty>
      )}
    </Spotlight.ActionsList>
  );
}

/**
 * Spotlight marks the first action when something is typed, and keeps the mark on the element alone: where domains
 * come in later and put another in its place, Enter would do nothing.
 */
function useChosenFirst(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (list.current?.querySelector("[data-selected]") === null)
      list.current.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  });
}

function Deed({ id }: { id: ShortcutId }) {
  const { t } = useTranslation("shell");
  return (
    <Spotlight.Action
      label={t(`shortcut.${id}`)}
      rightSection={<Keys id={id} />}
      // The palette hands the focus back before anything else is focused.
      onClick={() => setTimeout(() => act(id))}
    />
  );
}

function useFoundDomains(search: string) {
  const [, navigate] = useLocation();
  const { data } = useQuery(
    orpc.domains.list.queryOptions({
      input: { filter: { search: search.slice(0, longestSearch) }, limit: most },
      enabled: search !== "",
      placeholderData: keepPreviousData,
    }),
  );
  return {
    rows: search === "" ? [] : (data?.rows ?? []),
    open: (name: string) => navigate(`/domains/${name}`),
  };
}
