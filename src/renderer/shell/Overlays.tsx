import { Suspense, useState } from "react";
import { useLocation } from "wouter";
import { useAct } from "./acts.ts";
import { Drop } from "./Drop.tsx";
import { useGivenFile } from "./given-file.ts";
import { useKeys } from "./keys.ts";
import { close, type Over, openAdd, show, useOver } from "./over.ts";
import { part } from "./part.tsx";
import { usePaste } from "./paste.ts";

const PreviewModal = part(async () => (await import("../preview/PreviewModal.tsx")).PreviewModal);
const Help = part(async () => (await import("./Help.tsx")).Help);
const Palette = part(async () => (await import("./Palette.tsx")).Palette);

/** What lies over every place: the preview of a pasted list, the help, the palette, and the keys that open them. */
export function Overlays() {
  const over = useOver();
  const opened = useOpenedOnce(over.kind);
  const [, navigate] = useLocation();
  const go = (place: string) => {
    navigate(`/${place}`);
    // What had the focus is on its way out.
    document.getElementById("place")?.focus();
  };
  useKeys();
  usePaste();
  useGivenFile();
  useAct("add", () => openAdd());
  useAct("help", () => show({ kind: "help" }));
  useAct("palette", () => show({ kind: "palette" }));
  useAct("domains", () => go("domains"));
  useAct("alerts", () => go("alerts"));
  useAct("activity", () => go("activity"));
  useAct("settings", () => go("settings"));

  return (
    <>
      <Drop />
      <Suspense fallback={null}>
        {opened.has("add") && (
          <PreviewModal
            text={over.kind === "add" ? over.text : ""}
            opened={over.kind === "add"}
            onClose={() => close("add")}
          />
        )}
        {opened.has("help") && <Help opened={over.kind === "help"} onClose={() => close("help")} />}
        {opened.has("palette") && (
          <Palette opened={over.kind === "palette"} onClose={() => close("palette")} />
        )}
      </Suspense>
    </>
  );
}

/** A dialog is loaded when it is first opened, and stays: it closes as it opened, and keeps what was typed. */
function useOpenedOnce(kind: Over["kind"]): ReadonlySet<Over["kind"]> {
  const [opened, setOpened] = useState<ReadonlySet<Over["kind"]>>(new Set());
  if (kind === "none" || opened.has(kind)) return opened;
  const more = new Set([...opened, kind]);
  setOpened(more);
  return more;
}
